"""The terminal says what a verdict no longer rests on."""

from __future__ import annotations

from dataclasses import replace

from citecheck.cli.tables import change_lines
from citecheck.model import ClaimResult, Finding, FindingKind, PageResult, Review, Verdict
from tests.report.invented import NOON, invented_check


def decided_on(found: Finding, sha256: str | None) -> tuple[ClaimResult, PageResult]:
    claim = invented_check().claims[0]
    review = Review("", Verdict.CANNOT_VERIFY, "", "AB", NOON, sha256, found=found)
    return replace(claim, reviews=(review,)), claim.pages[0]


def test_a_verdict_from_before_there_was_a_page_is_flagged() -> None:
    claim, page = decided_on(Finding(FindingKind.UNREACHED), None)

    assert change_lines(claim, page) == [
        "Decided before there was a page to compare with. Now there is one."
    ]


def test_a_verdict_on_what_still_stands_is_not_flagged() -> None:
    claim = invented_check().claims[0]
    snapshot = claim.pages[0].snapshot
    assert snapshot is not None

    assert change_lines(*decided_on(claim.outline, snapshot.sha256)) == []
