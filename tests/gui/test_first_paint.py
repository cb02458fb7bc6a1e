"""The window is there before most of the program is, and is made whole without being replaced."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from citecheck.gui.garbage import GarbageKeeper
from citecheck.gui.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.start import opens_window

_HEAVY = ("citecheck.model", "citecheck.config", "citecheck.store", "asyncio", "numpy", "click")


def test_nothing_heavy_is_loaded_for_the_first_paint() -> None:
    program = "import citecheck.gui.first_paint, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, check=True, cwd=Path(__file__).parents[2], text=True,
    )  # fmt: skip

    assert not set(_HEAVY) & set(done.stdout.split())


def test_a_bare_window_shows_the_ways_in_and_becomes_whole(
    qtbot: QtBot, session: Session, look: Look, tmp_path: Path
) -> None:
    ini = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = Window(None, look, tmp_path, ini)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    ways_in = [button for button in window.start.findChildren(QPushButton) if button.isVisible()]

    window.furnish(session, tmp_path / "l.citecheck", lambda _key: False)
    ways_in[-1].click()

    assert len(ways_in) == 3
    qtbot.waitUntil(lambda: session.check is not None)
    assert window.panes.isVisible()


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [
        (["gui"], True),
        (["gui", "--sample"], True),
        (["gui", "--library", "l.citecheck", "article.html"], True),
        (["gui", "--help"], False),
        (["gui", "--smaple"], False),
        (["check", "gui"], False),
        ([], False),
    ],
)
def test_only_what_plainly_opens_the_window_paints_it_first(
    arguments: list[str],
    opens: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    assert opens_window(arguments) is opens


def test_python_collects_by_itself_only_while_no_keeper_does(qtbot: QtBot) -> None:
    gc.enable()

    keeper = GarbageKeeper()
    during = gc.isenabled()
    keeper.end()

    assert (during, gc.isenabled()) == (False, True)
