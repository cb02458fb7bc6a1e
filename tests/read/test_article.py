from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.model import BlockKind, ErrorCode, KnownError
from citecheck.read.article import (
    MAX_ARTICLE_BYTES,
    read_bytes,
    read_clipboard,
    read_html,
    read_markdown,
    read_plain,
)

PROSE = "The council met on Monday and spoke for a long time about the bridge and its cost. " * 8
TWO = (
    f"Bridge to close\n\nBy Ada Miller / River Post\n\n{PROSE}\n\nMayor answers\n\n"
    f"Hill Gazette\n\n(May 3, 2023) — {PROSE}\n\nTom R\xa0— {PROSE[:160]}"
)


@given(st.text())
def test_plain_text_stays_and_its_blocks_are_in_order(text: str) -> None:
    article = read_plain(text)
    ends = [0, *(block.span.end for block in article.blocks)]
    assert all(b.span.start >= e for b, e in zip(article.blocks, ends, strict=False))
    assert article.parts[0].span.start == 0
    assert article.parts[-1].span.end == len(article.text)


def test_two_articles_and_a_comment_in_one_paste_are_three_parts() -> None:
    article = read_plain(TWO)
    assert [(p.kind, p.title) for p in article.parts] == [
        ("article", "Bridge to close"),
        ("article", "Mayor answers"),
        ("comment", "Tom R"),
    ]
    assert (article.byline, article.outlet) == ("Ada Miller", "River Post")


def test_subheadings_do_not_split_an_article() -> None:
    assert (
        len(read_plain(f"Title\n\n{PROSE}\n\nThe cost\n\n{PROSE}\n\n* * *\n\n{PROSE}").parts) == 1
    )


def test_an_address_in_plain_text_is_a_link_without_the_sentences_mark() -> None:
    article = read_plain("See the report (https://example.org/a_(b)). It is long.")
    (link,) = article.links
    assert link.href == "https://example.org/a_(b)"
    assert link.span is not None
    assert link.span.of(article.text) == link.href


def test_markdown_links_keep_their_words() -> None:
    article = read_markdown("# Head\n\nHe [told AFP](https://a.test/x) *so*.\n\n> Quoted.\n")
    (link,) = article.links
    assert link.span is not None
    assert link.span.of(article.text) == "told AFP"
    assert [b.kind for b in article.blocks] == [
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
    ]


def test_the_clipboards_html_beats_its_text_and_loses_windows_header() -> None:
    html = "Version:0.9\r\nStartHTML:1\r\n<html><!--StartFragment--><p>Hi</p><!--EndFragment-->"
    assert read_clipboard(html, "other").text == "Hi"
    assert read_clipboard("<img src=x>", "plain words").text == "plain words"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" \n", ErrorCode.EMPTY_INPUT),
        (b"%PDF-1.7 x", ErrorCode.BROKEN_FILE),
        (b"PK\x03\x04abc", ErrorCode.BINARY_INPUT),
        (b"{\\rtf1 {\\b", ErrorCode.EMPTY_INPUT),
        (b"\x89PNG\r\n", ErrorCode.BINARY_INPUT),
        (b"a" * (MAX_ARTICLE_BYTES + 1), ErrorCode.INPUT_TOO_LARGE),
    ],
)
def test_what_is_no_article_is_refused_by_name(data: bytes, code: ErrorCode) -> None:
    with pytest.raises(KnownError) as caught:
        read_bytes(data, "x.txt")
    assert caught.value.code is code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text = "“We can’t,” said the minister of Malmé. " * 4
    assert read_bytes(text.encode(encoding), "x.txt").text == text


def test_latin_1_is_read_as_windows_1252() -> None:
    page = "<p>“So”</p>".encode("cp1252")
    assert read_html(page, content_type="text/html; charset=iso-8859-1").text == "“So”"


def test_markdown_of_brackets_and_of_deep_quotes_keeps_its_text() -> None:
    assert read_markdown("[" * 3000 + "said").text.endswith("said")
    assert read_markdown(">" * 90 + " He said so.").text == "He said so."
