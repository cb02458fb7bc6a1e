"""A file that is no library, or a damaged one, is refused and left as it is."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from citecheck.model import (
    ErrorCode,
    FetchOutcome,
    KnownError,
    PageText,
    Snapshot,
)
from citecheck.store.library import open_library
from tests.report.invented import NOON
from tests.store.filling import fill, fill_open
from tests.store.keeping import save_page, save_snapshot
from tests.store.refusing import code_of, digest

URL = "https://x.example/"


@pytest.mark.parametrize("content", [b"notes\n" * 9000, b"SQLite format 3\0", b"\x00" * 200])
def test_a_foreign_file_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    assert code_of(path) is ErrorCode.NOT_A_LIBRARY
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipe (name)")
        other.commit()
    before = digest(path)

    assert code_of(path) is ErrorCode.NOT_A_LIBRARY
    assert digest(path) == before


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    assert code_of(tmp_path) is ErrorCode.NOT_A_LIBRARY


def test_a_library_of_a_newer_program_is_refused_and_left_as_it_is(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 999")
        db.commit()
    before = digest(path)

    assert code_of(path) is ErrorCode.LIBRARY_TOO_NEW
    assert digest(path) == before


def test_a_table_that_another_program_took_away_is_damage(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP VIEW current_finding")

    with pytest.raises(KnownError) as caught, open_library(path) as library:
        library.load_check(library.list_checks()[0].key)

    assert caught.value.code is ErrorCode.LIBRARY_DAMAGED


def test_an_empty_file_is_damage_and_not_a_new_library(path: Path) -> None:
    path.touch()

    assert code_of(path) is ErrorCode.LIBRARY_DAMAGED
    assert path.stat().st_size == 0


def test_a_log_without_its_library_is_damage(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"rows")

    assert code_of(path) is ErrorCode.LIBRARY_DAMAGED


def test_an_overwritten_header_is_damage(path: Path) -> None:
    fill(path)
    with path.open("r+b") as file:
        file.write(b"x" * 100)
    before = digest(path)

    assert code_of(path) is ErrorCode.LIBRARY_DAMAGED
    assert digest(path) == before


def test_a_library_cut_in_half_is_damage(path: Path) -> None:
    fill(path)
    os.truncate(path, path.stat().st_size // 2)

    assert code_of(path) is ErrorCode.LIBRARY_DAMAGED


def test_an_overwritten_page_is_damage(path: Path) -> None:
    fill(path)
    with path.open("r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xff" * 4096)

    assert code_of(path) is ErrorCode.LIBRARY_DAMAGED


@pytest.mark.parametrize("what", ["body", "page", "article"])
def test_a_changed_text_is_noticed_though_sqlite_cannot_see_it(path: Path, what: str) -> None:
    with open_library(path) as library:
        key = fill_open(library)
        snapshot = Snapshot(URL, FetchOutcome.OK, NOON, body=b"words of the page")
        save_page(library, save_snapshot(library, snapshot), PageText("words of the page"))
    change = {
        "body": "UPDATE body SET codec = 'zlib', content = x'789c030000000001'",
        "page": "UPDATE page SET text = 'words of the cage'",
        "article": "UPDATE article SET text = 'Other'",
    }[what]
    with closing(sqlite3.connect(path)) as db:
        db.execute(change)
        db.commit()

    with open_library(path) as library:
        read = {"article": library.load_check}.get(what, lambda _: library.newest_snapshot(URL))
        with pytest.raises(KnownError) as caught:
            read(key)

    assert caught.value.code is ErrorCode.LIBRARY_DAMAGED
    assert caught.value.subject == str(path)
