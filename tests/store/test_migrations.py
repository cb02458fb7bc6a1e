"""A library is of one version or another, and an older one is kept as a backup."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from citecheck.model import ErrorCode, KnownError, Verdict
from citecheck.store.connection import connect
from citecheck.store.library import open_library
from citecheck.store.migrations import history, m001_checks_and_captures, version_of
from citecheck.store.opening import back_up, open_file
from tests.report.invented import NOON
from tests.store.filling import fill, fill_open
from tests.store.keeping import save_snapshot

RELEASED = version_of(history)
PAGE = "<p>“We had every crane working.”</p>".encode()
LATER = NOON + timedelta(days=1)


def newer_history(*, broken: bool = False) -> Migrations:
    newer = Migrations("citecheck")
    with closing(Database(memory=True)) as db:
        for step in history.pending(db):
            newer(name=step.name)(step.fn)

    @newer()
    def m999_mood(db: Database) -> None:
        db.execute("ALTER TABLE article ADD COLUMN mood TEXT")
        if broken:
            raise sqlite3.DatabaseError("the power went")

    return newer


def test_an_older_library_is_backed_up_before_it_is_brought_up_to_date(path: Path) -> None:
    key = fill(path)

    opened = open_file(path, newer_history())
    opened.held.close()

    with closing(connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == RELEASED + 1
        assert db.execute("SELECT mood FROM article").fetchall() == [(None,)]
    backup = path.with_name(path.name + f".v{RELEASED}.backup")
    with open_library(backup) as library:
        assert library.load_check(key).claims[0].verdict is Verdict.VERIFIED


def first_release(path: Path) -> int:
    """Make a library of the first schema with one capture; return the capture's id."""
    first = Migrations("citecheck")
    first(name="m001_checks_and_captures")(m001_checks_and_captures)
    open_file(path, first).held.close()
    digest = hashlib.sha256(PAGE).hexdigest()
    with closing(connect(path)) as db:
        db.execute("INSERT INTO body VALUES (?, ?, ?)", (digest, len(PAGE), zlib.compress(PAGE)))
        cursor = db.execute(
            "INSERT INTO snapshot (url, outcome, fetched_at, redirects, headers, media_type,"
            " detail, sha256) VALUES ('http://a.example/', 'ok', ?, '[]', '[]', '', '200', ?)",
            (NOON.isoformat(), digest),
        )
        db.conn.commit()
        return int(cursor.lastrowid or 0)


def test_captures_of_the_first_release_are_read_after_the_update(path: Path) -> None:
    number = first_release(path)

    with open_library(path) as library:
        capture = library.load_capture(number)
        new = save_snapshot(library, replace(capture.snapshot, fetched_at=LATER))

        assert (capture.snapshot.body, capture.snapshot.exchanges) == (PAGE, ())
        assert library.load_capture(new).snapshot.body == PAGE


def test_a_migration_that_fails_leaves_the_library_as_it_was(path: Path) -> None:
    key = fill(path)

    with pytest.raises(sqlite3.DatabaseError):
        open_file(path, newer_history(broken=True))

    with open_library(path) as library:
        assert library.load_check(key).key == key


def test_the_history_begins_where_it_began() -> None:
    with closing(Database(memory=True)) as db:
        assert next(m.name for m in history.pending(db)) == "m001_checks_and_captures"


def test_a_backup_holds_everything_and_opens(path: Path, tmp_path: Path) -> None:
    with open_library(path) as library:
        key = fill_open(library)
        before = library.load_check(key)
        with library.reading() as db:
            back_up(db, tmp_path / "copy")

    with open_library(tmp_path / "copy") as copy:
        assert copy.load_check(key) == before


def test_a_backup_into_nowhere_is_said(path: Path, tmp_path: Path) -> None:
    with (
        open_library(path) as library,
        pytest.raises(KnownError) as caught,
        library.reading() as db,
    ):
        back_up(db, tmp_path / "no" / "such" / "folder")

    assert caught.value.code is ErrorCode.CANNOT_WRITE
