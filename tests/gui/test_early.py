"""What happens to the program before its window is whole, and while it loads ahead."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from citecheck.gui.interrupt import STATUS
from tests.conftest import ROOT

SAMPLE = "opened http://www.pierheadpost.example/2026/03/14/barrage-and-boat"


def ended(
    when: str, what: str, folder: Path, *, screen: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Return how the program ended to which ``what`` happened at the moment ``when``."""
    command = [*screen, sys.executable, "-m", "tests.gui.early_process", when, what]
    return subprocess.run(
        [*command, str(folder / "library.citecheck")],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=110,
    )  # fmt: skip


@pytest.mark.timeout(120)
@pytest.mark.parametrize("when", ["painted", "whole"])
def test_clicks_and_keys_before_the_window_is_whole_are_kept(when: str, tmp_path: Path) -> None:
    told = ended(when, "use", tmp_path)

    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[0] == SAMPLE
    assert "Traceback" not in told.stderr


@pytest.mark.timeout(120)
@pytest.mark.parametrize("when", ["shown", "painted", "whole"])
def test_a_real_click_before_the_window_is_whole_is_kept(
    when: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not all(shutil.which(name) for name in ("Xvfb", "xvfb-run", "xdotool")):
        pytest.skip("Xvfb, xvfb-run or xdotool is not installed")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")

    told = ended(when, "click", tmp_path, screen=("xvfb-run", "-a"))

    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[0] == SAMPLE
    assert "Traceback" not in told.stderr


@pytest.mark.timeout(120)
@pytest.mark.parametrize("when", ["painted", "whole", "warming"])
def test_a_window_closed_early_leaves_no_process_behind(when: str, tmp_path: Path) -> None:
    told = ended(when, "close", tmp_path)

    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("readers 0 left")
    assert told.stdout.endswith("of 1\n") is (when == "warming")
    assert "Traceback" not in told.stderr


@pytest.mark.timeout(120)
@pytest.mark.parametrize("when", ["painted", "whole", "warming"])
def test_ctrl_c_ends_the_program_at_any_moment(when: str, tmp_path: Path) -> None:
    told = ended(when, "ctrl-c", tmp_path)

    assert told.returncode == STATUS, told.stderr
    assert when == "painted" or told.stdout.startswith("readers 0 left")
    assert "Traceback" not in told.stderr
