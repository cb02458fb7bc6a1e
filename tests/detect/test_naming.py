"""Pronouns, surnames and roles resolved to the fullest name, never across parts."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Attribution, Part, Span


def speakers(text: str) -> list[tuple[str | None, bool]]:
    return [(one.speaker_name, one.anonymous) for one in detect_attributions(Article(text))]


def last_of(text: str) -> Attribution:
    return detect_attributions(Article(text), quick=True)[-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Orla Fenwick said it rained. “It pours,” Fenwick said.", "Orla Fenwick"),
        ("Orla Fenwick said it rained. “It pours,” she said.", "Orla Fenwick"),
        ("Ines Caldera, the trade minister, said no. The minister said why.", "Ines Caldera"),
        ("A senior official said it rained. The official said it poured.", "A senior official"),
        ("Trade Minister Ines Caldera said it rained.", "Ines Caldera"),
        ("Former harbour master Tomas Brandvold said it rained.", "Tomas Brandvold"),
        ("Her brother, Giles Penhallow, said it rained.", "Giles Penhallow"),
        ("Police said they found two boats.", "Police"),
    ],
)
def test_the_last_speaker_gets_the_fullest_name(text: str, name: str) -> None:
    assert last_of(text).speaker_name == name


def test_gender_decides_between_two_speakers() -> None:
    text = "Mr. Hal Birk said it rained. Mrs. Ada Flett said it snowed. “It hails,” he said."

    assert speakers(text)[-1] == ("Hal Birk", False)


def test_a_title_tells_which_of_two_bearers_of_a_surname_is_meant() -> None:
    text = "Mr. Hal Birk and Mrs. Ada Birk met. “It rains,” Mrs. Birk said."

    assert speakers(text) == [("Ada Birk", False)]


def test_two_bearers_of_a_surname_lower_the_confidence_and_are_named() -> None:
    text = "Mayor Hal Birk and judge Ada Birk met. “It rains,” Birk said."

    found = last_of(text)

    assert found.confidence < 0.7
    assert any("Ada Birk" in reason and "Hal Birk" in reason for reason in found.why)


def test_unnamed_persons_are_anonymous_and_organisations_are_not() -> None:
    text = "Officials said it rained. The Harbour Board said it snowed. A memo said it hailed."

    assert [anonymous for _, anonymous in speakers(text)] == [True, False, False]


def test_a_pronoun_never_reaches_into_another_part() -> None:
    text = "Orla Fenwick said it rained.\n“It pours,” she said."
    cut = text.index("“")
    parts = (Part(Span(0, cut)), Part(Span(cut, len(text))))

    found = detect_attributions(Article(text, parts=parts))

    assert [one.speaker_name for one in found] == ["Orla Fenwick", "she"]
    assert found[1].confidence < 0.6


def test_a_description_never_grows_into_a_sentence() -> None:
    text = (
        "A very old and quite famous former captain of the small northern coast guard fleet "
        "near the far islands said it rained."
    )

    name = last_of(text).speaker_name

    assert name is not None
    assert len(name.split()) <= 14


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Both Orla Fenwick and Piet Ravndal said it fell.", "Orla Fenwick and Piet Ravndal"),
        ("The Bank of Stenness said that it fell.", "Bank of Stenness"),
        ("The Ministry of Health and Welfare said it fell.", "Ministry of Health and Welfare"),
        ("The Ministry of Ferries in Sarnmouth said it fell.", "Ministry of Ferries"),
        ("John Skerry of the Harbour Party said that it fell.", "John Skerry"),
        ("Ravndal & Sons said the mill fell.", "Ravndal & Sons"),
        ("The mayor of Stenness, Orla Fenwick, said it fell.", "Orla Fenwick"),
        ("A spokesman for the mayor of Stenness, Orla Fenwick, said it fell.", "A spokesman"),
    ],
)
def test_a_name_is_taken_whole(sentence: str, name: str) -> None:
    (found,) = detect_attributions(Article(sentence), quick=True)

    assert found.speaker_name is not None
    assert found.speaker_name.startswith(name)


@pytest.mark.parametrize(
    ("story", "name"),
    [
        ("“We will go,” she said. Orla Fenwick, 54, smiled.", "Orla Fenwick"),
        ("“We will go,” she said. Orla Fenwick and Ann Ravndal smiled.", "she"),
        ("“We will go,” she said. The rain fell.", "she"),
    ],
)
def test_a_story_that_opens_with_a_pronoun_may_name_its_speaker_later(
    story: str, name: str
) -> None:
    found = detect_attributions(Article(story), quick=True)[0]

    assert found.speaker_name == name
    assert found.confidence < 0.7
