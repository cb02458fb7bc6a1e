"""The report on paper."""

from __future__ import annotations

from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter

from citecheck.gui.print_commands import put_on, view_now
from citecheck.gui.printing import paper_of
from citecheck.gui.session import Session
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
