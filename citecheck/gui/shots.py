"""Pictures of every view, from the real program: ``python -m citecheck.gui.shots DIR``.

``--article FILE`` takes another article than the sample, ``--page FILE`` a page by hand for it,
``--only NAME`` one pass alone (light, dark, contrast, large, zoom, german, rtl).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSettings, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from citecheck.config import Options
from citecheck.gui.first_paint import make_application
from citecheck.gui.pseudo import Pseudo
from citecheck.gui.qt_words import speak_wholly
from citecheck.gui.runs.runner import Runner
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from citecheck.model import Verdict
from citecheck.pipeline.desk import Desk
from citecheck.store.library import open_library
from citecheck.wording.translate import languages, use_catalogue

_LONGEST_WAIT_MS = 60_000
_NO_DIALOG = {
    "browser", "at_words", "open", "give_file", "print", "print_preview", "export_html",
    "export_markdown", "export_csv", "export_json",
}  # fmt: skip
"""Actions with dots whose dialogs belong to the system, or that leave the program."""
_DIALOGS = ("palette", "messages", "pages", "help", "keys", "what_verified", "about", "page_text",
            "facts", "reading_type")  # fmt: skip
_MORE_CHECKS = (
    ("The harbour master keeps his lamp", "“The lamp stays,” Ada Orlan told the Harbour Ledger."),
    ("Two islands, one ferry", "“One boat is too few,” Bo Quist said. “We wait,” he said."),
    ("What the council heard about the sluice", "According to Tomas Reyle the sluice will hold."),
    ("A school without a road", "“We walk,” Maud Terling told Lantern Daily on Friday."),
)


@dataclass(frozen=True, slots=True)
class Pass:
    """One walk through all views.

    Attributes:
        mode: of the colours.
        language: "pseudo" reads from right to left.
    """

    name: str
    mode: str = "light"
    size: tuple[int, int] = (1280, 800)
    zoom: int = 100
    language: str = "en"


PASSES = (
    Pass("light"), Pass("dark", "dark"), Pass("contrast", "contrast"),
    Pass("large", size=(1920, 1080)), Pass("zoom", zoom=200), Pass("german", language="de"),
    Pass("rtl", language="pseudo"),
)  # fmt: skip


class Studio:
    """One window with a fresh library, photographed view by view."""

    def __init__(self, window: Window, look: Look, folder: Path, walk: Pass) -> None:
        self.window = window
        self.session = window.session
        self.look = look
        self.walk = walk
        self._folder = folder
        self._doing = Doing.NOTHING
        self.session.doing.connect(self._on_doing)

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
        """Write a picture."""
        self.pause(60)
        picture = (widget or self.window).grab()
        picture.save(str(self._folder / f"{name}-{self.walk.name}.png"))

    def shoot_dialog(self, name: str, action: QAction) -> None:
        """Write a picture of the dialog that ``action`` opens, if it opens one."""
        action.trigger()
        self.pause(200)
        shown = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        for dialog in shown:
            dialog.grab().save(str(self._folder / f"{name}-{self.walk.name}.png"))
            dialog.close()
        self.pause(30)


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
    _shoot_tour(studio)
    studio.shoot_dialog("03-hosts", window.actions_by_name["hosts"])
    session.start_check()
    studio.until_quiet()
    if page is not None and session.check is not None:
        for claim in session.check.claims:
            session.choose(claim.attribution.id)
            session.give_text(page.read_text(encoding="utf-8"), None)
            studio.until_quiet()
    _shoot_claims(studio)
    _shoot_find(studio)
    width, height = studio.walk.size
    window.resize(900, 1000)
    studio.shoot("20-narrow")
    window.resize(width, height)
    _shoot_dialogs(studio)
    session.leave()
    studio.until_quiet()
    _shoot_library(studio)


def _shoot_tour(studio: Studio) -> None:
    studio.window.begin_tour()
    studio.shoot("04-tour")
    studio.window.tour.finish()


def _shoot_claims(studio: Studio) -> None:
    """Choose each kind of finding once, deciding on some."""
    session = studio.session
    claims = session.check.claims if session.check else ()
    verdicts = tuple(Verdict)
    studio.window.activateWindow()
    seen: set[str] = set()
    for at, claim in enumerate(claims):
        session.choose(claim.attribution.id)
        studio.window.claims.list.setFocus()
        if at % 2 == 0 and at < 10:  # noqa: PLR2004 - half of the first ten
            session.mark(verdicts[at // 2 % len(verdicts)])
        kind = claim.finding.kind.value if claim.finding else "unchecked"
        if kind not in seen:
            seen.add(kind)
            studio.pause(50)
            studio.shoot(f"10-{kind}")


def _shoot_find(studio: Studio) -> None:
    bar = studio.window.find_bar
    bar.ask("the")
    studio.until(lambda: bool(bar.hits))
    studio.shoot("15-find")
    bar.leave()


def _shoot_dialogs(studio: Studio) -> None:
    """Photograph what every action opens, whoever wrote it."""
    session, named = studio.session, studio.window.actions_by_name
    for claim in session.check.claims if session.check else ():
        if claim.best is not None and claim.best.page is not None:
            session.choose(claim.attribution.id)
            break
    for name, action in named.items():
        opens = "…" in action.text() or name in _DIALOGS
        if opens and action.isEnabled() and name not in _NO_DIALOG:
            studio.shoot_dialog(f"30-{name.replace('_', '-')}", action)


def _shoot_library(studio: Studio) -> None:
    library = studio.window.start.library
    studio.until(lambda: library.model.rowCount() > 1)
    studio.shoot("40-library")
    library.search.setText("gates")
    studio.pause(600)
    studio.shoot("41-library-search")
    library.search.clear()
    library.delete_current()
    studio.shoot("42-library-deleted")
    studio.window.notice.take()


@contextmanager
def _words_of(walk: Pass) -> Iterator[None]:
    """Speak the language of a pass while it lasts."""
    speak_wholly("en" if walk.language == "pseudo" else walk.language)
    app = QApplication.instance()
    if walk.language == "pseudo" and isinstance(app, QApplication):
        use_catalogue(Pseudo())
        app.setLayoutDirection(app.layoutDirection().RightToLeft)
    yield
    speak_wholly("en")


def _walk(walk: Pass, folder: Path, article: Path | None, page: Path | None) -> None:
    look = Look(walk.mode, zoom=walk.zoom)
    look.apply()
    with (
        _words_of(walk),
        TemporaryDirectory() as home,
        open_library(Path(home) / "library.citecheck") as library,
    ):
        spoken = "" if walk.language == "pseudo" else walk.language
        options = Options(reviewer="AB", theme=walk.mode, language=spoken)
        desk = Desk(library, options)
        runner = Runner(around=desk)
        ini = QSettings(str(Path(home) / "window.ini"), QSettings.Format.IniFormat)
        windows = Windows(desk, runner, look, library.path, ini, options, lambda _options: None)
        window = windows.open()
        window.memory.end_tour()
        window.resize(*walk.size)
        studio = Studio(window, look, folder, walk)
        studio.until_quiet()
        studio.shoot("00-first")
        for title, text in _MORE_CHECKS:
            studio.session.open_clipboard(None, f"{title}\n\n{text}")
            studio.until_quiet()
            studio.session.leave()
        shoot_all(studio, article, page)
        window.close()
        runner.close()


def main() -> None:
    """Write the pictures."""
    asked = argparse.ArgumentParser(description="Pictures of every view.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--article", type=Path)
    asked.add_argument("--page", type=Path)
    asked.add_argument("--only", choices=[walk.name for walk in PASSES])
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    app = make_application()
    for walk in PASSES:
        known = walk.language in {*languages(), "pseudo"}
        if known and given.only in {None, walk.name}:
            _walk(walk, given.folder, given.article, given.page)
    app.quit()


if __name__ == "__main__":
    main()
