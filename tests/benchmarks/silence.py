"""Measures how long the window's thread is away, on the clock and in processor time.

On a loaded machine the clock tells how long the window waited for its turn; processor time of the
window's own thread tells what it did meanwhile, that of the process what its other threads did.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QTimer

_TICK_MS = 10
_LOOK_S = 0.004
_LONG_S = 0.04
_DEPTH = 9


@dataclass(frozen=True, slots=True)
class Silence:
    """The longest times between two ticks, each figure by itself.

    Attributes:
        clock_s: seconds on the clock.
        own_s: seconds of processor that the window's thread took.
        process_s: seconds of processor that all threads of the process took.
    """

    clock_s: float = 0.0
    own_s: float = 0.0
    process_s: float = 0.0

    def __str__(self) -> str:
        figures = (self.clock_s, self.own_s, self.process_s)
        clock, own, process = (f"{s * 1000:5.0f}" for s in figures)
        return f"gap{clock} ms, window's thread{own} ms, process{process} ms"


class Watch:
    """Ticks on the window's thread from ``begin`` on; with ``witness`` it tells what held it up."""

    def __init__(self, *, witness: bool) -> None:
        self.worst = Silence()
        self.seen: Counter[str] = Counter()
        self._thread = threading.get_ident()
        self._last = self._now()
        self._timer = QTimer()
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        if witness:
            threading.Thread(target=self._witness, daemon=True).start()

    def begin(self) -> None:
        """Forget what was."""
        self._last, self.worst = self._now(), Silence()
        self.seen.clear()

    @staticmethod
    def _now() -> tuple[float, float, float]:
        return time.perf_counter(), time.thread_time(), time.process_time()

    def _tick(self) -> None:
        now = self._now()
        clock, own, process = (new - old for new, old in zip(now, self._last, strict=True))
        self.worst = Silence(
            max(self.worst.clock_s, clock),
            max(self.worst.own_s, own),
            max(self.worst.process_s, process),
        )
        self._last = now

    def _witness(self) -> None:
        """Note what every thread does while no tick comes."""
        while True:
            time.sleep(_LOOK_S)
            if time.perf_counter() - self._last[0] < _LONG_S:
                continue
            for thread, frame in sys._current_frames().items():
                if thread == self._thread:
                    self.seen[_told(frame)] += 1

    def print_seen(self) -> None:
        """Print where the window's thread was found in long gaps, the most frequent first."""
        for where, times in self.seen.most_common(6):
            print(f"    {times:4} times {where}")


def _told(frame: FrameType | None) -> str:
    frames = traceback.extract_stack(frame)[-_DEPTH:]
    return " > ".join(
        f"{one.filename.rsplit('/', 1)[-1]}:{one.lineno} {one.name}" for one in frames
    )
