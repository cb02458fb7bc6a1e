"""What kind of file an answer is, from its header and its first bytes."""

from __future__ import annotations

import re

HTML, XHTML, PLAIN, PDF = "text/html", "application/xhtml+xml", "text/plain", "application/pdf"
DOCUMENTS = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "application/rtf",
        "text/rtf",
    }
)
SUPPORTED = frozenset({HTML, XHTML, PLAIN, PDF}) | DOCUMENTS

_UNTOLD = frozenset(
    {
        "",
        "application/octet-stream",
        "application/unknown",
        "binary/octet-stream",
        "unknown/unknown",
    }
)
_ESSENCE = re.compile(r"[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,80}")
_HTML_START = re.compile(
    rb"<(?:!doctype html|!--|html|head|body|script|title|meta|div|article|p|h1|table|a|br)[\s>]",
    re.IGNORECASE,
)
_BINARY_STARTS = (
    *(b"\x7fELF", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"PK\x03\x04"),
    *(b"PK\x05\x06", b"\x1f\x8b", b"RIFF", b"MZ\x90\x00", b"OggS", b"ID3", b"\xd0\xcf\x11\xe0"),
    *(b"7z\xbc\xaf", b"Rar!", b"wOFF", b"wOF2", b"\x00\x00\x01\x00", b"\x1aE\xdf\xa3"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TEXT_MARKS = (b"\xef\xbb\xbf", *_UTF16_MARKS, b"\x00\x00\xfe\xff")
_SNIFFED_BYTES = 1024
_ISO_MEDIA_MARK = slice(4, 8)


def declared_type(content_type: str) -> str:
    """Return the media type that a Content-Type header names; empty when it names none."""
    essence = content_type.partition(";")[0].strip().lower()
    return essence if _ESSENCE.fullmatch(essence) else ""


def media_type(content_type: str, body: bytes) -> str:
    """Return the media type of an answer; "application/octet-stream" for an unknown binary file.

    The header is believed except where the bytes prove it wrong: a PDF or an image sent as HTML,
    an HTML page (a wall, mostly) sent as PDF. Without a header the bytes alone decide.
    """
    told = declared_type(content_type)
    start = body[:_SNIFFED_BYTES].lstrip(b" \t\r\n")
    if told in _UNTOLD or told in SUPPORTED - DOCUMENTS:
        return _by_bytes(start, told)
    # A page sent as a document is a wall, mostly.
    return HTML if told in DOCUMENTS and _HTML_START.match(start) else told


def _by_bytes(start: bytes, told: str) -> str:
    if b"%PDF-" in start and start.index(b"%PDF-") < 64:  # noqa: PLR2004 - readers allow a little before it
        return PDF
    if start.startswith(_BINARY_STARTS) or start[_ISO_MEDIA_MARK] == b"ftyp":
        return "application/octet-stream"
    if told == PDF or told in _UNTOLD:
        return _text_kind(start)
    return told


def _text_kind(start: bytes) -> str:
    """Return HTML, plain text or an unknown binary for bytes without a believable header."""
    if _HTML_START.search(start.replace(b"\x00", b"")):
        return HTML
    if start.startswith(b"<?xml"):
        return "application/xml"
    binary = b"\x00" in start and not start.startswith(_TEXT_MARKS)
    return "application/octet-stream" if binary else PLAIN
