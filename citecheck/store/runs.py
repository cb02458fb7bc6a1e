"""Queries on runs: when one began, whether it walked the whole line, and whether it ended.

A whole run that ended is the ground that a check stands on: findings of earlier runs are history.
Later runs (one claim fetched again, a page given by hand) lie on top of it, and so does a whole
run that was interrupted; the next whole run takes up the pages which that one has had.
"""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from citecheck import __version__
from citecheck.model import ErrorCode, KnownError
from citecheck.store import retention
from citecheck.store.codec import utc_text


def insert_run(db: Database, key: str, at: datetime, *, whole: bool) -> int:
    """Return the number of a new run over the check ``key``.

    Raises:
        KnownError: ``NO_SUCH_CHECK``.
    """
    begun_at = utc_text(at)
    touched = db.execute(
        "UPDATE article SET version = ?, changed_at = max(changed_at, ?) WHERE key = ?",
        (__version__, begun_at, key),
    )
    if not touched.rowcount:
        raise KnownError(ErrorCode.NO_SUCH_CHECK, key)
    cursor = db.execute(
        "INSERT INTO run (article_key, whole, begun_at, version) VALUES (?, ?, ?, ?)",
        (key, int(whole), begun_at, __version__),
    )
    run = int(cursor.lastrowid or 0)
    if whole:
        retention.carry_over(db, key, run)
    return run


def end_run(db: Database, run: int, at: datetime) -> None:
    """Note that ``run`` came to its end."""
    db.execute("UPDATE run SET ended_at = ? WHERE id = ?", (utc_text(at), run))


def has_ended_whole(db: Database, key: str) -> bool:
    """Return whether a whole run over the check ``key`` ever came to its end."""
    sql = "SELECT 1 FROM run WHERE article_key = ? AND whole AND ended_at IS NOT NULL LIMIT 1"
    return db.execute(sql, (key,)).fetchone() is not None


def resumable_snapshot_id(db: Database, run: int, url: str) -> int | None:
    """Return the last page read at ``url`` by the unfinished whole runs right before ``run``.

    Only of the day before it, and never a failure: a site that did not answer then may answer now.
    """
    row = db.execute(_RESUMABLE, {"run": run, "url": url}).fetchone()
    return None if row is None else int(row[0])


_RESUMABLE = """
    SELECT s.id FROM run AS now
    JOIN run AS r ON r.article_key = now.article_key AND r.whole AND r.ended_at IS NULL
        AND r.id < now.id
        AND r.id > coalesce((SELECT max(id) FROM run AS e WHERE e.article_key = now.article_key
            AND e.whole AND e.ended_at IS NOT NULL), 0)
    JOIN finding AS f ON f.run_id = r.id
    JOIN snapshot AS s ON s.id = f.snapshot_id AND s.url = :url
        AND s.outcome IN ('ok', 'not_modified')
    WHERE now.id = :run AND now.whole
        AND julianday(now.begun_at) - julianday(r.begun_at) BETWEEN 0 AND 1
    ORDER BY s.id DESC LIMIT 1
"""
