"""Who is credited with what: every construction that the rules know, in invented sentences."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Attribution, AttributionKind, Block, BlockKind, Part, Span


class Seen(NamedTuple):
    speaker: str
    cue: str
    content: str


def seen(one: Attribution, text: str) -> Seen:
    def words(pieces: tuple[Span, ...]) -> str:
        return " … ".join(piece.of(text) for piece in pieces)

    return Seen(words(one.speaker), words(one.cue), words(one.content))


def all_seen(text: str) -> list[Seen]:
    return [seen(one, text) for one in detect_attributions(Article(text))]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("“We stay,” Orla Fenwick said.", "Orla Fenwick", "said", "“We stay,”"),
        ("“We stay,” said Orla Fenwick.", "Orla Fenwick", "said", "“We stay,”"),
        ("Orla Fenwick said: “We stay.”", "Orla Fenwick", "said", "“We stay.”"),
        ("Orla Fenwick said, “We stay.”", "Orla Fenwick", "said", "“We stay.”"),
        ("Fenwick said that she will stay.", "Fenwick", "said", "that she will stay"),
        ("Fenwick said she will stay.", "Fenwick", "said", "she will stay"),
        ("The mill will close, Fenwick said.", "Fenwick", "said", "The mill will close"),
        (
            "According to the mayor, the mill will close.",
            "the mayor",
            "According to",
            "the mill will close",
        ),
        (
            "The mill will close, according to the mayor.",
            "the mayor",
            "according to",
            "The mill will close",
        ),
        ("The mill will close, per Reuters.", "Reuters", "per", "The mill will close"),
        ("It was reported that the mill had closed.", "", "reported", "that the mill had closed"),
        (
            "Orla Fenwick, the mayor, said on Monday that the mill was lost.",
            "Orla Fenwick, the mayor",
            "said",
            "that the mill was lost",
        ),
        (
            "“We stay,” said miller Piet Ravndal, referring to the flood.",
            "miller Piet Ravndal",
            "said",
            "“We stay,”",
        ),
        ("A study found that bees sleep.", "A study", "found", "that bees sleep"),
        ("Fenwick called the plan “a swamp.”", "Fenwick", "called", "the plan “a swamp.”"),
        ("“Why now?” Fenwick asked.", "Fenwick", "asked", "“Why now?”"),
        ("“Why now?” Fenwick said of the plan.", "Fenwick", "said", "“Why now?”"),
    ],
)
def test_one_statement_is_found_with_its_three_parts(
    text: str, speaker: str, cue: str, content: str
) -> None:
    assert all_seen(text) == [Seen(speaker, cue, content)]


def test_a_split_quotation_is_one_attribution() -> None:
    found = all_seen("“We stay,” Fenwick said, “and we mend.” “We always did.”")

    assert found == [Seen("Fenwick", "said", "“We stay,” … “and we mend.” … “We always did.”")]


def test_a_split_indirect_statement_is_one_attribution() -> None:
    found = all_seen("The mill, she said, had fed the town.")

    assert found == [Seen("she", "said", "The mill … had fed the town")]


def test_a_second_cue_with_the_same_speaker_starts_a_statement_of_its_own() -> None:
    found = all_seen("Fenwick said the talks were over, adding that nobody wept.")

    assert found == [
        Seen("Fenwick", "said", "the talks were over"),
        Seen("Fenwick", "adding", "that nobody wept"),
    ]


def test_each_clause_keeps_to_its_own_speaker() -> None:
    found = all_seen("Fenwick said the mill would close, but Ravndal said it would not.")

    assert found == [
        Seen("Fenwick", "said", "the mill would close"),
        Seen("Ravndal", "said", "it would not"),
    ]


def test_a_quotation_of_several_paragraphs_is_one_attribution() -> None:
    found = all_seen("Fenwick said: “We stay.\n\n“We mend.\n\n“We wait.”\n\nIt rained.")

    assert found == [Seen("Fenwick", "said", "“We stay. … “We mend. … “We wait.”")]


def test_a_quotation_before_its_cue_may_begin_a_paragraph_earlier() -> None:
    found = all_seen("“We stay.\n\n“We mend,” Fenwick said.")

    assert found == [Seen("Fenwick", "said", "“We stay. … “We mend,”")]


def test_a_block_quotation_belongs_to_the_cue_that_introduces_it() -> None:
    text = "The mayor wrote:\n\nWe stay until the thaw.\n\nIt rained."
    start = text.index("We stay")
    quote = Block(BlockKind.QUOTE, Span(start, start + len("We stay until the thaw.")))

    (found,) = detect_attributions(Article(text, blocks=(quote,)))

    assert seen(found, text) == Seen("The mayor", "wrote", "We stay until the thaw.")


def test_a_signature_names_the_speaker_of_the_quotation_above_it() -> None:
    assert all_seen("“A garden is slow.” ― Ida Wendell") == [
        Seen("Ida Wendell", "―", "“A garden is slow.”")
    ]
    assert all_seen("“A garden is slow.”\n— Ida Wendell") == [
        Seen("Ida Wendell", "—", "“A garden is slow.”")
    ]


def test_turns_of_a_transcript_are_statements() -> None:
    found = all_seen("FROST: The pears are late.\n\nWENDELL: We wait.\n\nFROST: Good.")

    assert [one.speaker for one in found] == ["FROST", "WENDELL", "FROST"]


def test_a_single_heading_with_a_colon_is_no_transcript() -> None:
    assert all_seen("Weather: rain again.\n\nIt rained all day.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We stay,” Fenwick said.", AttributionKind.DIRECT),
        ("Fenwick said she would stay.", AttributionKind.INDIRECT),
        ("Fenwick said she would “stay and mend.”", AttributionKind.MIXED),
        ("‘We stay,’ Fenwick said.", AttributionKind.DIRECT),
    ],
)
def test_the_kind_follows_the_quotation_marks(text: str, kind: AttributionKind) -> None:
    (found,) = detect_attributions(Article(text))

    assert found.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "Fenwick did not say that the mill would close.",
        "The United States is large.",
        "A group called River Friends met.",
        "The so-called “green wall” stood.",
        "Nobody asked. It rained.",
        "He sat on a statement chair.",
    ],
)
def test_what_hands_nothing_on_is_no_attribution(text: str) -> None:
    assert all_seen(text) == []


@pytest.mark.parametrize("verb", ["hopes", "believes", "fears", "wants"])
def test_attitudes_are_found_only_when_asked_for(verb: str) -> None:
    text = f"Fenwick {verb} the mill to stay and the river is calm."

    without = detect_attributions(Article(text))
    found = detect_attributions(Article(text), attitudes=True)

    assert without == ()
    assert [one.reports for one in found] == [False]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Dr. J. K. Fenwick of the U.S. Mill Board said that it was over."

    (found,) = all_seen(text)

    assert found.content == "that it was over"


def test_a_hard_wrapped_paragraph_is_read_as_one() -> None:
    text = "Orla Fenwick said that the old mill\nwould close before the first frost."

    (found,) = all_seen(text)

    assert found.content == "that the old mill\nwould close before the first frost"


def test_no_break_spaces_and_emoji_keep_the_offsets() -> None:
    text = "😀 Orla\u00a0Fenwick told\u00a0AFP,\u00a0“We stay 🏭.”"

    (found,) = detect_attributions(Article(text))

    assert seen(found, text) == Seen("Orla\u00a0Fenwick", "told", "“We stay 🏭.”")


def test_attributions_are_numbered_in_text_order_and_know_their_part() -> None:
    text = "Ann Lee said it rained.\nBob Roe said it snowed."
    cut = text.index("Bob")
    parts = (Part(Span(0, cut)), Part(Span(cut, len(text))))

    found = detect_attributions(Article(text, parts=parts))

    assert [(one.id, one.part) for one in found] == [("a1", 0), ("a2", 1)]


@pytest.mark.parametrize("text", ["", " ", "\n" * 50, "“", "”", "'", "\0", ":", "“” said", "said"])
def test_scraps_yield_nothing(text: str) -> None:
    assert detect_attributions(Article(text)) == ()


_PIECES = st.sampled_from(
    [
        *("“", "”", "‘", "’", '"', ",", ".", "?", ":", "—", "\n", "\n\n", " ", "(", ")"),
        *("said", "told", "AFP", "according to", "Ann Lee", "he", "she", "the mayor", "that"),
        *("who", "and", "but", "reported", "adding", "it rained", "a “b”", "Mr.", "U.S.", "😀"),
    ]
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=60).map(" ".join))
def test_any_text_gives_valid_attributions_and_the_same_ones_twice(text: str) -> None:
    article = Article(text)

    found = detect_attributions(article, attitudes=True)

    assert found == detect_attributions(article, attitudes=True)
    assert [one.id for one in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    for one in found:
        pieces = (*one.speaker, *one.cue, *one.content)
        assert all(piece.of(text).strip() for piece in pieces)
        assert all(piece.end <= len(text) for piece in pieces)
        assert 0.0 <= one.confidence <= 1.0
        assert one.why
