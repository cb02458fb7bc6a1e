"""Programs that are started to set citecheck up, and what their trouble means."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
ON_WINDOWS = sys.platform == "win32"


class SetupError(Exception):
    """Something that the person at the keyboard can mend; its text says how."""


def say(line: str) -> None:
    """Print a line of progress at once, also into a pipe."""
    print(f"[citecheck] {line}", flush=True)


def env_python(env: Path) -> Path:
    """Return where an environment keeps its Python."""
    return env / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")


def clean_environ() -> dict[str, str]:
    """Return the environment variables without those that lead Python and pip astray."""
    astray = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV"}
    environ = {name: value for name, value in os.environ.items() if name not in astray}
    # The build of the project itself is held to the same versions. As a URL: pip splits at spaces.
    environ["PIP_CONSTRAINT"] = environ["PIP_BUILD_CONSTRAINT"] = CONSTRAINTS.as_uri()
    return environ


def run_captured(command: Sequence[str], environ: Mapping[str, str]) -> tuple[int, str]:
    """Run a command in the checkout; return its exit code and all that it printed."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=environ,
            cwd=ROOT,
            check=False,
        )
    except OSError as error:
        return 127, str(error)
    return done.returncode, done.stdout.strip()


def trouble_of(command: Sequence[str], environ: Mapping[str, str]) -> str:
    """Run a command; return "" when all went well, else what it printed."""
    code, output = run_captured(command, environ)
    return (output or f"exit code {code}") if code else ""


def explain(output: str) -> str:
    """Return a sentence for the known troubles of pip and venv, with the lines that tell more."""
    folder = "The folder cannot be written; name another with --env."
    no_build = f"A package was not found for Python {sys.version.split()[0]} on {sys.platform}."
    offline = "The package index cannot be reached; is there a network?"
    known = {
        "No space left on device": "The disk is full.",
        "Read-only file system": folder,
        "Permission denied": folder,
        "NewConnectionError": offline,
        "name resolution": offline,
        "ConnectTimeout": offline,
        "ProxyError": offline,
        "getaddrinfo": offline,
        "ResolutionImpossible": f"{no_build} A newer Python may have it.",
        "No matching distribution": f"{no_build} Is there a network?",
    }
    sentence = next((known[mark] for mark in known if mark in output), "It ended like this:")
    lines = [line for line in output.splitlines() if not line.lstrip().startswith("WARNING")]
    telling = [line for line in lines[:-8] if "error" in line.lower()][-6:] + lines[-8:]
    return "\n".join([sentence, *(f"    {line[:300]}" for line in telling)])
