"""Pictures of every view, from the real program: ``python -m citecheck.gui.shots DIR``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from citecheck.config import Options
from citecheck.gui.app import make_application
from citecheck.gui.runner import Runner
from citecheck.gui.runs import Doing
from citecheck.gui.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.model import Verdict
from citecheck.pipeline.desk import Desk
from citecheck.store.library import open_library

_LONGEST_WAIT_MS = 60_000


class Studio:
    """One window with a fresh library, photographed view by view."""

    def __init__(self, session: Session, window: Window, look: Look, folder: Path) -> None:
        self.session = session
        self.window = window
        self.look = look
        self._folder = folder
        self._doing = Doing.NOTHING
        session.doing.connect(self._on_doing)

    def _on_doing(self, doing: Doing) -> None:
        self._doing = doing

    def until(self, ready: Callable[[], bool]) -> None:
        """Let the program work until ``ready``; at most a minute."""
        deadline = QDeadlineTimer(_LONGEST_WAIT_MS)
        while not ready() and not deadline.hasExpired():
            self.pause(20)

    def pause(self, milliseconds: int) -> None:
        """Let the program work for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until_quiet(self) -> None:
        """Let the program work until nothing runs."""
        self.pause(150)
        self.until(lambda: self._doing is Doing.NOTHING)
        self.pause(150)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Write a picture in both themes."""
        for mode in ("light", "dark"):
            self.look.use_mode(mode)
            self.pause(60)
            picture = (widget or self.window).grab()
            picture.save(str(self._folder / f"{name}-{mode}.png"))

    def shoot_dialog(self, name: str, show: Callable[[], object]) -> None:
        """Write pictures of the dialog that ``show`` opens."""
        for mode in ("light", "dark"):
            self.look.use_mode(mode)
            show()
            self.pause(150)
            dialog = next(d for d in self.window.findChildren(QDialog) if d.isVisible())
            dialog.grab().save(str(self._folder / f"{name}-{mode}.png"))
            dialog.close()
            self.pause(60)


def shoot_all(studio: Studio, article: Path | None, page: Path | None) -> None:
    """Walk through the program and write a picture of each view."""
    session, window = studio.session, studio.window
    studio.until_quiet()
    studio.shoot("01-empty")
    if article is None:
        session.open_sample()
    else:
        session.open_source(str(article))
    studio.until(lambda: session.check is not None)
    studio.until_quiet()
    studio.shoot("02-read")
    session.start_check()
    studio.until_quiet()
    if page is not None and session.check is not None:
        for claim in session.check.claims:
            session.choose(claim.attribution.id)
            session.give_text(page.read_text(encoding="utf-8"), None)
            studio.until_quiet()
    _shoot_claims(studio)
    window.resize(900, 1000)
    studio.pause(100)
    studio.shoot("20-narrow")
    window.resize(1280, 800)
    studio.look.zoom_by(3)
    studio.shoot("21-zoom")
    studio.look.zoom_by(0)
    _shoot_dialogs(studio)
    session.leave()
    studio.until_quiet()
    studio.shoot("40-start")


def _shoot_claims(studio: Studio) -> None:
    """Choose each kind of finding once, deciding on some."""
    session = studio.session
    claims = session.check.claims if session.check else ()
    verdicts = tuple(Verdict)
    seen: set[str] = set()
    for at, claim in enumerate(claims):
        session.choose(claim.attribution.id)
        if at % 2 == 0 and at < 10:  # noqa: PLR2004 - half of the first ten
            session.mark(verdicts[at // 2 % len(verdicts)])
        kind = claim.finding.kind.value if claim.finding else "unchecked"
        if kind not in seen:
            seen.add(kind)
            studio.pause(50)
            studio.shoot(f"10-{kind}")


def _shoot_dialogs(studio: Studio) -> None:
    commands, session = studio.window.commands, studio.session
    claims = session.check.claims if session.check else ()
    for claim in claims:
        if claim.best is not None and claim.best.page is not None:
            session.choose(claim.attribution.id)
            studio.shoot_dialog("30-page-text", studio.window.evidence_commands.show_page_text)
            break
    studio.shoot_dialog("31-give-text", commands.give_text)
    studio.shoot_dialog("32-open-address", commands.open_address)
    studio.shoot_dialog("33-pages", commands.show_pages)
    studio.shoot_dialog("34-keys", commands.show_keys)
    studio.shoot_dialog("35-about", commands.about)


def main(folder: Path, article: Path | None = None, page: Path | None = None) -> None:
    """Write pictures to ``folder``: of the sample, or of ``article`` with ``page`` by hand."""
    folder.mkdir(parents=True, exist_ok=True)
    app: QApplication = make_application()
    look = Look("light")
    look.apply()
    with TemporaryDirectory() as home, open_library(Path(home) / "library.citecheck") as library:
        desk = Desk(library, Options())
        runner = Runner(around=desk)
        session = Session(desk, runner, "AB")
        ini = QSettings(str(Path(home) / "window.ini"), QSettings.Format.IniFormat)
        window = Window(session, look, Path(home) / "library.citecheck", ini)
        window.show()
        shoot_all(Studio(session, window, look, folder), article, page)
        window.close()
        runner.close()
    app.quit()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
