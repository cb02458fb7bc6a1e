"""A report says who gave a page by hand, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from citecheck.model import (
    SUPPLIED_BY,
    Article,
    Attribution,
    AttributionKind,
    Check,
    ClaimResult,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    PageResult,
    PageText,
    Reference,
    Snapshot,
    Span,
)
from citecheck.report.view import view_of

NOW = datetime(2026, 3, 14, 14, 2, tzinfo=UTC)


def outcome_text(snapshot: Snapshot) -> str:
    article = Article("Ada said: “yes”")
    claim = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(10, 15),))
    reference = Reference("a1", Origin.USER, None, source="saved.html")
    page = PageResult(reference, snapshot, PageText("no"), Finding(FindingKind.ABSENT))
    check = Check("k", article, (ClaimResult(claim, (page,)),), NOW, NOW, "0")
    return view_of(check, NOW).claims[0].pages[0].outcome_text


def test_a_page_supplied_by_hand_names_its_giver_and_the_time() -> None:
    given = Snapshot(
        None,
        FetchOutcome.MANUAL,
        NOW,
        headers=((SUPPLIED_BY, "AB"),),
        body=b"no",
        detail="saved.html",
    )

    assert "Supplied by hand by AB at 2026-03-14 14:02 UTC." in outcome_text(given)
    assert "Supplied" not in outcome_text(replace(given, headers=()))
