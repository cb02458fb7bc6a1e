"""A claim as it is told while a run goes on: with what is known of it from before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citecheck.model import ClaimResult, FetchOutcome, FindingKind, PageResult
from citecheck.store.checks import identity_of


def told_claim(before: ClaimResult, results: Sequence[PageResult], *, whole: bool) -> ClaimResult:
    """Return a claim with what a run found of it, as the library will show it after the run.

    Args:
        before: the claim as it stood when the run began.
        results: what the run found in its pages.
        whole: the run looks at all of its pages; else the others stay as they were.
    """
    known = {identity_of(page.reference): page for page in before.pages}
    fresh = {
        identity_of(page.reference): _beside(known.get(identity_of(page.reference)), page)
        for page in results
    }
    if whole:
        pages = sorted(fresh.values(), key=lambda page: page.reference.rank)
    else:
        pages = list({**known, **fresh}.values())
    return replace(before, pages=tuple(pages))


def _beside(known: PageResult | None, page: PageResult) -> PageResult:
    """Return ``page`` with the earlier captures that have its words.

    A site that refuses once more takes nothing from the text that a person gave for it.
    """
    if known is None:
        return page
    if known.outcome is FetchOutcome.MANUAL and page.finding.kind is FindingKind.UNREACHED:
        return known
    if known.page is None or page.page is None or known.page.text != page.page.text:
        return page
    sha256 = known.snapshot.sha256 if known.snapshot else None
    return replace(page, same_text_as=(*known.same_text_as, *([sha256] if sha256 else [])))
