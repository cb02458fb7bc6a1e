"""What the program's exit status means; documented in the README."""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """Exit status of every command."""

    OK = 0
    FAULT = 1  # a fault of the world (missing file, no network, library in use): one sentence
    USAGE = 2  # the command line is not as it should be (click's own number)
    FOUND_WRONG = 3  # ``check --strict``: a finding of the group "wrong"; ``verify``: it differs
    BUG = 70  # a fault of ours; the traceback is in the log (EX_SOFTWARE of sysexits.h)
    INTERRUPTED = 130  # Ctrl-C; what was saved is safe, and the check can be resumed
