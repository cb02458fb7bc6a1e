"""Giving back to the disk what was deleted, a slice at a time.

New libraries are made so that free pages can be given back bit by bit (SQLite's incremental
vacuum). An older one has to be written anew once, as a whole; from then on it can, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from citecheck.store.connection import immediate

INCREMENTAL = 2
_PAGES_AT_ONCE = 500
_MERGED_AT_ONCE = 200
_LEAST_WORK = 2
"""FTS5 tells by fewer changed rows than this that nothing is left to merge."""


def shrinks_bit_by_bit(db: Database) -> bool:
    """Say whether free pages can be given back in slices."""
    return bool(db.execute("PRAGMA auto_vacuum").fetchone()[0] == INCREMENTAL)


def forget_words(db: Database) -> Iterator[None]:
    """Rewrite the search index in short writes, so that it holds no word of what was deleted.

    https://www.sqlite.org/fts5.html#the_merge_command
    """
    size = -_MERGED_AT_ONCE  # first: all of the index is to be merged
    while True:
        with immediate(db):
            before = db.conn.total_changes
            db.execute("INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)", (size,))
            done = db.conn.total_changes - before < _LEAST_WORK
        yield
        if done:
            return
        size = _MERGED_AT_ONCE


def give_back(db: Database) -> Iterator[None]:
    """Give the free pages back to the disk: in slices, or an older library at one stroke.

    That stroke writes the whole library anew, which is linear in its size and needs as much room
    on the disk; other writes wait meanwhile. Whenever it is interrupted the library is as before.

    Raises:
        sqlite3.OperationalError: there is no room for it.
    """
    if not shrinks_bit_by_bit(db):
        db.execute(f"PRAGMA auto_vacuum = {INCREMENTAL}")
        db.execute("VACUUM")
        yield
    while db.execute("PRAGMA freelist_count").fetchone()[0]:
        # One page a step: only as a script it is walked to its end, in one transaction.
        db.conn.executescript(f"PRAGMA incremental_vacuum({_PAGES_AT_ONCE})")
        yield
    # What was removed must not stand in the log either.
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    yield


def size_of(db: Database) -> int:
    """Return how many bytes the library takes on the disk, its log aside."""
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    return int(pages * db.execute("PRAGMA page_size").fetchone()[0])
