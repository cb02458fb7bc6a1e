"""Shows hostile texts in every view: ``python -m tests.gui.stories.hostile_process FOLDER``.

Article, page, names, notes, hovers, messages and dialogs name a planted file of FOLDER, a server
and web addresses in every way that Qt's rich text would follow. Writes ``shown`` at the end; who
watches the system calls sees whether anything was opened.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QDialog, QToolTip, QWidget

from citecheck.config import Options
from citecheck.gui.first_paint import make_application
from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import message_box
from citecheck.gui.window import Window
from citecheck.pipeline.desk import Desk
from citecheck.store.library import open_library

DIALOGS = ("pages", "page_text", "history", "messages", "hosts", "facts", "palette", "give_text")


def hostile(folder: Path) -> str:
    """Return markup that names a planted file in every way."""
    planted = folder / "planted-secret.png"
    ways = (
        f"file://{planted}", str(planted), f"//planted-server.example/share{planted}",
        f"file://planted-server.example{planted}", "http://127.0.0.1:9/planted.png",
    )  # fmt: skip
    return "".join(
        f"<img src='{way}'><table background='{way}'><tr>"
        f'<td style="background-image:url({way})">x</td></tr></table>'
        f"<style>@import '{way}';</style><a href='{way}'>{way}</a>"
        for way in ways
    )


def article(folder: Path) -> str:
    """Return a plain text with claims around the markup."""
    bad = hostile(folder)
    return (
        f"{bad}\n\n“The gates {bad} are ready,” Ilse {bad} Marrow told AFP.\n\n"
        f"“We will wait for the boat and the tide,” said Tomas Reyle, {bad}.\n"
    )


def turn(milliseconds: int) -> None:
    """Let the window work for a while."""
    end = QDeadlineTimer(milliseconds)
    loop = QEventLoop()
    while not end.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def until_read(session: Session) -> None:
    """Let the window work until an article is open."""
    end = QDeadlineTimer(60_000)
    while session.check is None and not end.hasExpired():
        turn(50)


def main(folder: Path) -> None:
    """Show everything, tell, end."""
    app = make_application()
    bad = hostile(folder)
    with open_library(folder / "library.citecheck") as library:
        desk = Desk(library, Options(reviewer="AB"))
        runner = Runner(around=desk)
        session = Session(desk, runner, "AB")
        look = Look("light")
        look.apply()
        ini = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        window = Window(session, look, folder / "library.citecheck", ini)
        window.show()
        session.open_clipboard(f"<h1>{bad}</h1><p>{bad}</p>", article(folder))
        until_read(session)
        session.leave()
        session.open_clipboard(None, article(folder))
        turn(500)
        until_read(session)
        show_all(window, session, bad)
        session.leave()
        session.list_recent()
        turn(500)
        runner.close(timeout_s=30)
    del app
    sys.stdout.write("shown\n")
    sys.stdout.flush()


def show_all(window: Window, session: Session, bad: str) -> None:
    """Go through every claim, dialog, hover and message."""
    assert session.check is not None
    claims = session.check.claims
    session.give_text(f"{bad} “The gates are ready.” {bad} “We will wait for the boat.”", None)
    turn(2_000)
    session.troubled.emit(bad)
    session.noticed.emit(bad)
    for claim in claims:
        session.choose(claim.attribution.id)
        session.note(bad)
        turn(200)
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.toolTip():
                QToolTip.showText(QCursor.pos(), widget.toolTip(), widget)
                turn(1)
    for name in DIALOGS:
        window.actions_by_name[name].trigger()
        turn(200)
        for dialog in window.findChildren(QDialog):
            dialog.grab()
            dialog.close()
    box = message_box(bad[:200], bad, window)
    box.open()
    turn(200)
    box.close()
    window.grab()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
