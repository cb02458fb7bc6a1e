"""The reader process: takes foreign bytes, parses them, sends values back.

Started by ``pipeline.worker`` as ``python -m citecheck.pipeline.worker_main``, in a frozen program
as the program itself with ``READER_SWITCH``. It needs neither network nor screen and imports
neither.
"""

from __future__ import annotations

import faulthandler
import importlib
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import IO

from citecheck.model import KnownError
from citecheck.pipeline.frames import Kind, Request, packed, read_frame, write_frame

READER_SWITCH = "--citecheck-reader"
_STDIN, _STDOUT = 0, 1
_LOWER_PRIORITY = 5  # of "nice", for a reader that would keep the window from a processor
_MOST_TRACEBACK_CHARACTERS = 6_000


def serve_if_reader(argv: Sequence[str]) -> bool:
    """Serve as a reader when ``argv`` (without the program's name) asks for it.

    A frozen program calls this before anything else and ends when it returns True.
    """
    if not argv or argv[0] != READER_SWITCH:
        return False
    serve(int(argv[1]))
    return True


def serve(max_memory_bytes: int) -> None:
    """Answer requests on standard input until it closes; standard output is for answers alone."""
    # Ctrl+C in a terminal reaches readers too; the program decides when they end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _give_way()
    _limit_memory(max_memory_bytes)
    # By number: a program without a console has the pipes, but no sys.stdin or sys.stdout.
    requests = os.fdopen(os.dup(_STDIN), "rb")
    answers = os.fdopen(os.dup(_STDOUT), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (_STDIN, _STDOUT):
        # What a library prints must not stand between the answers.
        os.dup2(nowhere, number)
    with requests, answers, os.fdopen(nowhere, "wb") as complaints:
        while True:
            try:
                request: Request = pickle.loads(read_frame(requests))  # noqa: S301 - from our own parent
            except EOFError:
                return
            _answer(request, answers, complaints)


def _answer(request: Request, answers: IO[bytes], complaints: IO[bytes]) -> None:
    """Send "ready" once the target is imported, then what came of calling it."""
    # A parent that died cannot end a reader stuck in a parser; the reader then ends itself.
    faulthandler.dump_traceback_later(request.limit_s, exit=True, file=complaints.fileno())
    try:
        write_frame(answers, _said(lambda: _ready(request.target, answers)(**request.arguments)))
    finally:
        faulthandler.cancel_dump_traceback_later()


def _ready(target: str, answers: IO[bytes]) -> Callable[..., object]:
    """Return the function that ``target`` names, once imported and said to be so."""
    module, _, name = target.partition(":")
    function: Callable[..., object] = getattr(importlib.import_module(module), name)
    write_frame(answers, packed(Kind.READY))
    return function


def _said(call: Callable[[], object]) -> bytes:
    """Return the message that tells what came of ``call``."""
    try:
        return packed(Kind.VALUE, call())
    except KnownError as error:
        return packed(Kind.KNOWN_ERROR, (error.code.value, error.subject, error.detail))
    except MemoryError:
        return packed(Kind.NO_MEMORY)
    except Exception:  # noqa: BLE001 - handed to the parent, which logs it
        return packed(Kind.FAULT, traceback.format_exc()[-_MOST_TRACEBACK_CHARACTERS:])


def _give_way() -> None:
    """Run after the program's own threads, where the system lets a process say so of itself."""
    if hasattr(os, "nice"):
        os.nice(_LOWER_PRIORITY)


def _limit_memory(max_bytes: int) -> None:
    """Let allocations beyond ``max_bytes`` fail, where the system can."""
    try:
        import resource  # noqa: PLC0415 - Unix alone
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = max_bytes if hard == resource.RLIM_INFINITY else min(max_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    serve(int(sys.argv[1]))
