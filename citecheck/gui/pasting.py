"""What comes in from the clipboard or by dropping, before any of it is looked at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from citecheck.model import ErrorCode, KnownError
from citecheck.read.sizes import MAX_TEXT_BYTES
from citecheck.wording.gui import word

MAX_PASTE_BYTES = MAX_TEXT_BYTES
_LIMIT = f"{MAX_PASTE_BYTES // 2**20} MB"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste or drop holds: a source to open, or texts."""

    source: str = ""
    html: str | None = None
    plain: str | None = None


def too_large() -> KnownError:
    """Return the fault of a paste over 5 MB."""
    return KnownError(ErrorCode.INPUT_TOO_LARGE, word("the_paste"), _LIMIT)


def pasted(data: QMimeData) -> Pasted:
    """Return what ``data`` holds: a file, an address alone on a line, or a text.

    Raises:
        KnownError: it is empty, or over 5 MB (the size is looked at before the text is).
    """
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if files:
        return Pasted(source=files[0])
    sizes = [data.data(kind).size() for kind in ("text/html", "text/plain") if data.hasFormat(kind)]
    if any(size > MAX_PASTE_BYTES for size in sizes):
        raise too_large()
    plain = data.text() if data.hasText() else None
    markup = data.html() if data.hasHtml() else None
    if not (plain or "").strip() and not (markup or "").strip():
        raise KnownError(ErrorCode.EMPTY_INPUT, word("the_clipboard"))
    given = pasted_text(plain or "")
    return given if given.source else Pasted(html=markup, plain=plain)


def pasted_text(text: str) -> Pasted:
    """Return a web address that stands alone as a source, anything else as a text."""
    line = text.strip()
    if line.lower().startswith(("http://", "https://")) and not any(c.isspace() for c in line):
        return Pasted(source=line)
    return Pasted(plain=text)
