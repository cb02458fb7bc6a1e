"""Print and print preview; loaded when first asked for."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QGuiApplication,
    QPageLayout,
    QPainter,
    QPalette,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from citecheck.gui.paper.page_breaks import keep_headings
from citecheck.gui.paper.printing import paper_of
from citecheck.gui.widgets.labels import message_box
from citecheck.model import Check
from citecheck.report.view import ReportView, view_of
from citecheck.wording import frame as words

_MARGIN_MM = 18.0
_FOOT_INCHES, _FOOT_SHARE, _FOOT_PIXELS = 0.35, 0.03, 11
"""Room for a page's number, how much of a page's height it may take, and its letters' size."""


def view_now(check: Check) -> ReportView:
    """Return what is printed of ``check``; takes as long as a report, so ask beside the window."""
    return view_of(check, datetime.now(UTC))


def printer_of(view: ReportView) -> QPrinter:
    """Return the printer, with the report's name and our margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(view.check.article.title[:100] or words.word("print_title"))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return printer


def show(view: object, parent: QWidget, *, preview: bool) -> None:
    """Show the print dialog, or the preview, of a report that was made beside the window."""
    if isinstance(view, ReportView):
        (show_preview if preview else ask_and_print)(view, parent)


def ask_and_print(view: ReportView, parent: QWidget) -> QPrintDialog:
    """Show the system's print dialog; the report is printed when it is accepted."""
    printer, paper = printer_of(view), paper_of(view)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(words.word("print_title"))
    paper.setParent(dialog)
    dialog.accepted.connect(lambda: _print_or_tell(paper, printer, parent))
    dialog.setVisible(True)
    return dialog


def show_preview(view: ReportView, parent: QWidget) -> QPrintPreviewDialog:
    """Show the pages as they would be printed."""
    printer, paper = printer_of(view), paper_of(view)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(words.word("print_title"))
    dialog.resize(900, 760)
    paper.setParent(dialog)
    dialog.paintRequested.connect(lambda wanted: put_on(paper, wanted))
    # Qt keeps a bare pointer to the printer: it must live as long as the dialog.
    dialog.finished.connect(lambda _result, _kept=printer: None)
    dialog.open()
    return dialog


def _print_or_tell(paper: QTextDocument, printer: QPrinter, parent: QWidget) -> None:
    if not put_on(paper, printer):
        message_box(words.word("print_title"), words.word("not_printed"), parent).open()


def put_on(paper: QTextDocument, printer: QPrinter) -> bool:
    """Print ``paper`` within the printer's margins, each page with its number, in black.

    Returns:
        Whether the printer, or the file, could be begun and ended.
    """
    screen = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    area = printer.pageRect(QPrinter.Unit.Inch)
    page = QRectF(0, 0, area.width() * screen, (area.height() - _FOOT_INCHES) * screen)
    paper.setDocumentMargin(0)
    paper.setPageSize(page.size())
    keep_headings(paper, page.height())
    last = min(printer.toPage() or paper.pageCount(), paper.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.scale(printer.logicalDpiX() / screen, printer.logicalDpiY() / screen)
    for number in range(max(1, printer.fromPage()), last + 1):
        if number > max(1, printer.fromPage()):
            printer.newPage()
        _draw_page(painter, paper, page, number)
    return painter.end()


def _draw_page(painter: QPainter, paper: QTextDocument, page: QRectF, number: int) -> None:
    """Draw page ``number`` of ``paper``, and the number below it."""
    above = (number - 1) * page.height()
    seen = QAbstractTextDocumentLayout.PaintContext()
    seen.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    seen.clip = page.translated(0, above)
    painter.save()
    painter.translate(0, -above)
    painter.setClipRect(seen.clip)
    paper.documentLayout().draw(painter, seen)
    painter.restore()
    foot = QRectF(0, page.height(), page.width(), page.height() * _FOOT_SHARE)
    font = painter.font()
    font.setPixelSize(_FOOT_PIXELS)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    bottom = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
    painter.drawText(foot, bottom, f"{number} / {paper.pageCount()}")
