"""How the tests of the commands run them: as a user would, in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from citecheck import start
from citecheck.cli.main import run

start.add_window_command()


@dataclass(frozen=True, slots=True)
class Told:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


Citecheck = Callable[..., Told]


@pytest.fixture
def citecheck(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Citecheck:
    """Run one command in an empty folder and return what it told."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Told:
        capfd.readouterr()
        status = run([str(a) for a in arguments])
        captured = capfd.readouterr()
        return Told(int(status), captured.out, captured.err)

    return call
