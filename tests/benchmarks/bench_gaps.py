"""The window's longest silence: ``python -m tests.benchmarks.bench_gaps [--seen] [WORD …]``.

A timer of 10 ms ticks on the window's thread while hostile and ordinary work goes on; the longest
time between two ticks is the gap, told on the clock and in processor time (see ``silence``). Words
choose cases by name; ``--seen`` prints what the window did in gaps of over 40 ms.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QMimeData, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from citecheck.config import Options
from citecheck.gui.app import TURN_S
from citecheck.gui.dialogs.page_text import PageTextDialog
from citecheck.gui.first_paint import make_application
from citecheck.gui.garbage import GarbageKeeper
from citecheck.gui.runs.runner import Runner
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from citecheck.model import FetchOutcome, Finding, FindingKind, PageText, Verdict
from citecheck.pipeline.desk import Desk
from citecheck.store.library import Library, open_library
from tests.benchmarks.page_server import EVERY, page_server, web_at
from tests.benchmarks.screen import use_a_screen
from tests.benchmarks.silence import Watch

_LONGEST_S = 180
_WAIT_MS = 40

STORY = (
    "“The mill will close in {n} days,” Mayor Orla Fenwick told the Skerry Times on Monday.\n\n"
    "Piet Ravndal said that the roof had {n} holes. “Nobody wants to see it fall,” he added.\n\n"
    "The ferry sailed as usual. It rained, and the quay was empty but for two dogs.\n\n"
)
QUOTE = "He said “no”."


def story(count: int) -> str:
    """Return an invented article of ``count`` paragraphs of three claims."""
    return "".join(STORY.format(n=n + 2) for n in range(count))


def linked_story(pages: int) -> str:
    """Return an article with a link and a claim in each of its paragraphs."""
    return "".join(
        f'<p>“Town {n} was closed for two days,” the mayor of town {n} <a href="http://host{n % 40}'
        f'.example/page/{n}">told reporters</a> on Monday.</p>'
        for n in range(pages)
    )


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


class Bench:
    """The windows of a program on a library of their own."""

    def __init__(self, windows: Windows, wanted: list[str], *, witness: bool) -> None:
        self.windows = windows
        self.session = windows.windows[0].session
        self.watch = Watch(witness=witness)
        self._wanted = wanted
        self._doing = Doing.NOTHING
        self.session.doing.connect(self._on_doing)

    @property
    def window(self) -> Window:
        """The window as it is now; a change of language makes another one."""
        return self.windows.windows[0]

    def _on_doing(self, doing: Doing) -> None:
        self._doing = doing

    def asked(self, *names: str) -> bool:
        """Say whether one of the wanted words stands in a name; without any, all are wanted."""
        if not self._wanted:
            return True
        return any(word in name for word in self._wanted for name in names)

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
        if not self.asked(name):
            work()
            self.wait()
            return
        pause(300)
        self.watch.begin()
        begun = time.perf_counter()
        work()
        took = self.wait() - begun
        pause(300)
        worst = self.watch.worst
        claims = len(self.session.check.claims) if self.session.check else 0
        print(f"{name:28} {worst}, all in {took:5.1f} s, {claims} claims", flush=True)
        self.watch.print_seen()

    def wait(self) -> float:
        """Wait until nothing runs; return the clock's seconds then."""
        begun = time.perf_counter()
        pause(50)
        while self._doing is not Doing.NOTHING and time.perf_counter() - begun < _LONGEST_S:
            pause(20)
        return time.perf_counter()


