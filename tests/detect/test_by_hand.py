"""Attributions that a person bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.detect.by_hand import (
    changed,
    joined,
    kind_of,
    likely_cue,
    likely_speakers,
    marked,
    outlet_called,
    split_at,
    whole_words,
)
from citecheck.detect.references import find_references
from citecheck.model import Article, AttributionKind, Link, Maker, Span

TEXT = (
    "Ada Wren told AFP that the tide was out. “It will turn,” she said. “It always does.”\n\n"
    "Nobody asked Bo Lark, a pilot."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


ARTICLE = Article(TEXT, links=(Link("https://example.org/a", span("told AFP")),))


def test_a_marked_claim_tells_who_what_and_where() -> None:
    one = marked(
        ARTICLE,
        [span("the tide was out")],
        speaker=[span("Ada Wren")],
        outlet="AFP",
        links=["https://example.org/a"],
        made_by="AB",
    )

    assert one.speaker_name == "Ada Wren"
    assert one.outlet is not None
    assert one.outlet.name == "Agence France-Presse"
    assert one.kind is AttributionKind.INDIRECT
    assert (one.maker, one.made_by) == (Maker.HAND, "AB")


def test_a_claim_needs_words() -> None:
    with pytest.raises(ValueError, match="no content"):
        marked(ARTICLE, [])


def test_the_pages_of_a_marked_claim_are_planned_like_any_other() -> None:
    links = ["https://example.org/a", "https://example.com/own"]
    one = marked(ARTICLE, [span("the tide was out")], links=links)

    found = find_references(ARTICLE, [one])

    assert [reference.url for reference in found] == links
    assert found[1].reason == "given by hand"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("“It will turn,”", AttributionKind.DIRECT),
        ("the tide was out", AttributionKind.INDIRECT),
        ("was out. “It will turn,”", AttributionKind.MIXED),
    ],
)
def test_the_kind_follows_the_quotation_marks(words: str, kind: AttributionKind) -> None:
    assert kind_of(TEXT, [span(words)]) is kind


def test_a_selection_grows_to_whole_words_and_their_marks() -> None:
    start = TEXT.index("t will turn,")

    assert whole_words(TEXT, Span(start, start + 8)).of(TEXT) == "It will turn"
    assert whole_words(TEXT, span("It will turn,")).of(TEXT) == "“It will turn,”"
    assert whole_words(TEXT, span(" the tide ")).of(TEXT) == "the tide"


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_selection_never_leaves_the_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    grown = whole_words(text, Span(start, end))

    assert 0 <= grown.start <= grown.end <= len(text)


def test_the_nearest_speakers_come_first() -> None:
    wren = marked(ARTICLE, [span("the tide was out")], speaker=[span("Ada Wren")])

    near_start = likely_speakers(ARTICLE, [wren], span("“It will turn,”"))
    near_end = likely_speakers(ARTICLE, [wren], span("a pilot"))

    assert near_start[0].name == "Ada Wren"
    assert near_end[0].name == "Bo Lark"
    assert near_end[0].speaker == (span("Bo Lark"),)


def test_the_nearest_verb_is_the_likely_cue() -> None:
    assert likely_cue(TEXT, span("“It will turn,”")) == span("said")
    assert likely_cue("No verb here.", Span(0, 2)) is None


def test_joined_claims_hold_both_and_split_ones_each_a_half() -> None:
    one = marked(ARTICLE, [span("“It will turn,”")], speaker=[span("she")])
    other = marked(ARTICLE, [span("“It always does.”")], outlet="AFP")

    both = joined(one, other, TEXT, "CD")
    halves = split_at(both, TEXT.index("“It always"), TEXT, "CD")

    assert both.content == (*one.content, *other.content)
    assert (both.maker, both.made_by) == (Maker.EDITED, "CD")
    assert both.outlet == other.outlet
    assert halves is not None
    assert [half.content for half in halves] == [one.content, other.content]


def test_a_cut_at_an_end_cuts_nothing() -> None:
    one = marked(ARTICLE, [span("the tide was out")])

    assert split_at(one, one.content[0].start, TEXT, "") is None


def test_a_change_keeps_what_was_not_asked_about() -> None:
    before = marked(ARTICLE, [span("the tide was out")], outlet="AFP", speaker_name="Ada Wren")
    after = marked(ARTICLE, [span("the tide")], outlet="AFP", speaker_name="Bo Lark")

    made = changed(before, after)

    assert made.outlet == before.outlet
    assert (made.speaker_name, made.content) == ("Bo Lark", (span("the tide"),))


def test_an_outlet_that_the_table_lacks_is_kept_as_written() -> None:
    made = outlet_called("  The Pier  Head Post ")

    assert made is not None
    assert (made.name, made.domain) == ("The Pier Head Post", None)
    assert outlet_called(" ") is None
