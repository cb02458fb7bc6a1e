"""Bring together what the window knows with what a run or the library tells. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from citecheck.model import Check, ClaimResult, FetchOutcome, Review


def later_reviews(one: tuple[Review, ...], other: tuple[Review, ...]) -> tuple[Review, ...]:
    """Return the longer history: reviews are only ever appended."""
    return other if len(other) > len(one) else one


def with_claims(check: Check, claims: Iterable[ClaimResult]) -> Check:
    """Return ``check`` with the claims of these ids replaced; reviews not yet saved are kept."""
    newer = {claim.attribution.id: claim for claim in claims}
    return replace(check, claims=tuple(_newer(old, newer) for old in check.claims))


def _newer(old: ClaimResult, newer: Mapping[str, ClaimResult]) -> ClaimResult:
    claim = newer.get(old.attribution.id)
    if claim is None:
        return old
    return replace(claim, reviews=later_reviews(old.reviews, claim.reviews))


def with_reviews_of(stored: Check, known: Check | None) -> Check:
    """Return ``stored`` with the reviews of ``known`` that it does not hold yet."""
    if known is None or known.key != stored.key:
        return stored
    histories = {c.attribution.key(known.key): c.reviews for c in known.claims if c.reviews}
    if not histories:
        return stored

    def merged(claim: ClaimResult) -> ClaimResult:
        reviews = later_reviews(claim.reviews, histories.get(claim.attribution.key(stored.key), ()))
        return claim if reviews is claim.reviews else replace(claim, reviews=reviews)

    return replace(stored, claims=tuple(map(merged, stored.claims)))


def with_appended(check: Check, reviews: Mapping[str, Review]) -> Check:
    """Return ``check`` with one review appended to each claim that ``reviews`` names by its id."""
    return replace(
        check,
        claims=tuple(
            replace(claim, reviews=(*claim.reviews, reviews[claim.attribution.id]))
            if claim.attribution.id in reviews
            else claim
            for claim in check.claims
        ),
    )


def best_index(claim: ClaimResult | None) -> int:
    """Return the index of the page that speaks for a claim; 0 without any."""
    if claim is None or claim.best is None:
        return 0
    return next(i for i, page in enumerate(claim.pages) if page is claim.best)


def index_after(before: ClaimResult | None, claim: ClaimResult | None, index: int) -> int:
    """Return which page of a claim is in front after it changed.

    A page that a person went to (``index``, not the best of ``before``) stays in front, unless a
    page was given by hand since; otherwise it is the best one.
    """
    best = best_index(claim)
    if before is None or claim is None or not claim.pages or index == best_index(before):
        return best
    known = {page.reference for page in before.pages}
    given = claim.pages[best].outcome is FetchOutcome.MANUAL
    if (given and claim.pages[best].reference not in known) or index >= len(before.pages):
        return best
    here = before.pages[index].reference
    return next((i for i, page in enumerate(claim.pages) if page.reference == here), best)
