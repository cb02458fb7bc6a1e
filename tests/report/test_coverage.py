"""Coverage: which words of the body lie in a claim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import Article, Attribution, AttributionKind, Block, BlockKind, Span
from citecheck.report.coverage import Coverage, coverage, covered_words


def claim(*content: tuple[int, int], speaker: tuple[int, int] | None = None) -> Attribution:
    pieces = tuple(Span(*c) for c in content)
    who = (Span(*speaker),) if speaker else ()
    return Attribution("a1", 0, AttributionKind.INDIRECT, who, (), pieces)


def test_words_between_the_first_and_the_last_word_of_a_claim_are_covered() -> None:
    article = Article("one two three four five")

    # Content "two", speaker "four": "three" lies between them.
    assert covered_words(article, [claim((4, 7), speaker=(14, 18))]) == Coverage(5, 3)


def test_words_of_two_claims_count_once() -> None:
    article = Article("one two three four")

    assert covered_words(article, [claim((0, 7)), claim((4, 13))]) == Coverage(4, 3)


def test_title_byline_and_dateline_are_no_body() -> None:
    text = "Title here\nBy Ann\nKyiv\none two"
    kinds = (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.PARAGRAPH)
    spans = (Span(0, 10), Span(11, 17), Span(18, 22), Span(23, 30))
    blocks = tuple(Block(kind, span) for kind, span in zip(kinds, spans, strict=True))

    assert covered_words(Article(text, blocks), [claim((0, 26))]) == Coverage(2, 1)


def test_an_article_without_words_is_not_covered() -> None:
    assert coverage(Article("— … —"), []) == 0.0
    assert coverage(Article(""), []) == 0.0


def test_words_with_an_apostrophe_are_one_and_emoji_none() -> None:
    assert covered_words(Article("don’t 😀 it’s"), []).words == 2


@given(st.text("ab ’.\u00a0\n😀", max_size=60), st.data())
def test_coverage_is_a_share_and_grows_with_claims(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=4))
    claims = [claim((min(p), max(p))) for p in pairs]

    shares = [coverage(Article(text), claims[:n]) for n in range(len(claims) + 1)]

    assert shares == sorted(shares)
    assert all(0.0 <= share <= 1.0 for share in shares)
