"""Connections to one library: one a thread, all alike, all closed at the end."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

BUSY_TIMEOUT_MS = 5000


def connect(path: Path, *, read_only: bool = False) -> Database:
    """Return a connection to the existing file ``path`` with the settings of the house.

    Read-only connections are immutable ones: SQLite can't read a WAL database in a folder that it
    may not write to in any other way.

    Raises:
        sqlite3.DatabaseError: the file is missing, damaged, or no database.
    """
    mode = "mode=ro&immutable=1" if read_only else "mode=rw"
    uri = f"{path.absolute().as_uri()}?{mode}"
    raw = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False)
    try:
        # A user's sqlite-utils plugins have no business in a library.
        db = Database(raw, execute_plugins=False)
        db.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        db.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            db.enable_wal()
            db.execute("PRAGMA synchronous = FULL")
            # What a person deletes is gone from the file, too.
            db.execute("PRAGMA secure_delete = ON")
    except BaseException:
        raw.close()
        raise
    return db


def rows(
    db: Database, sql: str, values: Sequence[object] | dict[str, object] = ()
) -> list[dict[str, Any]]:
    """Return the rows of a query as dictionaries; ``values`` by place (``?``) or name (``:key``).

    Never by number (``?1``): from Python 3.14 on sqlite3 refuses a sequence for those.
    """
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def immediate(db: Database) -> Iterator[Database]:
    """Hold the write lock from the first statement on; commit at the end or leave no trace.

    A deferred transaction that reads before it writes fails at once when another writes between
    (SQLITE_BUSY_SNAPSHOT), and no timeout helps.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
        db.commit()
    except BaseException:
        db.rollback()
        raise


class Connections:
    """The connections of one open library."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        self._guard = threading.Lock()
        self._of_thread: dict[threading.Thread, Database] = {}
        self._closed = False

    def here(self) -> Database:
        """Return this thread's connection; makes it at the first call.

        Raises:
            sqlite3.DatabaseError: the file can't be opened any more.
            RuntimeError: the library was closed.
        """
        me = threading.current_thread()
        with self._guard:
            if self._closed:
                msg = f"the library {self._path} is closed"
                raise RuntimeError(msg)
            if me not in self._of_thread:
                self._drop_dead()
                self._of_thread[me] = connect(self._path, read_only=self._read_only)
            return self._of_thread[me]

    def _drop_dead(self) -> None:
        for thread in [t for t in self._of_thread if not t.is_alive()]:
            self._of_thread.pop(thread).close()

    def close(self) -> None:
        """Close every connection; a second call does nothing."""
        with self._guard:
            self._closed = True
            while self._of_thread:
                self._of_thread.popitem()[1].close()
