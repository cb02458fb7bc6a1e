"""Runs what takes too long for every change, one suite after the other, and prints its figures.

python3 packaging/start.py long [SUITE …] runs it in the environment with the test tools; without
names all suites run, in some half an hour. Suites that need the kits of hostile pages and texts
(../shared) skip what is missing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_QUIET = ("-o", "faulthandler_timeout=1800")  # a suite may take minutes for one test
_TESTS = ("-m", "pytest", "-q", "-rs", "--durations=5", "--timeout=1800", *_QUIET)
_BENCHES = "tests/benchmarks/"

# Name → commands of this Python. CITECHECK_LONG lets the tests take every text, not every eighth.
SUITES: dict[str, tuple[tuple[str, ...], ...]] = {
    "hostile": ((*_TESTS, "tests/eval/test_hostile_fetch.py", "tests/eval/test_hostile_read.py"),),
    "naughty": ((*_TESTS, "tests/report/test_hostile_corpora.py"),),
    "kills": ((f"{_BENCHES}kill_writers.py", "200"),),
    "walls": (
        (*_TESTS, "tests/fetch/test_labelled_walls.py"),
        (*_TESTS, "tests/eval/test_real_pages_are_no_walls.py"),
    ),
    "clocks": (
        (f"{_BENCHES}bench_fetch.py",),
        (f"{_BENCHES}bench_read.py",),
        (f"{_BENCHES}bench_match.py",),
        (f"{_BENCHES}bench_library.py",),
        ("-m", "tests.benchmarks.bench_claims_list"),
        ("-m", "tests.benchmarks.bench_run"),
        ("-m", "tests.benchmarks.bench_run_memory"),
        ("-m", "tests.benchmarks.bench_window"),
        ("-m", "tests.benchmarks.bench_paste"),
        ("-m", "tests.benchmarks.bench_gaps"),
    ),
}


def environment(inherited: Mapping[str, str]) -> dict[str, str]:
    """Return the environment variables for the suites: whole, without a screen, from the root."""
    return {
        **inherited,
        "CITECHECK_LONG": "1",
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }


def run_suite(name: str) -> bool:
    """Run one suite, its output as it comes; return whether all of it went well."""
    started = time.monotonic()
    print(f"[long] {name}", flush=True)
    environ = environment(os.environ)
    codes = [
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environ, check=False).returncode
        for command in SUITES[name]
    ]
    went_well = not any(codes)
    took = time.monotonic() - started
    print(f"[long] {name}: {'passed' if went_well else 'FAILED'} ({took:.0f} s)", flush=True)
    return went_well


def main(wanted: Sequence[str]) -> int:
    """Run the suites named, or all; return 1 where any failed, 2 for a name that is none."""
    unknown = [name for name in wanted if name not in SUITES]
    if unknown:
        print(f"[long] no such suite: {', '.join(unknown)} (there are {', '.join(SUITES)})")
        return 2
    ended = {name: run_suite(name) for name in wanted or SUITES}
    failed = [name for name, went_well in ended.items() if not went_well]
    print(f"[long] {len(ended) - len(failed)} of {len(ended)} suites passed", *failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
