"""Heads, feet and numbers of printed pages amid a quote are no words of it; other lines are."""

from __future__ import annotations

import pytest

from citecheck.match.quote import Quote
from citecheck.model import FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text

QUOTE = "The school must be sold this year by the board, and we all know it"
FILLING = (
    "The board met in the old hall and looked at a plan of the engineers of",
    "the town, which had been drawn in the spring. It put the plan to a vote",
    "of the whole assembly and asked the members to come again in a week.",
)


def kind(*lines: str) -> FindingKind:
    return PageComparer(page_of_text("\n".join(lines))).compare(Quote((QUOTE,))).kind


def printed(head: str, foot: str) -> list[str]:
    """Return the lines of four pages; the quote begins on the second and ends on the third."""
    ending = "by the board, and we all know it,” said Ada Renner."
    beginning = "“The school must be sold this year"
    bodies = (FILLING, (*FILLING, beginning), (ending, *FILLING), FILLING)
    lines: list[str] = []
    for number, body in enumerate(bodies, 4):
        page = (head.format(number), *body, foot.format(number))
        lines += [line for line in page if line]
    return lines


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Harbour Board – Annual Report 2026", ""),
        ("Harbour Board | {} | Annual Report", ""),
        ("", "{}"),
        ("", "- {} -"),
        ("Annual Report of the Harbour", "Page {} of 9"),
        ("23/11/2026, 10:14 Harbour news", "https://harbour.example/news {}/7"),
    ],
)
def test_a_quote_that_runs_over_a_page_is_whole(head: str, foot: str) -> None:
    assert kind(*printed(head, foot)) is FindingKind.EXACT


def test_a_picture_named_in_brackets_does_not_cut_a_quote() -> None:
    found = kind(
        "“The school must be sold", "[Image: the school]", "this year by the board, and we all",
        "know it,” said Renner.",
    )  # fmt: skip

    assert found is FindingKind.EXACT


@pytest.mark.parametrize("line", ["15", "not", "Never again, said the board of the harbour"])
def test_a_line_that_stands_once_belongs_to_the_sentence(line: str) -> None:
    found = kind(
        *FILLING, "“The school must be sold", line, "this year by the board, and we all know it.”"
    )

    assert found is not FindingKind.EXACT


def test_a_refrain_in_quick_succession_is_said() -> None:
    lines = ["“The school must be sold this year", "By all of us, by all of us"] * 3

    found = kind(*lines, "by the board, and we all know it,” they sang.")

    assert found is not FindingKind.EXACT


def test_a_repeated_line_between_two_sentences_is_left_out_as_any_other() -> None:
    lines = [line for k in range(4) for line in (*FILLING, "Order in the house", f"He rose {k}.")]

    found = PageComparer(page_of_text("\n".join(lines))).compare(
        Quote(("asked the members to come again in a week. He rose 2.",))
    )

    assert found.kind is not FindingKind.EXACT
