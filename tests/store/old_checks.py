"""Checks of long ago, and a rule by which their pages go."""

from __future__ import annotations

from datetime import datetime, timedelta

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    PageText,
    Reference,
    Snapshot,
    Span,
)
from citecheck.store.library import Library
from citecheck.store.retention import Retention
from tests.report.invented import NOON
from tests.store.keeping import save_finding, save_page, save_snapshot

OLD, NOW = NOON, NOON + timedelta(days=100)
RULE = Retention(NOW - timedelta(days=90))
TEXT = "The zephyr bridge opens in May."


def checked(library: Library, words: str, *bodies: bytes, at: datetime = OLD) -> str:
    """Keep a check of one claim with a page for each body; return its key."""
    key = library.save_article(Article(f"“{words},” he said."), at)
    claim = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(0, 4),))
    library.save_attributions(key, [claim])
    run = library.begin_run(key, at, whole=True)
    for body in bodies:
        url = f"https://{body[:4].hex()}.example/"
        number = save_snapshot(library, Snapshot(url, FetchOutcome.OK, at, status=200, body=body))
        save_page(library, number, PageText(TEXT + body[:4].hex(), title="Bridge"))
        reference = Reference("a1", Origin.LINKED, url)
        save_finding(library, key, "a1", reference, number, Finding(FindingKind.EXACT), run=run)
    library.end_run(run, at)
    return key
