"""The window is there before most of the program is, and is made whole without being replaced."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings, Qt
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from citecheck.gui.actions.menus import _LAYOUT
from citecheck.gui.actions.titles import TITLES
from citecheck.gui.first_paint import RIGHT_TO_LEFT
from citecheck.gui.garbage import GarbageKeeper
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.views.start import StartPage
from citecheck.gui.widgets.labels import label
from citecheck.gui.window import Window
from citecheck.start import has_screen, opens_window

_LEFTWARDS = Qt.LayoutDirection.RightToLeft
_HEAVY = (
    "citecheck.model", "citecheck.config", "citecheck.store", "citecheck.report",
    "citecheck.gui.tour", "citecheck.gui.actions.menus", "citecheck.gui.actions.keymap",
    "asyncio", "numpy", "click", "dataclasses", "httpx", "sqlite_utils", "tomllib", "locale",
    "platformdirs",
)  # fmt: skip


def test_nothing_heavy_is_loaded_for_the_first_paint() -> None:
    program = (
        "import sys; from citecheck.gui.first_paint import show_first; window = show_first();"
        "from PySide6 import QtCore; print(*sys.modules, 'Qt' in vars(QtCore))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, check=True, cwd=Path(__file__).parents[2], text=True,
    )  # fmt: skip

    assert not set(_HEAVY) & set(done.stdout.split())
    assert done.stdout.split()[-1] == "False"  # a thousand names that nothing needed


def test_languages_are_known_to_be_written_from_the_right_as_qt_knows_them() -> None:
    names = {QLocale(spoken).name().partition("_")[0] for spoken in QLocale.Language}

    assert {n for n in names if QLocale(n).textDirection() == _LEFTWARDS} == RIGHT_TO_LEFT


def test_numbers_on_the_way_to_the_first_paint_stand_for_qts_names(
    qtbot: QtBot, look: Look
) -> None:
    page = StartPage(look)
    qtbot.addWidget(page)

    assert page.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert label("x").textFormat() == Qt.TextFormat.PlainText


def test_the_titles_of_the_bar_have_menus() -> None:
    assert tuple(_LAYOUT) == TITLES


@pytest.mark.parametrize("dark", [False, True])
def test_the_first_look_is_as_light_or_dark_as_the_platform(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    dark: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    qapp.setProperty("citecheck_platform_dark", None)
    platform = QPalette(QColor("#202020" if dark else "#f0f0f0"))
    monkeypatch.setattr(QGuiApplication, "palette", lambda: platform)

    assert Look("system", at_once=True).theme.dark is dark
    assert Look("light", at_once=True).theme.dark is False
    assert Look("contrast", at_once=True).theme.strong
    qapp.setProperty("citecheck_platform_dark", None)


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


def test_a_bare_window_that_waits_for_its_library_takes_the_focus(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    ini = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    ini.setValue("library_listed", "yes")
    window = Window(None, look, tmp_path, ini)
    qtbot.addWidget(window)

    QCoreApplication.sendEvent(window.start, QFocusEvent(QEvent.Type.FocusIn))

    assert not window.furnished


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


@pytest.mark.parametrize(
    ("platform", "environment", "has"),
    [
        ("linux", {}, False),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_looked_for_where_qt_would_end_without_one(
    platform: str, environment: dict[str, str], *, has: bool
) -> None:
    assert has_screen(platform, environment) is has


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="they always have a screen")
def test_a_window_without_a_screen_is_told_in_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "citecheck", "gui"],
        capture_output=True, check=False, cwd=Path(__file__).parents[2], text=True,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")},
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen for the window here;")
    assert done.stderr.count("\n") == 1
