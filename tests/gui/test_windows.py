"""Several windows, what they show again when the program comes back, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from citecheck.gui.dialogs.compose import ComposeDialog
from citecheck.gui.session.session import Session
from citecheck.gui.state import Memory, Place
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from tests.gui.fake_desk import FakeDesk


def test_each_window_has_a_check_of_its_own(qtbot: QtBot, windows: Windows, desk: FakeDesk) -> None:
    one = windows.open()
    one.actions_by_name["new_window"].trigger()
    two = windows.windows[1]

    two.session.open_sample()
    qtbot.waitUntil(lambda: two.session.check is not None)

    assert one.session.check is None
    key = two.session.check.key  # type: ignore[union-attr] # opened
    one.reopen(key)
    assert one.session.check is None
    assert one.memory.open_keys() == (key,)


def test_a_missing_model_is_told_once(
    qtbot: QtBot, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citecheck.detect.tagger.engine.has_model", lambda: False)
    window = windows.open()
    told: list[str] = []
    window.session.troubled.connect(told.append)

    window.session.open_sample()
    qtbot.waitUntil(lambda: any("The trained model is not there" in one for one in told))
    told.clear()
    with qtbot.waitSignal(window.session.coverage_known):
        window.session.open_sample()

    assert not any(told)


def test_what_stood_open_stands_open_again(qtbot: QtBot, windows: Windows) -> None:
    first = windows.open()
    first.memory.keep_open(["k"])

    windows.restore()

    qtbot.waitUntil(lambda: first.session.check is not None)


def test_windows_made_anew_go_on_with_what_is_worked_at(qtbot: QtBot, windows: Windows) -> None:
    old = windows.open()
    old.session.open_sample()
    qtbot.waitUntil(lambda: old.session.check is not None)
    old.session.choose("a2")

    windows.renew()
    qtbot.waitUntil(lambda: not isValid(old))

    (new,) = windows.windows
    assert new is not old
    assert new.isVisible()
    assert new.session is old.session
    assert new.article.chosen == "a2"
    assert new.claims.model.rowCount() == 3


@pytest.mark.parametrize("late", [False, True])
def test_a_window_closed_while_it_is_made_anew_stays_closed(
    qtbot: QtBot,
    windows: Windows,
    late: bool,  # noqa: FBT001 - a row of the table
) -> None:
    closed, kept = windows.open(), windows.open()
    windows.renew()

    def made() -> bool:
        return len(windows.windows) == 3 if not late else closed not in windows.windows

    as_soon_as(made, windows, closed.close)
    qtbot.waitUntil(lambda: not isValid(kept))

    (window,) = windows.windows
    assert window.session is kept.session
    assert window.isVisible()


def test_a_check_closed_while_its_window_is_made_anew_is_not_remembered(
    qtbot: QtBot, windows: Windows
) -> None:
    kept, closed = windows.open(), windows.open()
    closed.session.open_sample()
    qtbot.waitUntil(lambda: closed.session.check is not None)
    windows.renew()

    def made() -> bool:
        return kept not in windows.windows and len(windows.windows) == 3

    as_soon_as(made, windows, closed.close)
    qtbot.waitUntil(lambda: len(windows.windows) == 1)

    assert windows.windows[0].memory.open_keys() == ()


def test_a_check_is_remembered_once_while_its_window_is_made_anew(
    qtbot: QtBot, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It would close the windows of other tests as well.
    monkeypatch.setattr(QApplication, "closeAllWindows", lambda: None)
    window = windows.open()
    window.session.open_sample()
    qtbot.waitUntil(lambda: window.session.check is not None)
    windows.renew()

    remembered: list[tuple[str, ...]] = []

    def quit_now() -> None:
        windows.quit()
        remembered.append(window.memory.open_keys())

    as_soon_as(lambda: len(windows.windows) == 2, windows, quit_now)
    qtbot.waitUntil(lambda: not isValid(window))

    check = windows.windows[0].session.check
    assert check is not None
    assert remembered == [(check.key,)]


def as_soon_as(due: Callable[[], bool], parent: QObject, act: Callable[[], object]) -> None:
    """Call ``act`` in the first turn of the event loop in which ``due`` is true."""
    timer = QTimer(parent)

    def look() -> None:
        if due():
            timer.stop()
            act()

    timer.timeout.connect(look)
    timer.start(0)


def test_the_place_in_a_check_is_found_again(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    session.choose("a3")
    session.leave()
    session.open_sample()

    qtbot.waitUntil(lambda: session.claim_id == "a3")


def test_a_memory_that_is_none_is_as_if_nothing_was_kept(tmp_path: Path) -> None:
    ini = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    ini.setValue("places", "{broken")
    ini.setValue("open", '{"no": "list"}')
    memory = Memory(ini)

    assert memory.place("k") is None
    assert memory.open_keys() == ()
    memory.keep("k", Place("a1", 1, 0.5))
    assert memory.place("k") == Place("a1", 1, 0.5)


def test_unfinished_words_are_there_again(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    ini = QSettings(str(tmp_path / "words.ini"), QSettings.Format.IniFormat)
    first = ComposeDialog(ini, window)
    first.open()
    first.box.setPlainText("Half a sentence")
    first.close()

    again = ComposeDialog(ini, window)

    assert again.box.toPlainText() == "Half a sentence"
    again.close()


def test_an_address_alone_that_was_written_is_opened(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk
) -> None:
    window.actions_by_name["compose"].trigger()
    dialog = window.findChild(ComposeDialog)
    assert dialog is not None
    dialog.box.setPlainText(" https://example.org/a ")

    dialog._give()

    qtbot.waitUntil(lambda: desk.asked == ["https://example.org/a"])


def test_the_size_of_type_is_kept_when_it_is_changed_not_when_a_window_closes(
    qtbot: QtBot, windows: Windows, look: Look, tmp_path: Path
) -> None:
    windows.open()

    look.zoom_by(1)

    ini = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    qtbot.waitUntil(lambda: str(ini.value("zoom")) == str(look.theme.zoom) != "100")
