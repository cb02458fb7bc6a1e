"""Which received pages are old enough to be removed, and their removal, a slice at a time.

A page is as old as the checks that rest on it: each is as old as its last change. What goes is the
bytes as received and what was only read from them (the text and its words in the search index);
the row of the bytes stays with their hash, size and the time of removal, and each capture keeps
the hash of its text. Bytes are kept once for all captures, so they go when no capture that is to
stay has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from citecheck.model import ReviewKind, standing_sign_off
from citecheck.store.checks import article_row, load_reviews
from citecheck.store.codec import utc_text
from citecheck.store.connection import rows
from citecheck.store.titles import title_or_opening

_SLICE = 20
_SLICE_BYTES = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Retention:
    """What is to be removed.

    Attributes:
        before: pages of checks that were last changed before this aware time.
        keep_marked: pages of checks marked as evidence stay.
    """

    before: datetime
    keep_marked: bool = True


@dataclass(frozen=True, slots=True)
class OldCheck:
    """A check whose pages would be removed.

    Attributes:
        changed_at: when somebody last worked on it; aware UTC.
        pages: how many of its received pages would go; one that several have counts for each.
        size: of what would go of them, in bytes of the library.
    """

    key: str
    title: str
    changed_at: datetime
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class PurgePlan:
    """What a purge would remove.

    Attributes:
        checks: the last changed first.
        pages: bodies in all, each counted once.
        size: of them and their texts, in bytes of the library.
        loose: those of them that no check rests on.
        spared: older checks that keep their pages, because they are marked as evidence.
    """

    rule: Retention
    checks: tuple[OldCheck, ...]
    pages: int
    size: int
    loose: int
    spared: int


@dataclass(frozen=True, slots=True)
class Slice:
    """What one short write removed.

    Attributes:
        pages: how many bodies.
        size: of them and their texts, in bytes of the library.
        last: where the next slice goes on; None when nothing is left.
    """

    pages: int
    size: int
    last: str | None


def marked_by_hand(db: Database) -> frozenset[str]:
    """Return the keys of the checks that somebody marked as evidence."""
    return frozenset(row[0] for row in db.execute("SELECT article_key FROM kept_check").fetchall())


class Marked:
    """The checks marked as evidence, for one who asks again and again while others work on them."""

    def __init__(self) -> None:
        self._newest = -1
        self._signed: frozenset[str] = frozenset()

    def keys(self, db: Database) -> frozenset[str]:
        """Return the keys of the checks marked now: by hand, or by a sign-off that holds.

        Reviews are only appended and a number is never given twice, so what was signed is read
        again when one was added.
        """
        newest = db.execute("SELECT ifnull(max(id), 0) FROM review").fetchone()[0]
        if newest != self._newest:
            self._newest, self._signed = newest, _signed_checks(db)
        return marked_by_hand(db) | self._signed


def _signed_checks(db: Database) -> frozenset[str]:
    signed = db.execute(
        "SELECT DISTINCT article_key FROM review WHERE kind = ?", (ReviewKind.SIGN_OFF.value,)
    ).fetchall()
    return frozenset(
        key
        for (key,) in signed
        if any(standing_sign_off(told) is not None for told in load_reviews(db, key).values())
    )


def mark_check(db: Database, key: str, at: datetime | None) -> None:
    """Mark a check as evidence at ``at``, or with None mark it no more.

    Raises:
        KnownError: ``NO_SUCH_CHECK``.
    """
    article_row(db, key)
    if at is None:
        db.execute("DELETE FROM kept_check WHERE article_key = ?", (key,))
    else:
        db.execute("INSERT OR IGNORE INTO kept_check VALUES (?, ?)", (key, utc_text(at)))


def plan_of(db: Database, rule: Retention) -> PurgePlan:
    """Return what a purge by ``rule`` would remove. Linear in the captures and the texts to go."""
    stays = _spared(db, rule, Marked())
    gone = {row["sha256"]: row["size"] for row in _removable(db, rule, stays, "", -1)}
    found: dict[str, tuple[int, int]] = {}
    resting: set[str] = set()
    for key, body in db.execute(_OF_CHECKS).fetchall():
        if body in gone:
            pages, size = found.get(key, (0, 0))
            found[key] = pages + 1, size + gone[body]
            resting.add(body)
    spared = db.execute(
        "SELECT count(*) FROM article WHERE changed_at < ? AND key IN"
        " (SELECT value FROM json_each(?))",
        (utc_text(rule.before), stays),
    ).fetchone()[0]
    return PurgePlan(
        rule,
        tuple(sorted(_old_checks(db, found), key=lambda one: one.changed_at, reverse=True)),
        len(gone),
        sum(gone.values()),
        len(gone.keys() - resting),
        int(spared),
    )


def _old_checks(db: Database, found: dict[str, tuple[int, int]]) -> Iterable[OldCheck]:
    listed = rows(db, "SELECT key, title, substr(text, 1, 300) AS opening, changed_at FROM article")
    for row in listed:
        if row["key"] in found:
            title = title_or_opening(row["title"], row["opening"])
            at = datetime.fromisoformat(row["changed_at"])
            yield OldCheck(row["key"], title, at, *found[row["key"]])


def remove_some(db: Database, rule: Retention, at: datetime, after: str, marked: Marked) -> Slice:
    """Remove the next bodies whose hash lies behind ``after``, with the texts read from them.

    What a person did since the plan was made counts: a check that was worked on, or marked, keeps
    its pages.
    """
    pages = size = 0
    last: str | None = None
    for row in _removable(db, rule, _spared(db, rule, marked), after, _SLICE):
        _remove(db, row["sha256"], at)
        pages, size, last = pages + 1, size + row["size"], row["sha256"]
        if size > _SLICE_BYTES:
            break
    return Slice(pages, size, last)


def _remove(db: Database, body: str, at: datetime) -> None:
    db.execute(_HASHES, (body,))
    db.execute(
        "DELETE FROM page WHERE snapshot_id IN (SELECT id FROM snapshot WHERE sha256 = ?)", (body,)
    )
    db.execute(
        "UPDATE body SET content = x'', removed_at = ? WHERE sha256 = ?", (utc_text(at), body)
    )


def bring_texts_back(db: Database, snapshot_id: int) -> None:
    """Give the text of a capture back to those captures of the same bytes that had the same one."""
    db.execute(_BACK, (snapshot_id,))
    db.execute("DELETE FROM removed_page WHERE snapshot_id IN (SELECT snapshot_id FROM page)")


def carry_over(db: Database, key: str, run: int) -> None:
    """Let what was found in pages that the whole run ``run`` can't be given again stay shown.

    Those are removed pages which no fetch brings back: given by hand, or copies of an archive. The
    findings stand in a run of their own behind ``run``, which has not found anything yet: what it
    finds there comes after them.
    """
    if db.execute(f"SELECT EXISTS ({_GONE})", {"key": key}).fetchone()[0]:
        aside = db.execute(_ASIDE, (run,)).lastrowid
        db.execute(_CARRIED, {"key": key, "run": aside})


def _spared(db: Database, rule: Retention, marked: Marked) -> str:
    """Return the keys of the checks whose pages stay as evidence, as a JSON list."""
    return json.dumps(sorted(marked.keys(db)) if rule.keep_marked else [])


def _removable(
    db: Database, rule: Retention, stays: str, after: str, most: int
) -> list[dict[str, Any]]:
    """Return hash and size of the next bodies to go; ``most`` of -1 are all."""
    values = {"after": after, "before": utc_text(rule.before), "spared": stays, "most": most}
    return rows(db, _REMOVABLE, values)


_BACK = """
    INSERT OR IGNORE INTO page
    SELECT r.snapshot_id, p.sha256, p.text, p.value
    FROM page AS p JOIN snapshot AS s ON s.id = p.snapshot_id
    JOIN snapshot AS o ON o.sha256 = s.sha256
    JOIN removed_page AS r ON r.snapshot_id = o.id AND r.sha256 = p.sha256
    WHERE p.snapshot_id = ?
