"""A run as the window steers and follows it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from citecheck.gui.dialogs.hosts import HostsDialog
from citecheck.gui.dialogs.pages import PagesDialog
from citecheck.gui.runs.checking import Checking, PageState
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session
from citecheck.gui.window import Window
from citecheck.model import FetchOutcome
from citecheck.pipeline.events import HostsListed, PageEnded, PageStarted
from tests.gui.fake_desk import FakeDesk

ONE, TWO = "https://one.example/a", "https://two.example/b"


@pytest.fixture
def checking(qtbot: QtBot) -> Checking:
    seconds = iter(range(100))
    return Checking(lambda action: action(), clock=lambda: float(next(seconds)))


def pages_dialog(window: Window) -> PagesDialog:
    window.actions_by_name["pages"].trigger()
    dialog = window.findChild(PagesDialog)
    assert dialog is not None
    return dialog


def test_every_page_goes_from_waiting_over_asked_to_its_end(checking: Checking) -> None:
    checking.on_doing(Doing.CHECKING)
    checking.on_told(HostsListed(("one.example", "two.example"), 2, (ONE, TWO)))
    assert [page.state for page in checking.pages.values()] == [PageState.WAITING] * 2

    checking.on_told(PageStarted(ONE))
    assert checking.pages[ONE].state is PageState.ASKED
    checking.on_told(PageEnded(ONE, FetchOutcome.FORBIDDEN, 1, 2))

    page = checking.pages[ONE]
    assert (page.state, page.outcome, page.failed) == (
        PageState.ENDED, FetchOutcome.FORBIDDEN, True,
    )  # fmt: skip
    assert page.took_s == 1.0
    assert (checking.done, checking.total) == (1, 2)
    assert checking.failed() == (ONE,)


def test_what_a_stopped_run_did_not_come_to_is_not_shown_as_waiting(checking: Checking) -> None:
    checking.on_doing(Doing.CHECKING)
    checking.on_told(HostsListed(("one.example",), 2, (ONE, TWO)))
    checking.on_told(PageEnded(ONE, FetchOutcome.OK, 1, 2))

    checking.on_doing(Doing.NOTHING)

    assert list(checking.pages) == [ONE]


def test_a_pause_shuts_the_gate_and_ends_with_the_run(checking: Checking) -> None:
    states = []
    for step in (
        checking.pause,  # nothing runs yet
        lambda: checking.on_doing(Doing.CHECKING),
        checking.pause,
        lambda: checking.on_doing(Doing.NOTHING),
    ):
        step()
        states.append((checking.gate.is_open, checking.paused))

    assert states == [(True, False), (True, False), (False, True), (True, False)]


def test_a_site_without_its_tick_is_left_out(
    qtbot: QtBot, opened: Window, session: Session, desk: FakeDesk
) -> None:
    qtbot.waitUntil(lambda: opened.header.hosts.text() == "2 hosts")
    opened.actions_by_name["hosts"].trigger()
    dialog = opened.findChild(HostsDialog)
    assert dialog is not None

    assert dialog.list.item(0).text() == "example.org · 2 links"
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    never: list[tuple[str, ...]] = []
    opened.never_asks.connect(never.append)
    dialog.always.setChecked(True)
    dialog._go()
    qtbot.waitUntil(lambda: "check without example.com" in desk.asked)

    assert opened.header.hosts.text() == "1 of 2 hosts"
    assert never == [("example.com",)]


def test_pages_that_failed_are_asked_again_alone(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    qtbot.waitUntil(lambda: not session.checking.busy)
    dialog = pages_dialog(checked)
    assert dialog.summary.text() == "2 read · 1 not had"

    dialog.retry_all.click()

    qtbot.waitUntil(lambda: "retry https://www.example.org/a3" in desk.asked)


def test_the_pages_dialog_follows_the_run_row_by_row(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    dialog = pages_dialog(checked)

    session.told.emit(PageStarted("https://www.example.org/a2"))
    assert dialog.model.data(dialog.model.index(1, 2)) == "being asked …"
    session.told.emit(PageEnded("https://www.example.org/a2", FetchOutcome.NOT_FOUND, 2, 3))

    qtbot.waitUntil(lambda: dialog.model.data(dialog.model.index(1, 2)) == "not found")
    assert [d for d in checked.findChildren(QDialog) if d.isVisible()] == [dialog]


def test_many_events_in_a_moment_are_shown_together(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    dialog = pages_dialog(checked)
    told: list[object] = []
    dialog.model.dataChanged.connect(lambda *ends: told.append(ends))

    for at in range(200):
        session.told.emit(PageStarted(f"https://www.example.org/a{at % 2 + 1}"))
    session.told.emit(PageEnded("https://www.example.org/a1", FetchOutcome.GONE, 1, 3))

    qtbot.waitUntil(lambda: dialog.model.data(dialog.model.index(0, 2)) == "gone")
    assert len(told) <= 4


def test_f8_pauses_only_while_something_runs(checked: Window, session: Session) -> None:
    pause = checked.actions_by_name["pause"]
    session.checking.on_doing(Doing.NOTHING)
    assert not pause.isEnabled()

    session.checking.on_doing(Doing.CHECKING)
    assert pause.isEnabled()
    pause.trigger()

    assert session.checking.paused
    session.checking.on_doing(Doing.NOTHING)


def test_a_narrow_list_of_pages_shows_state_and_time_whole(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    qtbot.waitUntil(lambda: not session.checking.busy)
    dialog = pages_dialog(checked)
    head = dialog.table.horizontalHeader()

    dialog.resize(900, 500)
    qtbot.waitUntil(lambda: not dialog.table.isColumnHidden(1))
    dialog.resize(420, 500)
    qtbot.waitUntil(lambda: dialog.table.isColumnHidden(1))

    ends = head.sectionViewportPosition(3) + head.sectionSize(3)
    assert ends <= dialog.table.viewport().width()
    assert head.sectionSize(3) >= dialog.table.sizeHintForColumn(3)
