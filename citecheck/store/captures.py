"""Queries on captures: snapshots, their bodies, and the texts read from them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from citecheck.model import (
    ErrorCode,
    Exchange,
    FetchNote,
    FetchOutcome,
    Kept,
    KnownError,
    PageText,
    Removal,
    Snapshot,
)
from citecheck.store import retention
from citecheck.store.codec import from_json, storable, to_json, utc_text
from citecheck.store.connection import rows
from citecheck.store.packing import Packed, unpack


@dataclass(frozen=True, slots=True)
class Capture:
    """A stored snapshot.

    Attributes:
        id: what ``Library.load_capture`` takes.
        page: the text read from it, or None when none was saved.
    """

    id: int
    snapshot: Snapshot
    page: PageText | None


def insert_snapshot(db: Database, snapshot: Snapshot, body: Packed | None) -> int:
    """Return the id of the row of ``snapshot``: the one that is there already, or a new one."""
    if body is not None:
        # Bytes that were removed and come again are there again for all who had them.
        db.execute(
            "INSERT INTO body (sha256, size, content, codec) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (sha256) DO UPDATE SET content = excluded.content,"
            " codec = excluded.codec, removed_at = NULL WHERE removed_at IS NOT NULL",
            (body.sha256, body.size, body.content, body.codec),
        )
    elif snapshot.removal is not None:
        # Evidence of others may tell of bytes that they had removed before they gave it away.
        gone = snapshot.removal
        db.execute(
            "INSERT OR IGNORE INTO body (sha256, size, content, removed_at) VALUES (?, ?, x'', ?)",
            (gone.sha256, gone.size, utc_text(gone.at)),
        )
    known = _same_snapshot(db, snapshot)
    if known is not None:
        return known
    cursor = db.execute(
        "INSERT INTO snapshot (url, outcome, fetched_at, final_url, redirects, status, headers,"
        " media_type, detail, sha256, exchanges, archived_at, notes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            snapshot.url,
            snapshot.outcome.value,
            snapshot.fetched_at.isoformat(),
            snapshot.final_url,
            json.dumps(snapshot.redirects),
            snapshot.status,
            json.dumps(snapshot.headers),
            snapshot.media_type,
            storable(snapshot.detail),
            snapshot.sha256,
            to_json(snapshot.exchanges),
            snapshot.archived_at.isoformat() if snapshot.archived_at else None,
            json.dumps([note.value for note in snapshot.notes]),
        ),
    )
    return int(cursor.lastrowid or 0)


def _same_snapshot(db: Database, snapshot: Snapshot) -> int | None:
    """Return the id of an equal row.

    A page given by hand twice is one capture, of the time when it was first given.
    """
    by_hand = snapshot.outcome is FetchOutcome.MANUAL
    values = (
        snapshot.url,
        snapshot.outcome.value,
        snapshot.sha256,
        snapshot.media_type,
        None if by_hand else snapshot.fetched_at.isoformat(),
    )
    found = db.execute(
        "SELECT min(id) FROM snapshot WHERE url IS ? AND outcome = ? AND sha256 IS ?"
        " AND media_type = ? AND fetched_at = ifnull(?, fetched_at)",
        values,
    ).fetchone()
    return None if found[0] is None else int(found[0])


def upsert_page(db: Database, snapshot_id: int, page: PageText) -> None:
    """Keep the text of a capture; a newer reader's text replaces an older one's."""
    value = to_json(replace(page, text=""))
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    db.execute(
        "INSERT INTO page VALUES (?, ?, ?, ?) ON CONFLICT (snapshot_id) DO UPDATE"
        " SET sha256 = excluded.sha256, text = excluded.text, value = excluded.value",
        (snapshot_id, digest, page.text, value),
    )
    retention.bring_texts_back(db, snapshot_id)


def newest_id(db: Database, url: str, *, with_text: bool) -> int | None:
    """Return the id of the last capture saved of ``url``, by order of saving, not by the clock."""
    joined = " JOIN page ON page.snapshot_id = snapshot.id" if with_text else ""
    sql = f"SELECT max(id) FROM snapshot{joined} WHERE url = ?"  # noqa: S608 - a constant
    found = db.execute(sql, (url,)).fetchone()[0]
    return None if found is None else int(found)


def load_capture(db: Database, snapshot_id: int) -> Capture:
    """Return a capture, its body and text checked against the hashes of the day it was saved.

    Raises:
        KnownError: ``LIBRARY_DAMAGED`` when one of them changed.
        LookupError: there is no such snapshot.
    """
    row = _row(db, snapshot_id)
    return Capture(snapshot_id, _snapshot_of(row), _page_of(row))


def shown_capture(db: Database, snapshot_id: int) -> Capture:
    """Return a capture as ``load_capture`` does, its bytes looked at and left where they are.

    One that was changed comes without bytes and text. Its outcome is then ``DAMAGED``: one bad
    page must not hide the rest of a check.

    Raises:
        LookupError: there is no such snapshot.
    """
    try:
        capture = load_capture(db, snapshot_id)
        return replace(capture, snapshot=capture.snapshot.without_body())
    except KnownError as error:
        if error.code is not ErrorCode.LIBRARY_DAMAGED:
            raise
        row = _row(db, snapshot_id)
        damaged = Snapshot(
            url=row["url"],
            outcome=FetchOutcome.DAMAGED,
            fetched_at=datetime.fromisoformat(row["fetched_at"]),
            final_url=row["final_url"],
            status=row["status"],
            media_type=row["media_type"],
            detail=error.detail,
        )
        return Capture(snapshot_id, damaged, None)


def _row(db: Database, snapshot_id: int) -> dict[str, Any]:
    found = rows(
        db,
        "SELECT snapshot.*, body.content, body.size, body.codec, body.removed_at,"
        " page.sha256 AS page_sha256, page.text AS page_text, page.value AS page_value,"
        " removed_page.sha256 AS removed_text"
        " FROM snapshot LEFT JOIN body USING (sha256)"
        " LEFT JOIN page ON page.snapshot_id = snapshot.id"
        " LEFT JOIN removed_page ON removed_page.snapshot_id = snapshot.id"
        " WHERE snapshot.id = ?",
        (snapshot_id,),
    )
    if not found:
        msg = f"no snapshot {snapshot_id}"
        raise LookupError(msg)
    return found[0]


def _snapshot_of(row: dict[str, Any]) -> Snapshot:
    snapshot = Snapshot(
        url=row["url"],
        outcome=FetchOutcome(row["outcome"]),
        fetched_at=datetime.fromisoformat(row["fetched_at"]),
        final_url=row["final_url"],
        redirects=tuple(json.loads(row["redirects"])),
        status=row["status"],
        headers=tuple((name, value) for name, value in json.loads(row["headers"])),
        media_type=row["media_type"],
        body=_body_of(row),
        detail=row["detail"],
        exchanges=from_json(tuple[Exchange, ...], row["exchanges"]),
        archived_at=datetime.fromisoformat(row["archived_at"]) if row["archived_at"] else None,
        notes=tuple(FetchNote(note) for note in json.loads(row["notes"])),
        removal=_removal_of(row),
    )
    if snapshot.sha256 != row["sha256"]:
        raise _changed(row["url"])
    return snapshot


def with_body(db: Database, snapshot: Snapshot, kept: Kept) -> Snapshot:
    """Return ``snapshot`` with the body that it left in the library, checked against its hash.

    Raises:
        KnownError: ``LIBRARY_DAMAGED`` when it changed, or is not there any more.
    """
    found = rows(
        db,
        "SELECT body.*, (SELECT r.sha256 FROM removed_page AS r JOIN snapshot AS s"
        " ON s.id = r.snapshot_id WHERE s.sha256 = body.sha256) AS removed_text"
        " FROM body WHERE sha256 = ?",
        (kept.sha256,),
    )
    if not found:
        raise _changed(snapshot.url)
    row = {"url": snapshot.url, **found[0]}
    whole = replace(snapshot, body=_body_of(row), kept=None, removal=_removal_of(row))
    if whole.sha256 != kept.sha256:
        raise _changed(snapshot.url)
    return whole


def _body_of(row: dict[str, Any]) -> bytes:
    if row["sha256"] is None or row["removed_at"] is not None:
        return b""
    try:
        return unpack(row["content"], row["size"], row["codec"])
    except (TypeError, ValueError) as error:
        raise _changed(row["url"]) from error


def _removal_of(row: dict[str, Any]) -> Removal | None:
    if row["removed_at"] is None:
        return None
    at = datetime.fromisoformat(row["removed_at"])
    return Removal(at, row["sha256"], row["size"], row["removed_text"])


def _page_of(row: dict[str, Any]) -> PageText | None:
    if row["page_text"] is None:
        return None
    text: str = row["page_text"]
    if hashlib.sha256(text.encode()).hexdigest() != row["page_sha256"]:
        raise _changed(row["url"])
    return replace(from_json(PageText, row["page_value"]), text=text)


def _changed(url: str | None) -> KnownError:
    detail = "the capture of {} is not what was saved".format(url or "a page given by hand")
    return KnownError(ErrorCode.LIBRARY_DAMAGED, "", detail)


def captures_of(db: Database, key: str) -> list[int]:
    """Return the ids of all captures that findings of the check ``key`` rest on.

    And of those that none rests on (of a run that was interrupted), where no other check links
    to their address.
    """
    found = db.execute(
        "SELECT DISTINCT snapshot_id FROM finding"
        " WHERE article_key = ? AND snapshot_id IS NOT NULL",
        (key,),
    ).fetchall()
    loose = db.execute(_LOOSE, {"key": key}).fetchall()
    return [row[0] for row in (*found, *loose)]


_LOOSE = """
    WITH asked AS (
        SELECT article_key, json_extract(value, '$.url') AS url FROM reference
        WHERE json_extract(value, '$.url') IS NOT NULL
    )
    SELECT id FROM snapshot
    WHERE url IN (SELECT url FROM asked WHERE article_key = :key)
        AND url NOT IN (SELECT url FROM asked WHERE article_key <> :key)
        AND NOT EXISTS (SELECT 1 FROM finding WHERE snapshot_id = snapshot.id)
"""


def delete_unused(db: Database, candidates: list[int]) -> None:
    """Delete those of ``candidates`` that no finding rests on, and bodies that nobody holds.

    Other captures without finding stay: a check that runs now may be about to use them.
    """
    for one in candidates:
        db.execute(
            "DELETE FROM snapshot WHERE id = ?"
            " AND NOT EXISTS (SELECT 1 FROM finding WHERE snapshot_id = snapshot.id)",
            (one,),
        )
    db.execute(
        "DELETE FROM body WHERE sha256 NOT IN"
        " (SELECT sha256 FROM snapshot WHERE sha256 IS NOT NULL)"
    )
