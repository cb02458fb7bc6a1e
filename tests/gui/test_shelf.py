"""From a search to the place that was found; old pages shown, removed, and missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.gui.dialogs.page_text import PageTextDialog
from citecheck.gui.dialogs.purge import PurgeDialog
from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from citecheck.pipeline.desk import Desk
from citecheck.store.library import Library, open_library
from citecheck.store.search import Place
from tests.gui.conftest import shown_window
from tests.gui.shelf import PAGE, TEXT, fill_open, span
from tests.store.keeping import save_finding

LONG_AGO = datetime.now(UTC) - timedelta(days=200)


class Shelved:
    """A window that shows its library."""

    def __init__(self, qtbot: QtBot, window: Window, library: Library, key: str) -> None:
        self.qtbot = qtbot
        self.window = window
        self.library = library
        self.key = key
        self.session = window.session

    def find(self, words: str, place: Place) -> None:
        """Search, and open the first hit in ``place`` with the keyboard alone."""
        shelf = self.window.start.library
        self.window.search_all()
        self.qtbot.keyClicks(shelf.search, words)
        self.qtbot.waitUntil(lambda: any(row.hit for row in shelf.model.rows))
        self.qtbot.keyClick(shelf.search, Qt.Key.Key_Down)
        rows = [row.hit.place if row.hit else None for row in shelf.model.rows]
        for _ in range(rows.index(place)):
            self.qtbot.keyClick(shelf.list, Qt.Key.Key_Down)
        self.qtbot.keyClick(shelf.list, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.session.check is not None)

    def open(self) -> None:
        self.session.open_stored(self.key)
        self.qtbot.waitUntil(lambda: self.session.check is not None)

    def dialog(self) -> PurgeDialog:
        self.window.actions_by_name["purge"].trigger()
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(PurgeDialog)))
        return self.window.findChildren(PurgeDialog)[0]


@pytest.fixture
def shelved(qtbot: QtBot, tmp_path: Path, look: Look) -> Iterator[Shelved]:
    path = tmp_path / "library.citecheck"
    with open_library(path) as library:
        key = fill_open(library, LONG_AGO)
        runner = Runner(around=Desk(library, options := Options(keep_pages="90d")))
        session = Session(Desk(library, options), runner, "AB")
        window = shown_window(qtbot, session, look, path)
        session.list_recent()
        qtbot.waitUntil(lambda: window.start.library.model.rowCount() == 1)
        yield Shelved(qtbot, window, library, key)
        assert runner.close(timeout_s=30)


def test_words_found_in_an_article_are_selected_there(shelved: Shelved) -> None:
    shelved.find("zephyr gate", Place.ARTICLE)

    article = shelved.window.article
    shelved.qtbot.waitUntil(lambda: article.selected() == span("zephyr gate"))
    assert shelved.session.claim_id == "a2"
    assert article.hasFocus()
    assert article.verticalScrollBar().value() > 0


def test_words_found_in_a_claim_choose_the_claim(shelved: Shelved) -> None:
    shelved.find("shut", Place.CLAIM)

    shelved.qtbot.waitUntil(lambda: shelved.session.claim_id == "a2")
    shelved.qtbot.waitUntil(shelved.window.claims.list.hasFocus)


def test_words_found_in_a_note_choose_its_claim(shelved: Shelved) -> None:
    shelved.find("quaystone", Place.NOTE)

    shelved.qtbot.waitUntil(lambda: shelved.session.claim_id == "a2")


def test_words_found_in_a_page_open_the_captured_text_at_them(shelved: Shelved) -> None:
    shelved.find("osprey", Place.PAGE)

    shelved.qtbot.waitUntil(lambda: bool(shelved.window.findChildren(PageTextDialog)))
    (dialog,) = shelved.window.findChildren(PageTextDialog)
    words = span("osprey", PAGE)
    shown = dialog.view.shown
    assert shown is not None
    assert shown.from_qt(dialog.view.textCursor().position()) == words.start
    assert dialog.view.verticalScrollBar().value() > 0
    assert shelved.session.claim_id == "a1"


def test_a_capture_that_the_check_shows_no_more_is_shown_all_the_same(shelved: Shelved) -> None:
    library, at = shelved.library, LONG_AGO + timedelta(days=1)
    page = library.load_check(shelved.key).claims[0].pages[0]
    run = library.begin_run(shelved.key, at, whole=True)
    save_finding(library, shelved.key, "a1", page.reference, None, page.finding, run=run)
    library.end_run(run, at)

    shelved.find("osprey", Place.PAGE)

    shelved.qtbot.waitUntil(lambda: bool(shelved.window.findChildren(PageTextDialog)))


def test_old_pages_are_listed_before_they_are_removed(shelved: Shelved) -> None:
    dialog = shelved.dialog()
    shelved.qtbot.waitUntil(dialog.remove.isEnabled)

    assert dialog.age.currentData() == "90d"
    title = dialog.table.item(0, 0)
    assert title is not None
    assert title.text() == "The barrage"
    assert dialog.remove.text() == "Remove 1 page"
    assert shelved.library.load_check(shelved.key).claims[0].pages[0].page is not None


def test_removed_pages_are_missed_in_plain_words(shelved: Shelved) -> None:
    shelved.open()
    dialog = shelved.dialog()
    shelved.qtbot.waitUntil(dialog.remove.isEnabled)
    dialog.remove.click()
    shelved.qtbot.waitUntil(lambda: "1 page was removed" in dialog.summary.text())
    dialog.close()
    shelved.qtbot.waitUntil(lambda: _removal(shelved) is not None)

    shelved.session.choose("a1")
    shelved.window.actions_by_name["page_text"].trigger()

    box = QApplication.activeModalWidget() or shelved.window.findChildren(QMessageBox)[0]
    assert isinstance(box, QMessageBox)
    assert "was removed on" in box.text()
    assert "under the retention rule; its sha256 was" in box.text()
    assert "page removed" in shelved.window.evidence.tabs.tabText(0)
    assert shelved.session.check is not None
    assert shelved.session.check.article.text == TEXT


def _removal(shelved: Shelved) -> object:
    check = shelved.session.check
    snapshot = check.claims[0].pages[0].snapshot if check else None
    return snapshot.removal if snapshot else None


def test_a_check_that_is_kept_as_evidence_is_spared_and_says_so(shelved: Shelved) -> None:
    shelf = shelved.window.start.library
    keep = shelved.window.actions_by_name["keep_check"]
    shelved.qtbot.waitUntil(keep.isEnabled)
    keep.trigger()
    shelved.qtbot.waitUntil(lambda: "pages kept" in shelf.model.rows[0].line)
    assert keep.isChecked()

    dialog = shelved.dialog()
    shelved.qtbot.waitUntil(lambda: "marked as evidence" in dialog.beside.text())
    assert not dialog.remove.isEnabled()
    dialog.keep_marked.setChecked(False)

    shelved.qtbot.waitUntil(dialog.remove.isEnabled)


def test_pages_that_are_due_are_offered_and_not_removed(shelved: Shelved) -> None:
    shelved.window.retaining.offer()

    shelved.qtbot.waitUntil(shelved.window.notice.isVisible)
    assert "older than the preferences keep pages: 90 days" in shelved.window.notice.text.text()
    shelved.window.notice.take()
    assert shelved.window.findChildren(PurgeDialog)
    assert shelved.library.load_check(shelved.key).claims[0].pages[0].page is not None


def test_a_hit_in_a_check_that_stands_open_elsewhere_is_shown_there(
    qtbot: QtBot, tmp_path: Path, look: Look
) -> None:
    path = tmp_path / "library.citecheck"
    with open_library(path) as library:
        key = fill_open(library, LONG_AGO)
        desk = Desk(library, Options())
        runner = Runner(around=desk)
        ini = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        windows = Windows(desk, runner, look, path, ini, Options(), lambda _options: None)
        first, second = windows.open(), windows.open()
        first.session.open_stored(key)
        qtbot.waitUntil(lambda: first.session.claim_id == "a1")
        hit = next(one for one in library.search("quaystone"))

        second.start.library.placed.emit(hit)
        second.reopen(key)

        qtbot.waitUntil(lambda: first.session.claim_id == "a2")
        assert second.session.check is None
        for window in (second, first):
            window.close()
            window.deleteLater()
        assert runner.close(timeout_s=30)
