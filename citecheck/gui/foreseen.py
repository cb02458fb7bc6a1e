"""What the panes need of a check that is opened, worked out beside the window.

For 3,000 claims that takes longer than the window may be silent. Everything here is made in
another thread, handed over whole, and belongs to the panes from then on.
"""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.outlets import load_outlets
from citecheck.gui.marks import ClaimPlaces, Mark, Underlines, marks_of, underlines_of
from citecheck.gui.models.claim_row import ClaimRow, claim_row
from citecheck.gui.models.facets import tags_of
from citecheck.model import Check


@dataclass(frozen=True, slots=True)
class ListedClaims:
    """The rows of all claims with every finding shown, and the tags of each."""

    rows: list[ClaimRow]
    tags: list[frozenset[str]]


@dataclass(frozen=True, slots=True)
class MarkedClaims:
    """Where the claims stand in the article, and how they are marked there."""

    places: ClaimPlaces
    marks: dict[str, Mark]
    underlines: Underlines


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A check with what list and article show of it."""

    check: Check
    listed: ListedClaims
    marked: MarkedClaims


def foreseen(check: Check) -> Foreseen:
    """Return what the panes need of ``check``. Near linear in its claims."""
    # The chains of evidence name outlets; to read their table takes longer than a key may.
    load_outlets()
    return Foreseen(check, listed_claims(check), marked_claims(check))


def listed_claims(check: Check) -> ListedClaims:
    """Return the rows of the list."""
    text = check.article.text
    rows = [claim_row(number, claim, text) for number, claim in enumerate(check.claims, 1)]
    return ListedClaims(rows, [tags_of(row) for row in rows])


def marked_claims(check: Check | None) -> MarkedClaims:
    """Return the marks of the article; none without a check."""
    claims = check.claims if check else ()
    marks = {mark.claim_id: mark for mark in marks_of(check)} if check else {}
    places = ClaimPlaces(claim.attribution for claim in claims)
    return MarkedClaims(places, marks, underlines_of(marks.values()))
