"""The pages that a check shows, each with the copy from before whose words were others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from citecheck.model import (
    Check,
    EarlierCopy,
    FetchOutcome,
    Finding,
    FindingKind,
    PageResult,
    Reference,
    Review,
    Snapshot,
)
from citecheck.store import captures, checks
from citecheck.store.captures import Capture
from citecheck.store.codec import from_json


@dataclass(frozen=True, slots=True)
class _Copy:
    """A capture of one page that has a text, or had one; ``text`` is the hash of it.

    ``answer`` says that the site gave the page: neither a wall nor a copy from elsewhere.
    """

    id: int
    sha256: str | None
    text: str
    there: bool
    answer: bool


_COPIES = """
    SELECT DISTINCT f.attribution_key, f.identity, s.id, s.sha256,
        coalesce(p.sha256, r.sha256) AS hashed, p.sha256 IS NOT NULL,
        s.outcome IN ('ok', 'not_modified')
    FROM finding AS f JOIN snapshot AS s ON s.id = f.snapshot_id
    LEFT JOIN page AS p ON p.snapshot_id = s.id
    LEFT JOIN removed_page AS r ON r.snapshot_id = s.id
    WHERE f.article_key = ? AND hashed IS NOT NULL ORDER BY s.id
"""
# Text given by hand and copies of an archive are no later state of the page.
_NOT_COMPARED = {FetchOutcome.MANUAL, FetchOutcome.ARCHIVED}


def load_pages(
    db: Database,
    key: str,
    reviews: Mapping[str, Sequence[Review]],
    known: Mapping[int, Capture],
) -> dict[str, list[PageResult]]:
    """Return the pages of every claim by its id; a capture that several share is loaded once.

    Args:
        db: the library.
        key: of the check.
        reviews: of the check, by attribution key: an earlier copy that a verdict rests on is
            shown before any later one.
        known: captures by their ids that need not be read.
    """
    loaded = dict(known)
    copies = _copies(db, key)
    pages: dict[str, list[PageResult]] = {}

    def capture_of(number: int) -> Capture:
        if number not in loaded:
            loaded[number] = captures.shown_capture(db, number)
        return loaded[number]

    for row in checks.shown_findings(db, key):
        number, claim = row["snapshot_id"], row["key"]
        capture = None if number is None else capture_of(number)
        # The claim may have another number since.
        reference = replace(from_json(Reference, row["reference"]), attribution_id=row["label"])
        page = PageResult(
            reference,
            capture.snapshot if capture else None,
            capture.page if capture else None,
            _finding(row["value"], capture),
        )
        before = copies.get((claim, row["identity"]), ())
        page = replace(page, same_text_as=_same_text(before, number))
        if capture is not None and capture.snapshot.outcome not in _NOT_COMPARED:
            earlier = _earlier(before, number, _rests_on(reviews.get(claim, ())))
            # A text that was removed by age was not lost on the site.
            if capture.snapshot.removal is None and earlier is not None:
                page = replace(page, earlier=_copy(capture_of(earlier)))
        pages.setdefault(row["label"], []).append(page)
    return pages


def with_captures(check: Check, made: Callable[[Snapshot], Snapshot]) -> Check:
    """Return ``check`` with what ``made`` returns of each of its captures, asked for once."""
    done: dict[int, Snapshot] = {}

    def capture(one: Snapshot) -> Snapshot:
        if id(one) not in done:
            done[id(one)] = made(one)
        return done[id(one)]

    def page(one: PageResult) -> PageResult:
        earlier = one.earlier
        return replace(
            one,
            snapshot=capture(one.snapshot) if one.snapshot else None,
            earlier=replace(earlier, snapshot=capture(earlier.snapshot)) if earlier else None,
        )

    claims = (replace(c, pages=tuple(page(one) for one in c.pages)) for c in check.claims)
    return replace(check, claims=tuple(claims))


def _finding(value: str, capture: Capture | None) -> Finding:
    """Return what was found; of a capture that was changed since, nothing is known any more."""
    if capture is not None and capture.snapshot.outcome is FetchOutcome.DAMAGED:
        return Finding(FindingKind.UNREACHED)
    return from_json(Finding, value)


def _copies(db: Database, key: str) -> dict[tuple[str, str], list[_Copy]]:
    """Return the captures of every page of every claim that have a text, oldest first."""
    found: dict[tuple[str, str], list[_Copy]] = {}
    for claim, identity, *copy in db.execute(_COPIES, (key,)).fetchall():
        found.setdefault((claim, identity), []).append(_Copy(*copy))
    return found


def _rests_on(reviews: Sequence[Review]) -> str | None:
    newest = reviews[-1] if reviews else None
    return newest.snapshot_sha256 if newest is not None and newest.verdict is not None else None


def _earlier(copies: Sequence[_Copy], shown: int, rests_on: str | None) -> int | None:
    """Return the id of the copy to compare with, or None where no words were others."""
    text = next((copy.text for copy in copies if copy.id == shown), None)
    others = [c for c in copies if c.answer and c.id < shown and c.text != text and c.there]
    decided = [copy for copy in others if rests_on is not None and copy.sha256 == rests_on]
    return (decided or others)[-1].id if others else None


def _same_text(copies: Sequence[_Copy], shown: int | None) -> tuple[str, ...]:
    text = next((copy.text for copy in copies if copy.id == shown), None)
    alike = (c.sha256 for c in copies if c.id != shown and c.text == text and c.sha256)
    return tuple(dict.fromkeys(alike))


def _copy(capture: Capture) -> EarlierCopy | None:
    return EarlierCopy(capture.snapshot, capture.page) if capture.page is not None else None
