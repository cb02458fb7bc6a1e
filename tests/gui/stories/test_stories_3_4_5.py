"""Stories 3 to 5: a changed word, a shortened quote, and a page that a person has to bring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextEdit

from citecheck.fetch.recorded import RecordedAnswer
from citecheck.model import FetchOutcome, Finding, FindingKind
from citecheck.report.formats import ReportFormat
from tests.gui.stories.conftest import A_MINUTE, HTML, Story, page, words_of

URL = "http://www.harbourledger.example/2026/03/marrow-interview"
FORTY = (
    "Nobody on this coast has ever asked for more than the sea would give, but the city must now "
    "decide whether it wants a wall of stone or a fleet of boats, because it cannot pay for "
    "both at once"
)


def read(story: Story, quote: str, *texts: str, status: int = 200) -> None:
    """Paste an article with one quote and its link, and check it against a page of ``texts``."""
    story.web.answers = [RecordedAnswer(URL, status=status, headers=HTML, body=page(*texts))]
    markup = (
        f"<p>“{quote},” Ilse Marrow <a href='{URL}'>told the Harbour Ledger</a> on Tuesday.</p>"
    )
    story.paste(html=f"<h1>A boat and a road</h1>{markup}", text="A boat and a road")
    story.press_check()
    story.choose(quote[:20])


def finding(story: Story) -> Finding:
    claim = story.session.claim
    assert claim is not None
    assert claim.finding is not None
    return claim.finding


# Story 3


def test_one_changed_word_among_forty_is_shown_and_never_called_found(story: Story) -> None:
    assert len(FORTY.split()) == 40
    read(story, FORTY, f"“{FORTY.replace('must', 'should')},” said Ilse Marrow.")

    shown, row = story.evidence(), story.rows()[0]

    assert finding(story).kind is FindingKind.ALTERED
    assert "Words differ in 1 place." in shown
    assert "altered" in row
    assert "exact" not in row
    assert "found" not in row
    differing = [line for line in shown.splitlines() if "must" in line and "should" in line]
    assert differing


# Story 4


def test_a_shortened_quote_is_told_with_its_passages_numbered_in_the_page(story: Story) -> None:
    whole = (
        "“The ferry carried us all through two winters, and a flood, and nobody thanked it,” said "
        "Ilse Marrow."
    )
    read(story, "The ferry carried [the island] through two winters … and nobody thanked it", whole)

    assert finding(story).kind is FindingKind.SHORTENED
    assert "shortened" in story.rows()[0]
    assert "shortened" in story.evidence().lower()
    story.key("Space")
    dialog = story.dialog()
    marked = [
        made.cursor.selectedText()
        for view in dialog.findChildren(QTextEdit)
        for made in view.extraSelections()
    ]
    assert any("nobody thanked it" in words for words in marked)
    assert any("The ferry carried" in words for words in marked)
    assert not any("a flood" in words for words in marked)
    numbers = words_of(dialog) + story.evidence()
    assert "①" in numbers
    assert "②" in numbers


# Story 5


class Browser(QObject):
    """Stands for the user's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("http", made, "show")  # type: ignore[arg-type] # the stubs want bytes, PySide6 a str
    yield made
    QDesktopServices.unsetUrlHandler("http")


def test_a_page_that_refused_is_read_in_the_browser_and_its_text_given_by_hand(
    story: Story, browser: Browser, tmp_path: Path
) -> None:
    quote = "The gates will open when the tide allows it"
    read(story, quote, "No.", status=403)
    assert "The site refused our program (403)." in story.evidence()

    story.key("O")
    assert browser.opened == [URL]
    story.copy(f"An interview. “{quote},” said Ilse Marrow. That was all.")
    story.key("T")
    story.key("Ctrl+V")
    story.key("Ctrl+Return")
    story.until(lambda: story.evidence() and "given by hand" in story.window.status.line.text())
    story.until_quiet()

    claim = story.session.claim
    assert claim is not None
    assert claim.best is not None
    assert claim.best.outcome is FetchOutcome.MANUAL
    assert finding(story).kind in {FindingKind.EXACT, FindingKind.EQUIVALENT}
    report = tmp_path / "report.md"
    with story.qtbot.waitSignal(story.session.noticed, timeout=A_MINUTE):
        story.window.commands.export_to(ReportFormat.MARKDOWN, report)
    at = claim.best.snapshot.fetched_at.strftime("%Y-%m-%d %H:%M") if claim.best.snapshot else ""
    assert f"Supplied by hand by AB at {at} UTC." in report.read_text(encoding="utf-8")
