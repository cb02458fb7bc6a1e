"""What kind of input some bytes are: by magic numbers, header, name and first tags."""

from __future__ import annotations

import enum
import re

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM\x00", b"II*\x00", b"MM\x00*")
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh9", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")
_PROGRAMS = (b"\x7fELF", b"MZ\x90\x00", b"\xca\xfe\xba\xbe", b"SQLite format 3\x00", b"\x00asm")
_SOUNDS = (b"OggS", b"ID3", b"fLaC", b"RIFF")
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
_DOCUMENTS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_DOCUMENT_TYPES = ("application/pdf", "application/msword", "application/vnd.", "application/rtf")
_BINARY_TYPES = ("image/", "audio/", "video/", "font/", "application/zip", "application/gzip")
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_HTML_START = re.compile(
    r"(?:<!doctype html|<html|<head|<body|<meta|<title|<article|<main|<section|<header|<div|<p\b"
    r"|<h[1-6]\b|<table|<span|<script|<style|<!--)",
    re.IGNORECASE,
)
_HTML_INSIDE = re.compile(r"</(?:p|div|body|html|article|h[1-6]|a|span)>", re.IGNORECASE)
_HEAD_BYTES = 4096


class InputKind(enum.Enum):
    """How an input is to be read."""

    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain"
    PDF = "pdf"
    DOCUMENT = "document"
    BINARY = "binary"


def input_kind(data: bytes, name: str, content_type: str = "") -> InputKind:
    """Return how to read ``data``; what it is outweighs what it is called.

    Args:
        data: the bytes; only the first few thousand are looked at.
        name: a file name, or empty.
        content_type: the Content-Type header, or empty.
    """
    head = data[:_HEAD_BYTES]
    if head.lstrip(b" \t\r\n").startswith(_DOCUMENTS):
        return InputKind.DOCUMENT
    if head.startswith(_PICTURES + _PACKED + _PROGRAMS + _SOUNDS) or head[4:8] == b"ftyp":
        return InputKind.BINARY
    is_html = _looks_like_html(head)
    if not is_html and _PDF in head[:_PDF_WITHIN]:
        return InputKind.PDF
    media_type = content_type.partition(";")[0].strip().lower()
    if not is_html and media_type.startswith(_DOCUMENT_TYPES):
        return InputKind.DOCUMENT
    if not is_html and media_type.startswith(_BINARY_TYPES):
        return InputKind.BINARY
    lowered = name.lower()
    if lowered.endswith(_MARKDOWN_NAMES) or media_type == "text/markdown":
        return InputKind.MARKDOWN
    if lowered.endswith(_HTML_NAMES) or media_type in _HTML_TYPES:
        return InputKind.HTML
    return InputKind.HTML if is_html else InputKind.PLAIN


def _looks_like_html(head: bytes) -> bool:
    """Say whether a text begins as HTML does and closes a tag, in any usual encoding."""
    text = head.replace(b"\x00", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    if text[:15].lower().startswith(("<!doctype html", "<html", "<?xml")):
        return True
    return bool(_HTML_START.match(text)) and bool(_HTML_INSIDE.search(text))
