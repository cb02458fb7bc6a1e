"""Claims marked or changed by hand, and how they stand among those that are detected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from citecheck.model import Attribution, HandMark, Maker, MarkState, Span
from citecheck.store.checks import article_row, touch
from citecheck.store.codec import from_json, storable, to_json, utc_text
from citecheck.store.connection import rows

SAME_CHANGED, SAME_MARKED = 0.5, 0.8
"""How much of their words two claims share, so that they are one statement.

A claim that was changed, joined or split stands for all that a newer detector finds in its place;
one that was marked anew only for what has nearly the same words.
"""


def replace_detected(db: Database, key: str, attributions: Sequence[Attribution]) -> None:
    """Let ``attributions`` be what is detected in an article; its claims follow."""
    article_row(db, key)
    db.execute("DELETE FROM detected WHERE article_key = ?", (key,))
    db.conn.executemany(
        "INSERT INTO detected VALUES (?, ?, ?)",
        [(key, n, to_json(a)) for n, a in enumerate(attributions)],
    )
    _rebuild(db, key, attributions)


def insert_marks(
    db: Database, key: str, marks: Sequence[HandMark], person: str, at: datetime
) -> tuple[HandMark, ...]:
    """Append ``marks``; the claims of the check follow. Return the marks that undo them."""
    touch(db, key, at)
    before = {mark.key: mark for mark in newest_marks(db, key)}
    db.conn.executemany(
        "INSERT INTO hand_mark (article_key, attribution_key, state, value, person, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                key,
                mark.key,
                mark.state.value,
                to_json(mark.attribution) if mark.attribution else None,
                storable(person),
                utc_text(at),
            )
            for mark in marks
        ],
    )
    _rebuild(db, key, _detected(db, key))
    untouched = MarkState.AS_DETECTED
    return tuple(before.get(mark.key, HandMark(mark.key, untouched)) for mark in marks)


def newest_marks(db: Database, key: str) -> list[HandMark]:
    """Return the newest mark of every claim that was ever marked, in the order of the first."""
    newest: dict[str, HandMark] = {}
    for row in rows(db, "SELECT * FROM hand_mark WHERE article_key = ? ORDER BY id", (key,)):
        value = from_json(Attribution, row["value"]) if row["value"] else None
        mark = HandMark(row["attribution_key"], MarkState(row["state"]), value)
        newest[mark.key] = mark  # a key keeps the place that it was given first
    return list(newest.values())


def standing(
    key: str, detected: Iterable[Attribution], marks: Sequence[HandMark]
) -> tuple[Attribution, ...]:
    """Return the claims of an article in text order: what is detected, as people changed it.

    Claims by hand are called "h1", "h2", … in the order in which they were first marked.
    """
    decided = [mark for mark in marks if mark.attribution is not None]
    keys = {mark.key for mark in decided}
    claims = [
        one
        for one in detected
        if one.key(key) not in keys and not any(_stands_for(mark, one) for mark in decided)
    ]
    for number, mark in enumerate(marks, 1):
        if mark.state is MarkState.STANDS and mark.attribution is not None:
            _insert(claims, replace(mark.attribution, id=f"h{number}"))
    return tuple(claims)


def _insert(claims: list[Attribution], one: Attribution) -> None:
    """Put ``one`` before the first claim that begins behind it."""
    start = one.extent.start
    later = (at for at, other in enumerate(claims) if other.extent.start > start)
    claims.insert(next(later, len(claims)), one)


def _stands_for(mark: HandMark, detected: Attribution) -> bool:
    """Say whether a newer detector's claim is the statement that ``mark`` speaks of."""
    known = mark.attribution
    if known is None or not known.extent.overlaps(detected.extent):
        return False
    shared = _shared(known.content, detected.content)
    if mark.state is MarkState.STANDS and known.maker is Maker.HAND:
        return shared >= SAME_MARKED
    # What another says within the statement has a cue of its own.
    told = not known.cue or not detected.cue or _shared(known.cue, detected.cue) > 0
    return told and shared >= SAME_CHANGED


def _shared(some: Sequence[Span], others: Sequence[Span]) -> float:
    """Return which share of the code points of both lies in both, 0.0 to 1.0."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    all_of_them = sum(map(len, some)) + sum(map(len, others)) - both
    return both / all_of_them if all_of_them else 0.0


def _detected(db: Database, key: str) -> list[Attribution]:
    found = rows(db, "SELECT value FROM detected WHERE article_key = ? ORDER BY position", (key,))
    return [from_json(Attribution, row["value"]) for row in found]


def _rebuild(db: Database, key: str, detected: Sequence[Attribution]) -> None:
    claims = standing(key, detected, newest_marks(db, key))
    db.execute("DELETE FROM attribution WHERE article_key = ?", (key,))
    db.conn.executemany(
        "INSERT INTO attribution VALUES (?, ?, ?, ?, ?)",
        [(key, n, a.id, a.key(key), to_json(a)) for n, a in enumerate(claims)],
    )
