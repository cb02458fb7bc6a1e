"""How long the program takes to its first paint, beside an empty PySide6 main window.

``python -m tests.benchmarks.bench_window [RUNS]`` starts both alternately, each in a fresh process,
and prints the best time of each in milliseconds: from the start of the process to the end of the
window's first paint event, imports included. Issue 6 asks for at most 1.5 times the empty window.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

_LEAVE = """
import os, sys, time
def leave():
    sys.stdout.write(str(time.time()))
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
# The buttons of the start page are painted after everything below them.
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


def first_paint_ms(code: str, home: Path) -> float:
    """Return the milliseconds from the start of a process with ``code`` to its first paint."""
    surroundings = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    surroundings |= {"XDG_DATA_HOME": str(home), "QT_LOGGING_RULES": "*=false"}
    surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=surroundings, text=True
    )
    return (float(done.stdout.split()[-1]) - started) * 1000


def main(runs: int) -> None:
    """Print both times and how they compare."""
    with TemporaryDirectory() as home:
        pairs = [
            (first_paint_ms(EMPTY, Path(home)), first_paint_ms(OURS, Path(home)))
            for _run in range(runs)
        ]
    empty, ours = (min(times) for times in zip(*pairs, strict=True))
    print(f"empty window {empty:.0f} ms, citecheck {ours:.0f} ms: {ours / empty:.2f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 8)