def pause(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def often(steps: int, work: Callable[[int], object], wait_ms: int = _WAIT_MS) -> Callable[[], None]:
    """Return what does ``work`` so many times, with time for the window between."""

    def all_of_it() -> None:
        for step in range(steps):
            work(step)
            pause(wait_ms)

    return all_of_it


def measure_pastes(bench: Bench) -> None:
    """Measure what is pasted."""
    for name, text in TEXTS.items():
        if bench.asked(name):
            bench.paste(name, text=text())
    for name, page in PAGES.items():
        if bench.asked(name):
            bench.paste(name, page=page())


def measure_sample(bench: Bench) -> None:
    """Measure ordinary work with the sample."""
    names = (
        *("sample opened", "sample checked", "sample J", "sample verdict", "sample theme"),
        *("sample zoom", "sample language"),
    )
    if not bench.asked(*names):
        return
    bench.measure("the sample opened", bench.session.open_sample)
    bench.measure("the sample checked", bench.session.start_check)
    measure_steps(bench, "the sample", 15)


def measure_steps(bench: Bench, of: str, steps: int) -> None:
    """Measure walking, deciding, undoing and looks in what is open."""
    window, session = bench.window, bench.session
    ids = [claim.attribution.id for claim in session.check.claims] if session.check else []
    bench.measure(f"{of} by J", often(steps, lambda _n: window.claims.step(1)))

    def decide(step: int) -> None:
        session.choose(ids[step % len(ids)])
        session.mark(tuple(Verdict)[step // len(ids) % len(Verdict)])

    bench.measure(f"{of} verdict keys", often(30, decide))
    bench.measure(f"{of} thirty undone", often(30, lambda _n: session.undo_stack.undo(), 5))
    session.select(tuple(ids[:30]))
    session.choose(ids[0])
    bench.measure(f"{of} verdict on thirty", lambda: session.mark(Verdict.PARTLY))
    bench.measure(f"{of} one undo of thirty", session.undo_stack.undo)
    bench.measure(f"{of} theme", often(2, lambda n: window.use_theme(("dark", "light")[n]), 300))
    zoom = window.look.zoom_by
    bench.measure(f"{of} zoom", often(2, lambda n: zoom(1 - 2 * n), 300))


def measure_many(bench: Bench) -> None:
    """Measure work on a check of 3,000 claims."""
    names = (
        *("many opened", "many scrolled", "many filter", "many sorted", "many grouped"),
        *("many checked", "many by J", "many verdict", "many undone", "many theme", "many zoom"),
    )
    if not bench.asked(*names):
        return
    bench.measure("many claims", lambda: bench.session.open_clipboard(None, story(1000)))
    key = bench.session.check.key if bench.session.check else ""
    bench.session.leave()
    bench.wait()
    bench.measure("many opened from library", lambda: bench.session.open_stored(key))
    pane = bench.window.claims
    bar, text = pane.list.verticalScrollBar(), bench.window.article.verticalScrollBar()
    scrolls = 60
    bench.measure(
        "many scrolled", often(scrolls, lambda n: bar.setValue(bar.maximum() * n // scrolls), 15)
    )
    bench.measure(
        "many scrolled in the text",
        often(scrolls, lambda n: text.setValue(text.maximum() * n // scrolls), 15),
    )
    typed = ("m", "mi", "mill", "mill 49", "roof", "")
    bench.measure("many filtered", often(len(typed), lambda n: pane.search.setText(typed[n]), 150))
    sorts = ("speaker", "finding", "verdict", "text")
    bench.measure("many sorted", often(4, lambda n: pane.model.arrange(sorting=sorts[n]), 150))
    groups = ("outlet", "finding", "part", "none")
    bench.measure("many grouped", often(4, lambda n: pane.model.arrange(grouping=groups[n]), 150))
    keys = (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home)
    bench.measure("many keys", often(12, lambda n: QTest.keyClick(pane.list, keys[n % 3])))
    measure_steps(bench, "many", 15)
    bench.measure("many checked, none linked", bench.session.start_check)


def measure_web(bench: Bench) -> None:
    """Measure 178 pages arriving, and what is done with them then."""
    if not bench.asked("178 pages", "178 opened", "178 checked again", "178 page text", "178 list"):
        return
    text = linked_story(178)
    bench.measure("178 links pasted", lambda: bench.session.open_clipboard(text, None))
    bench.measure("178 pages arriving", bench.session.start_check)
    had = [p.outcome for c in (bench.session.check.claims) for p in c.pages]  # type: ignore[union-attr] # open
    print(f"    {had.count(FetchOutcome.OK)} of {len(had)} pages had")
    key = bench.session.check.key if bench.session.check else ""
    bench.session.leave()
    bench.wait()
    bench.measure("178 opened from library", lambda: bench.session.open_stored(key))
    claims = bench.session.check.claims if bench.session.check else ()
    large = claims[EVERY].attribution.id
    bench.measure("178 a large page's claim", lambda: bench.session.choose(large))
    page = claims[EVERY].pages[0]
    text = "These are a few words of a line of text.\n" * 125_000
    whole = replace(page, page=PageText(text), finding=Finding(FindingKind.ABSENT))
    dialog = partial(PageTextDialog, whole, bench.window.look, bench.window)
    bench.measure("178 page text of 5 MB", lambda: dialog().open())
    close_dialogs(bench.window)
    bench.measure("178 list of pages", bench.window.commands.show_pages)
    bench.measure("178 checked again, listed", bench.session.start_check)
    close_dialogs(bench.window)


def close_dialogs(window: Window) -> None:
    """Close what stands above the window."""
    for dialog in window.findChildren(QDialog):
        dialog.close()
    pause(50)


def measure_language(bench: Bench) -> None:
    """Measure a change of language, which makes the window anew."""
    if not bench.asked("language"):
        return
    bench.measure("(sample)", bench.session.open_sample)
    for code in ("de", "en"):
        options = replace(bench.windows.options, language=code)

        def change(options: Options = options) -> None:
            bench.windows.keep_options(options)
            bench.windows.renew()

        bench.measure(f"language {code}", change)


@contextmanager
def windows_on(library: Library, home: Path, port: int) -> Iterator[Windows]:
    """Open the window as the program does, on a web at hand."""
    sys.setswitchinterval(TURN_S)
    look = Look("light")
    look.apply()
    desk = Desk(library, Options(), web=web_at(port))
    runner = Runner(around=desk)
    ini = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
    options = Options()
    windows = Windows(desk, runner, look, library.path, ini, options, lambda _options: None)
    keeper = GarbageKeeper()
    window = windows.open()
    window.memory.end_tour()
    pause(800)
    try:
        yield windows
    finally:
        windows.quit()
        runner.close()
        keeper.end()


def main(words: list[str]) -> int:
    """Open a window and measure."""
    use_a_screen()
    application = make_application()
    wanted = [word for word in words if word != "--seen"]
    with (
        TemporaryDirectory() as home,
        page_server() as port,
        open_library(Path(home) / "gaps.citecheck") as library,
        windows_on(library, Path(home), port) as windows,
    ):
        bench = Bench(windows, wanted, witness="--seen" in words)
        for measure in (
            measure_pastes, measure_sample, measure_many, measure_web, measure_language,
        ):  # fmt: skip
            measure(bench)
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
