"""The window's longest silence: ``python -m tests.benchmarks.bench_gaps [WORD …]``.

A timer of 5 ms ticks on the window's thread while hostile and ordinary work goes on; the longest
time between two ticks is the gap. Words choose cases by name. Run it on a quiet machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QMimeData, QSettings, QTimer

from citecheck.config import Options
from citecheck.gui.first_paint import make_application
from citecheck.gui.garbage import GarbageKeeper
from citecheck.gui.runner import Runner
from citecheck.gui.runs import Doing
from citecheck.gui.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.pipeline.desk import Desk
from citecheck.store.library import open_library

_TICK_MS = 5
_LONGEST_S = 120

STORY = (
    "“The mill will close in {n} days,” Mayor Orla Fenwick told the Skerry Times on Monday.\n\n"
    "Piet Ravndal said that the roof had {n} holes. “Nobody wants to see it fall,” he added.\n\n"
    "The ferry sailed as usual. It rained, and the quay was empty but for two dogs.\n\n"
)
QUOTE = "He said “no”."


def story(count: int) -> str:
    """Return an invented article of ``count`` paragraphs of three claims."""
    return "".join(STORY.format(n=n + 2) for n in range(count))


TEXTS: dict[str, Callable[[], str]] = {
    "1,200 words": lambda: story(24),
    "150 KB": lambda: story(580),
    "3,000 claims": lambda: story(1000),
    "1 MB in one line": lambda: "word " * 200_000,
    "256 KB without a space": lambda: "x" * 262_144,
    "2 M newlines": lambda: "\n" * 2_000_000 + QUOTE,
    "4.9 MB": lambda: "A plain line of words here.\n" * 180_000,
    "50 MB, refused": lambda: "x" * 50_000_000,
}
PAGES: dict[str, Callable[[], str]] = {
    "20 nested tables": lambda: "<table><tr><td>" * 20 + QUOTE + "</td></tr></table>" * 20,
    "100,000 divs": lambda: "<div>" * 100_000 + QUOTE + "</div>" * 100_000,
}


class Watch:
    """The longest time between two ticks since ``begin``."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.worst_s = 0.0
        self._timer = QTimer()
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was."""
        self._last, self.worst_s = time.perf_counter(), 0.0

    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst_s = max(self.worst_s, now - self._last)
        self._last = now


class Bench:
    """One window on a library of its own."""

    def __init__(self, session: Session, window: Window) -> None:
        self.session, self.window, self.watch = session, window, Watch()
        self._doing = Doing.NOTHING
        session.doing.connect(self._on_doing)

    def _on_doing(self, doing: Doing) -> None:
        self._doing = doing

    def paste(self, name: str, *, text: str = "", page: str = "") -> None:
        """Paste and print the gap."""
        data = QMimeData()
        if page:
            data.setHtml(page)
        else:
            data.setText(text)
        pause(100)
        self.measure(name, lambda: self.window.commands.take_in(data))

    def measure(self, name: str, work: Callable[[], object]) -> None:
        """Do ``work``, wait until nothing runs, and print the gap."""
        self.watch.begin()
        begun = time.perf_counter()
        work()
        pause(50)
        while self._doing is not Doing.NOTHING and time.perf_counter() - begun < _LONGEST_S:
            pause(20)
        took = time.perf_counter() - begun
        pause(300)
        claims = len(self.session.check.claims) if self.session.check else 0
        gap = self.watch.worst_s * 1000
        print(f"{name:24} gap {gap:5.0f} ms, all in {took:5.1f} s, {claims} claims", flush=True)


def pause(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def measure_all(bench: Bench, wanted: list[str]) -> None:
    """Measure the cases whose names hold one of the ``wanted`` words; all without any."""

    def asked(name: str) -> bool:
        return not wanted or any(word in name for word in wanted)

    for name, text in TEXTS.items():
        if asked(name):
            bench.paste(name, text=text())
    for name, page in PAGES.items():
        if asked(name):
            bench.paste(name, page=page())
    if asked("sample"):
        bench.measure("the sample opened", bench.session.open_sample)
        bench.measure("the sample checked", bench.session.start_check)

        def walk() -> None:
            for _ in range(15):
                bench.window.claims.step(1)
                pause(30)

        bench.measure("the sample walked by J", walk)


def main(wanted: list[str]) -> int:
    """Open a window and measure."""
    application = make_application()
    look = Look("light")
    look.apply()
    with TemporaryDirectory() as home, open_library(Path(home) / "gaps.citecheck") as library:
        desk = Desk(library, Options())
        runner = Runner(around=desk)
        session = Session(desk, runner, "AB")
        ini = QSettings(str(Path(home) / "window.ini"), QSettings.Format.IniFormat)
        window = Window(session, look, Path(home) / "gaps.citecheck", ini)
        keeper = GarbageKeeper()
        window.show()
        pause(500)
        measure_all(Bench(session, window), wanted)
        window.close()
        runner.close()
        keeper.end()
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
