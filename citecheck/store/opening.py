"""From a path to a library that may be used, or to the reason why not."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database, Migrations

from citecheck.model import ErrorCode, KnownError
from citecheck.store.connection import Connections, connect, immediate
from citecheck.store.faults import telling
from citecheck.store.lock import take_lock
from citecheck.store.migrations import APPLICATION_ID, history, version_of
from citecheck.store.shrinking import INCREMENTAL

MAGIC = b"SQLite format 3\0"
QUICK_CHECK_BYTES = 64 * 2**20
"""Libraries up to this size are checked whole at every opening (some 0.1 s); the captures of a
larger one are checked one by one as they are read."""
_SCAN_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Opened:
    """An open library file: what ``close`` has to give back stands on ``held``.

    Attributes:
        inode: of the file when it was opened, to notice that it was moved away.
    """

    connections: Connections
    read_only: bool
    inode: int
    held: ExitStack


def open_file(path: Path, migrations: Migrations = history) -> Opened:
    """Return the library at ``path``, made or brought up to date where it must be.

    Raises:
        KnownError: ``LIBRARY_IN_USE``, ``NOT_A_LIBRARY``, ``LIBRARY_DAMAGED``,
            ``LIBRARY_TOO_NEW``, ``READ_ONLY``, ``DISK_FULL`` or ``CANNOT_WRITE``; the file is then
            as it was.
    """
    if not path.name:
        raise KnownError(ErrorCode.NOT_A_LIBRARY, str(path))
    with telling(path), ExitStack() as undo:
        read_only = not _own(path, undo)
        if path.exists():
            _check_header(path, version_of(migrations))
        else:
            _create(path, migrations)
        place = _readable_copy(path, undo) if read_only else path
        _check_content(place, path, migrations, read_only=read_only)
        connections = Connections(place, read_only=read_only)
        undo.callback(connections.close)
        return Opened(connections, read_only, path.stat().st_ino, undo.pop_all())


def back_up(db: Database, target: Path) -> None:
    """Write a checked copy of an open library to ``target``, whole or not at all.

    Raises:
        sqlite3.DatabaseError: the library is damaged; a copy already at ``target`` stays.
        sqlite3.OperationalError, OSError: ``target`` can't be written.
    """
    fresh = target.with_name(target.name + ".tmp")
    fresh.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(fresh)) as copy:
            db.conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            answer = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if answer != "ok":
            raise KnownError(ErrorCode.LIBRARY_DAMAGED, str(target), answer)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _own(path: Path, undo: ExitStack) -> bool:
    """Take the lock; say whether the library may be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        undo.callback(take_lock(path).release)
        if path.is_file():
            with path.open("r+b"):
                pass
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS} and path.exists():
            return False
        raise
    return True


def _check_header(path: Path, newest: int) -> None:
    """Refuse what is no library of ours, by its first bytes alone: nothing is opened or changed."""
    if not path.is_file():
        raise KnownError(ErrorCode.NOT_A_LIBRARY, str(path))
    with path.open("rb") as file:
        start = file.read(_SCAN_BYTES)
    if not start:
        raise KnownError(ErrorCode.LIBRARY_DAMAGED, str(path), "the file is empty")
    ours = b"CREATE TABLE attribution" in start
    if not start.startswith(MAGIC):
        code = ErrorCode.LIBRARY_DAMAGED if ours else ErrorCode.NOT_A_LIBRARY
        raise KnownError(code, str(path), "its header was overwritten" if ours else "")
    # https://www.sqlite.org/fileformat.html#the_database_header
    version = int.from_bytes(start[60:64], "big")
    application = int.from_bytes(start[68:72], "big")
    if application != APPLICATION_ID:
        raise KnownError(ErrorCode.NOT_A_LIBRARY, str(path))
    if version > newest:
        raise KnownError(ErrorCode.LIBRARY_TOO_NEW, str(path), f"version {version}")


def _create(path: Path, migrations: Migrations) -> None:
    """Make an empty library beside ``path`` and rename it: there is never half a library."""
    if path.with_name(path.name + "-wal").exists():
        raise KnownError(ErrorCode.LIBRARY_DAMAGED, str(path), "only its -wal file is left")
    fresh = path.with_name(path.name + ".new")
    for old in (fresh, *(fresh.with_name(fresh.name + end) for end in ("-wal", "-shm"))):
        old.unlink(missing_ok=True)
    fresh.touch(mode=0o600)  # articles before their publication
    with closing(sqlite3.connect(fresh)) as empty:
        # Before anything stands in it: later it would have to be written anew (``shrinking``).
        empty.execute(f"PRAGMA auto_vacuum = {INCREMENTAL}")
        empty.execute("PRAGMA journal_mode = WAL")
    with closing(connect(fresh)) as db:
        _migrate(db, migrations)
    fresh.replace(path)


def _migrate(db: Database, migrations: Migrations) -> None:
    with immediate(db):
        migrations.apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version_of(migrations)}")


def _readable_copy(path: Path, undo: ExitStack) -> Path:
    """Return ``path``, or a copy of it when the newest rows still stand in its log.

    SQLite reads no log in a folder that it may not write to.
    """
    log = path.with_name(path.name + "-wal")
    if not log.exists() or not log.stat().st_size:
        return path
    folder = tempfile.TemporaryDirectory(prefix="citecheck-")
    undo.callback(folder.cleanup)
    copy = Path(folder.name) / path.name
    shutil.copyfile(path, copy)
    shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
    with closing(connect(copy)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy


def _check_content(place: Path, path: Path, migrations: Migrations, *, read_only: bool) -> None:
    """Refuse damage, then bring an older library up to date; its backup is kept."""
    newest = version_of(migrations)
    with closing(connect(place, read_only=read_only)) as db:
        if place.stat().st_size <= QUICK_CHECK_BYTES:
            answer = db.execute("PRAGMA quick_check(1)").fetchone()[0]
            if answer != "ok":
                raise KnownError(ErrorCode.LIBRARY_DAMAGED, str(path), answer)
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found > newest:
            raise KnownError(ErrorCode.LIBRARY_TOO_NEW, str(path), f"version {found}")
        if found == newest:
            return
        if read_only:
            raise KnownError(ErrorCode.READ_ONLY, str(path), f"version {found} can't be updated")
        back_up(db, path.with_name(f"{path.name}.v{found}.backup"))
        _migrate(db, migrations)


def same_file(path: Path, inode: int) -> bool:
    """Say whether ``path`` still names the file that was opened."""
    try:
        return os.stat(path).st_ino == inode  # noqa: PTH116 - one system call before every write
    except OSError:
        return False
