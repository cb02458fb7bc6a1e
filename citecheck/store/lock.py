"""One process owns a library: a lock file beside it, which the system frees when the owner dies."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from citecheck.model import ErrorCode, KnownError

WAIT_S = 1.0


def lock_path(library: Path) -> Path:
    """Return where the lock file of ``library`` lies: beside it."""
    return library.with_name(library.name + ".lock")


def take_lock(library: Path) -> FileLock:
    """Return the lock on ``library``, taken; waits at most one second.

    Raises:
        KnownError: ``LIBRARY_IN_USE`` when another opener holds it.
        OSError: the lock file can't be made (a read-only folder).
    """
    lock = FileLock(lock_path(library), timeout=WAIT_S, thread_local=False)
    try:
        # FileLock takes an unwritable folder for a lock that is held, and waits.
        if not lock_path(library).exists():
            lock_path(library).touch()
        lock.acquire(poll_interval=0.05)
    except Timeout as error:
        raise KnownError(ErrorCode.LIBRARY_IN_USE, str(library)) from error
    return lock
