"""A PDF's lines of text with their places, page by page, as its streams give them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from citecheck.model import ErrorCode, KnownError

MAX_PAGES = 200
MAX_PAGE_CHARS = 100_000
"""No page of a newspaper holds more; the rest of a longer one is left out."""

LINE_HYPHEN = "\ufffe"
"""What pdfium writes for a hyphen that ends a line within a word."""

# pdfium joins a word that goes on in the next line; its second half stands in another place.
_LINES = re.compile(f"[^\n{LINE_HYPHEN}]*[\n{LINE_HYPHEN}]|[^\n{LINE_HYPHEN}]+")
# What some programs write for ’ and “: bytes of windows-1252 taken for characters.
_C1 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
# So many heights of a line between two words: another column or cell.
_WIDE_GAP = 1.3


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A run of words on one line. Coordinates are points, from the page's lower left corner."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """From the lowest to the highest a letter of its size may reach."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The lines of each page, in the order of its content, and the document's own fields."""

    pages: tuple[tuple[PdfLine, ...], ...]
    fields: dict[str, str]


def pdf_file(data: bytes, subject: str) -> PdfFile:
    """Return the lines of at most ``MAX_PAGES`` pages; linear in their characters.

    pdfium serves one thread of a process at a time, and a hostile file may keep it busy or end
    the process: foreign files belong in a process of their own.

    Raises:
        KnownError: ``LOCKED_FILE`` when the file wants a password, ``BROKEN_FILE`` when it is
            broken.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        if locked:
            raise KnownError(ErrorCode.LOCKED_FILE, subject) from error
        raise KnownError(ErrorCode.BROKEN_FILE, subject, "no PDF that can be opened") from error
    try:
        count = min(len(document), MAX_PAGES)
        pages = tuple(tuple(_page_lines(document, index)) for index in range(count))
        return PdfFile(pages, document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()


def _page_lines(document: pypdfium2.PdfDocument, index: int) -> Iterator[PdfLine]:
    """Yield the lines of one page; none of a broken one."""
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return
    units = _units(text_page)
    start = 0
    for line in _LINES.findall(units):
        yield from _runs(text_page, index, line.rstrip("\r\n"), start)
        start += len(line)
    text_page.close()
    page.close()


def _units(text_page: pypdfium2.PdfTextPage) -> str:
    """Return the text of a page, one character for each UTF-16 unit, as pdfium counts it."""
    count = min(text_page.count_chars(), MAX_PAGE_CHARS)
    if count <= 0:
        return ""
    # Some characters stand for several units; pdfium fills what room there is.
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    return "".join(map(chr, buffer[: max(0, written - 1)]))


def _runs(text_page: pypdfium2.PdfTextPage, page: int, line: str, start: int) -> Iterator[PdfLine]:
    """Yield ``line``, cut where its words stand far apart."""
    box: _Box | None = None
    first = at = 0
    words = line.split(" ")
    for number, word in enumerate(words):
        if word.strip():
            head = _char_box(text_page, start + at)
            tail = _char_box(text_page, start + at + len(word) - 1)
            here = _around(head, tail)
            if box and here and _are_apart(box, here):
                yield _line(line[first : at - 1], page, box)
                first, box = at, here
            else:
                box = _around(box, here)
        at += len(word) + (number < len(words) - 1)
    if box and line[first:].strip():
        yield _line(line[first:], page, box)


_Box = tuple[float, float, float, float]


def _char_box(text_page: pypdfium2.PdfTextPage, unit: int) -> _Box | None:
    """Return left, bottom, right and top of the character at a unit of the text, if it has any."""
    index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, unit)
    rect = pdfium.FS_RECTF()
    if index < 0 or not pdfium.FPDFText_GetLooseCharBox(text_page, index, rect):
        return None
    return (rect.left, rect.bottom, rect.right, rect.top)


def _around(one: _Box | None, other: _Box | None) -> _Box | None:
    if one is None or other is None:
        return one or other
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _are_apart(before: _Box, after: _Box) -> bool:
    height = max(before[3] - before[1], after[3] - after[1])
    return after[0] - before[2] > _WIDE_GAP * height


def _line(units: str, page: int, box: _Box) -> PdfLine:
    text = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    left, bottom, right, top = box
    return PdfLine(text.translate(_C1).strip(), page, left, right, bottom, top)
