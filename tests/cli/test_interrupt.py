"""Ctrl-C ends the program quietly, also before it has loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

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


@pytest.mark.parametrize("module", ["citecheck.start", "citecheck.cli.main", "click"])
def test_an_interrupt_while_loading_says_nothing(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, module], capture_output=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
