"""Amounts: written otherwise they are altered and minor; another amount is never forgiven."""

from __future__ import annotations

import pytest

from citecheck.match.amounts import amounts_in, are_same_amounts
from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import Concern, EditOp, Finding, FindingKind, PageText
from citecheck.wording.signs import found_sentence

SAID = "“We will spend {} on the bridges of this town next spring,” said Ada Renner."


def laid_beside(quote: str, page: str) -> Finding:
    words = SAID.removesuffix(",” said Ada Renner.").removeprefix("“")
    return compare(Quote((words.format(quote),)), index_page(PageText(SAID.format(page))))


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("$300 million", "300 million dollars"),
        ("300 million dollars", "$300m"),
        ("$3bn", "3 billion dollars"),
        ("0.3 billion euros", "300 million euros"),
        ("€300,000", "three hundred thousand euros"),
        ("twenty-five crowns", "25 crowns"),
        ("five per cent", "5%"),
        ("a million dollars", "$1 million"),
    ],
)
def test_the_same_amount_written_otherwise_is_altered_without_concern(
    quote: str, page: str
) -> None:
    finding = laid_beside(quote, page)

    assert finding.kind is FindingKind.ALTERED
    assert finding.concerns == ()
    assert {e.op for e in finding.evidence.edits} == {EditOp.SPELLING}  # type: ignore[union-attr]
    assert "written otherwise" in found_sentence(finding)


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("$400 million", "300 million dollars"),
        ("300 million euros", "300 million dollars"),
        ("$300 billion", "300 million dollars"),
        ("twenty-six crowns", "25 crowns"),
        ("5 euros", "5%"),
        ("300 million", "300 million dollars"),
    ],
)
def test_another_amount_is_altered_and_named(quote: str, page: str) -> None:
    finding = laid_beside(quote, page)

    assert finding.kind is FindingKind.ALTERED
    assert Concern.NUMBER in finding.concerns


def test_a_quote_may_end_amid_an_amount_of_the_page() -> None:
    page = PageText("“In the first year of the war we lost 300 million dollars,” said Renner.")

    finding = compare(
        Quote(("In the first year of the war we lost 300 million",)), index_page(page)
    )

    assert finding.kind is FindingKind.EXACT


def test_amounts_are_read_whole() -> None:
    keys = [
        "no",
        "one",
        "paid",
        "two",
        "hundred",
        "and",
        "five",
        "euros",
        "or",
        "3",
        "per",
        "cent",
        "of",
        "1999",
    ]

    found = [(str(a.value), a.unit) for a in amounts_in(keys)]

    assert found == [("1", ""), ("205", "euro"), ("3", "%"), ("1999", "")]


def test_words_beside_an_amount_are_no_part_of_it() -> None:
    assert not are_same_amounts(["about", "5"], ["5"])
    assert are_same_amounts(["five"], ["5"])
