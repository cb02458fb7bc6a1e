"""What kind of file an answer is."""

from __future__ import annotations

import pytest

from citecheck.fetch.media import SUPPORTED, media_type

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("told", "body", "kind"),
    [
        (DOCX, b"PK\x03\x04...", DOCX),
        ("application/rtf; charset=x", b"{\\rtf1 x}", "application/rtf"),
        (DOCX, b"<!doctype html><p>Sign in", "text/html"),
        ("text/html", b"PK\x03\x04...", "application/octet-stream"),
        ("application/zip", b"PK\x03\x04...", "application/zip"),
        ("text/html", b"%PDF-1.7", "application/pdf"),
    ],
)
def test_a_document_is_believed_and_what_the_bytes_disprove_is_not(
    told: str, body: bytes, kind: str
) -> None:
    assert media_type(told, body) == kind


def test_documents_that_can_be_read_are_asked_for() -> None:
    assert DOCX in SUPPORTED
    assert "application/zip" not in SUPPORTED
