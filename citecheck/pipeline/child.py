"""One reader process as its parent sees it. Every call blocks: for threads, not for a loop."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
import threading
from typing import IO, Any

from citecheck.pipeline.frames import Kind, Request, read_frame, unpacked, write_frame
from citecheck.pipeline.worker_main import READER_SWITCH

_log = logging.getLogger(__name__)
# Windows alone has these; elsewhere a reader lowers its priority itself (``worker_main``).
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_GIVES_WAY = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


class Child:
    """Starts with its first request, answers one at a time, and can be killed from any thread."""

    def __init__(self, max_memory_bytes: int) -> None:
        self._max_memory_bytes = max_memory_bytes
        self._lock = threading.Lock()
        self._is_killed = False
        self._started: subprocess.Popen[bytes] | None = None

    def begin(self, request: Request) -> tuple[Kind, Any]:
        """Hand ``request`` over; return ``READY`` when the child works on it, else its complaint.

        Raises:
            EOFError, OSError: the child has ended or was killed.
        """
        pipe = self._pipe_in()
        write_frame(pipe, pickle.dumps(request, protocol=pickle.HIGHEST_PROTOCOL))
        return self.answer()

    def answer(self) -> tuple[Kind, Any]:
        """Return what the child says next.

        Raises:
            EOFError, OSError: the child has ended or was killed, or said what it may not say.
        """
        if self._started is None or self._started.stdout is None:
            raise EOFError
        try:
            return unpacked(read_frame(self._started.stdout))
        except (pickle.UnpicklingError, ValueError) as error:
            _log.warning("a reader's answer was refused: %s", error)
            raise EOFError from error

    def kill(self) -> None:
        """End the child at once; whoever waits for its answer gets an ``EOFError``."""
        with self._lock:
            self._is_killed = True
            if self._started is not None:
                self._started.kill()

    def bury(self) -> None:
        """Wait for the end of a killed child and close its pipes."""
        if self._started is None:
            return
        self._started.wait()
        for pipe in (self._started.stdin, self._started.stdout):
            _close(pipe)

    def _pipe_in(self) -> IO[bytes]:
        """Return the pipe to the child, started now if need be."""
        with self._lock:
            if self._is_killed:
                raise EOFError
            if self._started is None:
                self._started = _popen(self._max_memory_bytes)
        if self._started.stdin is None:
            raise EOFError
        return self._started.stdin


def _popen(max_memory_bytes: int) -> subprocess.Popen[bytes]:
    """Start a reader with the interpreter, and the places to import from, of this process."""
    frozen = getattr(sys, "frozen", False)
    # -P: a module lying in the folder the user happens to be in is never imported.
    switches = [READER_SWITCH] if frozen else ["-P", "-m", "citecheck.pipeline.worker_main"]
    places = os.pathsep.join(place for place in sys.path if place)
    return subprocess.Popen(  # noqa: S603 - our own program, no shell
        [sys.executable, *switches, str(max_memory_bytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(os.environ) if frozen else {**os.environ, "PYTHONPATH": places},
        creationflags=_NO_WINDOW | _GIVES_WAY,
    )


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is None:
        return
    try:
        pipe.close()
    except OSError:
        # A request that was cut off cannot be flushed into a closed pipe.
        return
