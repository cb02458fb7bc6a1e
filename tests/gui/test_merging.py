"""Which page of a claim is in front while others come in."""

from __future__ import annotations

from dataclasses import replace

from citecheck.gui.session.merging import index_after
from citecheck.model import (
    ClaimResult,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    PageResult,
    Reference,
    Snapshot,
)
from tests.gui.bridge import NOW, attribution, page_result


def claim(*kinds: FindingKind) -> ClaimResult:
    pages = []
    for number, kind in enumerate(kinds):
        made = page_result("a1", Finding(kind), FetchOutcome.OK)
        url = f"https://www.example.org/{number}"
        pages.append(replace(made, reference=replace(made.reference, url=url)))
    told = attribution("a1", "Ilse Marrow", "told", "“The gates are now ready.”")
    return ClaimResult(told, tuple(pages))


def test_the_page_that_a_person_went_to_stays_in_front() -> None:
    before = claim(FindingKind.EXACT, FindingKind.ABSENT)

    assert index_after(before, claim(FindingKind.EXACT, FindingKind.ALTERED), 1) == 1


def test_the_best_page_is_followed_as_long_as_nobody_went_to_another() -> None:
    before = claim(FindingKind.ABSENT, FindingKind.ABSENT)

    assert index_after(before, claim(FindingKind.ABSENT, FindingKind.EXACT), 0) == 1


def test_a_page_given_by_hand_comes_to_the_front() -> None:
    before = claim(FindingKind.ABSENT, FindingKind.ABSENT)
    given = PageResult(
        Reference("a1", Origin.USER, None, source="pasted text"),
        Snapshot(None, FetchOutcome.MANUAL, NOW, body=b"x"),
        None,
        Finding(FindingKind.EXACT),
    )

    assert index_after(before, replace(before, pages=(*before.pages, given)), 1) == 2


def test_a_page_that_is_gone_gives_way_to_the_best() -> None:
    before = claim(FindingKind.EXACT, FindingKind.ABSENT)

    assert index_after(before, claim(FindingKind.EXACT), 1) == 0
    assert index_after(before, None, 1) == 0
