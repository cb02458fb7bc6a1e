"""Start the desktop and end it in order: window, runs, library, Qt."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from citecheck import paths
from citecheck.config import Options, save_options
from citecheck.gui.first_paint import first_look, make_application, settings
from citecheck.gui.garbage import GarbageKeeper
from citecheck.gui.interrupt import STATUS, Interrupt
from citecheck.gui.late_desk import LateDesk
from citecheck.gui.qt_words import speak_wholly
from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.desk_face import DeskFace
from citecheck.gui.settings_beside import SettingsBeside
from citecheck.gui.stillness import keep_still
from citecheck.gui.theme import Look
from citecheck.gui.warming import Warming
from citecheck.gui.widgets.labels import message_box
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from citecheck.model import KnownError
from citecheck.store.library import open_library
from citecheck.wording.errors import sentence
from citecheck.wording.gui import fault_sentence, word

log = logging.getLogger(__name__)

_PAINTED_MS = 100
"""After this the window has been painted, and the desk is loaded beside it."""

TURN_S = 0.001
"""Longest turn of another thread while the window's waits for the interpreter.

Each call into Qt gives the interpreter away, and has to wait for it afterwards: beside a busy
thread the window works two to three times as long with Python's own 5 ms, and a third less so
with 1 ms.
"""

CANNOT_OPEN = 1
"""Exit status when the library cannot be opened: a fault of the world, as in the terminal."""


def run(
    library_path: Path,
    options: Options,
    *,
    open_path: Path | None = None,
    sample: bool = False,
    first: Window | None = None,
) -> int:
    """Show the window until it is closed and return the exit status.

    A library that cannot be opened is told in one sentence; the status is then 1.

    Args:
        library_path: the library's file; made when there is none.
        options: what the user has set.
        open_path: an article to open at once, or None.
        sample: open the sample at once.
        first: a bare window that stands already, or None.
    """
    app = make_application()
    keep_still()
    speak_wholly(options.language)
    look = first.look if first else first_look(options.theme, options.reader_font)
    look.use_mode(options.theme)
    look.use_reading(options.reader_font, options.reader_width)
    try:
        library = open_library(library_path)
    except KnownError as error:
        return refuse(error, first)
    with library:
        desk = LateDesk(library, options)
        return _work(app, desk, library_path, look, first, partial(_begin, open_path, sample))


def refuse(error: KnownError, first: Window | None = None) -> int:
    """Tell in a box why the window can't be worked with; return the exit status once it was read.

    A person who starts the program from a menu sees no terminal.
    """
    app = make_application()
    box = message_box(word("app"), sentence(error), first)
    box.finished.connect(lambda _result: app.exit(CANNOT_OPEN))
    box.open()
    interrupt = Interrupt()
    interrupt.pressed.connect(partial(app.exit, STATUS))
    status = app.exec()
    interrupt.end()
    return status


def keep_options(options: Options) -> None:
    """Write changed options to the user's file.

    Raises:
        KnownError: the file can't be written.
    """
    save_options(options, paths.config_file())


def _work(
    app: QApplication,
    desk: LateDesk,
    library_path: Path,
    look: Look,
    first: Window | None,
    begin: Callable[[Windows], None],
) -> int:
    sys.setswitchinterval(TURN_S)
    with ExitStack() as ending:
        ending.callback(GarbageKeeper().end)
        interrupt = Interrupt()
        ending.callback(interrupt.end)
        runner = Runner(around=desk)
        ending.callback(runner.close)
        face, options = cast("DeskFace", desk), desk.options
        kept = SettingsBeside()
        ending.callback(kept.end)
        ini = kept.take(settings())
        windows = Windows(face, runner, look, library_path, ini, options, keep_options)
        windows.options_changed.connect(lambda changed: setattr(desk, "options", changed))
        interrupt.pressed.connect(windows.quit)
        ending.callback(setattr, sys, "excepthook", sys.excepthook)
        sys.excepthook = partial(_tell_fault, windows)
        window = windows.open(first)
        QTimer.singleShot(_PAINTED_MS, desk.begin)
        Warming(window, window.session, lambda: runner.start(lambda _: face.warm_up(), owner=face))
        begin(windows)
        status = app.exec()
        return STATUS if interrupt.came else status


def _begin(open_path: Path | None, sample: bool, windows: Windows) -> None:  # noqa: FBT001 - bound once
    """Open what was asked for, or what stood open when the program ended."""
    session = windows.windows[0].session
    if sample:
        session.open_sample()
    elif open_path is not None:
        session.open_source(str(open_path))
    else:
        windows.restore()


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
