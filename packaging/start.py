"""Sets citecheck up in an environment of its own and runs it; needs nothing but Python.

This file must be readable by every Python 3 of the last ten years, so that an old one can say that
it is too old: no future import, and nothing newer than 3.6 in its grammar.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (said here, because pip says it in forty lines)
    sys.exit(f"citecheck needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")

import argparse
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from environment import DEFAULT_ENV, set_up
from outside import ON_WINDOWS, ROOT, SetupError, clean_environ, env_python, run_captured, say
from qt_libraries import missing_libraries
from system_packages import need_qt, probe_qt

PYTHON = "py" if ON_WINDOWS else "python3"
"""How the README starts this file."""

LINTERS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy --strict": ("-m", "mypy", "--strict"),
    "lint-imports": (
        "-c",
        "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])",
    ),
}


def run_in(env: Path, *arguments: str, cwd: Path | None = None) -> int:
    """Run the environment's Python and return its exit code; Ctrl-C is the child's to answer."""
    previous = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        child = subprocess.Popen([env_python(env), *arguments], cwd=cwd, env=clean_environ())
        code = child.wait()
    finally:
        signal.signal(signal.SIGINT, previous)
    return 128 - code if code < 0 else code


def run_citecheck(env: Path, arguments: Sequence[str]) -> int:
    """Run a citecheck command in the folder where the person stands."""
    return run_in(env, "-m", "citecheck", *arguments)


def run_sample(env: Path) -> int:
    """Check the article that ships with citecheck, without a network."""
    code = run_citecheck(env, ["sample"])
    if code:
        say(f"citecheck sample ended with exit code {code}")
    else:
        # The program can't know that the shell has no citecheck of its own.
        say(f"from this folder that is: {PYTHON} packaging/start.py run gui --sample")
    return code


def run_linters(env: Path) -> int:
    """Run every checker of the code; a warning counts as a failure. Return 0 or 1."""
    failed = []
    for name, arguments in LINTERS.items():
        started = time.monotonic()
        code, output = run_captured([str(env_python(env)), *arguments], clean_environ())
        bad = code != 0 or "warning:" in output.lower()
        if bad:
            failed.append(name)
            print(output, flush=True)
        say(f"{name}: {'FAILED' if bad else 'passed'} ({time.monotonic() - started:.0f} s)")
    return 1 if failed else 0


def run_tests(env: Path, arguments: Sequence[str]) -> int:
    """Run the tests; the arguments are pytest's."""
    return run_in(env, "-m", "pytest", *arguments, cwd=ROOT)


def note_about_qt(env: Path) -> None:
    """Say once, after a set-up, that the window would not open; the command line still works."""
    missing = missing_libraries(probe_qt(env, screen=False))
    if missing:
        say(f"note: the window will not open yet, this system lacks {', '.join(missing)}")
        say("      python3 packaging/start.py run gui says what to install")


def run_command(command: str, arguments: Sequence[str], env: Path) -> int:
    """Set up what a command needs, run it and return its exit code."""
    dev = command in {"test", "lint", "check", "long"}
    gui = command == "run" and list(arguments[:1]) == ["gui"]
    fresh = set_up(env, dev=dev)
    if gui or command in {"test", "check", "long"}:
        need_qt(env, screen=gui and bool(os.environ.get("DISPLAY")))
    elif fresh and not dev:
        note_about_qt(env)
    if command == "run":
        return run_citecheck(env, arguments)
    if command == "test":
        return run_tests(env, arguments)
    if command == "long":
        return run_in(env, "packaging/long_suites.py", *arguments, cwd=ROOT)
    code = run_linters(env) if dev else run_sample(env)
    if command == "check":
        return run_tests(env, arguments) or code
    return code


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command, its own arguments and the place of the environment."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="Sets citecheck up in an environment of its own and runs it.",
        epilog="sample (the default) checks the sample article; run ARGS is any citecheck command, "
        "such as gui; test ARGS runs the tests (ARGS are pytest's); lint checks the code; "
        "check is lint, then test; long [SUITE …] runs what takes too long for every change.",
    )
    place = os.environ.get("CITECHECK_ENV") or DEFAULT_ENV
    parser.add_argument("--env", type=Path, default=place, help="the environment (default: .venv)")
    commands = ("sample", "run", "test", "lint", "check", "long")
    parser.add_argument("command", nargs="?", default="sample", choices=commands)
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code, 1 when it could not be set up, 130 after Ctrl-C."""
    wanted = parse_arguments(arguments)
    try:
        return run_command(wanted.command, wanted.arguments, wanted.env.expanduser().resolve())
    except (SetupError, OSError) as error:
        print(f"[citecheck] {error}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
