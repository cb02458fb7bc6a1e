"""The tour: one card at the ways in, the others when a check is open; skipped once is for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.gui import windows
from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.tour import Tour
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from tests.gui.conftest import close_all
from tests.gui.fake_desk import FakeDesk


@pytest.fixture
def ini(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "first.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def fresh(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    desk: FakeDesk,
    runner: Runner,
    look: Look,
    tmp_path: Path,
    ini: QSettings,
) -> Iterator[Windows]:
    """The program as it is when it was never used; it offers the tour at once."""
    monkeypatch.setattr(windows, "_TOUR_MS", 0)
    monkeypatch.setattr(desk, "checks", tuple)
    made = Windows(desk, runner, look, tmp_path, ini, Options(), lambda _options: None)
    yield made
    close_all(made)


def card(window: Window) -> Tour | None:
    return next((one for one in window.findChildren(Tour) if one.isVisible()), None)


def shown_card(qtbot: QtBot, window: Window) -> Tour:
    qtbot.waitUntil(lambda: card(window) is not None)
    shown = card(window)
    assert shown is not None
    return shown


def nothing_offered(qtbot: QtBot, window: Window) -> bool:
    """Return that no card is shown once the list of checks has come."""
    with qtbot.waitSignal(window.session.recent_known):
        window.session.list_recent()
    for _turn in range(5):
        QApplication.processEvents()
    return card(window) is None


def open_check(qtbot: QtBot, session: Session) -> None:
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)


def test_a_first_start_shows_the_ways_in(qtbot: QtBot, fresh: Windows) -> None:
    window = fresh.open()

    shown = shown_card(qtbot, window)

    assert shown.accessibleName() == "Begin with an article"
    assert not shown.geometry().intersects(window.start.ways.geometry())
    assert shown.next.text() == "Done"


def test_what_is_skipped_at_the_start_never_comes_again(
    qtbot: QtBot, fresh: Windows, ini: QSettings
) -> None:
    window = fresh.open()
    qtbot.keyClick(shown_card(qtbot, window), Qt.Key.Key_Escape)

    assert window.memory.tour_done
    open_check(qtbot, window.session)
    assert nothing_offered(qtbot, window)
    assert nothing_offered(qtbot, fresh.open())


def test_after_the_first_card_the_others_come_with_a_check(qtbot: QtBot, fresh: Windows) -> None:
    window = fresh.open()
    shown_card(qtbot, window).next.click()
    assert not window.memory.tour_done

    open_check(qtbot, window.session)

    assert shown_card(qtbot, window).accessibleName() == "Check asks the sites"
    assert window.memory.tour_done


def test_the_first_card_goes_when_a_check_opens(qtbot: QtBot, fresh: Windows) -> None:
    window = fresh.open()
    shown_card(qtbot, window)

    open_check(qtbot, window.session)

    def names() -> list[str]:
        return [one.accessibleName() for one in window.findChildren(Tour) if one.isVisible()]

    qtbot.waitUntil(lambda: names() == ["Check asks the sites"])


def test_who_has_checks_is_not_shown_the_ways_in(
    qtbot: QtBot, fresh: Windows, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "checks", FakeDesk().checks)

    assert nothing_offered(qtbot, fresh.open())


def test_the_menu_shows_the_first_card_at_the_start(qtbot: QtBot, window: Window) -> None:
    window.actions_by_name["tour"].trigger()

    assert shown_card(qtbot, window).accessibleName() == "Begin with an article"
