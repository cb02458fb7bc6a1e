from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Block, BlockKind, Link, Span
from citecheck.read.rebuild import rebuilt

TEXT = "one two\n\nmenu\n\nthree\nfour"
SPANS = [Span(0, 7), Span(9, 13), Span(15, 20), Span(21, 25)]
BLOCKS = [Block(BlockKind.PARAGRAPH, span) for span in SPANS]


def test_kept_neighbours_keep_what_stood_between_them() -> None:
    text, blocks, _ = rebuilt(TEXT, BLOCKS, [], [0, 2, 3])
    assert text == "one two\n\nthree\nfour"
    assert [block.span.of(text) for block in blocks] == ["one two", "three", "four"]


def test_links_move_with_their_words_or_go() -> None:
    links = [Link("a", Span(4, 7)), Link("b", Span(9, 13)), Link("c", Span(21, 25)), Link("d")]
    text, _, moved = rebuilt(TEXT, BLOCKS, links, [0, 2, 3])
    told = [(link.href, link.span.of(text) if link.span else None) for link in moved]
    assert told == [("a", "two"), ("c", "four"), ("d", None)]


def test_a_link_round_several_blocks_begins_in_the_first_that_was_kept() -> None:
    text, _, (link,) = rebuilt(TEXT, BLOCKS, [Link("card", Span(9, 20))], [2])
    assert link.span is not None
    assert link.span.of(text) == "three"


def test_nothing_kept_is_nothing() -> None:
    assert rebuilt(TEXT, BLOCKS, [Link("a", Span(0, 3))], []) == ("", (), ())


@given(
    st.lists(st.integers(0, 3), unique=True).map(sorted),
    st.lists(st.tuples(st.integers(0, 24), st.integers(1, 25)), max_size=4),
)
def test_spans_stay_inside_the_text(kept: list[int], places: list[tuple[int, int]]) -> None:
    links = [Link("x", Span(min(place), max(place))) for place in places]
    text, blocks, moved = rebuilt(TEXT, BLOCKS, links, kept)
    assert [b.span.of(text) for b in blocks] == [SPANS[i].of(TEXT) for i in kept]
    for link in moved:
        assert link.span is not None
        assert link.span.end <= len(text)
        assert link.span.of(text) in TEXT
