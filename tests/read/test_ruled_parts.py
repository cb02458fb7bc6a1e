"""Drawn rules divide items from each other, and leave an article with breaks in it whole."""

from __future__ import annotations

import pytest

from citecheck.read.article import read_markdown, read_plain

LONG = "The lamp burned through the night and the sea went on rising all the same. " * 12


@pytest.mark.parametrize("rule", ["---", "***", "* * *"])
def test_short_items_with_headlines_of_their_own_are_parts(rule: str) -> None:
    article = read_plain(
        f"Lamp burns on\n\n“It burned,” said Jo Vance, the keeper.\n\n{rule}\n\n"
        f"Mayor resigns\n\nTomas Reyle told the council that he would go.\n\n{rule}\n\n"
        "Rain expected\n\nForecasters said on Monday that it would rain.\n"
    )
    assert [part.title for part in article.parts] == [
        "Lamp burns on",
        "Mayor resigns",
        "Rain expected",
    ]
    assert "".join(part.span.of(article.text) for part in article.parts) == article.text


def test_short_items_with_links_of_their_own_are_parts() -> None:
    article = read_markdown(
        "“It burned,” Jo Vance [told the Ledger](https://a.example/2026/1).\n\n---\n\n"
        "The mayor will resign, [the Gazette](https://b.example/2026/2) reported.\n"
    )
    assert len(article.parts) == 2


def test_short_items_with_datelines_are_parts() -> None:
    article = read_plain(
        "PIERHEAD (AP) — “It burned,” the keeper Jo Vance said on Monday.\n\n---\n\n"
        "MILLTOWN (AP) — The mayor will resign, his office said on Monday.\n"
    )
    assert len(article.parts) == 2


_SECTIONS = (
    "# The lamp\n\nIt burned all night long, she said.\n\n---\n\n"
    "## The second day\n\nIt burned again all night, she said.\n"
)
_ONE_SOURCE = (
    "See https://a.example/1 for the one thing said.\n\n---\n\n"
    "See https://a.example/1 for the other thing said.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        _SECTIONS,
        "# The lamp\n\nIt burned all night long, she said.\n\n***\n\nIt burned again, she said.\n",
        f"# The lamp\n\n{LONG}\n\n---\n\n# Part two\n\n{LONG}\n",
        "One short line.\n\n---\n\nAnother line of it.\n",
        _ONE_SOURCE,
    ],
)
def test_a_break_within_one_article_divides_nothing(text: str) -> None:
    assert len(read_markdown(text).parts) == 1
