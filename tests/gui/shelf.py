"""A library with one old check in it, for the tests of the library's dialogs."""

from __future__ import annotations

from datetime import datetime

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Evidence,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    PageText,
    Reference,
    Review,
    Snapshot,
    Span,
    Verdict,
)
from citecheck.store.library import Library
from tests.store.keeping import save_finding, save_page, save_snapshot

TEXT = (
    "The barrage\n\n"
    + "Rain fell on the quay. " * 200
    + "\n\n“We kept the lamp,” said Jo Vance.\n\n"
    "“The zephyr gate is shut,” said Ann Ross."
)
PAGE = "Talk of the town. " * 300 + "Jo Vance said: “We kept the lamp.” The osprey came back."
URL = "https://gazette.example/lamp"


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def fill_open(library: Library, at: datetime) -> str:
    """Put one check that was worked on ``at`` into ``library``; return its key."""
    key = library.save_article(Article(TEXT, title="The barrage"), at)
    told = AttributionKind.DIRECT
    claims = [
        Attribution(
            "a1", 0, told, (span("Jo Vance"),), (span("said"),), (span("We kept the lamp"),)
        ),
        Attribution("a2", 0, told, (span("Ann Ross"),), (), (span("The zephyr gate is shut"),)),
    ]
    library.save_attributions(key, claims)
    shot = Snapshot(URL, FetchOutcome.OK, at, URL, status=200, body=PAGE.encode())
    number = save_snapshot(library, shot)
    save_page(library, number, PageText(PAGE, title="A lamp"))
    found = Finding(FindingKind.EXACT, Evidence((span("We kept the lamp", PAGE),), 1.0))
    run = library.begin_run(key, at, whole=True)
    save_finding(library, key, "a1", Reference("a1", Origin.LINKED, URL), number, found, run=run)
    library.end_run(run, at)
    note = Review(claims[1].key(key), Verdict.PARTLY, "rang the quaystone office", "AB", at)
    library.add_reviews(key, [note])
    return key
