"""Links of footnotes stand at the marks in the sentences that they are for."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article
from citecheck.read.article import read_html, read_markdown, read_plain

SAID = "“The lamp never failed,” the keeper Jo Vance said on Monday."
URL = "https://ledger.example/2026/03/14/lamp"


def linked(article: Article) -> set[tuple[str, str]]:
    return {(k.span.of(article.text), k.href) for k in article.links if k.span}


@pytest.mark.parametrize(
    ("mark", "notes"),
    [
        ("[1]", f"[1] {URL}"),
        ("[1]", f"Sources\n\n1. Harbour Ledger, {URL}"),
        ("[^1]", f"[^1]: {URL}"),
        ("¹", f"¹ {URL}"),
        ("[1]", f"1) {URL}\n2) https://other.example/2026/x"),
    ],
)
def test_a_mark_in_a_plain_text_gets_the_link_of_its_note(mark: str, notes: str) -> None:
    article = read_plain(f"{SAID}{mark} It rained.\n\nMore of it.\n\n{notes}\n")
    assert (mark, URL) in linked(article)
    assert detect_attributions(article)[0].links == (URL,)


def test_of_two_lists_the_one_behind_the_mark_counts() -> None:
    article = read_plain(
        "One.[1]\n\n[1] https://a.example/2026/1\n\nTwo.[1]\n\n[1] https://b.example/2026/2\n"
    )
    found = [k.href for k in article.links if k.span and k.span.of(article.text) == "[1]"]
    assert found == ["https://a.example/2026/1", "https://b.example/2026/2"]


@pytest.mark.parametrize("text", ["He has 10² reasons.", "See [1].", "[1] https://a.example/x/1"])
def test_a_mark_without_note_gets_none(text: str) -> None:
    assert {words for words, _ in linked(read_plain(text))} <= {"https://a.example/x/1"}


def test_items_under_a_heading_of_sources_are_counted() -> None:
    article = read_markdown(f"{SAID} [1]\n\n## Sources\n\n1. [The Ledger]({URL})\n2. None\n")
    assert ("[1]", URL) in linked(article)


@pytest.mark.parametrize(
    "mark",
    [
        '<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>',
        '<a href="#cite_note-1">[1]</a>',
        '<sup><a href="https://page.example/x#cite_note-1">1</a></sup>',
    ],
)
def test_a_mark_of_a_page_gets_the_links_of_the_note_it_leads_to(mark: str) -> None:
    markup = (
        f"<article><h1>The lamp</h1><p>{SAID}{mark} It rained.</p><ol><li id='cite_note-1'>"
        f"<a href='#cite_ref-1'>^</a> <a href='{URL}'>Ledger</a></li></ol></article>"
    )
    article = read_html(markup, url="https://page.example/x")
    words = {words for words, href in linked(article) if href == URL}
    assert len(words) == 2
    assert "Ledger" in words
    assert detect_attributions(article)[0].links == (URL,)


@pytest.mark.parametrize("line", [f"Source: {URL}", f"(Source: {URL})", f"Quelle: {URL}"])
def test_a_line_that_names_the_source_stands_for_the_paragraph_above(line: str) -> None:
    other = "“We knew nothing,” said the mayor, Tomas Reyle."
    claims = detect_attributions(read_plain(f"{other}\n\n{SAID}\n\n{line}\n\nIt rained.\n"))
    assert [claim.links for claim in claims] == [(), (URL,)]
