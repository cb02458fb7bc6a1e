"""Which pages can show an attribution, likeliest first."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.detect.contract import attribution_object
from citecheck.detect.links import is_source
from citecheck.detect.references import find_references
from citecheck.model import Article, AttributionKind, Link, Origin, Reference, Span
from citecheck.read.article import read_plain

REUTERS = "https://www.reuters.com/world/mill-closes-2024-01-09/"


def linked(text: str, anchor: str, href: str) -> Link:
    start = text.index(anchor)
    return Link(href, Span(start, start + len(anchor)))


def references(article: Article) -> tuple[Reference, ...]:
    return find_references(article, detect_attributions(article))


def test_a_link_inside_the_statement_comes_first() -> None:
    text = "The mill will close, Reuters reported. More news below."
    article = Article(
        text,
        links=(
            linked(text, "More", "https://www.reuters.com/other"),
            linked(text, "reported", REUTERS),
        ),
    )

    found = references(article)

    assert [(r.url, r.reason, r.rank) for r in found] == [
        (REUTERS, "inside", 0),
        ("https://www.reuters.com/other", "same paragraph", 1),
    ]
    assert {r.origin for r in found} == {Origin.LINKED}


def test_a_link_elsewhere_counts_when_its_host_is_the_outlets() -> None:
    text = "“We stay,” Orla Fenwick told Reuters.\n\nIt rained. More here."
    article = Article(text, links=(linked(text, "here", REUTERS),))

    (found,) = references(article)

    assert (found.url, found.reason, found.outlet) == (REUTERS, "host of the outlet", "Reuters")


def test_an_outlet_without_a_link_is_named_alone() -> None:
    (found,) = references(Article("“We stay,” Orla Fenwick told Reuters."))

    assert found.url is None
    assert (found.origin, found.reason) == (Origin.OUTLET, "outlet without link")


def test_a_statement_with_nothing_to_show_it_has_no_reference() -> None:
    assert references(Article("“We stay,” said Piet Ravndal.")) == ()


@pytest.mark.parametrize(
    "href",
    [
        "mailto:desk@paper.example",
        "javascript:void(0)",
        "#comments",
        "/relative",
        "https://twitter.com/intent/tweet?url=x",
        "https://www.facebook.com/sharer/sharer.php?u=x",
        "https://paper.example/author/ann-lee",
        "https://paper.example/topics/ferries",
        "https://paper.example/tag/mill",
        "http://[broken",
        "https://paper.example/mill?utm=1",
    ],
)
def test_share_buttons_topic_pages_and_the_article_itself_are_no_sources(href: str) -> None:
    assert not is_source(href, "https://paper.example/mill")


def test_an_ordinary_page_is_a_source() -> None:
    assert is_source(REUTERS, "https://paper.example/mill")


def test_the_contract_holds_plain_values_only() -> None:
    (found,) = detect_attributions(Article("“We stay,” Orla Fenwick told Reuters."))

    plain = attribution_object(found)

    assert plain["kind"] == "direct"
    assert plain["speaker"] == [[11, 23]]
    assert plain["outlet"] == {
        "name": "Reuters",
        "as_written": "Reuters",
        "domain": "reuters.com",
        "span": [29, 36],
        "candidates": [],
    }
    assert plain["hops"] == [{"name": "Reuters", "span": [29, 36]}]


def test_an_address_written_out_behind_a_statement_is_its_link_and_no_word_of_it() -> None:
    text = (
        "John Crane said “we are late and we know it”. https://www.ledger.example/crane\n\n"
        "The operator said they were late again https://ledger.example/news/uk-1234.\n\n"
        "According to the authority, ridership fell by 12 percent in 2024"
        " (https://gazette.example/keller).\n\nThe mayor said the bridge was safe [1]."
    )

    found = detect_attributions(read_plain(text))

    assert [(one.quote(text), one.kind, one.links) for one in found] == [
        (
            "“we are late and we know it”",
            AttributionKind.DIRECT,
            ("https://www.ledger.example/crane",),
        ),
        (
            "they were late again",
            AttributionKind.INDIRECT,
            ("https://ledger.example/news/uk-1234",),
        ),
        (
            "ridership fell by 12 percent in 2024",
            AttributionKind.INDIRECT,
            ("https://gazette.example/keller",),
        ),
        ("the bridge was safe", AttributionKind.INDIRECT, ()),
    ]


@pytest.mark.parametrize(
    "href",
    [
        "https://health.example/medicine/faculty/2842908/Fenwick",
        "http://cancer.example/people/profiles/fenwick_orla.3408",
        "https://social.example/hashtag/ferries?src=hash",
    ],
)
def test_the_profile_of_a_speaker_shows_no_statement(href: str) -> None:
    assert not is_source(href, "https://paper.example/mill")


@pytest.mark.parametrize(
    "href",
    [
        "https://magazine.example/profile/2024/orla-fenwick",
        "https://magazine.example/profiles/why-orla-fenwick-left-stenness",
    ],
)
def test_a_story_among_profiles_is_a_source(href: str) -> None:
    assert is_source(href, "https://paper.example/mill")
