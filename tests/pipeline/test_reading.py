"""What a reader makes of an answer: its text, and how it ended in that light."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from citecheck.model import FetchOutcome, Snapshot
from citecheck.pipeline.reading import read_snapshot

SAID = "<p>The harbour was closed for two days, said the mayor, and nobody sailed out.</p>"
ARTICLE = f"<title>Harbour closes</title><h1>Harbour closes</h1>{SAID * 20}"
MISSING = "<title>Page not found</title><h1>Page not found</h1><p>There is no such page.</p>"


def came(markup: str, outcome: FetchOutcome) -> Snapshot:
    return Snapshot(
        url="https://news.example/2026/harbour-closes",
        outcome=outcome,
        fetched_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
        final_url="https://news.example/2026/harbour-closes",
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        media_type="text/html",
        body=markup.encode(),
    )


@pytest.mark.parametrize("live", [FetchOutcome.OK, FetchOutcome.NOT_MODIFIED])
def test_what_a_site_sent_is_called_by_what_its_text_shows(live: FetchOutcome) -> None:
    page, outcome = read_snapshot(came(ARTICLE, live))
    missing, called = read_snapshot(came(MISSING, live))

    assert (page.title, outcome) == ("Harbour closes", live)
    assert (missing.title, called) == ("Page not found", FetchOutcome.SOFT_404)


@pytest.mark.parametrize(
    "outcome",
    [FetchOutcome.MANUAL, FetchOutcome.ARCHIVED, FetchOutcome.PAYWALLED, FetchOutcome.WRONG_PAGE],
)
def test_every_other_end_stands_whatever_the_text_shows(outcome: FetchOutcome) -> None:
    page, told = read_snapshot(came(MISSING, outcome))

    assert (page.title, told) == ("Page not found", outcome)


def test_a_copy_is_read_under_the_address_of_its_site() -> None:
    copy = replace(
        came('<p>Read <a href="/b">this</a>.</p>', FetchOutcome.ARCHIVED),
        final_url="https://archive.example/2026/https://news.example/2026/harbour-closes",
        archived_at=datetime(2026, 11, 1, tzinfo=UTC),
    )

    page, _outcome = read_snapshot(copy)

    assert [link.href for link in page.links] == ["https://news.example/b"]
