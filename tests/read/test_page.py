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
