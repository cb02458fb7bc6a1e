"""Print and print preview; loaded when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QMarginsF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from citecheck.gui.paper.page_breaks import lay_out
from citecheck.gui.paper.pages import put_on, words_of_page
from citecheck.gui.paper.print_run import PrintRun
from citecheck.gui.paper.printing import PaperDocument, paper_of
from citecheck.gui.widgets.labels import message_box
from citecheck.model import Check
from citecheck.report.view import view_of
from citecheck.wording import frame as words

_MARGIN_MM = 18.0


@dataclass(frozen=True, slots=True)
class Printable:
    """A report that is ready for a printer; ``title`` is the article's."""

    title: str
    paper: PaperDocument


def report_now(check: Check) -> Printable:
    """Return what is printed of ``check``, laid out for the usual page.

    Takes as long as a report, so ask beside the window: the paper then belongs to the window's
    thread.
    """
    paper = paper_of(view_of(check, datetime.now(UTC)))
    title = check.article.title
    lay_out(paper, words_of_page(printer_for(title)).width())
    app = QCoreApplication.instance()
    if app is not None:
        paper.moveToThread(app.thread())
    return Printable(title, paper)


def printer_for(title: str) -> QPrinter:
    """Return the printer, with the report's name and our margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title[:100] or words.word("print_title"))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return printer


def show(report: object, parent: QWidget, *, preview: bool) -> None:
    """Show the print dialog, or the preview, of a report that was made beside the window."""
    if isinstance(report, Printable):
        (show_preview if preview else ask_and_print)(report, parent)


def ask_and_print(report: Printable, parent: QWidget) -> QPrintDialog:
    """Show the system's print dialog; the report is printed when it is accepted."""
    printer, paper = printer_for(report.title), report.paper
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(words.word("print_title"))
    paper.setParent(dialog)
    dialog.accepted.connect(lambda: _print_or_tell(paper, printer, parent))
    dialog.setVisible(True)
    return dialog


def show_preview(report: Printable, parent: QWidget) -> QPrintPreviewDialog:
    """Show the pages as they would be printed."""
    printer, paper = printer_for(report.title), report.paper
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(words.word("print_title"))
    dialog.resize(900, 760)
    paper.setParent(dialog)
    dialog.paintRequested.connect(lambda wanted: put_on(paper, wanted))
    # Qt keeps a bare pointer to the printer: it must live as long as the dialog.
    dialog.finished.connect(lambda _result, _kept=printer: None)
    dialog.open()
    return dialog


def _print_or_tell(paper: PaperDocument, printer: QPrinter, parent: QWidget) -> None:
    def told(done: bool) -> None:  # noqa: FBT001 - a signal's value
        if not done:
            message_box(words.word("print_title"), words.word("not_printed"), parent).open()

    run = PrintRun(paper, printer, parent)
    run.ended.connect(told)
    run.open()
