"""Saved news pages: none that carries its article is called a wall or another page."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.fetch.outcome import refine_outcome
from citecheck.fetch.right_page import right_page
from citecheck.model import FetchOutcome, Snapshot
from citecheck.read.page import read_page

pytestmark = [pytest.mark.shared, pytest.mark.timeout(300)]
# What came of these two ends behind its first paragraphs, in the body that was saved as truth, too.
_STUBS = {
    "google-stadia-microsoft-xcloud-apple-arcade-so-many-ways-to-playand-pay-11574168580",
    "is-football-violence-a-crime-11574121884",
}


def test_no_article_is_called_a_wall_or_another_page(shared: Path) -> None:
    pages = shared / "eval" / "pages"
    outcomes: dict[str, FetchOutcome] = {}
    astray: list[str] = []
    for key, truth in json.loads((pages / "ground-truth.json").read_text("utf-8")).items():
        body = gzip.decompress((pages / "html" / f"{key}.html.gz").read_bytes())
        url = truth["url"]
        page = read_page(body, url=url, content_type="")
        now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
        snapshot = Snapshot(
            url=url, outcome=FetchOutcome.OK, fetched_at=now, final_url=url, body=body
        )
        outcomes[url.rstrip("/").rpartition("/")[2]] = refine_outcome(snapshot, page)
        if right_page(snapshot, page, link_text="", names=()) is False:
            astray.append(url)

    called = {slug for slug, outcome in outcomes.items() if outcome is not FetchOutcome.OK}
    assert len(outcomes) == 89
    assert called == _STUBS
    assert {outcomes[slug] for slug in called} == {FetchOutcome.PAYWALLED}
    assert astray == []
