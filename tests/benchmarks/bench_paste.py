"""How long a paste takes until its marks are on the screen.

``python -m tests.benchmarks.bench_paste [ROUNDS]`` pastes an article of 1,200 words into a window
of its own: **cold** right after the start, when no reader process runs yet, and **warm**, the first
paste of a window that was left alone until its reader process was loaded (``gui.warming``); then
**again** and again. It prints the seconds from the paste to the end of the article's first paint
event after its marks were set, and where they went. It is to take at most 0.5 s, warm.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QEventLoop, QMimeData, QSettings, QTimer
from PySide6.QtGui import QPaintEvent

from citecheck.config import Options
from citecheck.gui.first_paint import make_application
from citecheck.gui.garbage import GarbageKeeper
from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.views.article import ArticleView
from citecheck.gui.warming import Warming
from citecheck.gui.window import Window
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.worker import ReaderProcess
from citecheck.store.library import open_library
from tests.benchmarks.screen import use_a_screen

_LONGEST_MS = 120_000
_SETTLED_MS = 400
STORY = (
    "“The mill will close in {n} days,” Mayor Orla Fenwick told the Skerry Times on Monday.\n\n"
    "Piet Ravndal said that the roof had {n} holes. “Nobody wants to see it fall,” he added.\n\n"
    "The ferry sailed as usual. It rained, and the quay was empty but for two dogs.\n\n"
)


def story(first: int) -> str:
    """Return an invented article of 1,200 words; another one for each ``first``."""
    return "".join(STORY.format(n=n + first) for n in range(26))


class Clock:
    """Seconds since the paste at which each step ended."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._begun = time.perf_counter()

    def begin(self) -> None:
        """Forget what was."""
        self.steps.clear()
        self._begun = time.perf_counter()

    def note(self, step: str) -> None:
        """Note that ``step`` ended now."""
        self.steps[step] = time.perf_counter() - self._begun

    def line(self) -> str:
        """Return the whole time and what each step took of it."""
        ends = [0.0, *self.steps.values()]
        parts = (
            f"{step} {(end - begin) * 1000:.0f}"
            for step, begin, end in zip(self.steps, ends, ends[1:], strict=False)
        )
        return f"{ends[-1]:.2f} s (ms: {', '.join(parts)})"


@contextmanager
def watched(clock: Clock) -> Iterator[None]:
    """Let ``clock`` note the steps of every paste."""
    kept: list[tuple[Any, str, Any]] = []

    def replace(owner: Any, name: str, made: Callable[[Any], Any]) -> None:  # noqa: ANN401 - a class
        kept.append((owner, name, getattr(owner, name)))
        setattr(owner, name, made(getattr(owner, name)))

    def after(step: str) -> Callable[[Callable[..., Awaitable[object]]], Any]:
        def around(call: Callable[..., Awaitable[object]]) -> Any:  # noqa: ANN401 - as it was
            async def called(*arguments: object, **named: object) -> object:
                value = await call(*arguments, **named)
                clock.note(step)
                return value

            return called

        return around

    def painted(paint: Callable[[ArticleView, QPaintEvent], None]) -> Any:  # noqa: ANN401 - as it was
        def paint_event(view: ArticleView, event: QPaintEvent) -> None:
            paint(view, event)
            if "marks set" in clock.steps and "painted" not in clock.steps:
                clock.note("painted")

        return paint_event

    replace(ReaderProcess, "read_clipboard", after("read"))
    replace(ReaderProcess, "find_claims", after("claims found"))
    replace(Desk, "open", after("saved"))
    replace(ArticleView, "paintEvent", painted)
    try:
        yield
    finally:
        for owner, name, was in kept:
            setattr(owner, name, was)


def paste(window: Window, clock: Clock, text: str) -> str:
    """Paste ``text``, wait until its marks are painted, and return the clock's line."""
    data = QMimeData()
    data.setText(text)
    loop = QEventLoop()
    look = QTimer()
    look.setInterval(5)
    look.timeout.connect(lambda: loop.quit() if "painted" in clock.steps else None)
    look.start()
    QTimer.singleShot(_LONGEST_MS, loop.quit)
    clock.begin()
    window.commands.take_in(data)
    loop.exec()
    return clock.line()


def pause(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def warmed_up(window: Window, desk: Desk, runner: Runner) -> None:
    """Leave the window alone until what it loads ahead is loaded."""
    loop = QEventLoop()
    runner.ended.connect(loop.quit)
    Warming(window, window.session, lambda: runner.start(lambda _: desk.warm_up(), owner=desk))
    loop.exec()


def measure(clock: Clock, home: Path, pastes: Sequence[str]) -> None:
    """Open a window on an empty library, paste, and print; ``pastes`` begin cold or warm."""
    look = Look("light")
    look.apply()
    with open_library(home / "paste.citecheck") as library:
        desk = Desk(library, Options())
        runner = Runner(around=desk)
        session = Session(desk, runner, "AB")
        ini = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        window = Window(session, look, home / "paste.citecheck", ini)
        session.opened.connect(lambda check: clock.note("marks set") if check else None)
        keeper = GarbageKeeper()
        window.show()
        pause(_SETTLED_MS)
        if pastes[0] == "warm":
            warmed_up(window, desk, runner)
        for number, what in enumerate(pastes):
            print(f"{what:6}", paste(window, clock, story(2 + 40 * number)), flush=True)
            pause(_SETTLED_MS)
        window.close()
        runner.close()
        keeper.end()


def main(rounds: int) -> int:
    """Measure ``rounds`` times."""
    use_a_screen()
    application = make_application()
    clock = Clock()
    with watched(clock):
        for _round in range(rounds):
            for pastes in (["cold"], ["warm", "again", "again"]):
                with TemporaryDirectory() as home:
                    measure(clock, Path(home), pastes)
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 3))
