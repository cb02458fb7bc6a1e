"""The pages of a report, drawn one after the other on a printer."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QGuiApplication,
    QPainter,
    QPalette,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

from citecheck.gui.paper.page_breaks import Sheet, sheets_of

_FOOT_INCHES, _FOOT_SHARE, _FOOT_PIXELS = 0.35, 0.03, 11
"""Room for a page's number, how much of a page's height it may take, and its letters' size."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How far a report is drawn: ``pages`` of ``total``; ``done`` tells that it ended well."""

    pages: int
    total: int
    done: bool = False


def words_of_page(printer: QPrinter) -> QRectF:
    """Return the room for words on a page within the margins, in pixels of the screen."""
    area, screen = printer.pageRect(QPrinter.Unit.Inch), _dots()
    return QRectF(0, 0, area.width() * screen, (area.height() - _FOOT_INCHES) * screen)


def drawn_pages(paper: QTextDocument, printer: QPrinter) -> Generator[Drawn, None, None]:
    """Draw ``paper`` page by page, each with its number, in black; tell after each how far.

    The last value is ``done`` where the printer, or the file, could be begun and ended. An
    iterator that is closed before takes the printing back.
    """
    page = words_of_page(printer)
    sheets = sheets_of(paper, page.width(), page.height())
    first = max(1, printer.fromPage())
    last = min(printer.toPage() or len(sheets), len(sheets))
    total = max(0, last - first + 1)
    painter = QPainter()
    if not painter.begin(printer):
        yield Drawn(0, total)
        return
    try:
        painter.scale(printer.logicalDpiX() / _dots(), printer.logicalDpiY() / _dots())
        for number in range(first, last + 1):
            if number > first:
                printer.newPage()
            _draw_page(painter, paper, page, sheets[number - 1])
            _draw_number(painter, page, f"{number} / {len(sheets)}")
            yield Drawn(number - first + 1, total)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        done = painter.end()
    yield Drawn(total, total, done)


def put_on(paper: QTextDocument, printer: QPrinter) -> bool:
    """Draw all of ``paper`` at once; return whether the printer, or the file, took it."""
    *_others, last = drawn_pages(paper, printer)
    return last.done


def _dots() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInchY()


def _draw_page(painter: QPainter, paper: QTextDocument, page: QRectF, sheet: Sheet) -> None:
    seen = QAbstractTextDocumentLayout.PaintContext()
    seen.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    seen.clip = QRectF(0, sheet.top, page.width(), sheet.bottom - sheet.top)
    painter.save()
    painter.translate(0, -sheet.top)
    painter.setClipRect(seen.clip)
    paper.documentLayout().draw(painter, seen)
    painter.restore()


def _draw_number(painter: QPainter, page: QRectF, number: str) -> None:
    foot = QRectF(0, page.height(), page.width(), page.height() * _FOOT_SHARE)
    font = painter.font()
    font.setPixelSize(_FOOT_PIXELS)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
