"""The whole program on a screen: worked by real keys, and watched while it shows hostile texts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.gui.stories.on_screen import SKIPPED


@pytest.mark.timeout(240)
def test_the_sample_is_worked_through_by_real_keys() -> None:
    command = [sys.executable, "-m", "tests.gui.stories.on_screen"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode == SKIPPED:
        pytest.skip(told.stdout.strip())

    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout == "15 of 15 claims decided by keys, and a report written\n"


@pytest.mark.timeout(240)
def test_showing_hostile_texts_opens_no_file_and_no_connection(tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace not installed")
    secret = tmp_path / "planted-secret.png"
    secret.write_bytes(b"x")
    log = tmp_path / "calls"
    watched = [
        strace,
        "-f",
        "-qq",
        "-s",
        "400",
        "-e",
        "trace=open,openat,stat,newfstatat,statx,connect",
    ]
    command = [*watched, "-o", str(log), sys.executable, "-m", "tests.gui.stories.hostile_process"]
    told = subprocess.run(
        [*command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if "ptrace" in told.stderr.lower() and told.returncode:
        pytest.skip("strace may not trace here")

    assert told.stdout.endswith("shown\n"), told.stderr
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert len(calls) > 1_000
    assert [call for call in calls if "planted" in call] == []
    assert [call for call in calls if "connect(" in call and "AF_UNIX" not in call] == []
