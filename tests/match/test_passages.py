from __future__ import annotations

from collections.abc import Callable

from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import AttributionKind, Finding, FindingKind, PageText

PAGE = (
    "The ferry company opened its books on Monday. Ticket sales fell by 12 percent last winter. "
    "Its director, Hanna Berg, does not expect a return to profit before 2026.\n\n"
    "The company employs 340 people in Tromsø. The weather was fine. Nobody asked about the pier."
)

Check = Callable[..., Finding]


def indirect(text: str, page: str = PAGE) -> Finding:
    return compare(Quote((text,), AttributionKind.INDIRECT), index_page(PageText(page)))


def test_the_nearest_sentence_comes_first() -> None:
    finding = indirect("that sales of tickets had fallen 12 percent over the winter")

    assert finding.kind is FindingKind.PASSAGE
    assert finding.passages[0].span.of(PAGE).startswith("Ticket sales fell")
    assert finding.passages[0].missing == ()
    assert finding.evidence is None


def test_what_a_passage_lacks_is_named() -> None:
    finding = indirect("that ticket sales fell by 15 percent in Oslo and not elsewhere last winter")

    assert set(finding.passages[0].missing) >= {"15", "Oslo", "not"}


def test_a_word_for_word_indirect_claim_is_still_only_a_passage() -> None:
    finding = indirect("Ticket sales fell by 12 percent last winter.")

    assert finding.kind is FindingKind.PASSAGE


def test_triage_ranks_what_is_there_before_what_is_not() -> None:
    there = indirect("the company has 340 employees in Tromsø").triage
    half = indirect("the company has 800 employees in Bergen").triage
    nowhere = indirect("astronomers photographed a distant comet above Chile").triage

    assert there is not None
    assert half is not None
    assert nowhere is not None
    assert there < half < nowhere


def test_a_claim_about_something_else_is_absent() -> None:
    assert (
        indirect("astronomers photographed a distant comet above Chile").kind is FindingKind.ABSENT
    )


def test_empty_claims_and_empty_pages_are_absent() -> None:
    assert indirect("").kind is FindingKind.ABSENT
    assert indirect("of the and to").kind is FindingKind.ABSENT
    assert indirect("ticket sales fell", page="").kind is FindingKind.ABSENT


def test_numbers_in_words_and_in_digits_are_one(check: Check) -> None:
    finding = check(
        "that twelve boats were lost",
        page="In all, 12 boats were lost.",
        kind=AttributionKind.INDIRECT,
    )

    assert finding.passages[0].missing == ()
