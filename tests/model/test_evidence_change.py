"""When a verdict rests on other evidence than what there is now, and when it does not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citecheck.model import (
    Attribution,
    AttributionKind,
    ClaimResult,
    Concern,
    EvidenceChange,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    PageResult,
    Reference,
    Review,
    Snapshot,
    Span,
    Verdict,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
EXACT, ABSENT = Finding(FindingKind.EXACT), Finding(FindingKind.ABSENT)
REFUSED, UNLINKED = Finding(FindingKind.UNREACHED), Finding(FindingKind.UNLINKED)
SAID = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(0, 4),))


def page(finding: Finding, body: str = "", *, same: tuple[str, ...] = ()) -> PageResult:
    outcome = FetchOutcome.FORBIDDEN if finding.kind.without_text else FetchOutcome.OK
    snapshot = Snapshot("http://one.example/a", outcome, NOON, body=body.encode())
    reference = Reference("a1", Origin.LINKED, snapshot.url)
    return PageResult(reference, snapshot, None, finding, same_text_as=same)


def decided(*pages: PageResult, verdict: Verdict = Verdict.VERIFIED, older: bool = False) -> Review:
    claim = ClaimResult(SAID, pages)
    best = claim.best
    sha256 = best.snapshot.sha256 if best and best.snapshot else None
    found = None if older else claim.outline
    return Review("a1", verdict, "", "AB", NOON, sha256, found=found)


def change_after(review: Review, *pages: PageResult) -> EvidenceChange | None:
    return ClaimResult(SAID, pages, (review,)).evidence_change


@pytest.mark.parametrize("now", [EXACT, ABSENT])
@pytest.mark.parametrize("before", [(), (page(REFUSED),), (page(REFUSED, "403"),)])
def test_a_page_that_came_after_the_verdict_is_flagged(
    before: tuple[PageResult, ...], now: Finding
) -> None:
    assert change_after(decided(*before), page(now, "text")) is EvidenceChange.PAGE_SINCE


@pytest.mark.parametrize("now", [(), (page(REFUSED, "403 again"),), (page(UNLINKED),)])
@pytest.mark.parametrize("before", [(), (page(REFUSED),), (page(REFUSED, "403"),)])
def test_a_page_that_is_refused_once_more_changes_nothing(
    before: tuple[PageResult, ...], now: tuple[PageResult, ...]
) -> None:
    assert change_after(decided(*before), *now) is None


def test_another_finding_on_the_same_text_is_flagged() -> None:
    before, now = page(ABSENT, "text"), page(EXACT, "text")

    assert change_after(decided(before), now) is EvidenceChange.OTHER_FINDING
    assert change_after(decided(before), before) is None


def test_another_page_counts_when_it_shows_something_else() -> None:
    first, other = page(ABSENT, "text"), page(REFUSED)
    review = decided(first, other)

    assert change_after(review, first, page(EXACT, "more")) is EvidenceChange.OTHER_FINDING
    assert change_after(review, first, page(ABSENT, "more")) is None
    assert change_after(review, first, page(REFUSED, "403")) is None


def test_a_new_concern_is_another_finding() -> None:
    doubted = Finding(FindingKind.EXACT, concerns=(Concern.SPEAKER,))

    change = change_after(decided(page(EXACT, "text")), page(doubted, "text"))

    assert change is EvidenceChange.OTHER_FINDING


@pytest.mark.parametrize("now", [page(EXACT, "other words"), page(REFUSED)])
def test_a_copy_that_changed_or_was_lost_is_flagged(now: PageResult) -> None:
    assert change_after(decided(page(EXACT, "text")), now) is EvidenceChange.EARLIER_COPY


def test_other_bytes_with_the_same_text_are_no_change() -> None:
    before = page(EXACT, "text")
    assert before.snapshot is not None
    assert before.snapshot.sha256 is not None
    now = page(EXACT, "text and markup", same=(before.snapshot.sha256,))

    assert change_after(decided(before), now) is None


def test_what_is_no_claim_rests_on_no_evidence() -> None:
    review = decided(verdict=Verdict.NOT_A_CLAIM)

    assert change_after(review, page(EXACT, "text")) is None


def test_of_a_verdict_that_kept_no_finding_only_its_copy_is_known() -> None:
    bare, with_copy = decided(older=True), decided(page(ABSENT, "text"), older=True)

    assert change_after(bare, page(EXACT, "text")) is None
    assert change_after(with_copy, page(EXACT, "text")) is None
    assert change_after(with_copy, page(EXACT, "other")) is EvidenceChange.EARLIER_COPY
