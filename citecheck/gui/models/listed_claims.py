"""What the list knows of all claims of a check, before any filter. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.gui.models.claim_row import ClaimRow, claim_row
from citecheck.gui.models.facets import tags_of
from citecheck.model import Check


@dataclass(frozen=True, slots=True)
class ListedClaims:
    """The rows of all claims with every finding shown, and the tags of each."""

    rows: list[ClaimRow]
    tags: list[frozenset[str]]


def listed_claims(check: Check) -> ListedClaims:
    """Return the rows of the list."""
    text = check.article.text
    rows = [claim_row(number, claim, text) for number, claim in enumerate(check.claims, 1)]
    return ListedClaims(rows, [tags_of(row) for row in rows])
