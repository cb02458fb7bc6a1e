"""How long the window stands still with 5,000 claims: scrolling, stepping, findings arriving.

``python -m tests.benchmarks.bench_claims_list [CLAIMS]`` prints the longest gap between two ticks
of a 10 ms timer, on the clock and in processor time, for each kind of work on the pane alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from citecheck.gui.first_paint import make_application
from citecheck.gui.garbage import GarbageKeeper
from citecheck.gui.theme import Look
from citecheck.gui.views.claims import ClaimsPane
from citecheck.model import Check
from tests.benchmarks.screen import use_a_screen
from tests.benchmarks.silence import Watch
from tests.gui.many_claims import check_of, judged

BATCH = 25


def run_steps(steps: Iterator[object]) -> None:
    """Run ``steps`` one by one from the event loop, and a moment longer."""
    loop, stepper = QEventLoop(), QTimer()

    def step() -> None:
        if next(steps, loop) is loop:
            stepper.stop()
            QTimer.singleShot(300, loop.quit)

    stepper.timeout.connect(step)
    stepper.start(0)
    loop.exec()


class Works:
    """Kinds of work on the pane, a step at a time."""

    def __init__(self, pane: ClaimsPane, check: Check) -> None:
        self._pane = pane
        self._check = check

    def scrolling(self) -> Iterator[int]:
        """Drag the scroll bar from top to bottom."""
        bar = self._pane.list.verticalScrollBar()
        for at in range(0, bar.maximum(), max(1, bar.maximum() // 400)):
            bar.setValue(at)
            yield at

    def keys(self) -> Iterator[int]:
        """Walk with the keys."""
        for at in range(200):
            key = Qt.Key.Key_PageDown if at % 4 else Qt.Key.Key_Down
            QTest.keyClick(self._pane.list, key)
            yield at

    def findings_arriving(self) -> Iterator[int]:
        """Let a finding come in for every claim."""
        now = self._check
        for at in range(0, len(now.claims), BATCH):
            claims = now.claims[at : at + BATCH]
            fresh = tuple(judged(claim, at + n) for n, claim in enumerate(claims))
            now = replace(now, claims=(*now.claims[:at], *fresh, *now.claims[at + BATCH :]))
            self._pane.update_claims(now, tuple(c.attribution.id for c in fresh), hiding=False)
            yield at

    def filtering(self) -> Iterator[int]:
        """Type into the filter."""
        for at, text in enumerate(("w", "wo", "words", "words 49", "", "speaker 3", "")):
            self._pane.search.setText(text)
            yield at

    def grouping(self) -> Iterator[int]:
        """Group in other ways."""
        for at, name in enumerate(("outlet", "finding", "none")):
            self._pane.model.arrange(grouping=name)
            yield at


def main(count: int) -> None:
    """Print the longest gap of each kind of work."""
    use_a_screen()
    app = make_application()
    keeper = GarbageKeeper()
    look = Look("light")
    look.apply()
    pane = ClaimsPane(look, QMenu())
    pane.resize(340, 760)
    pane.show()
    check = check_of(count)
    pane.show_check(check, hiding=False)
    app.processEvents()
    watch, works = Watch(witness=False), Works(pane, check)
    for work in (
        works.scrolling, works.keys, works.findings_arriving, works.filtering, works.grouping,
    ):  # fmt: skip
        watch.begin()
        run_steps(work())
        print(f"{work.__name__}: {watch.worst}")

    keeper.end()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5_000)