"""
_HASHES = """
    INSERT OR REPLACE INTO removed_page
    SELECT snapshot_id, sha256 FROM page
    WHERE snapshot_id IN (SELECT id FROM snapshot WHERE sha256 = ?)
"""
_GONE = """
    SELECT f.* FROM shown_finding AS f JOIN snapshot AS s ON s.id = f.snapshot_id
    JOIN body AS b ON b.sha256 = s.sha256 AND b.removed_at IS NOT NULL
    WHERE f.article_key = :key AND s.outcome IN ('manual', 'archived') AND NOT EXISTS (
        SELECT 1 FROM shown_finding AS n WHERE n.article_key = f.article_key
            AND n.attribution_key = f.attribution_key AND n.identity = f.identity AND n.id > f.id)
"""
_ASIDE = """
    INSERT INTO run (article_key, whole, begun_at, ended_at, version)
    SELECT article_key, 0, begun_at, begun_at, version FROM run WHERE id = ?
"""
_CARRIED = f"""
    INSERT INTO finding (run_id, article_key, attribution_key, identity, snapshot_id,
        kind, concerns, reference, value)
    SELECT :run, article_key, attribution_key, identity, snapshot_id,
        kind, concerns, reference, value FROM ({_GONE})
"""  # noqa: S608 - constants
_REMOVABLE = """
    SELECT b.sha256, length(b.content) + ifnull((
        SELECT sum(length(p.text) + length(p.value)) FROM snapshot AS s
        JOIN page AS p ON p.snapshot_id = s.id WHERE s.sha256 = b.sha256), 0) AS size
    FROM body AS b
    WHERE b.removed_at IS NULL AND b.sha256 > :after AND NOT EXISTS (
        SELECT 1 FROM snapshot AS s WHERE s.sha256 = b.sha256 AND (
            EXISTS (
                SELECT 1 FROM finding AS f JOIN article AS a ON a.key = f.article_key
                WHERE f.snapshot_id = s.id AND (
                    a.changed_at >= :before
                    OR a.key IN (SELECT value FROM json_each(:spared))))
            OR (julianday(s.fetched_at) >= julianday(:before)
                AND NOT EXISTS (SELECT 1 FROM finding AS f WHERE f.snapshot_id = s.id))))
    ORDER BY b.sha256 LIMIT :most
"""
_OF_CHECKS = """
    SELECT DISTINCT f.article_key, s.sha256
    FROM snapshot AS s JOIN body AS b ON b.sha256 = s.sha256 AND b.removed_at IS NULL
    JOIN finding AS f ON f.snapshot_id = s.id
"""
