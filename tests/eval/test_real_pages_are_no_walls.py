"""Saved news pages: none that carries its article is called a wall or another page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.fetch.outcome import refine_outcome
from citecheck.fetch.right_page import right_page
from citecheck.model import FetchOutcome, PageText, Snapshot
from citecheck.read.page import read_page

pytestmark = [pytest.mark.shared, pytest.mark.timeout(300)]
# What came of these two ends behind its first paragraphs, in the body that was saved as truth, too.
_STUBS = {
    "google-stadia-microsoft-xcloud-apple-arcade-so-many-ways-to-playand-pay-11574168580",
    "is-football-violence-a-crime-11574121884",
}
# How articles write links, beside words of the page itself.
_LINK_TEXTS = (
    *("", "said", "here", "told reporters", "a statement on Friday", "Handelsblatt", "заявив"),
    "in an interview with the newspaper last week",
    "the company announced earlier this year that it would",
)
_SHORT_LINKS = ("https://sho.example/AbC9xyzQ12", "https://t.example/3kQxyz?amp=1")


def test_no_article_is_called_a_wall_or_another_page(shared: Path) -> None:
    pages = shared / "eval" / "pages"
    outcomes: dict[str, FetchOutcome] = {}
    astray: list[tuple[str | None, str]] = []
    for key, truth in json.loads((pages / "ground-truth.json").read_text("utf-8")).items():
        body = gzip.decompress((pages / "html" / f"{key}.html.gz").read_bytes())
        url = truth["url"]
        page = read_page(body, url=url, content_type="")
        now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
        snapshot = Snapshot(
            url=url, outcome=FetchOutcome.OK, fetched_at=now, final_url=url, body=body
        )
        outcomes[url.rstrip("/").rpartition("/")[2]] = refine_outcome(snapshot, page)
        astray += _astray(snapshot, page)

    called = {slug for slug, outcome in outcomes.items() if outcome is not FetchOutcome.OK}
    assert len(outcomes) == 89
    assert called == _STUBS
    assert {outcomes[slug] for slug in called} == {FetchOutcome.PAYWALLED}
    assert astray == []


def _astray(snapshot: Snapshot, page: PageText) -> Iterator[tuple[str | None, str]]:
    """Yield the ways to a page, and the words of its link, by which it is taken for another."""
    url = snapshot.url or ""
    words = page.text.split()
    own = [" ".join(words[at : at + 6]) for at in (0, len(words) // 2)]
    ways = [snapshot, replace(snapshot, url=f"{url}?utm_source=x", redirects=(url,))]
    asked = (url.replace("https://", "http://").replace("www.", ""), *_SHORT_LINKS)
    ways += [replace(snapshot, url=one, redirects=(url,)) for one in asked]
    for way in ways:
        for text in (*_LINK_TEXTS, page.title, *own):
            if right_page(way, page, link_text=text, names=()) is False:
                yield way.url, text
