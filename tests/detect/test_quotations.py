"""Which marks enclose words, in every style, and which are apostrophes or inches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.detect.quotes import find_quotations
from citecheck.model import Span


def quoted(text: str) -> list[str]:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return [q.span.of(text) for q in find_quotations(text, paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        "“We agree,”",
        '"We agree,"',
        "„We agree,“",
        "„We agree,”",
        "«We agree,»",
        "»We agree,«",
        "”We agree,”",
        "``We agree,''",
        "＂We agree,＂",
        "‘We agree,’",
        "'We agree,'",
    ],
)
def test_every_style_of_mark_encloses_its_words(text: str) -> None:
    assert quoted(f"Then {text} she said.") == [text]


def test_apostrophes_open_nothing() -> None:
    assert quoted("It's the '90s, the dogs’ bowls aren’t rock 'n' roll, y'all.") == []


def test_a_single_quotation_may_hold_apostrophes() -> None:
    text = "‘We can’t stop, it’s the dogs’ supper,’ he said."

    assert quoted(text) == ["‘We can’t stop, it’s the dogs’ supper,’"]


def test_single_marks_inside_double_ones_are_no_quotation_of_their_own() -> None:
    assert quoted("“She said ‘no’ twice,” he said.") == ["“She said ‘no’ twice,”"]


def test_inches_open_nothing() -> None:
    assert quoted('A 5" pipe and a 12" pan, he said.') == []


def test_an_unclosed_mark_runs_to_the_end_of_its_paragraph_only() -> None:
    assert quoted("“One.\n“Two,” he said.\nThree.") == ["“One.", "“Two,”"]


def test_a_lone_closing_mark_opens_nothing() -> None:
    assert quoted("five” he said. 5” pipes.") == []


@given(st.text(alphabet="“”\"‘’'„«»``abc .,s5\n", max_size=200))
def test_quotations_stand_in_order_without_overlap(text: str) -> None:
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1

    found = find_quotations(text, paragraphs)

    ends = [0, *(q.span.end for q in found)]
    assert all(q.span.start >= end for q, end in zip(found, ends, strict=False))
    assert all(len(q.span) > 0 for q in found)
