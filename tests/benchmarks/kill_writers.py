"""Kills a writing process 200 times and counts what was told as saved and is lost; by hand:

python tests/benchmarks/kill_writers.py [RUNS]
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from citecheck.store.library import open_library

HERE = Path(__file__).parent
WRITERS = {"verdicts": HERE / "writer_to_kill.py", "check": HERE / "checker_to_kill.py"}
ROOT = HERE.parents[1]
RUNS = 200
CHECKS_EVERY = 10
# Longest time from the first line until the kill, in seconds: verdicts, a check of the sample.
WINDOWS = {"verdicts": 0.3, "check": 3.0}


@dataclass
class Figures:
    """What came of all runs."""

    runs: int = 0
    told: int = 0
    cut_short: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    slowest_open_s: float = 0.0


def killed(path: Path, what: str, mark: str, after_s: float) -> list[str]:
    """Start a writer, kill it ``after_s`` seconds after its first line; return what it told."""
    with subprocess.Popen(
        [sys.executable, str(WRITERS[what]), str(path), mark],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        if process.stdout is None or process.stdout.readline() != "open\n":
            message = f"the writer of {what} did not start"
            raise SystemExit(message)
        time.sleep(after_s)
        process.kill()
        told = process.stdout.read()
    # A line that was cut in two told nothing.
    return told[: told.rfind("\n") + 1].split()


def kept(path: Path, what: str) -> set[str]:
    """Return the notes, or the claims with a finding, that the library holds."""
    with open_library(path) as library:
        claims = [c for row in library.list_checks() for c in library.load_check(row.key).claims]
    if what == "check":
        return {claim.attribution.id for claim in claims if claim.finding is not None}
    return {review.note for claim in claims for review in claim.reviews}


def integrity(path: Path) -> str:
    """Return what SQLite says of the file: "ok", or what is wrong."""
    with sqlite3.connect(path) as database:
        said = str(database.execute("PRAGMA integrity_check").fetchone()[0])
    database.close()
    return said


def one_run(number: int, folder: Path, chance: random.Random, figures: Figures) -> None:
    """Kill one writer and look at what it left."""
    what = "check" if number % CHECKS_EVERY == 0 else "verdicts"
    path = folder / (f"check{number}.citecheck" if what == "check" else "verdicts.citecheck")
    told = killed(path, what, str(number), chance.uniform(0, WINDOWS[what]))
    figures.runs += 1
    figures.cut_short += "ended" not in told
    told = [line for line in told if line != "ended"]
    figures.told += len(told)
    begun = time.perf_counter()
    there = kept(path, what)
    figures.slowest_open_s = max(figures.slowest_open_s, time.perf_counter() - begun)
    figures.lost += [f"run {number}: {line}" for line in told if line not in there]
    said = integrity(path)
    if said != "ok":
        figures.damaged.append(f"run {number}: {said}")


def main() -> int:
    """Print the figures; return 1 where anything was lost or damaged."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    figures, chance = Figures(), random.Random(5)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for number in range(1, runs + 1):
            one_run(number, Path(folder), chance, figures)
    print(
        f"{figures.runs} writers killed ({figures.cut_short} in the middle),"
        f" {figures.told} verdicts and findings told as saved: {len(figures.lost)} lost,"
        f" {len(figures.damaged)} libraries damaged,"
        f" opened and read in {figures.slowest_open_s:.2f} s at most"
    )
    for line in (*figures.lost[:20], *figures.damaged[:20]):
        print(line)
    return 1 if figures.lost or figures.damaged else 0


if __name__ == "__main__":
    sys.exit(main())
