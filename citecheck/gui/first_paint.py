"""The first window, painted before anything but Qt and the start page is loaded.

Loading the rest (panes, session, library, desk) takes several times as long as painting. What a
person clicks or types meanwhile waits in the system's queue and arrives when the window is whole.

Qt's classes are loaded when they are first named, and the many names of ``Qt`` itself (all keys,
all flags) take a tenth of an empty window's time. Nothing on the way to the first paint names it:
numbers stand for a few of its values, and ``QtCore.Qt`` is written where it is needed later.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from citecheck import __version__, paths
from citecheck.gui.theme import STYLE, STYLED, Look
from citecheck.gui.window import CONTRAST_KEPT, Window
from citecheck.wording.translate import use_language

_PATIENCE_MS = 300
RIGHT_TO_LEFT = frozenset({
    "ar", "bal", "bgn", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "sd", "sdh",
    "syr", "trw", "ug", "ur", "yi",
})  # fmt: skip
"""The languages that ``QLocale`` writes from right to left."""


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
    _paint(window)
    return window


def _paint(window: Window) -> None:
    """Let ``window`` be painted; what a person clicks or types meanwhile is left in the queue.

    A window system may take a moment to say that the window can be seen. One that never does
    (a window that opens minimized) is not waited for.
    """
    flag = QEventLoop.ProcessEventsFlag
    patience = QTimer()
    patience.setSingleShot(True)
    patience.start(_PATIENCE_MS)
    handle = window.windowHandle()
    while not handle.isExposed() and patience.isActive():
        QApplication.processEvents(flag.ExcludeUserInputEvents | flag.WaitForMoreEvents)
    QApplication.processEvents(flag.ExcludeUserInputEvents)


def first_look(theme: str, reader_font: str) -> Look:
    """Return the look with the zoom that was in use last, applied.

    Where the system asked for high contrast last time, it is asked at once whether it still does.
    """
    ini = settings()
    kept = ini.value("zoom")
    zoom = int(kept) if isinstance(kept, str | int) and str(kept).isdigit() else 100
    at_once = ini.value(CONTRAST_KEPT) != "yes"
    look = Look(theme or "system", reader_font, zoom, at_once=at_once)
    look.apply()
    return look


def make_application() -> QApplication:
    """Return the application, named for the desktop; the one that runs, if one does."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else _new_application()
    app.setApplicationName("citecheck")
    app.setApplicationDisplayName("citecheck")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("citecheck")
    picture = paths.resource("icons") / "citecheck.svg"
    if picture.exists():
        app.setWindowIcon(QIcon(str(picture)))
    return app


def _new_application() -> QApplication:
    """Return an application made in our style, which is cheaper than a change of style."""
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setProperty(STYLED, True)  # noqa: FBT003 - Qt's own
    return app


def settings() -> QSettings:
    """Return where geometry and splitters are remembered: an ini file beside the options."""
    file = paths.config_file().with_name("window.ini")
    return QSettings(str(file), QSettings.Format.IniFormat)


def speak(language: str) -> str:
    """Use a language ("de") for our words from now on, the system's where it is empty.

    Returns its code. Qt's own words are `qt_words.speak_wholly`'s.
    """
    code = language or QLocale.system().name().partition("_")[0]
    use_language(code)
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.isRightToLeft() != (code in RIGHT_TO_LEFT):
        app.setLayoutDirection(QLocale(code).textDirection())
    return code


def _kept_options() -> dict[str, object]:
    """Return what the options file says, unchecked: ``config`` tells of its faults later."""
    file = paths.config_file()
    if not file.exists():
        return {}
    import tomllib  # noqa: PLC0415 - only where there is something to read

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
