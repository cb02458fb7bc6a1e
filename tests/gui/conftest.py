"""A window upon a small desk, and what every test of a window needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from citecheck.config import Options
from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.session import Session
from citecheck.gui.state import Memory
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from tests.gui.fake_desk import FakeDesk


def shown_window(qtbot: QtBot, session: Session, look: Look, library: Path) -> Window:
    """Return a window that stands open; what it remembers lies beside ``library``."""
    ini = QSettings(str(library.with_name("window.ini")), QSettings.Format.IniFormat)
    made = Window(session, look, library, ini)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture(scope="session")
def frozen() -> None:
    """Leave what was there before the first window out of every collection."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collected_here(frozen: None) -> Iterator[None]:
    """Collect garbage on the window's thread alone, as ``gui.garbage`` does.

    What lies on the clipboard goes too: without a screen it would outlive the interpreter.
    """
    gc.disable()
    yield
    if isinstance(QCoreApplication.instance(), QGuiApplication):
        QGuiApplication.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    assert made.close()


@pytest.fixture
def session(desk: FakeDesk, runner: Runner) -> Session:
    return Session(desk, runner, "AB")


@pytest.fixture
def look() -> Look:
    made = Look("light")
    made.apply()
    return made


@pytest.fixture
def window(qtbot: QtBot, session: Session, look: Look, tmp_path: Path) -> Window:
    return shown_window(qtbot, session, look, tmp_path / "library.citecheck")


def close_all(windows: Windows) -> None:
    """Take all windows away now: Python must not be half gone when Qt destroys them."""
    for window in tuple(windows.windows):
        window.close()
        delete(window)


@pytest.fixture
def windows(
    qtbot: QtBot, desk: FakeDesk, runner: Runner, look: Look, tmp_path: Path
) -> Iterator[Windows]:
    ini = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    Memory(ini).end_tour()
    made = Windows(desk, runner, look, tmp_path, ini, Options(), lambda _options: None)
    yield made
    close_all(made)


@pytest.fixture
def opened(qtbot: QtBot, window: Window, session: Session) -> Window:
    """A window with the article read, nothing checked yet."""
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)
    return window


@pytest.fixture
def checked(qtbot: QtBot, opened: Window, session: Session) -> Window:
    """A window with every claim checked: altered, exact, unreached."""
    session.start_check()
    qtbot.waitUntil(lambda: opened.claims.model.rows()[2].sign == "×")
    qtbot.waitUntil(opened.evidence.is_current)
    return opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the platform without screen say that it cannot size windows."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", r"support raise\(\)"))
