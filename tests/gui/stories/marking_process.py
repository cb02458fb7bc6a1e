"""A window in a process of its own that decides by keys, tells when all is saved, and waits.

``python -m tests.gui.stories.marking_process FOLDER``: thirty claims are decided, the last five
decisions are taken back; ``saved`` on standard output means that the window shows "Saved".
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings, Qt
from PySide6.QtTest import QTest

from citecheck.config import Options
from citecheck.gui.first_paint import make_application
from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.pipeline.desk import Desk
from citecheck.store.library import open_library
from citecheck.wording.gui import saved_word

LETTERS = (Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_P, Qt.Key.Key_U)
CLAIMS = 30
TAKEN_BACK = 5


def article() -> str:
    """Return an article of thirty quotations."""
    lines = [
        f"Speaker {name} of the council told AFP: “These are the words of number {name} alone.”"
        for name in (f"{chr(65 + n // 26)}{chr(97 + n % 26)}ton" for n in range(CLAIMS))
    ]
    return "Thirty voices\n\n" + "\n\n".join(lines)


def wait(done: Callable[[], bool], seconds: int = 60) -> None:
    """Let the window work until ``done()``."""
    end = QDeadlineTimer(seconds * 1000)
    loop = QEventLoop()
    while not done():
        if end.hasExpired():
            os._exit(1)
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def main(folder: Path) -> None:
    """Decide, take back, tell, wait."""
    app = make_application()
    with open_library(folder / "library.citecheck") as library:
        desk = Desk(library, Options(reviewer="AB"))
        session = Session(desk, Runner(around=desk), "AB")
        look = Look("light")
        look.apply()
        ini = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        window = Window(session, look, folder / "library.citecheck", ini)
        window.show()
        session.open_clipboard(None, article())
        wait(lambda: session.check is not None and len(session.check.claims) == CLAIMS)
        for number in range(CLAIMS):
            QTest.keyClick(window.claims.list, LETTERS[number % len(LETTERS)])
            QTest.keyClick(window.claims.list, Qt.Key.Key_J)
        for _ in range(TAKEN_BACK):
            window.actions_by_name["undo"].trigger()
        wait(lambda: window.status.line.text().startswith(saved_word(pending=False)))
        sys.stdout.write("saved\n")
        sys.stdout.flush()
        app.exec()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
