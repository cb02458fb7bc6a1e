"""The chain from article to speaker, and the facts of a page, as values."""

from __future__ import annotations

from datetime import UTC, datetime

from citecheck.gui.evidence.facts import banner_of, facts_of, facts_text
from citecheck.gui.evidence.steps import StepState, steps_of
from citecheck.gui.evidence.words import citation
from citecheck.model import (
    SUPPLIED_BY,
    Article,
    Attribution,
    AttributionKind,
    ClaimResult,
    FetchOutcome,
    Finding,
    FindingKind,
    Hop,
    Origin,
    OutletMention,
    PageResult,
    PageText,
    Reference,
    Snapshot,
    Span,
)
from tests.gui.one_page import NOW, URL, attribution, result

# Chain


def claim_of(pages: tuple[PageResult, ...], **more: object) -> tuple[ClaimResult, Article]:
    article = Article("Ada told AFP: “we will pay”")
    return ClaimResult(attribution(article.text, "“we will pay”", **more), pages), article


def test_a_page_that_is_no_carriers_stands_where_the_link_leads() -> None:
    page = result(Finding(FindingKind.EXACT), "text")
    claim, article = claim_of((page,), outlet=OutletMention("AFP", "AFP"), hops=(Hop("AFP"),))

    steps = steps_of(claim, page, article)

    assert [(step.name, step.state) for step in steps] == [
        ("the article", StepState.START),
        ("ledger.example", StepState.SEEN),
        ("AFP", StepState.UNSEEN),
        ("Ada Orlan", StepState.SPEAKER),
    ]


def test_a_carriers_own_page_is_the_carrier_seen() -> None:
    page = result(Finding(FindingKind.EXACT), PageText("text", site="AFP"))
    claim, article = claim_of((page,), outlet=OutletMention("AFP", "AFP"))

    steps = steps_of(claim, page, article)

    assert [(step.name, step.state) for step in steps][1:] == [
        ("AFP", StepState.SEEN), ("Ada Orlan", StepState.SPEAKER),
    ]  # fmt: skip


def test_a_carriers_page_that_was_not_had_is_not_told_twice() -> None:
    page = result(Finding(FindingKind.UNREACHED), None, FetchOutcome.FORBIDDEN)
    named = OutletMention("Ledger", "the Ledger", domain="ledger.example")
    claim, article = claim_of((page,), outlet=named)

    names = [(step.name, step.state) for step in steps_of(claim, page, article)]

    assert names[1:-1] == [("Ledger", StepState.UNSEEN)]


def test_what_the_page_itself_credits_is_the_last_carrier() -> None:
    page = result(Finding(FindingKind.EXACT, page_outlet="Reuters"), "text")
    claim, article = claim_of((page,))

    names = [step.name for step in steps_of(claim, page, article)]

    assert names == ["the article", "ledger.example", "Reuters", "Ada Orlan"]


# Facts


def test_the_facts_of_a_page_are_whole_on_the_clipboard() -> None:
    text = PageText("x", title="The  road", byline="Ada", site="Ledger", published="2026-03-01")
    page = result(Finding(FindingKind.EXACT), text)

    told = facts_text(facts_of(page))

    sha = page.snapshot.sha256 if page.snapshot else ""
    assert f"SHA-256: {sha}" in told
    assert "Title: The road" in told
    assert "2026-03-14 14:02:00 UTC" in told
    assert "Size: 4 bytes" in told


def test_a_page_given_by_hand_says_by_whom_and_when() -> None:
    snapshot = Snapshot(
        None, FetchOutcome.MANUAL, NOW, headers=((SUPPLIED_BY, "AB"),), body=b"x", detail="a.html"
    )
    page = PageResult(
        Reference("a1", Origin.USER, None, source="a.html"), snapshot, PageText("x"),
        Finding(FindingKind.EXACT),
    )  # fmt: skip

    assert banner_of(page).startswith("Supplied by hand by AB at 14 Mar 2026, ")
    assert "supplied by hand by AB at 14 Mar 2026" in facts_text(facts_of(page))


def test_a_header_of_a_fetched_page_supplies_no_name() -> None:
    snapshot = Snapshot(URL, FetchOutcome.OK, NOW, headers=((SUPPLIED_BY, "AB"),))

    assert snapshot.supplied_by == ""


def test_the_citation_of_an_archived_copy_names_when_it_was_captured() -> None:
    live = Snapshot(
        url="http://one.example/a",
        outcome=FetchOutcome.ARCHIVED,
        fetched_at=datetime(2026, 5, 4, 12, tzinfo=UTC),
        archived_at=datetime(2024, 2, 3, 8, 15, tzinfo=UTC),
        body=b"x",
    )
    reference = Reference("a1", Origin.LINKED, "http://one.example/a")
    page = PageResult(reference, live, None, Finding(FindingKind.UNREACHED))
    claim = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(0, 6),))

    told = citation(claim, Article("“Yes,” he said."), page)

    assert "http://one.example/a" in told
    assert "2024-02-03 08:15 UTC" in told
    assert "2026-05-04 12:00 UTC" in told
