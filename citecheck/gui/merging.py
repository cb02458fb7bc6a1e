"""Bring together what the window knows with what a run or the library tells. Pure."""

from __future__ import annotations

from dataclasses import replace

from citecheck.model import Check, ClaimResult, Review


def later_reviews(one: tuple[Review, ...], other: tuple[Review, ...]) -> tuple[Review, ...]:
    """Return the longer history: reviews are only ever appended."""
    return other if len(other) > len(one) else one


def with_claim(check: Check, claim: ClaimResult) -> Check:
    """Return ``check`` with its claim of that id replaced; reviews not yet saved are kept."""
    return replace(
        check,
        claims=tuple(
            replace(claim, reviews=later_reviews(old.reviews, claim.reviews))
            if old.attribution.id == claim.attribution.id
            else old
            for old in check.claims
        ),
    )


def with_reviews_of(stored: Check, known: Check | None) -> Check:
    """Return ``stored`` with the reviews of ``known`` that it does not hold yet."""
    if known is None or known.key != stored.key:
        return stored
    histories = {c.attribution.key(known.key): c.reviews for c in known.claims}
    return replace(
        stored,
        claims=tuple(
            replace(
                claim,
                reviews=later_reviews(
                    claim.reviews, histories.get(claim.attribution.key(stored.key), ())
                ),
            )
            for claim in stored.claims
        ),
    )


def with_review(check: Check, claim_id: str, review: Review) -> Check:
    """Return ``check`` with ``review`` appended to one claim."""
    return replace(
        check,
        claims=tuple(
            replace(claim, reviews=(*claim.reviews, review))
            if claim.attribution.id == claim_id
            else claim
            for claim in check.claims
        ),
    )
