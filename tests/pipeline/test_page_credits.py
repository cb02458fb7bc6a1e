"""Whom a page credits: by rules as a whole, by the trained model where they name nobody."""

from __future__ import annotations

import pytest

from citecheck.model import AttributionKind, Concern, PageText, Span
from citecheck.pipeline.compare import PageComparer, quote_in_words
from citecheck.pipeline.page_credits import credits_near, page_credits, without

QUOTED = "“The harbour belongs to those who mend its walls.”"
PAGE = (
    "The council met for the ninth time. Nothing came of it, and the gallery was half empty.\n\n"
    f"Vera Lindholm was prompted to ask the mayor for patience. {QUOTED}\n\n"
    "Tom Okafor, who runs the ferry, left before the vote. He had a boat to catch.\n"
)


def found(speaker: str) -> tuple[Concern, ...]:
    quote = quote_in_words(QUOTED, AttributionKind.DIRECT, speaker=speaker)
    return PageComparer(PageText(PAGE)).compare(quote).concerns


def test_spans_near_a_place_are_those_of_the_page() -> None:
    filler = "Rain fell on the quay all week.\n\n" * 80
    page = PageText(f"{filler}“We will not sell the ferry,” said Vera Lindholm.\n\n{filler}")
    at = page.text.index("“We")

    (near,) = credits_near(page, Span(at, at + 29))

    assert [span.of(page.text) for span in near.content] == ["“We will not sell the ferry,”"]
    assert [span.of(page.text) for span in near.speaker] == ["Vera Lindholm"]
    assert [span.of(page.text) for span in near.cue] == ["said"]


def test_of_a_page_without_words_nobody_is_credited() -> None:
    assert page_credits(PageText(" \n")) == ()


def test_what_touches_a_place_is_left_out() -> None:
    page = PageText("“We will not sell,” said Vera Lindholm.\n\n“I will buy,” said Tom Okafor.")
    credited = page_credits(page)

    (left,) = without(credited, Span(3, 5))

    assert left.speaker_name == "Tom Okafor"
    assert len(credited) == 2


@pytest.mark.parametrize(
    ("speaker", "concerns"),
    [("Vera Lindholm", ()), ("Tom Okafor", (Concern.SPEAKER,)), ("a neighbour", ())],
)
def test_a_speaker_whom_the_rules_miss_is_looked_for_more_closely(
    speaker: str, concerns: tuple[Concern, ...]
) -> None:
    assert found(speaker) == concerns


def test_a_page_is_looked_at_so_many_times_and_no_oftener(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecheck.pipeline.compare.MOST_LOOKS", 1)
    comparer = PageComparer(PageText(PAGE))
    quote = quote_in_words(QUOTED, AttributionKind.DIRECT, speaker="Tom Okafor")

    concerns = [comparer.compare(quote).concerns for _ in range(2)]

    assert concerns == [(Concern.SPEAKER,), ()]
