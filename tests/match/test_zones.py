from __future__ import annotations

from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import Block, BlockKind, Finding, FindingKind, PageText, Span, Zone

FIRST = "“We kept the lighthouse burning through the whole of the storm,"
ASIDE = "Ten lighthouses to visit this summer"
SECOND = "because somebody was still out there,” said Jo Vance."
QUOTE = (
    "We kept the lighthouse burning through the whole of the storm, because somebody was still "
    "out there"
)


def page_of(*parts: tuple[str, Zone]) -> PageText:
    text, blocks = "", []
    for words, zone in parts:
        start = len(text)
        text += words
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, len(text)), zone))
        text += "\n\n"
    return PageText(text, tuple(blocks))


def found(page: PageText) -> Finding:
    return compare(Quote((QUOTE,)), index_page(page))


def test_an_insert_amid_an_article_is_no_part_of_a_quote() -> None:
    page = page_of((FIRST, Zone.ARTICLE), (ASIDE, Zone.ASIDE), (SECOND, Zone.ARTICLE))

    assert found(page).kind is FindingKind.EXACT


def test_the_same_words_within_the_article_are_not_passed_over() -> None:
    page = page_of((FIRST, Zone.ARTICLE), (ASIDE, Zone.ARTICLE), (SECOND, Zone.ARTICLE))

    assert found(page).kind is FindingKind.CUT


def test_a_quote_that_stands_only_in_a_caption_is_found_there() -> None:
    page = page_of((SECOND, Zone.ARTICLE), (f"{FIRST} {SECOND}", Zone.CAPTION))

    finding = found(page)

    assert finding.kind is FindingKind.EXACT
    assert finding.evidence is not None
    assert finding.evidence.spans[0].start > page.blocks[1].span.start


def test_of_two_places_the_one_in_the_article_comes_first() -> None:
    whole = f"{FIRST} {SECOND}"
    page = page_of((whole, Zone.COMMENTS), (whole, Zone.ARTICLE))

    finding = found(page)

    assert finding.evidence is not None
    assert finding.evidence.spans[0].start > page.blocks[1].span.start
    assert len(finding.places) == 1


def test_a_line_that_sends_readers_elsewhere_is_no_part_of_a_quote() -> None:
    more, advert = "Read more: ten lighthouses to visit this summer", "ADVERTISEMENT"
    page = page_of(*((line, Zone.ARTICLE) for line in (FIRST, more, advert, SECOND)))

    assert found(page).kind is FindingKind.EXACT
