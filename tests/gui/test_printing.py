"""The report on paper."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from citecheck.gui.paper.page_breaks import keep_headings
from citecheck.gui.paper.print_dialogs import put_on, view_now
from citecheck.gui.paper.printing import LEADS, paper_of
from citecheck.gui.session.session import Session
from citecheck.gui.window import Window


def test_the_printed_report_is_plain_words_and_opens_nothing(
    checked: Window, session: Session, tmp_path: Path
) -> None:
    assert session.check is not None
    paper = paper_of(view_now(session.check))
    words = paper.toPlainText()

    assert "gates are now ready" in words
    assert "It does not mean that the statement is true." in words
    assert not paper.resource(QTextDocument.ResourceType.ImageResource, QUrl("file:///etc/passwd"))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "report.pdf"))
    put_on(paper, printer)
    printed = PdfDocument(tmp_path / "report.pdf")
    text = printed[0].get_textpage().get_text_range()
    assert f"1 / {len(printed)}" in text
    assert text.startswith("Citation check")


def test_no_heading_stands_last_on_a_page(checked: Window, session: Session) -> None:
    assert session.check is not None
    check = session.check
    view = view_now(replace(check, claims=check.claims * 30))
    paper = paper_of(view)
    paper.setDocumentMargin(0)

    for height in (700.0, 431.0, 547.0):
        paper.setPageSize(QSizeF(460.0, height))
        keep_headings(paper, height)

        assert paper.pageCount() > 10
        assert not _last_on_their_page(paper, height)


def _last_on_their_page(paper: QTextDocument, height: float) -> list[str]:
    found, block = [], paper.begin()
    while block.isValid():
        after = block.next()
        leads = bool(block.blockFormat().property(LEADS))
        if leads and after.isValid() and _page(block, height) != _page(after, height):
            found.append(block.text())
        block = after
    return found


def _page(block: QTextBlock, height: float) -> int:
    layout = block.layout()
    above = layout.lineAt(0).y() if layout.lineCount() else 0.0
    return int((layout.position().y() + above) // height)


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_file_that_cannot_be_written_is_no_success(
    checked: Window, session: Session, tmp_path: Path
) -> None:
    assert session.check is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "report.pdf"))

    assert not put_on(paper_of(view_now(session.check)), printer)


ALONE = """
import gc
from PySide6.QtWidgets import QWidget
from citecheck.gui.first_paint import make_application
from citecheck.gui.paper.print_dialogs import ask_and_print, show_preview, view_now
from tests.report.invented import invented_check, story

app, owner, view = make_application(), QWidget(), view_now(invented_check(story()[:3]))
for show in (show_preview, ask_and_print):
    show(view, owner)
    gc.collect()
    for _ in range(30):
        app.processEvents()
print("alive")
"""


def test_the_printer_lives_as_long_as_its_dialog() -> None:
    """In a process of its own: Qt ends the whole of it where the printer is gone."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        capture_output=True, check=False, cwd=Path(__file__).parents[2], text=True,
    )  # fmt: skip

    assert done.stdout == "alive\n"
