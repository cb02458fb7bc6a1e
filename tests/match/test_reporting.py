from __future__ import annotations

import pytest

from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import (
    Attribution,
    AttributionKind,
    Concern,
    FindingKind,
    OutletMention,
    PageText,
    Span,
)

PAGE = (
    "“The tide is nobody's friend in this harbour,” said Mara Lindqvist, who chairs the board.\n\n"
    "Tom Okafor told the Courier: “We lost two boats in the last storm alone.”\n\n"
    "“There will be no third one,” she added.\n\n"
    "“A good pier pays for itself.” — Jo Vance\n"
)


def credit(
    words: str, name: str | None, cue: str = "said", outlet: str | None = None
) -> Attribution:
    at = PAGE.index(words)
    where = PAGE.index(cue)
    mention = OutletMention(outlet, outlet) if outlet else None
    return Attribution(
        "a1",
        0,
        AttributionKind.DIRECT,
        (),
        (Span(where, where + len(cue)),),
        (Span(at, at + len(words)),),
        speaker_name=name,
        outlet=mention,
    )


@pytest.mark.parametrize(
    ("words", "speaker", "concerned"),
    [
        ("The tide is nobody's friend in this harbour", "Mara Lindqvist", False),
        ("The tide is nobody's friend in this harbour", "Tom Okafor", True),
        ("The tide is nobody's friend in this harbour", "the chair", False),
        ("We lost two boats in the last storm alone", "Okafor", False),
        ("We lost two boats in the last storm alone", "Lindqvist", True),
        ("There will be no third one", "Tom Okafor", False),
        ("A good pier pays for itself", "Jo Vance", False),
        ("A good pier pays for itself", "Mara Lindqvist", True),
    ],
)
def test_without_attributions_the_text_beside_the_words_tells_who_spoke(
    words: str,
    speaker: str,
    concerned: bool,  # noqa: FBT001 - the expectation
) -> None:
    finding = compare(Quote((words,), speaker=speaker), index_page(PageText(PAGE)))

    assert finding.kind is FindingKind.EXACT
    assert (Concern.SPEAKER in finding.concerns) is concerned


def test_the_pages_own_attribution_comes_first() -> None:
    words = "There will be no third one"
    quote = Quote((words,), speaker="Tom Okafor")

    finding = compare(quote, index_page(PageText(PAGE)), [credit(words, "Mara Lindqvist", "added")])

    assert finding.page_speaker == "Mara Lindqvist"
    assert finding.page_cue == "added"
    assert finding.concerns == (Concern.SPEAKER,)


def test_an_outlet_that_the_page_credits_is_told_and_no_concern() -> None:
    words = "We lost two boats in the last storm alone"
    quote = Quote((words,), speaker="Tom Okafor")

    finding = compare(
        quote, index_page(PageText(PAGE)), [credit(words, "Tom Okafor", "told", "Coastal Courier")]
    )

    assert finding.page_outlet == "Coastal Courier"
    assert finding.concerns == ()


def test_attributions_of_other_words_say_nothing() -> None:
    quote = Quote(("A good pier pays for itself",), speaker="Jo Vance")
    other = credit("We lost two boats in the last storm alone", "Tom Okafor", "told")

    assert compare(quote, index_page(PageText(PAGE)), [other]).concerns == ()


def named(
    page: str, words: str, who: str, name: str | None = None, confidence: float = 1.0
) -> Attribution:
    at, speaker = page.index(words), page.index(who)
    return Attribution(
        "a1",
        0,
        AttributionKind.DIRECT,
        (Span(speaker, speaker + len(who)),),
        (),
        (Span(at, at + len(words)),),
        speaker_name=name or who,
        confidence=confidence,
    )


MERGED = (
    "“The lamps of the harbour went out at nine,” Tom Okafor said.\n\n"
    "“I have crossed that strait for thirty years,” said Mara Lindqvist."
)
ONE, TWO = (
    "The lamps of the harbour went out at nine",
    "I have crossed that strait for thirty years",
)


@pytest.mark.parametrize(
    ("joint", "kind"), [(". ", FindingKind.STITCHED), (" … ", FindingKind.SHORTENED)]
)
def test_the_words_of_two_people_are_no_quote_of_one(joint: str, kind: FindingKind) -> None:
    told = [named(MERGED, ONE, "Tom Okafor"), named(MERGED, TWO, "Mara Lindqvist")]

    finding = compare(Quote((ONE + joint + TWO,)), index_page(PageText(MERGED)), told)

    assert Concern.SPEAKER in finding.concerns
    assert finding.kind in {kind, FindingKind.STITCHED}


def test_one_speaker_may_go_on_in_the_next_paragraph() -> None:
    page = MERGED.replace("Mara Lindqvist", "Tom Okafor, the pilot")
    told = [named(page, ONE, "Tom Okafor"), named(page, TWO, "Tom Okafor")]

    finding = compare(Quote((f"{ONE}. {TWO}",)), index_page(PageText(page)), told)

    assert finding.kind in {FindingKind.EXACT, FindingKind.EQUIVALENT}
    assert finding.concerns == ()


@pytest.mark.parametrize(("confidence", "accused"), [(0.6, False), (0.9, True)])
def test_a_doubtful_pronoun_accuses_nobody(
    confidence: float,
    accused: bool,  # noqa: FBT001 - the expectation
) -> None:
    page = "“I run my business on my phone,” he told Cook over lunch."
    words = "I run my business on my phone"
    credit = named(page, words, "he", "Tim Cook", confidence)

    finding = compare(Quote((words,), speaker="Jo Vance"), index_page(PageText(page)), [credit])

    assert (Concern.SPEAKER in finding.concerns) is accused


def test_whoever_the_page_says_is_being_quoted_is_the_speaker() -> None:
    page = "“Her team was ‘extremely careless in their handling’,” Okafor wrote, quoting Lindqvist."

    finding = compare(
        Quote(("extremely careless in their handling",), speaker="Mara Lindqvist"),
        index_page(PageText(page)),
        [named(page, "extremely careless in their handling", "Okafor", "Tom Okafor")],
    )

    assert finding.concerns == ()


def test_hard_wrapped_lines_are_no_paragraphs_of_two_people() -> None:
    page = (
        "“The lamps of the harbour\nwent out at nine and came\nback at dawn,” Tom Okafor said.\n\n"
        "Mara Lindqvist was not there."
    )
    told = [
        named(page, "The lamps of the harbour\nwent", "Tom Okafor"),
        named(page, "back at dawn", "Mara Lindqvist"),
    ]

    finding = compare(
        Quote(("The lamps of the harbour went out at nine and came back at dawn",)),
        index_page(PageText(page)),
        told,
    )

    assert finding.concerns == ()
