from __future__ import annotations

import pytest

from citecheck.model import Zone
from citecheck.read.page import read_page


def text_of(markup: str) -> str:
    return read_page(markup.encode(), url="https://a.test/x", content_type="text/html").text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>nev<b>er</b> sa<i>fe</i></p>", "never safe"),
        ("<p>a</p><p>b<br>c</p>", "a\n\nb\nc"),
        ("<p>a\xa0 b</p>", "a\xa0 b"),
        ("<p>pre<wbr>fix</p>", "prefix"),
        ("<p>he <q>said <q>no</q></q>.</p>", "he “said ‘no’”."),
        ("<p>exceeded<sup>2</sup> by 3 km<sup>2</sup></p>", "exceeded by 3 km2"),
        ("<p>we <span hidden>ad</span>go on</p>", "we go on\n\nad"),
        ("<p>a&#0;b</p><script>x</script>", "a\ufffdb"),
    ],
)
def test_markup_reads_as_a_browser_shows_it(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_hundred_thousand_nested_elements_keep_their_text() -> None:
    assert text_of("<div>" * 100_000 + "deep") == "deep"


def test_an_escape_of_five_thousand_digits_is_no_fault() -> None:
    assert text_of(f"<p>before &#{'9' * 5000}; after</p>").startswith("before")


def test_links_are_absolute_and_blocks_know_their_zone() -> None:
    page = read_page(
        b"<base href='https://b.test/d/'><nav>Menu</nav><p>He <a href='y'>told</a> us.</p>",
        url="https://a.test/",
        content_type="text/html",
    )
    assert page.links[0].href == "https://b.test/d/y"
    assert page.blocks[0].zone is Zone.NAVIGATION


@pytest.mark.parametrize(("said", "free"), [('"False"', False), ("true", True)])
def test_structured_data_tells_whether_a_page_is_free(said: str, free: bool) -> None:  # noqa: FBT001
    data = f'{{"@type":"NewsArticle","hasPart":[{{"isAccessibleForFree":{said}}}]}}'
    body = f"<script type='application/ld+json'>{data}</script><p>x</p>".encode()
    assert read_page(body, url=None, content_type="text/html").free_to_read is free


def placed(markup: str) -> list[tuple[Zone, str]]:
    page = read_page(markup.encode(), url=None, content_type="text/html")
    return [(block.zone, block.span.of(page.text)) for block in page.blocks]


def test_an_advertisement_in_a_sentence_does_not_end_it() -> None:
    markup = "<p>“We will <div class='ad-slot'></div>do it,” he said.</p><p>They left.</p>"
    assert placed(markup) == [
        (Zone.ARTICLE, "“We will do it,” he said."),
        (Zone.ARTICLE, "They left."),
    ]


@pytest.mark.parametrize("between", ["<div></div>", "<div class=ad>Buy now.</div>"])
def test_what_follows_a_paragraph_otherwise_is_another(between: str) -> None:
    assert len(placed(f"<p>He said that they will</p>{between}do it.")) > 1


def test_a_hidden_label_does_not_hide_the_line_behind_it() -> None:
    assert placed("<p><span class='sr-only'>Image:</span> The mayor said so.</p>") == [
        (Zone.HIDDEN, "Image:"),
        (Zone.ARTICLE, "The mayor said so."),
    ]


def test_a_link_that_shares_leaves_its_sentence_in_the_article() -> None:
    assert placed("<p><a class='share' href='/x'>Share</a> said the mayor.</p>") == [
        (Zone.ARTICLE, "Share said the mayor."),
    ]
    assert placed("<p>Text.</p><p><a class='share' href='/x'>Share</a></p>")[1][0] is Zone.ASIDE


def test_an_empty_line_made_of_a_no_break_space_is_no_block() -> None:
    assert placed("<p>One.</p><p>&nbsp;</p><p>Two.</p>") == [
        (Zone.ARTICLE, "One."),
        (Zone.ARTICLE, "Two."),
    ]


def test_addresses_hold_no_controls_and_no_scripts() -> None:
    markup = "<a href='java&#1;&#10;script:alert(1)'>x</a> <a href='/a&#10;b'>y</a>"
    page = read_page(markup.encode(), url="https://a.test/", content_type="text/html")
    assert [link.href for link in page.links] == ["https://a.test/ab"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("</b></i>He <b>said<i> so</b> twice</i>.", "He said so twice."),
        ("<p>a<!-- said --><?php x ?>b<![CDATA[c]]>d", "abd"),
        ("<?xml version='1.0'?><html xmlns='x'><body><p>He said.</p>", "He said."),
        ("https://a.test/page.html", "https://a.test/page.html"),
        ("<svg:rect>x</svg:rect><o:p>y</o:p>", "xy"),
    ],
)
def test_odd_markup_is_read_without_a_warning(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_a_page_in_markdown_is_read_as_it_would_be_shown() -> None:
    body = b"# The lamp\n\nIt **burned**, she [said](https://b.test/x).\n"
    page = read_page(body, url=None, content_type="text/markdown")
    assert (page.text, page.reader) == ("The lamp\n\nIt burned, she said.", "markdown 2")
    assert [link.href for link in page.links] == ["https://b.test/x"]
