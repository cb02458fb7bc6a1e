"""The first window, painted before anything but Qt and the start page is loaded.

Loading the rest (panes, session, library, desk) takes several times as long as painting. What a
person clicks or types meanwhile waits in the system's queue and arrives when the window is whole.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from citecheck import __version__, paths
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.wording.translate import use_language


def show_first() -> Window:
    """Return a bare window, painted in the user's colours and language.

    ``app.run`` takes it over, or makes one if there is none.
    """
    make_application()
    kept = _kept_options()
    speak(str(kept.get("language", "")))
    look = first_look(str(kept.get("theme", "")), str(kept.get("reader_font", "")))
    window = Window(None, look, Path(), settings())
    window.show()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return window


def first_look(theme: str, reader_font: str) -> Look:
    """Return the look with the zoom that was in use last, applied."""
    kept = settings().value("zoom")
    zoom = int(kept) if isinstance(kept, str | int) and str(kept).isdigit() else 100
    look = Look(theme or "system", reader_font, zoom)
    look.apply()
    return look


def make_application() -> QApplication:
    """Return the application, named for the desktop; the one that runs, if one does."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("citecheck")
    app.setApplicationDisplayName("citecheck")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("citecheck")
    picture = paths.resource("icons") / "citecheck.svg"
    if picture.exists():
        app.setWindowIcon(QIcon(str(picture)))
    return app


def settings() -> QSettings:
    """Return where geometry and splitters are remembered: an ini file beside the options."""
    file = paths.config_file().with_name("window.ini")
    return QSettings(str(file), QSettings.Format.IniFormat)


def speak(language: str) -> None:
    """Use a language ("de") for every word from now on, the system's where it is empty."""
    code = language or QLocale.system().name().partition("_")[0]
    use_language(code)
    way = QLocale(code).textDirection()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setLayoutDirection(way)


def _kept_options() -> dict[str, object]:
    """Return what the options file says, unchecked: ``config`` tells of its faults later."""
    try:
        return tomllib.loads(paths.config_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
