"""What the first paste takes is loaded ahead, once, while nobody needs the machine."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from citecheck.gui.interrupt import Interrupt
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session
from citecheck.gui.warming import Warming
from citecheck.gui.window import Window

_QUIET_MS = 30


class Restarts(QTimer):
    """Counts how often it is told to begin."""

    begun = 0

    def start(self, *_interval: int) -> None:
        self.begun += 1


def test_a_window_left_alone_is_warmed_up_once(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    calls: list[str] = []

    warming = Warming(window, session, lambda: calls.append("warm"), quiet_ms=_QUIET_MS)

    qtbot.waitUntil(lambda: bool(calls))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
    assert not warming._timer.isActive()
    assert calls == ["warm"]


def test_nothing_is_loaded_ahead_while_something_runs(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    calls: list[str] = []
    warming = Warming(window, session, lambda: calls.append("warm"), quiet_ms=_QUIET_MS)
    session.doing.emit(Doing.OPENING)

    with qtbot.waitSignal(warming._timer.timeout):
        pass
    during = list(calls)
    session.doing.emit(Doing.NOTHING)

    qtbot.waitUntil(lambda: bool(calls))
    assert during == []


@pytest.mark.parametrize("use", ["key", "click"])
def test_whoever_types_or_clicks_is_not_disturbed(
    qtbot: QtBot, window: Window, session: Session, use: str
) -> None:
    timer = Restarts()
    warming = Warming(window, session, lambda: None, quiet_ms=60_000)
    warming._timer = timer

    if use == "key":
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
    else:
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)

    assert timer.begun >= 1


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent to oneself there")
def test_ctrl_c_reaches_the_loop_and_nothing_after_its_end(qtbot: QtBot) -> None:
    closed: list[str] = []
    before = signal.getsignal(signal.SIGINT)
    interrupt = Interrupt()
    interrupt.pressed.connect(lambda: closed.append("closed"))

    os.kill(os.getpid(), signal.SIGINT)
    qtbot.waitUntil(lambda: bool(closed))
    interrupt.end()

    assert interrupt.came
    assert signal.getsignal(signal.SIGINT) is before
