"""``citecheck`` and ``python -m citecheck`` start here; Ctrl-C ends them quietly at any moment."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

_INTERRUPTED = 130


def main() -> None:
    """Run one command and leave with its exit status."""
    # Loading the commands takes the better part of a second: Ctrl-C must not show a traceback.
    signal.signal(signal.SIGINT, _leave)
    from citecheck import start  # noqa: PLC0415 - after the handler

    try:
        if not start.opens_window(sys.argv[1:]):
            # Qt would swallow a KeyboardInterrupt; until the window listens there is nothing to
            # save (gui.interrupt).
            signal.signal(signal.SIGINT, signal.default_int_handler)
        status = start.exit_status()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, _leave)
    sys.exit(status)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """End at once and say nothing: there is nothing yet, or nothing left, to save."""
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
