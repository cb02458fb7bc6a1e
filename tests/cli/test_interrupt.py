"""Ctrl-C ends the program quietly, also before it has loaded."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Interrupts itself when the named module is about to be imported.
_PROGRAM = """
import signal, sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
from citecheck.__main__ import main
main()
"""

# Says when the program reads its input.
_WAITING = """
from citecheck.pipeline import inputs

def told(read):
    def first(*arguments):
        print("reads", flush=True)
        return read(*arguments)
    return first

inputs._standard_input = told(inputs._standard_input)
inputs.read_bytes_of = told(inputs.read_bytes_of)
from citecheck.__main__ import main
main()
"""


@pytest.mark.parametrize("module", ["citecheck.start", "citecheck.cli.main", "click"])
def test_an_interrupt_while_loading_says_nothing(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, module], capture_output=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("arguments", "saves"),
    [
        (("detect", "-"), False),
        (("compare", "the bridge will open", "-"), False),
        (("check", "-", "--offline", "--library", "l"), True),
        (("detect", "pipe"), False),
    ],
)
def test_an_interrupt_ends_a_command_that_waits_for_its_input(
    tmp_path: Path, arguments: tuple[str, ...], *, saves: bool
) -> None:
    os.mkfifo(tmp_path / "pipe")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-c", _WAITING, *arguments],
        cwd=tmp_path,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "reads\n"
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=60)

    assert child.returncode == 130
    assert err.strip().startswith("Interrupted.")
    assert err.strip().count("\n") == 0
    assert ("is saved" in err) is saves
