"""Start the desktop and end it in order: window, runs, library, Qt."""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import cast

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from citecheck import __version__, paths
from citecheck.config import Options, save_options
from citecheck.gui.collecting import Collecting
from citecheck.gui.desk_face import DeskFace
from citecheck.gui.late_desk import LateDesk
from citecheck.gui.runner import Runner
from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import message_box
from citecheck.gui.windows import Windows, speak
from citecheck.model import KnownError
from citecheck.store.library import Library, open_library
from citecheck.wording.errors import sentence
from citecheck.wording.gui import fault_sentence, word

log = logging.getLogger(__name__)

_PAINTED_MS = 100
"""After this the window has been painted, and the desk is loaded beside it."""

CANNOT_OPEN = 2
"""Exit status when the library cannot be opened."""


def run(
    library_path: Path, options: Options, *, open_path: Path | None = None, sample: bool = False
) -> int:
    """Show the window until it is closed and return the exit status.

    A library that cannot be opened is told in one sentence; the status is then 2.

    Args:
        library_path: the library's file; made when there is none.
        options: what the user has set.
        open_path: an article to open at once, or None.
        sample: open the sample at once.
    """
    app = make_application()
    Collecting(app)
    speak(options.language)
    look = Look(options.theme, options.reader_font, _kept_zoom())
    look.use_reading(options.reader_font, options.reader_width)
    look.apply()
    try:
        library = open_library(library_path)
    except KnownError as error:
        box = message_box(word("app"), sentence(error))
        box.finished.connect(lambda _result: app.exit(CANNOT_OPEN))
        box.open()
        return app.exec()
    with library:
        return _work(app, library, library_path, options, look, open_path, sample=sample)


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


def keep_options(options: Options) -> None:
    """Write changed options to the user's file.

    Raises:
        KnownError: the file can't be written.
    """
    save_options(options, paths.config_file())


def _kept_zoom() -> int:
    kept = settings().value("zoom")
    return int(kept) if isinstance(kept, str | int) and str(kept).isdigit() else 100


def _work(
    app: QApplication,
    library: Library,
    library_path: Path,
    options: Options,
    look: Look,
    open_path: Path | None,
    *,
    sample: bool,
) -> int:
    desk = LateDesk(library, options)
    with ExitStack() as ending:
        runner = Runner(around=desk)
        ending.callback(runner.close)
        windows = Windows(
            cast("DeskFace", desk), runner, look, library_path, settings(), options, keep_options
        )
        windows.options_changed.connect(lambda changed: setattr(desk, "options", changed))
        ending.callback(setattr, sys, "excepthook", sys.excepthook)
        sys.excepthook = partial(_tell_fault, windows)
        session = windows.open().session
        QTimer.singleShot(_PAINTED_MS, desk.begin)
        if sample:
            session.open_sample()
        elif open_path is not None:
            session.open_source(str(open_path))
        else:
            windows.restore()
        return app.exec()


def _tell_fault(
    windows: Windows,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Log a fault of ours that a slot raised, and tell it in a sentence."""
    log.error("a fault in the window", exc_info=(kind, error, trace))
    for window in windows.windows:
        window.session.troubled.emit(fault_sentence())
