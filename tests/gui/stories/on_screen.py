"""The program on a screen, worked by real keys: ``python -m tests.gui.stories.on_screen``.

Xvfb is the screen and xdotool presses the keys, so nothing but the program itself is under test:
the sample is opened and checked, all its claims are decided without a mouse, a report is written,
the program is left; then the library is read. Ends with 0 where everything is as it should be, and
with 77 and a sentence where Xvfb or xdotool is missing.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from citecheck.model import Check, Verdict
from citecheck.store.library import open_library

SKIPPED = 77
_CYCLE = (("v", Verdict.VERIFIED), ("x", Verdict.NOT_SUPPORTED), ("p", Verdict.PARTLY))
_LONGEST_S = 60.0
_ENDED = "SELECT count(*) FROM run WHERE ended_at IS NOT NULL"
_REVIEWS = "SELECT count(*) FROM review"
T = TypeVar("T")


class Screen:
    """A program on a screen of its own."""

    def __init__(self, folder: Path, number: str) -> None:
        self.folder = folder
        self.library = folder / "library.citecheck"
        home = {f"XDG_{n}_HOME": str(folder / n) for n in ("DATA", "CONFIG", "STATE", "CACHE")}
        self.env = {**os.environ, **home, "HOME": str(folder), "DISPLAY": number}
        self.env |= {"QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        (folder / "CONFIG" / "citecheck").mkdir(parents=True)
        # The tour would lie over the window at the first check.
        for place in (folder / "CONFIG" / "citecheck", folder / "CONFIG"):
            (place / "window.ini").write_text("[General]\ntour=done\n", encoding="utf-8")

    def start(self) -> subprocess.Popen[bytes]:
        """Start the program on the sample."""
        command = [sys.executable, "-m", "citecheck", "gui", "--sample"]
        return subprocess.Popen([*command, "--library", str(self.library)], env=self.env)

    def xdotool(self, *words: str) -> str:
        """Let xdotool do something; return what it tells, empty where it failed."""
        command = [shutil.which("xdotool") or "", *words]
        told = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        return told.stdout

    def press(self, *keys: str) -> None:
        """Press keys ("ctrl+Return") one after another."""
        self.xdotool("key", "--delay", "60", *keys)

    def window(self, title: str) -> str:
        """Return the newest window with these words in its title, as soon as it is there."""

        def found() -> str:
            told = self.xdotool("search", "--onlyvisible", "--name", title).split()
            return told[-1] if told else ""

        return until(found, f"a window “{title}”")

    def focus(self, title: str) -> None:
        """Give the keys to a window: there is no window manager that would."""
        self.xdotool("windowfocus", "--sync", self.window(title))


def until(seen: Callable[[], T], what: str) -> T:
    """Return what ``seen`` returns as soon as it is something."""
    end = time.monotonic() + _LONGEST_S
    while time.monotonic() < end:
        value = seen()
        if value:
            return value
        time.sleep(0.2)
    sys.exit(f"waited in vain for {what}")


def main() -> int:
    """Walk through the story; return the exit status."""
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing:
        sys.stdout.write(f"skipped: {' and '.join(missing)} not installed\n")
        return SKIPPED
    with TemporaryDirectory() as kept:
        number = f":{90 + os.getpid() % 900}"
        server = ["Xvfb", number, "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        with subprocess.Popen(server, stderr=subprocess.DEVNULL) as screen:
            try:
                return _story(Screen(Path(kept), number))
            finally:
                screen.terminate()


def _story(screen: Screen) -> int:
    time.sleep(1)  # Xvfb says nothing when it is ready
    program = screen.start()
    try:
        report = _work(screen)
        status = program.wait(_LONGEST_S)
    finally:
        program.kill()
    with open_library(screen.library) as library:
        (summary,) = library.list_checks()
        check = library.load_check(summary.key)
        faults = _faults(check, report)
    if status:
        faults.append(f"the program ended with {status}")
    decided = sum(claim.verdict is not None for claim in check.claims)
    told = faults or [
        f"{decided} of {len(check.claims)} claims decided by keys, and a report written"
    ]
    sys.stdout.write("\n".join(told) + "\n")
    return 1 if faults else 0


def _rows(library: Path, query: str) -> int:
    """Return a count in the library, which the program has open meanwhile."""
    if not library.exists():
        return 0
    place = f"file:{library}?mode=ro"
    with closing(sqlite3.connect(place, uri=True)) as reading:
        try:
            (count,) = reading.execute(query).fetchone()
        except sqlite3.OperationalError:  # being made
            return 0
        return int(count)


def _faults(check: Check, report: Path) -> list[str]:
    """Return what is not as it should be."""
    wanted = [_CYCLE[n % 3][1] for n in range(len(check.claims))]
    faults = []
    if [claim.verdict for claim in check.claims] != wanted:
        faults.append(f"verdicts: {[claim.verdict for claim in check.claims]}")
    if not all(claim.pages for claim in check.claims):
        faults.append("a claim has no finding")
    if not report.read_bytes().startswith(b"<!DOCTYPE html>"):
        faults.append("the report is no report")
    return faults


def _work(screen: Screen) -> Path:
    """Check, decide, take back and decide again, export, quit."""
    screen.focus("barrage")
    screen.press("ctrl+Return")
    until(lambda: _rows(screen.library, _ENDED), "the end of the check")
    count = _rows(screen.library, "SELECT count(*) FROM attribution")
    for number in range(count):
        screen.press(_CYCLE[number % 3][0], "j")
    screen.press("ctrl+z", "ctrl+shift+z")
    until(lambda: _rows(screen.library, _REVIEWS) == count + 2, "every verdict")
    report = screen.folder / "report.html"
    screen.press("ctrl+e")
    screen.focus("Export")
    screen.press("ctrl+a")
    screen.xdotool("type", "--delay", "20", str(report))
    screen.press("Return")
    until(report.exists, "the report")
    screen.focus("barrage")
    screen.press("ctrl+q")
    return report


if __name__ == "__main__":
    sys.exit(main())
