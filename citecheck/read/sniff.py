"""What kind of input some bytes are: by magic numbers, header, name and first tags."""

from __future__ import annotations

import enum
import io
import re
import zipfile

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM\x00", b"II*\x00", b"MM\x00*")
_PACKED = (b"PK\x05\x06", b"\x1f\x8b", b"BZh9", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")
_PROGRAMS = (b"\x7fELF", b"MZ\x90\x00", b"\xca\xfe\xba\xbe", b"SQLite format 3\x00", b"\x00asm")
_SOUNDS = (b"OggS", b"ID3", b"fLaC", b"RIFF")
_PDF = b"%PDF-"
_PDF_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16le")
_ZIP, _RTF, _FLAT_ODT = b"PK\x03\x04", b"{\\rtf", b'office:mimetype="application/vnd.oasis.'
_ODT_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"
_DOCX_PART = re.compile(r"word/document\d{0,3}\.xml")
# A mail begins with fields, of which these are enough to tell it from a text with colons.
_FIELDS = re.compile(rb"(?:[!-9;-~]{1,76}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,200}){2,200}")
_MAIL_FIELD = re.compile(
    rb"^(?:from|to|subject|date|mime-version|received|message-id|return-path|delivered-to"
    rb"|content-type|snapshot-content-location|x-mailer|dkim-signature)[ \t]{0,4}:",
    re.IGNORECASE | re.MULTILINE,
)
_SURE_FIELD = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_MIN_MAIL_FIELDS = 3
_MAIL_NAMES = (".eml", ".mhtml", ".mht")
_MAIL_TYPES = ("message/rfc822", "multipart/related", "application/x-mimearchive")
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
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    MAIL = "mail"
    LOCKED = "locked"
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
    if (kind := _document_kind(data, head)) is not None:
        return kind
    if head.startswith(_PICTURES + _PACKED + _PROGRAMS + _SOUNDS) or head[4:8] == b"ftyp":
        return InputKind.BINARY
    is_html = _looks_like_html(head)
    if not is_html and _PDF in head[:_PDF_WITHIN]:
        return InputKind.PDF
    if not is_html and _is_mail(head, name, content_type):
        return InputKind.MAIL
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


def _document_kind(data: bytes, head: bytes) -> InputKind | None:
    """Return which office document the bytes are, or None."""
    if head.lstrip(b" \t\r\n").startswith(_RTF):
        return InputKind.RTF
    if head.startswith(_OLE):
        return InputKind.LOCKED if _ENCRYPTED_OFFICE in data else InputKind.DOCUMENT
    if head.startswith(_ZIP):
        return _zip_kind(data)
    return InputKind.ODT if _FLAT_ODT in head[:_HEAD_BYTES] else None


def _zip_kind(data: bytes) -> InputKind:
    """Return which document a zip file is; a damaged one is what its first bytes say."""
    if _ODT_TYPE in data[:200]:
        return InputKind.ODT
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = set(file.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        is_office = b"[Content_Types].xml" in data[:200] or b"word/" in data[:_HEAD_BYTES]
        return InputKind.DOCX if is_office else InputKind.BINARY
    if any(_DOCX_PART.fullmatch(name) for name in names):
        return InputKind.DOCX
    if {"content.xml", "META-INF/manifest.xml"} <= names:
        return InputKind.ODT
    return InputKind.DOCUMENT if "[Content_Types].xml" in names else InputKind.BINARY


def _is_mail(head: bytes, name: str, content_type: str) -> bool:
    """Say whether the bytes begin with the fields of a mail or of a saved page."""
    fields = _FIELDS.match(head.replace(b"\r\n", b"\n"))
    if fields is None:
        return False
    found = len(_MAIL_FIELD.findall(fields[0]))
    if name.lower().endswith(_MAIL_NAMES) or content_type.lower().startswith(_MAIL_TYPES):
        return found > 0
    return found >= _MIN_MAIL_FIELDS and bool(_SURE_FIELD.search(fields[0]))


def _looks_like_html(head: bytes) -> bool:
    """Say whether a text begins as HTML does and closes a tag, in any usual encoding."""
    text = head.replace(b"\x00", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    if text[:15].lower().startswith(("<!doctype html", "<html", "<?xml")):
        return True
    return bool(_HTML_START.match(text)) and bool(_HTML_INSIDE.search(text))
