"""Where content begins and ends, and quotations beside verbs that the lexicon lacks."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Attribution


def read(text: str) -> list[Attribution]:
    return list(detect_attributions(Article(text), quick=True))


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        (
            "SARNMOUTH (Reuters) – The barrage will stay shut until May, Ada Orlan said on Monday.",
            "Ada Orlan",
            "The barrage will stay shut until May",
        ),
        (
            "As the engineer Ada Orlan explained, three piers were built too low.",
            "Ada Orlan",
            "three piers were built too low",
        ),
        (
            "As Ada Orlan reports for NPR, the first boats came to the island last week.",
            "Ada Orlan",
            "the first boats came to the island last week",
        ),
        (
            "While Ada Orlan said that the road was safe, nobody drove on it.",
            "Ada Orlan",
            "that the road was safe",
        ),
        (
            "Orlan said both men were “ghosts in the council,” but she gave them a hand.",
            "Orlan",
            "both men were “ghosts in the council,”",
        ),
        (
            "A new road would be dear, the engineer Ada Orlan said after the storm.",
            "Ada Orlan",
            "A new road would be dear",
        ),
        (
            "Two hundred boats were lost in the gales of last winter, reports Reuters.",
            "Reuters",
            "Two hundred boats were lost in the gales of last winter",
        ),
        (
            "According to the study, published in May, the piers were built too low.",
            "the study",
            "the piers were built too low",
        ),
    ],
)
def test_content_is_bounded_at_its_clause(text: str, name: str, content: str) -> None:
    (found,) = read(text)

    assert (found.speaker_name, found.quote(text)) == (name, content)


def test_a_tag_within_the_clause_leaves_two_pieces() -> None:
    text = "The mud, explains Ada Orlan, is often found in the mouths of small rivers."

    (found,) = read(text)

    assert found.speaker_name == "Ada Orlan"
    assert [span.of(text) for span in found.content] == [
        "The mud",
        "is often found in the mouths of small rivers",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“This is the finest boat of all!” beamed Ada Orlan.",
        "“This is the finest boat of all,” Ada Orlan beamed.",
        "Ada Orlan returned to her familiar line: “This is the finest boat of all.”",
        "Ada Orlan was more blunt:\n\n“This is the finest boat of all.”",
        "In the hours after the storm, Ada Orlan was blunt: “This is the finest boat of all.”",
    ],
)
def test_a_quotation_beside_any_verb_or_after_a_colon_has_its_speaker(text: str) -> None:
    (found,) = read(text)

    assert found.speaker_name == "Ada Orlan"
    assert found.quote(text).startswith("“This is the finest boat of all")
    assert found.confidence < 0.8


def test_titles_and_text_after_a_colon_are_nobodys_words() -> None:
    assert read("The film, “Nine Long Winters,” thanked nobody in its credits.") == []
    assert read("Here is the sign in full: “Closed on Sundays.”") == []


def test_the_next_paragraphs_quotation_goes_on_after_a_short_tag() -> None:
    text = "“We will build it,” Ada Orlan said to a cheer.\n\n“And the city will pay for it.”"

    (found,) = read(text)

    assert found.quote(text) == "“We will build it,” “And the city will pay for it.”"


def test_an_outlet_that_announces_its_own_acts_carried_nothing() -> None:
    (found,) = read("CNN announced a new host on Friday.")

    assert (found.speaker_name, found.outlet) == ("CNN", None)


def test_people_familiar_with_the_matter_have_no_name() -> None:
    (found,) = read("The road will be sold, two people familiar with the matter said.")

    assert found.anonymous
    assert found.speaker_name == "two people familiar with the matter"


def test_what_there_is_reports_nothing() -> None:
    assert read("There were 3,248 cases reported in the five years before the war.") == []


def test_the_agency_is_no_news_agency_unless_one_was_named() -> None:
    text = "The ferry is old, The Guardian reported. The agency said that it would be sold."

    found = read(text)

    assert found[-1].speaker_name == "The agency"
    assert found[-1].outlet is None
