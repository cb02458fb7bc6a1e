"""The pages of a report, drawn one after the other on a printer."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QGuiApplication,
    QPainter,
    QPalette,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

from citecheck.gui.paper.page_breaks import Sheet, is_laid_out, lay_out, sheets_of

_FOOT_INCHES, _FOOT_SHARE, _FOOT_PIXELS = 0.35, 0.03, 11
"""Room for a page's number, how much of a page's height it may take, and its letters' size."""


_TAILS = 1.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """How far a report is drawn: ``pages`` of ``total``.

    ``ended`` is None while it goes on, then whether the printer, or the file, took it.
    """

    pages: int = 0
    total: int = 0
    ended: bool | None = None


def words_of_page(printer: QPrinter) -> QRectF:
    """Return the room for words on a page within the margins, in pixels of the screen."""
    area, screen = printer.pageRect(QPrinter.Unit.Inch), _dots()
    return QRectF(0, 0, area.width() * screen, (area.height() - _FOOT_INCHES) * screen)


def drawn_pages(papers: Sequence[QTextDocument], printer: QPrinter) -> Generator[Drawn, None, None]:
    """Draw ``papers`` page by page, each with its number, in black; tell after each how far.

    What was laid out for another width is laid out first, one document a step. A generator that
    is closed before its end takes the printing back, with the file that was begun.
    """
    page = words_of_page(printer)
    for paper in papers:
        if not is_laid_out(paper, page.width()):
            lay_out(paper, page.width())
            yield Drawn()
    sheets = sheets_of(papers, page.width(), page.height())
    numbers = _chosen(printer, len(sheets))
    painter = QPainter()
    if not painter.begin(printer):
        yield Drawn(ended=False)
        return
    placed = _placed(papers)
    half = ""
    try:
        painter.scale(printer.logicalDpiX() / _dots(), printer.logicalDpiY() / _dots())
        for drawn, number in enumerate(numbers, 1):
            if drawn > 1:
                printer.newPage()
            _draw_sheet(painter, placed, page.width(), sheets[number - 1])
            _draw_number(painter, page, f"{number} / {len(sheets)}")
            yield Drawn(drawn, len(numbers))
    except GeneratorExit:
        printer.abort()
        half = printer.outputFileName()
        raise
    finally:
        ended = painter.end()
        if half:
            # Half a report must not look like one.
            Path(half).unlink(missing_ok=True)
    yield Drawn(len(numbers), len(numbers), ended)


def put_on(papers: Sequence[QTextDocument], printer: QPrinter) -> bool:
    """Draw all of ``papers`` at once; return whether the printer, or the file, took it."""
    *_others, last = drawn_pages(papers, printer)
    return bool(last.ended)


def _chosen(printer: QPrinter, sheets: int) -> range:
    return range(max(1, printer.fromPage()), min(printer.toPage() or sheets, sheets) + 1)


def _dots() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInchY()


def _placed(papers: Sequence[QTextDocument]) -> list[tuple[QTextDocument, float, float]]:
    """Return each document with its top and bottom, one below the other."""
    bottoms = list(accumulate(paper.size().height() for paper in papers))
    return list(zip(papers, [0.0, *bottoms], bottoms, strict=False))


def _draw_sheet(
    painter: QPainter,
    placed: Sequence[tuple[QTextDocument, float, float]],
    width: float,
    sheet: Sheet,
) -> None:
    painter.save()
    # The tails of letters in the line above reach over its end.
    painter.setClipRect(QRectF(0, _TAILS, width, sheet.bottom - sheet.top - _TAILS))
    for paper, top, bottom in placed:
        if bottom <= sheet.top or sheet.bottom <= top:
            continue
        seen = QAbstractTextDocumentLayout.PaintContext()
        seen.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        seen.clip = QRectF(0, sheet.top - top, width, sheet.bottom - sheet.top)
        painter.save()
        painter.translate(0, top - sheet.top)
        paper.documentLayout().draw(painter, seen)
        painter.restore()
    painter.restore()


def _draw_number(painter: QPainter, page: QRectF, number: str) -> None:
    foot = QRectF(0, page.height(), page.width(), page.height() * _FOOT_SHARE)
    font = painter.font()
    font.setPixelSize(_FOOT_PIXELS)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
