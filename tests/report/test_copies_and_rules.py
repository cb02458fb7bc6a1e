"""Copies among a claim's pages, house rules, and the outlet that a page itself credits."""

from __future__ import annotations

import json
from dataclasses import replace

from citecheck.model import (
    Check,
    ClaimResult,
    Finding,
    FindingKind,
    House,
    PageResult,
    PageText,
    Snapshot,
)
from citecheck.report.chain import chain_of
from citecheck.report.copies import copies_of
from citecheck.report.formats import ReportFormat, render
from tests.report.invented import NOON, invented_check, story

WIRE = " ".join(f"Ferry number {n} stopped at pier {n * 7} of the old port." for n in range(20))
OTHER = " ".join(f"Road {n} goes up hill {n * 3} and on to the lake." for n in range(20))


def first_claim() -> ClaimResult:
    return invented_check(story()[:1]).claims[0]


def page_at(url: str, text: str, like: PageResult) -> PageResult:
    assert like.snapshot is not None
    assert like.page is not None
    snapshot: Snapshot = replace(like.snapshot, url=url, final_url=url)
    page: PageText = replace(like.page, text=text, blocks=())
    reference = replace(like.reference, url=url)
    return replace(like, reference=reference, snapshot=snapshot, page=page)


def with_pages(*texts: str) -> ClaimResult:
    claim = first_claim()
    pages = (
        page_at(f"https://p{n}.example/", text, claim.pages[0]) for n, text in enumerate(texts)
    )
    return replace(claim, pages=tuple(pages))


def checked(claim: ClaimResult) -> Check:
    return replace(invented_check(story()[:1]), claims=(claim,))


def test_copies_are_kept_and_counted_as_one() -> None:
    claim = with_pages(WIRE, OTHER, WIRE + "More to follow.")

    (copies,) = copies_of([claim])

    assert copies.groups == (0, 1, 0)
    assert (copies.read, copies.texts, copies.copied) == (3, 2, 2)
    assert [copies.first_of(at) for at in range(3)] == [None, None, 0]


def test_one_page_reached_twice_is_no_copy_of_itself() -> None:
    claim = with_pages(WIRE, WIRE)
    claim = replace(claim, pages=(claim.pages[0], claim.pages[0]))

    assert copies_of([claim])[0].copied == 0


def test_every_report_tells_of_copies() -> None:
    check = checked(with_pages(WIRE, OTHER, WIRE))

    html = render(check, ReportFormat.HTML, made_at=NOON).decode()
    markdown = render(check, ReportFormat.MARKDOWN, made_at=NOON).decode()
    (claim,) = json.loads(render(check, ReportFormat.JSON, made_at=NOON))["claims"]

    for text in (html, markdown):
        assert "3 pages, 2 of them copies of one text" in text
        assert "both count as one source" in text
    assert claim["texts"] == 2
    assert [page["text_group"] for page in claim["pages"]] == [0, 1, 0]


def test_every_report_tells_what_a_house_accepts() -> None:
    check = invented_check(story()[:4])

    html = render(check, ReportFormat.HTML, made_at=NOON, house=House.AP).decode()
    markdown = render(check, ReportFormat.MARKDOWN, made_at=NOON, house=House.AP).decode()
    table = render(check, ReportFormat.CSV, made_at=NOON, house=House.AP).decode("utf-8-sig")
    told = json.loads(render(check, ReportFormat.JSON, made_at=NOON, house=House.AP))

    for text in (html, markdown):
        assert "Acceptable by house rules" in text
        assert "Not acceptable by house rules" in text
    assert table.splitlines()[1].endswith("yes,word_for_word,,no,,detected,,,")
    judged = [claim["pages"][0]["acceptance"] for claim in told["claims"]]
    assert [(j["house"], j["accepted"]) for j in judged] == [
        ("ap", True), ("ap", False), ("ap", True), ("ap", False),
    ]  # fmt: skip


def test_without_a_house_no_report_speaks_of_rules() -> None:
    check = invented_check(story()[:4])

    told = json.loads(render(check, ReportFormat.JSON, made_at=NOON))

    assert all(page["acceptance"] is None for c in told["claims"] for page in c["pages"])
    assert "house rules" not in render(check, ReportFormat.HTML, made_at=NOON).decode()


def credited(outlet: str | None, *, hops: bool, site: str = "Northwire") -> ClaimResult:
    """Return a found claim whose page credits ``outlet`` for the words."""
    claim = first_claim()
    page = claim.pages[0]
    assert page.page is not None
    finding: Finding = replace(page.finding, page_outlet=outlet)
    page = replace(page, finding=finding, page=replace(page.page, site=site))
    attribution = claim.attribution
    if not hops:
        attribution = replace(attribution, outlet=None, hops=())
    return replace(claim, attribution=attribution, pages=(page,))


def steps(claim: ClaimResult) -> list[tuple[str, bool]]:
    return [(hop.name, seen) for hop, seen in chain_of(claim)]


def test_what_the_page_credits_is_the_next_step_and_not_seen() -> None:
    assert steps(credited("AFP", hops=True)) == [("Northwire", True), ("AFP", False)]
    assert steps(credited("AFP", hops=False)) == [("Northwire", True), ("AFP", False)]


def test_a_page_that_stands_between_comes_before_the_outlet_both_credit() -> None:
    claim = credited("Northwire", hops=True, site="Harbour Gazette")

    assert steps(claim)[-2:] == [("Harbour Gazette", True), ("Northwire", False)]


def test_a_page_that_credits_itself_adds_no_step() -> None:
    assert steps(credited("Northwire", hops=False)) == []
    assert steps(credited(None, hops=False)) == []


def test_words_that_were_not_found_credit_nobody() -> None:
    claim = credited("AFP", hops=False)
    absent = replace(claim.pages[0], finding=Finding(FindingKind.ABSENT, page_outlet="AFP"))

    assert steps(replace(claim, pages=(absent,))) == []
