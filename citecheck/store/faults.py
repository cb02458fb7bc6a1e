"""SQLite's and the disk's complaints, told as faults of the world."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from citecheck.model import ErrorCode, KnownError

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: ErrorCode.DISK_FULL,
    sqlite3.SQLITE_READONLY: ErrorCode.READ_ONLY,
    sqlite3.SQLITE_PERM: ErrorCode.READ_ONLY,
    sqlite3.SQLITE_IOERR: ErrorCode.CANNOT_WRITE,
    sqlite3.SQLITE_CANTOPEN: ErrorCode.CANNOT_WRITE,
    sqlite3.SQLITE_BUSY: ErrorCode.LIBRARY_IN_USE,
    sqlite3.SQLITE_LOCKED: ErrorCode.LIBRARY_IN_USE,
    sqlite3.SQLITE_CORRUPT: ErrorCode.LIBRARY_DAMAGED,
    sqlite3.SQLITE_NOTADB: ErrorCode.LIBRARY_DAMAGED,
}
_OF_SYSTEM = {
    errno.ENOSPC: ErrorCode.DISK_FULL,
    errno.EDQUOT: ErrorCode.DISK_FULL,
    errno.EROFS: ErrorCode.READ_ONLY,
    errno.EACCES: ErrorCode.READ_ONLY,
    errno.EPERM: ErrorCode.READ_ONLY,
}
_PRIMARY_CODE = 0xFF
# A file whose pages are sound may still lack a table: another program took it away.
_LACKING = ("no such table: ", "no such column: ")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Raise what SQLite or the system says about the library ``path`` as a ``KnownError``.

    A misuse of SQL is no fault of the world and passes through as it is.
    """
    try:
        yield
    except KnownError as error:
        if error.subject:
            raise
        raise KnownError(error.code, str(path), error.detail) from error
    except sqlite3.DatabaseError as error:
        code = _OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE)
        if str(error).startswith(_LACKING):
            code = ErrorCode.LIBRARY_DAMAGED
        if code is None:
            raise
        raise KnownError(code, str(path), str(error)) from error
    except OSError as error:
        code = _OF_SYSTEM.get(error.errno or 0, ErrorCode.CANNOT_WRITE)
        raise KnownError(code, str(path), error.strerror or str(error)) from error
