"""The real window on the real desk: a library in a file, and a web that plays what it is told."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.recorded import RecordedAnswer, RecordedWeb
from citecheck.gui.runs.runner import Runner
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.model import Check, ClaimResult, Snapshot
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.web import OpenWeb
from citecheck.store.library import open_library
from tests.gui.conftest import shown_window

A_MINUTE = 60_000
HTML = (("Content-Type", "text/html; charset=utf-8"),)


class Web:
    """Plays recorded answers through the real client; pages in ``held`` wait for ``go``."""

    def __init__(self) -> None:
        self.answers: list[RecordedAnswer] = []
        self.asked: list[str] = []
        self.held: set[str] = set()
        self.go = threading.Event()
        self.opened = 0

    @asynccontextmanager
    async def open(self, options: Options) -> AsyncIterator[Asking]:
        self.opened += 1
        recorded = RecordedWeb(self.answers)
        async with open_fetcher(options, resolve=recorded.resolve, dial=recorded.dial) as fetcher:
            yield Asking(fetcher.fetch, self)


@dataclass
class Asking:
    """Notes each page that is asked for."""

    ask: Callable[[str, Snapshot | None], Awaitable[Snapshot]]
    web: Web

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        self.web.asked.append(url)
        if url in self.web.held:
            await asyncio.to_thread(self.web.go.wait)
        return await self.ask(url, earlier)

    async def robots_allow(self, url: str) -> bool | None:
        return None


def page(*paragraphs: str, title: str = "An interview") -> bytes:
    """Return an ordinary page of the invented web."""
    filling = "The quay was wet that morning, and the boats lay close together under the wall. " * 6
    texts = "".join(f"<p>{text}</p>" for text in (filling, *paragraphs, filling))
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{texts}"
        "</article></body></html>"
    ).encode()


class Story:
    """What a person does at the window, and sees."""

    def __init__(self, qtbot: QtBot, session: Session, window: Window, web: Web) -> None:
        self.qtbot = qtbot
        self.session = session
        self.window = window
        self.web = web
        self.doing = Doing.NOTHING
        session.doing.connect(self._on_doing)

    def _on_doing(self, doing: Doing) -> None:
        self.doing = doing

    # Waiting

    def until(self, what: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()), timeout=A_MINUTE)

    def until_quiet(self) -> None:
        self.until(lambda: self.doing is Doing.NOTHING and self.window.evidence.is_current())

    # Doing

    def key(self, keys: str) -> None:
        """Press ``keys`` ("Ctrl+Return") wherever the focus is."""
        dialog = QApplication.activeModalWidget()
        focused: QWidget | None = (dialog or self.window).focusWidget()
        widget = focused or dialog or self.window
        pressed = QKeySequence(keys)[0]  # type: ignore[index] # the stubs lack it
        QTest.keyClick(widget, pressed.key(), pressed.keyboardModifiers())

    def copy(self, text: str = "", html: str = "") -> None:
        """Put something on the clipboard, as a browser does."""
        data = QMimeData()
        if html:
            data.setHtml(html)
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self, text: str = "", html: str = "") -> Check:
        """Paste an article into the start page with Ctrl+V."""
        self.copy(text, html)
        self.window.start.setFocus()
        self.key("Ctrl+V")
        self.until(lambda: self.session.check is not None)
        self.until_quiet()
        return self.check

    def press_check(self) -> None:
        """Press Check and wait for the end."""
        self.key("Ctrl+Return")
        self.until_quiet()

    def choose(self, words: str) -> ClaimResult:
        """Go to the claim with ``words`` by J and K alone."""
        self.window.claims.list.setFocus()
        for _ in self.check.claims:
            self.key("K")
        for _ in self.check.claims:
            claim = self.session.claim
            if claim is not None and words in claim.attribution.quote(self.check.article.text):
                return claim
            self.key("J")
        raise AssertionError(words)

    # Seeing

    @property
    def check(self) -> Check:
        assert self.session.check is not None
        return self.session.check

    def rows(self) -> list[str]:
        """Return what the list tells of every claim it shows."""
        model = self.window.claims.model
        return [
            str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole))
            for at in range(model.rowCount())
        ]

    def evidence(self) -> str:
        """Return every word that the evidence pane shows now."""
        return words_of(self.window.evidence)

    def dialog(self) -> QDialog:
        """Return the dialog that is open."""
        (dialog,) = (d for d in self.window.findChildren(QDialog) if d.isVisible())
        return dialog


def words_of(widget: QWidget) -> str:
    """Return the words of all visible labels and texts under ``widget``."""
    said = []
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget):
            text = child.text() if isinstance(child, QLabel) else ""
            plain = getattr(child, "toPlainText", str)()
            said += [text, plain, child.accessibleName()]
    return "\n".join(filter(None, said))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return where the library of the story lies."""
    return tmp_path / "library.citecheck"


@pytest.fixture
def web() -> Web:
    """Return a web without answers."""
    return Web()


@pytest.fixture
def way(web: Web) -> OpenWeb:
    """Return how the desk of the story asks for pages."""
    return web.open


@pytest.fixture
def story(qtbot: QtBot, library: Path, look: Look, web: Web, way: OpenWeb) -> Iterator[Story]:
    """Return a window at the start page."""
    with open_library(library) as opened:
        desk = Desk(opened, Options(reviewer="AB"), web=way)
        runner = Runner(around=desk)
        session = Session(desk, runner, "AB")
        window = shown_window(qtbot, session, look, library)
        window.activateWindow()
        yield Story(qtbot, session, window, web)
        web.go.set()
        assert runner.close(timeout_s=30)
