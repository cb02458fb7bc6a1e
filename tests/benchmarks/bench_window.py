"""How long the program takes to its first paint, beside an empty PySide6 main window.

``python -m tests.benchmarks.bench_window [RUNS [ROUNDS]]`` starts both alternately, each as a fresh
process of its own, and prints for every round the least and the median time of each: from the
start of the process to the end of the window's first paint, imports included. Ours is to
take at most 1.5 times the empty window, and less than 1.2 s. Beside the clock it counts the
processor's time, which other programs disturb less.

What a first start alone pays (reading files from the disk, compiling them) is left out for both:
each is started once unmeasured, and both keep their bytecode as installed programs do.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.screen import use_a_screen

_LEAVE = """
import os, sys, time
def leave():
    sys.stdout.write(f"{time.time()} {time.process_time()}")
    sys.stdout.flush()
    os._exit(0)
"""
EMPTY = (
    _LEAVE
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
class Empty(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        leave()
app = QApplication([])
window = Empty()
window.resize(1280, 800)
window.show()
app.exec()
"""
)
OURS = (
    _LEAVE
    + """
# The buttons of the start page are painted after everything below them. Whoever watches them has
# to load the page before the program does, and so has to do what the program does before that.
import gc
gc.disable()
import citecheck.gui.views.start as start
from PySide6.QtWidgets import QPushButton
painted = []
class Button(QPushButton):
    def paintEvent(self, event):
        super().paintEvent(event)
        painted.append(self)
        if len(painted) == 3:
            leave()
start.QPushButton = Button
sys.argv = ["citecheck", "gui"]
from citecheck.__main__ import main
main()
"""
)


@dataclass(frozen=True, slots=True)
class Start:
    """What one start took to its first paint, in milliseconds."""

    clock_ms: float
    processor_ms: float


def first_paint(code: str, home: Path) -> Start:
    """Return what a fresh process with ``code`` took to its first paint."""
    surroundings = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    surroundings |= {"XDG_DATA_HOME": str(home), "QT_LOGGING_RULES": "*=false"}
    surroundings["PYTHONPYCACHEPREFIX"] = str(home / "bytecode")
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=surroundings, text=True
    )
    painted, spent = done.stdout.split()[-2:]
    return Start((float(painted) - started) * 1000, float(spent) * 1000)


def told(empty: list[float], ours: list[float], what: str) -> str:
    """Return one line: the least and the median of each, and how they compare."""
    least = min(ours) / min(empty)
    middle = statistics.median(ours) / statistics.median(empty)
    return (
        f"{what:10} empty {min(empty):4.0f} ms (median {statistics.median(empty):4.0f}), "
        f"citecheck {min(ours):4.0f} ms (median {statistics.median(ours):4.0f}): "
        f"{least:.2f} times (medians {middle:.2f})"
    )


def main(runs: int, rounds: int) -> None:
    """Print both times and how they compare, round by round."""
    use_a_screen()
    with TemporaryDirectory() as home:
        for code in (EMPTY, OURS):
            first_paint(code, Path(home))
        for _round in range(rounds):
            pairs = [
                (first_paint(EMPTY, Path(home)), first_paint(OURS, Path(home)))
                for _run in range(runs)
            ]
            for what in ("clock", "processor"):
                empty, ours = (
                    [getattr(start, f"{what}_ms") for start in starts]
                    for starts in zip(*pairs, strict=True)
                )
                print(told(empty, ours, what), flush=True)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*given, *(8, 3)[len(given) :])
