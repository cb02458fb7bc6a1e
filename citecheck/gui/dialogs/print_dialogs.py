"""Print and print preview; loaded when first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from citecheck.gui.dialogs.print_run import PrintRun
from citecheck.gui.pacing import Turns
from citecheck.gui.paper.page_breaks import lay_out
from citecheck.gui.paper.pages import put_on, words_of_page
from citecheck.gui.paper.printing import PaperDocument, papers_of
from citecheck.gui.widgets.labels import message_box
from citecheck.model import Check
from citecheck.report.view import ReportView, view_of
from citecheck.wording import frame as words

_MARGIN_MM = 18.0


Papers = Sequence[PaperDocument]


def view_now(check: Check) -> ReportView:
    """Return what is printed of ``check``; takes as long as a report, so ask beside the window."""
    return view_of(check, datetime.now(UTC))


def show(view: object, parent: QWidget, *, preview: bool) -> None:
    """Show the print dialog, or the preview, of a report that was made beside the window.

    Its papers are written and laid out before, one a turn of the window's loop.
    """
    if not isinstance(view, ReportView):
        return
    title = view.check.article.title
    shown = show_preview if preview else ask_and_print

    def steps() -> Iterator[None]:
        papers = []
        width = words_of_page(printer_for(title)).width()
        for paper in papers_of(view):
            lay_out(paper, width)
            papers.append(paper)
            yield
        shown(title, papers, parent)

    Turns(parent).begin(steps())


def printer_for(title: str) -> QPrinter:
    """Return the printer, with the report's name and our margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title[:100] or words.word("print_title"))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return printer


def ask_and_print(title: str, papers: Papers, parent: QWidget) -> QPrintDialog:
    """Show the system's print dialog; the report is printed when it is accepted."""
    printer = printer_for(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(words.word("print_title"))
    dialog.accepted.connect(lambda: _print_or_tell(papers, printer, parent))
    dialog.setVisible(True)
    return dialog


def show_preview(title: str, papers: Papers, parent: QWidget) -> QPrintPreviewDialog:
    """Show the pages as they would be printed."""
    printer = printer_for(title)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(words.word("print_title"))
    dialog.resize(900, 760)
    dialog.paintRequested.connect(lambda wanted: put_on(papers, wanted))
    # Qt keeps a bare pointer to the printer: it must live as long as the dialog.
    dialog.finished.connect(lambda _result, _kept=printer: None)
    dialog.open()
    return dialog


def _print_or_tell(papers: Papers, printer: QPrinter, parent: QWidget) -> None:
    def told(done: bool) -> None:  # noqa: FBT001 - a signal's value
        if not done:
            message_box(words.word("print_title"), words.word("not_printed"), parent).open()

    run = PrintRun(papers, printer, parent)
    run.ended.connect(told)
    run.open()
