"""An open library as a file: who owns it, each thread's connection, and its transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from citecheck.model import ErrorCode, KnownError
from citecheck.store import shrinking
from citecheck.store.connection import immediate
from citecheck.store.faults import telling
from citecheck.store.opening import Opened, back_up, same_file


class LibraryFile:
    """What every question to a library stands on; a context manager."""

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self._opened = opened
        self._writing = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether every write raises ``READ_ONLY``."""
        return self._opened.read_only

    def close(self) -> None:
        """Close all threads' connections and free the lock; a second call does nothing."""
        self._opened.held.close()

    def give_back(self) -> None:
        """Give free room back to the disk where that can be done bit by bit; else do nothing."""
        with self.whole() as db:
            if shrinking.shrinks_bit_by_bit(db):
                for _ in shrinking.give_back(db):
                    pass

    @contextmanager
    def whole(self) -> Iterator[Database]:
        """This thread's connection, while no other thread of this process writes."""
        if self.read_only:
            raise KnownError(ErrorCode.READ_ONLY, str(self.path))
        with telling(self.path), self._writing:
            self._check_still_there()
            yield self._opened.connections.here()

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """One view of the library, whatever other threads write meanwhile."""
        with telling(self.path):
            db = self._opened.connections.here()
            with db.atomic():
                yield db

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """One short transaction that is on the disk at the end."""
        with self.whole() as db, immediate(db):
            yield db

    def _check_still_there(self) -> None:
        """Refuse to write into a file that was moved or deleted: such rows would be lost.

        What it held is saved beside it first.
        """
        if same_file(self.path, self._opened.inode):
            return
        rescued = self.path.with_name(self.path.name + ".rescued")
        back_up(self._opened.connections.here(), rescued)
        detail = f"it was moved or deleted while open; a copy is in {rescued.name}"
        raise KnownError(ErrorCode.CANNOT_WRITE, str(self.path), detail)
