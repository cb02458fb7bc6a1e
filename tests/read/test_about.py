from __future__ import annotations

import json

import pytest

from citecheck.model import PageText
from citecheck.read.about import page_account, shown_title
from citecheck.read.page import read_page
from citecheck.read.page_head import HeadItem


def account_of(*head: str) -> PageText:
    body = f"<head>{''.join(head)}</head><body><p>Text of the page.</p></body>"
    return read_page(body.encode(), url="https://a.test/n/1", content_type="text/html")


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_structured_data_beats_open_graph_beats_the_title_element() -> None:
    title, graph = "<title>T | Post</title>", '<meta property="og:title" content="Graph">'
    data = json_ld({"@type": "NewsArticle", "headline": "Data"})
    assert account_of(title, graph, data).title == "Data"
    assert account_of(title, graph).title == "Graph"
    assert account_of("<title>Alone</title>").title == "Alone"


def test_authors_publisher_and_date_are_taken_out_of_structured_data() -> None:
    data = {
        "@graph": [
            {"@type": "WebPage"},
            {
                "@type": ["Report", "NewsArticle"],
                "author": [{"name": "By Ada Miller"}, "Tom Reed", {"name": "Tom Reed"}],
                "publisher": {"name": "River Post"},
                "datePublished": "2023-05-03T10:00:00Z",
                "isAccessibleForFree": "False",
            },
        ]
    }
    page = account_of(json_ld(data))
    assert (page.byline, page.site) == ("Ada Miller, Tom Reed", "River Post")
    assert page.published == "2023-05-03T10:00:00Z"
    assert page.free_to_read is False


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": 7}',
        "1" * 6000,
        '{"a":"\\ud83d"}',
        "[" + "[]," * 90_000 + "[]]",
        "",
    ],
)
def test_broken_structured_data_tells_nothing(broken: str) -> None:
    page = account_of(
        f'<script type="application/ld+json">{broken}</script><title>Still here</title>'
    )
    assert page.title == "Still here"


def test_an_address_is_no_authors_name_and_year_one_no_date() -> None:
    page = account_of(
        '<meta property="article:author" content="https://social.test/ada">',
        '<meta name="author" content="by  Ada &amp;amp; Tom">',
        '<meta property="article:published_time" content="0001-01-01T00:00">',
        '<meta name="date" content="2023-05-03">',
    )
    assert (page.byline, page.published) == ("Ada & Tom", "2023-05-03")


def test_the_canonical_address_is_made_absolute_and_kept_as_written() -> None:
    assert account_of('<link rel=canonical href="/n/1?a=1&amp;copy=2">').canonical_url == (
        "https://a.test/n/1?a=1&copy=2"
    )
    assert account_of('<link rel=canonical href="http://[">').canonical_url == ""


def test_no_head_tells_nothing() -> None:
    account = page_account([])
    assert (account.title, account.byline, account.free_to_read) == ("", "", None)
    assert page_account([HeadItem("meta", {})]) == account


@pytest.mark.parametrize(
    ("title", "heading", "site", "shown"),
    [
        ("Bridge closes | River Post", "Bridge closes", "", "Bridge closes"),
        ("River Post – Bridge “closes”", 'Bridge "closes"', "", 'Bridge "closes"'),
        ("Bridge closes - News - River Post", "Bridge closes", "", "Bridge closes"),
        ("Bridge closes - River Post", "Another heading", "River Post", "Bridge closes"),
        ("Bridge closes - River Post", "", "", "Bridge closes - River Post"),
        ("A bridge - and its end", "The week in pictures", "River Post", "A bridge - and its end"),
        ("", "Bridge closes", "", "Bridge closes"),
        ("", "", "", ""),
    ],
)
def test_the_sites_name_is_no_part_of_a_title(
    title: str, heading: str, site: str, shown: str
) -> None:
    assert shown_title(title, heading, site) == shown


def test_a_page_is_called_as_its_heading_is() -> None:
    body = b"<title>Bridge closes | River Post</title><h1>Bridge closes</h1><p>Text here.</p>"
    assert read_page(body, url=None, content_type="text/html").title == "Bridge closes"
