"""A process that begins a purge and stops after its first step, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from citecheck.store.library import open_library
from citecheck.store.purging import purge
from tests.store.old_checks import NOW, RULE


def main() -> None:
    """Purge the library of the first argument; print a line after the first step and wait."""
    with open_library(Path(sys.argv[1])) as library:
        for _done in purge(library, RULE, NOW):
            print("step", flush=True)  # noqa: T201 - this is how it speaks to the test
            sys.stdin.read()


main()
