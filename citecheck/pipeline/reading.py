"""What a reader process makes of an answer: its text, and what that text says of how it ended."""

from __future__ import annotations

from citecheck.fetch.outcome import refine_outcome
from citecheck.model import FetchOutcome, PageText, Snapshot
from citecheck.pipeline.capture import LIVE, replace_outcome
from citecheck.read.page import read_page


def read_snapshot(snapshot: Snapshot) -> tuple[PageText, FetchOutcome]:
    """Return the readable text of an answer, and its outcome in the light of that text.

    Only one of ``LIVE`` changes, to what ``fetch.outcome.refine_outcome`` finds in place of the
    article. Linear in the size of the page.

    Raises:
        KnownError: as ``read.page.read_page``.
    """
    page = read_page(snapshot.body, url=snapshot.page_url, content_type=snapshot.content_type)
    if snapshot.outcome not in LIVE:
        return page, snapshot.outcome
    refined = refine_outcome(replace_outcome(snapshot, FetchOutcome.OK), page)
    return page, snapshot.outcome if refined is FetchOutcome.OK else refined
