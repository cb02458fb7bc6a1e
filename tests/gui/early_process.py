"""The program in a process of its own, to which something happens early.

``python -m tests.gui.early_process WHEN WHAT LIBRARY``: as soon as the window is ``shown`` (not yet
painted), ``painted``, ``whole`` or ``warming`` (its reader process was just started), it is
interrupted (``ctrl-c``), closed (``close``), clicked and typed into (``use``), or clicked by
xdotool on a real screen (``click``), and then left alone. Standard output tells "readers N left"
when it ends in order: how many of its reader processes still live.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from citecheck import start
from citecheck.__main__ import main
from citecheck.gui import first_paint
from citecheck.gui.session.session import Session
from citecheck.gui.window import Window

readers: list[subprocess.Popen[bytes]] = []


def window() -> Window:
    """Return the one window."""
    return next(top for top in QApplication.topLevelWidgets() if isinstance(top, Window))


def application() -> QCoreApplication:
    """Return the application."""
    running = QApplication.instance()
    assert running is not None
    return running


def tell(line: str) -> None:
    """Write ``line`` to who started this process."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def interrupt() -> None:
    """Press Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)


def close() -> None:
    """Close the window in its own thread, as its frame's button does."""
    QTimer.singleShot(0, application(), lambda: window().close())


def use() -> None:
    """Type, and click on the sample's button, the way the system does: into the window's queue."""
    shown = window()
    target = shown.windowHandle()
    at = QPointF(shown.mapFromGlobal(sample_button()))
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    for key in (Qt.Key.Key_J, Qt.Key.Key_V, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Tab):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(target, QKeyEvent(kind, key, none))
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, at, shown.mapToGlobal(at), left, held, none)
        QCoreApplication.postEvent(target, event)


def sample_button() -> QPoint:
    """Return where on the screen the middle of the sample's button is."""
    sample = window().start._buttons["sample"]
    return sample.mapToGlobal(sample.rect().center())


def click() -> None:
    """Click on the sample's button by the X server, whose word waits for us meanwhile."""
    at = sample_button()
    command = [shutil.which("xdotool") or "", "mousemove", "--sync", str(at.x()), str(at.y())]
    subprocess.run([*command, "click", "1"], check=True)


def leave_when_open() -> None:
    """Close the window as soon as a check stands in it."""
    watch = QTimer(application())
    watch.setInterval(20)

    def look() -> None:
        check = window().session.check if window().furnished else None
        if check is not None:
            tell(f"opened {check.article.url}")
            watch.stop()
            window().close()

    watch.timeout.connect(look)
    watch.start()


def happen(when: str, act: Callable[[], None]) -> None:
    """Let ``act`` be called at the moment ``when``."""
    if when == "shown":
        paint = first_paint._paint

        def painted(window: Window) -> None:
            act()
            paint(window)

        first_paint._paint = painted
    elif when == "painted":
        shown = first_paint.show_first

        def show_first() -> Window:
            made = shown()
            act()
            return made

        first_paint.show_first = show_first
    elif when == "whole":
        furnish = Window.furnish

        def made_whole(
            self: Window, session: Session, library: Path, elsewhere: Callable[[str], bool]
        ) -> None:
            furnish(self, session, library, elsewhere)
            act()

        Window.furnish = made_whole  # type: ignore[method-assign] # watched here alone
    watch_readers(act if when == "warming" else lambda: None)


def watch_readers(act: Callable[[], None]) -> None:
    """Remember every reader process; call ``act`` when one was started."""
    from citecheck.pipeline import child  # noqa: PLC0415 - as late as the program

    popen = child._popen

    def started(max_memory_bytes: int) -> subprocess.Popen[bytes]:
        readers.append(popen(max_memory_bytes))
        act()
        return readers[-1]

    child._popen = started


def run(when: str, what: str, library: str) -> None:
    """Run the program."""
    acts = {"ctrl-c": interrupt, "close": close, "use": use, "click": click}
    happen(when, acts[what])
    if what in {"use", "click"}:
        add = start.add_window_command

        def add_and_watch() -> None:
            add()
            leave_when_open()

        start.add_window_command = add_and_watch
    sys.argv = ["citecheck", "gui", "--library", library]
    try:
        main()
    finally:
        left = [one for one in readers if one.poll() is None]
        tell(f"readers {len(left)} left of {len(readers)}")


if __name__ == "__main__":
    run(*sys.argv[1:])
