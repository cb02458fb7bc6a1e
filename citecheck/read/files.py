"""Document files to what they tell: each kind by its reader."""

from __future__ import annotations

from collections.abc import Callable

from citecheck.model import ErrorCode, KnownError
from citecheck.read.addresses import address_links
from citecheck.read.docx import docx_text
from citecheck.read.odt import odt_text
from citecheck.read.pdf import READER as PDF_READER
from citecheck.read.pdf import pdf_text
from citecheck.read.rtf import rtf_text
from citecheck.read.sizes import MAX_TEXT_BYTES
from citecheck.read.sniff import InputKind
from citecheck.read.told import Told

MAX_FILE_BYTES = 64 * 2**20
"""Largest file of a kind that may hold pictures besides its text."""

_TEXTS = frozenset({InputKind.HTML, InputKind.MARKDOWN, InputKind.PLAIN})


def check_size(size: int, kind: InputKind, subject: str) -> None:
    """Refuse what is too large for its kind.

    Raises:
        KnownError: ``INPUT_TOO_LARGE``.
    """
    if kind in _TEXTS and size > MAX_TEXT_BYTES:
        raise KnownError(ErrorCode.INPUT_TOO_LARGE, subject, "5 MB")
    if size > MAX_FILE_BYTES:
        raise KnownError(ErrorCode.INPUT_TOO_LARGE, subject, "64 MB")


def told_by_file(kind: InputKind, data: bytes, subject: str) -> Told | None:
    """Return what a document file tells, or None for a kind that is text or a mail.

    Raises:
        KnownError: ``UNSUPPORTED_FILE``, ``BINARY_INPUT``, ``LOCKED_FILE`` or ``BROKEN_FILE``.
    """
    if kind is InputKind.LOCKED:
        raise KnownError(ErrorCode.LOCKED_FILE, subject)
    if kind is InputKind.DOCUMENT:
        raise KnownError(ErrorCode.UNSUPPORTED_FILE, subject)
    if kind is InputKind.BINARY:
        raise KnownError(ErrorCode.BINARY_INPUT, subject)
    reader = _READERS.get(kind)
    return reader(data, subject) if reader else None


def _told_by_pdf(data: bytes, subject: str) -> Told:
    told = pdf_text(data, subject)
    return Told(told.text, told.blocks, address_links(told.text), told.about, PDF_READER)


_READERS: dict[InputKind, Callable[[bytes, str], Told]] = {
    InputKind.DOCX: docx_text,
    InputKind.ODT: odt_text,
    InputKind.RTF: rtf_text,
    InputKind.PDF: _told_by_pdf,
}
