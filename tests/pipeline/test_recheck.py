"""A re-check keeps the old copies, tells what changed, and flags verdicts that rest on them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from citecheck.config import Options
from citecheck.model import Article, Check, FetchOutcome, Link, Review, Snapshot, Span, Verdict
from citecheck.pipeline.desk import Desk
from citecheck.report.changes import change_of
from citecheck.store.library import Library

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
URL = "http://one.example/a"
QUOTE = "“We will open the bridge in May,”"
TEXT = f"{QUOTE} Ada Orlan, the mayor, said."
PAGE = "<p>“We will open the bridge in May,” said Ada Orlan.</p>"
SCRIPT = "<script>var visit = {};</script>"


class Web:
    """A web of one page that gives one version after the other; None is a page not found."""

    def __init__(self, *versions: str | None) -> None:
        self.versions = list(versions)
        self.visits = 0

    @asynccontextmanager
    async def open(self, options: Options) -> AsyncIterator[Web]:
        yield self

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        version = self.versions[self.visits]
        self.visits += 1
        at = NOON + timedelta(days=self.visits)
        if version is None:
            return Snapshot(url, FetchOutcome.NOT_FOUND, at, status=404)
        return Snapshot(
            url,
            FetchOutcome.OK,
            at,
            final_url=url,
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            media_type="text/html",
            body=version.encode(),
        )


def checked(library: Library, *versions: str | None, decide_after: int = 0) -> Check:
    """Check the article over one version after the other; decide after one of them."""
    web = Web(*versions)
    at = TEXT.index("Ada")
    article = Article(TEXT, links=(Link(URL, Span(at, at + 9)),))

    async def walk() -> Check:
        async with Desk(library, Options(), web=web.open, now=lambda: NOON) as desk:
            check = await desk.open(article)
            for number in range(1, len(versions) + 1):
                check = await desk.recheck(check.key)
                if number == decide_after:
                    decide(library, check)
            return library.load_check(check.key)

    return asyncio.run(walk())


def decide(library: Library, check: Check) -> None:
    snapshot = check.claims[0].pages[0].snapshot
    key = check.claims[0].attribution.key(check.key)
    digest = snapshot.sha256 if snapshot else None
    library.add_reviews(check.key, [Review(key, Verdict.VERIFIED, "", "AB", NOON, digest)])


def test_a_page_that_changed_is_told_with_its_words(library: Library) -> None:
    check = checked(library, PAGE, PAGE.replace("May", "June"), decide_after=1)

    claim = check.claims[0]
    change = change_of(claim.pages[0])
    assert change is not None
    assert [(p.old, p.new, p.beside_quote) for p in change.places] == [("May", "June", True)]
    assert change.since == NOON + timedelta(days=1)
    assert claim.verdict is Verdict.VERIFIED
    assert claim.evidence_changed


def test_other_bytes_with_the_same_words_are_no_change(library: Library) -> None:
    versions = [PAGE + SCRIPT.format(number) for number in range(3)]

    claim = checked(library, *versions, decide_after=1).claims[0]

    assert claim.pages[0].earlier is None
    assert len(claim.pages[0].same_text_as) == 2
    assert not claim.evidence_changed


def test_the_copy_that_was_decided_on_is_the_one_compared_with(library: Library) -> None:
    versions = PAGE, PAGE.replace("bridge", "road"), PAGE.replace("May", "June")

    first = checked(library, *versions, decide_after=1).claims[0].pages[0]

    change = change_of(first)
    assert change is not None
    assert [(p.old, p.new) for p in change.places] == [("May", "June")]


def test_without_a_verdict_it_is_compared_with_the_last_other_copy(library: Library) -> None:
    other = PAGE.replace("May", "June")

    claim = checked(library, PAGE, other, other + SCRIPT.format(1)).claims[0]

    change = change_of(claim.pages[0])
    assert change is not None
    assert change.since == NOON + timedelta(days=1)


def test_a_page_that_is_gone_keeps_its_last_copy_at_hand(library: Library) -> None:
    claim = checked(library, PAGE, None, decide_after=1).claims[0]

    page = claim.pages[0]
    assert page.outcome is FetchOutcome.NOT_FOUND
    assert page.earlier is not None
    assert library.with_body(page.earlier.snapshot).body == PAGE.encode()
    assert change_of(page) is None
    assert claim.evidence_changed


def test_every_visit_is_a_capture_of_its_own(library: Library) -> None:
    checked(library, PAGE, PAGE, PAGE)

    times = [library.load_capture(number).snapshot.fetched_at for number in (1, 2, 3)]
    assert times == [NOON + timedelta(days=day) for day in (1, 2, 3)]
