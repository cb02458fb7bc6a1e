from __future__ import annotations

import json

import pytest

from citecheck.model import PageText, Zone
from citecheck.read.article import read_html
from citecheck.read.page import read_page

URL = "https://a.test/news/1"
STORY = "\n\n".join(
    f"In the {word} hour the keeper wrote that the lamp had not failed and the sea had not risen."
    for word in ("first", "second", "third", "fourth", "fifth", "sixth")
)


def page_of(markup: str, url: str | None = URL) -> PageText:
    return read_page(markup.encode(), url=url, content_type="text/html; charset=utf-8")


def data_of(body: str, kind: str = "NewsArticle") -> str:
    data = json.dumps({"@type": kind, "headline": "The lamp", "articleBody": body})
    return f"<script type='application/ld+json'>{data}</script>"


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0;url=/moved", "https://a.test/moved"),
        ("3, URL='next?a=1;b=2'", "https://a.test/news/next?a=1;b=2"),
        ("0.5; https://b.test/x", "https://b.test/x"),
        ("1;url=//c.test/y z", "https://c.test/y z"),
        ("300; url=/later", ""),
        ("5", ""),
        ("0; url=/news/1#top", ""),
        ("0; url=javascript:alert(1)", ""),
        ("0; url=file:///etc/passwd", ""),
        ("soon; url=/moved", ""),
    ],
)
def test_a_meta_refresh_within_seconds_names_its_target(content: str, target: str) -> None:
    assert page_of(f'<meta http-equiv="Refresh" content="{content}"><p>x').refresh_url == target


def test_other_forms_of_a_page_are_absolute_from_its_first_base() -> None:
    page = page_of(
        "<link rel='amphtml nofollow' href='amp'><link rel=canonical href=whole>"
        "<link rel=alternate media=print href='?p=1'>"
        "<base href='/b/'><base href='/c/'><p>x"
    )
    assert page.amp_url == "https://a.test/b/amp"
    assert page.canonical_url == "https://a.test/b/whole"
    assert page.print_url == "https://a.test/b/?p=1"


def test_a_link_that_offers_printing_counts_on_the_same_site_alone() -> None:
    assert page_of("<p><a href='/1/print'>Print</a>").print_url == "https://a.test/1/print"
    assert page_of("<p><a href='https://b.test/1'>Print</a>").print_url == ""
    assert page_of("<p><a href='/x'>Print edition subscriptions</a>").print_url == ""


def test_an_article_that_only_the_structured_data_tells_is_text_of_a_zone_of_its_own() -> None:
    page = page_of(f"{data_of(STORY)}<h1>The lamp</h1><p>Please turn on JavaScript.</p>")
    told = [b.span.of(page.text) for b in page.blocks if b.zone is Zone.STRUCTURED]
    assert told == STORY.split("\n\n")


def test_a_body_that_is_shown_is_not_told_twice() -> None:
    shown = "".join(f"<p>{p.replace('keeper', '<b>keeper</b>')}</p>" for p in STORY.split("\n\n"))
    page = page_of(f"{data_of(STORY)}<article>{shown}</article>")
    assert Zone.STRUCTURED not in {block.zone for block in page.blocks}


def test_a_body_in_markup_is_read_as_markup_and_nothing_of_it_runs() -> None:
    body = "".join(f"<p>{p}&nbsp;</p>" for p in STORY.split("\n\n")) + "<style>x</style>"
    page = page_of(data_of(body) + "<p>Loading</p>")
    assert "The lamp" not in page.text
    assert "<p>" not in page.text
    assert "sixth hour" in page.text


@pytest.mark.parametrize("data", ["{", '{"articleBody": 5}', '[[{"@type":"Thing"}]]'])
def test_odd_data_tells_nothing(data: str) -> None:
    page = page_of(f"<script type='application/ld+json'>{data}</script><p>Words.</p>")
    assert page.text == "Words."


def test_an_article_written_by_a_script_is_read_from_its_data() -> None:
    article = read_html(f"{data_of(STORY)}<h1>The lamp</h1><p>Please wait.</p>", url=URL)
    assert article.text == f"The lamp\n\n{STORY}"
    assert {block.zone for block in article.blocks} == {Zone.ARTICLE}


@pytest.mark.parametrize(
    "mark",
    [
        "<!--\n Page saved with SingleFile \n url: https://b.test/s?a=1 \n saved date: Tue -->",
        "<meta name='savepage-url' content='https://b.test/s?a=1'>",
        "<!-- saved from url=(0025)https://b.test/s?a=1 -->",
    ],
)
def test_a_saved_page_says_where_it_came_from(mark: str) -> None:
    markup = f"<!DOCTYPE html> <html>{mark}<body><p>See <a href='/t'>that</a>.</p>"
    page = page_of(markup, None)
    assert page.saved_url == "https://b.test/s?a=1"
    assert page.links[0].href == "https://b.test/t"
    assert read_html(markup).url == "https://b.test/s?a=1"


def test_an_article_without_address_takes_its_canonical_one_but_no_home_page() -> None:
    assert read_html("<link rel=canonical href='https://b.test/x'><p>x").url == "https://b.test/x"
    assert read_html("<link rel=canonical href='https://b.test/'><p>x").url is None
    assert read_html("<link rel=canonical href='https://b.test/x'><p>x", url=URL).url == URL


def test_an_address_noted_by_who_saved_the_page_is_a_web_address_or_none() -> None:
    assert page_of("<!-- saved from url=(0014)about:internet --><p>x", None).saved_url == ""
    assert page_of("<!-- saved from url=(0018)file:///etc/passwd --><p>x", None).saved_url == ""
