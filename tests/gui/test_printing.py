"""The report on paper."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from citecheck.gui.dialogs.print_dialogs import view_now
from citecheck.gui.dialogs.print_run import PrintRun
from citecheck.gui.paper.page_breaks import Sheet, sheets_of
from citecheck.gui.paper.pages import put_on
from citecheck.gui.paper.printing import LEADS, papers_of
from citecheck.gui.session.session import Session
from citecheck.gui.window import Window
from citecheck.model import Check


def test_the_printed_report_is_plain_words_and_opens_nothing(
    checked: Window, session: Session, tmp_path: Path
) -> None:
    assert session.check is not None
    papers = papers_now(session.check)
    words = "\n".join(paper.toPlainText() for paper in papers)

    assert "gates are now ready" in words
    assert "It does not mean that the statement is true." in words
    image = QTextDocument.ResourceType.ImageResource
    assert not any(paper.resource(image, QUrl("file:///etc/passwd")) for paper in papers)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "report.pdf"))
    put_on(papers, printer)
    printed = PdfDocument(tmp_path / "report.pdf")
    text = printed[0].get_textpage().get_text_range()
    assert f"1 / {len(printed)}" in text
    assert text.startswith("Citation check")


HEIGHTS = (700.0, 431.0, 547.0, 120.0)


def papers_now(check: Check) -> tuple[QTextDocument, ...]:
    return tuple(papers_of(view_now(check)))


def long_papers(check: Check) -> tuple[QTextDocument, ...]:
    return papers_now(replace(check, claims=check.claims * 30))


@pytest.mark.parametrize("height", HEIGHTS)
def test_no_heading_stands_last_on_a_page(checked: Window, session: Session, height: float) -> None:
    assert session.check is not None
    papers = long_papers(session.check)

    sheets = sheets_of(papers, 460.0, height)

    assert len(sheets) > 10
    placed = [(leads, sheet_of(places[0][0], sheets)) for leads, places in paragraphs(papers)]
    assert all(at == after for (leads, at), (_leads, after) in pairwise(placed) if leads)


def test_every_claim_stands_as_far_below_what_is_above_it(
    checked: Window, session: Session
) -> None:
    assert session.check is not None
    papers = long_papers(session.check)
    sheets_of(papers, 460.0, 700.0)  # lays them out
    placed = [places for _leads, places in paragraphs(papers)]
    heads = [at for at, text in enumerate(texts_of(papers)) if is_claim_head(text)]

    gaps = [placed[at][0][0] - placed[at - 1][-1][1] for at in heads]

    assert len(gaps) == 90
    assert min(gaps) > 20
    assert max(gaps) - min(gaps) < 1


def is_claim_head(text: str) -> bool:
    number, _, who = text.partition("  ")
    return number.isdigit() and bool(who)


def texts_of(papers: Sequence[QTextDocument]) -> list[str]:
    """Return the words of each paragraph, in order."""
    return [line for paper in papers for line in paper.toPlainText().split("\n")]


@pytest.mark.parametrize("height", HEIGHTS)
def test_every_line_stands_whole_on_one_page(
    checked: Window, session: Session, height: float
) -> None:
    assert session.check is not None
    papers = long_papers(session.check)

    sheets = sheets_of(papers, 460.0, height)

    assert all(0 < sheet.bottom - sheet.top <= height for sheet in sheets)
    for top, bottom in (place for _leads, places in paragraphs(papers) for place in places):
        assert sum(sheet.top <= top and bottom <= sheet.bottom for sheet in sheets) == 1


def test_a_page_full_of_headings_ends_where_it_is_full() -> None:
    paper = QTextDocument("\n".join(["A heading"] * 40))
    for block in blocks(paper):
        looks = block.blockFormat()
        looks.setProperty(LEADS, True)  # noqa: FBT003 - a value of Qt's
        QTextCursor(block).setBlockFormat(looks)

    sheets = sheets_of([paper], 460.0, 100.0)

    assert len(sheets) > 3
    assert all(0 < sheet.bottom - sheet.top <= 100.0 for sheet in sheets)


def blocks(paper: QTextDocument) -> Iterator[QTextBlock]:
    block = paper.begin()
    while block.isValid():
        yield block
        block = block.next()


def paragraphs(
    papers: Sequence[QTextDocument],
) -> Iterator[tuple[bool, list[tuple[float, float]]]]:
    """Yield of each paragraph whether it leads, and the tops and bottoms of its lines."""
    above = 0.0
    for paper in papers:
        for block in blocks(paper):
            yield bool(block.blockFormat().property(LEADS)), lines(block, above)
        above += paper.size().height()


def lines(block: QTextBlock, paper_top: float) -> list[tuple[float, float]]:
    layout = block.layout()
    above = paper_top + layout.position().y()
    shown = [layout.lineAt(at) for at in range(layout.lineCount())]
    return [(above + line.y(), above + line.y() + line.height()) for line in shown]


def sheet_of(top: float, sheets: Sequence[Sheet]) -> int:
    return next(at for at, sheet in enumerate(sheets) if sheet.top <= top < sheet.bottom)


def pdf_printer(file: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def test_a_long_report_is_printed_while_the_window_lives(
    qtbot: QtBot, checked: Window, session: Session, tmp_path: Path
) -> None:
    assert session.check is not None
    papers, turns = long_papers(session.check), []
    run = PrintRun(papers, pdf_printer(tmp_path / "long.pdf"), checked)
    clock = QTimer(run)
    clock.timeout.connect(lambda: turns.append(1))
    clock.start(0)

    with qtbot.waitSignal(run.ended) as ended:
        run.open()

    assert ended.args == [True]
    assert len(turns) > 1
    printed = PdfDocument(tmp_path / "long.pdf")
    last = printed[len(printed) - 1].get_textpage().get_text_range()
    assert f"{len(printed)} / {len(printed)}" in last


def test_a_printing_that_is_stopped_leaves_no_half_report(
    qtbot: QtBot, checked: Window, session: Session, tmp_path: Path
) -> None:
    assert session.check is not None
    run = PrintRun(long_papers(session.check), pdf_printer(tmp_path / "long.pdf"), checked)
    told: list[bool] = []
    run.ended.connect(told.append)
    run.open()
    qtbot.waitUntil((tmp_path / "long.pdf").exists)

    run.stop.click()

    assert not (tmp_path / "long.pdf").exists()
    assert told == []


def test_a_printing_that_is_stopped_before_its_first_page_leaves_an_older_file(
    checked: Window, session: Session, tmp_path: Path
) -> None:
    assert session.check is not None
    file = tmp_path / "long.pdf"
    file.write_text("an older report", encoding="utf-8")
    run = PrintRun(papers_now(session.check), pdf_printer(file), checked)
    run.open()

    run.stop.click()

    assert file.read_text(encoding="utf-8") == "an older report"


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_printing_that_fails_is_told(
    qtbot: QtBot, checked: Window, session: Session, tmp_path: Path
) -> None:
    assert session.check is not None
    printer = pdf_printer(tmp_path / "no folder" / "report.pdf")
    run = PrintRun(papers_now(session.check), printer, checked)

    with qtbot.waitSignal(run.ended) as ended:
        run.open()

    assert ended.args == [False]


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_file_that_cannot_be_written_is_no_success(
    checked: Window, session: Session, tmp_path: Path
) -> None:
    assert session.check is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "report.pdf"))

    assert not put_on(papers_now(session.check), printer)


ALONE = """
import gc
from PySide6.QtWidgets import QWidget
from citecheck.gui.first_paint import make_application
from citecheck.gui.dialogs.print_dialogs import ask_and_print, show_preview, view_now
from citecheck.gui.paper.printing import papers_of
from tests.report.invented import invented_check, story

app, owner, view = make_application(), QWidget(), view_now(invented_check(story()[:3]))
for show in (show_preview, ask_and_print):
    show("A title", tuple(papers_of(view)), owner)
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
