"""A run saves as it goes, tells what it does, and can be stopped and taken up again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from citecheck.config import Options
from citecheck.model import (
    Article,
    Check,
    ErrorCode,
    FetchOutcome,
    FindingKind,
    KnownError,
    Link,
    Snapshot,
    Span,
)
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.events import CheckSaved, ClaimJudged, Event, HostsListed, PageEnded
from citecheck.pipeline.plan import HandPage, hands_of
from citecheck.pipeline.web import OpenWeb
from citecheck.store.library import Library

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
QUOTE = "“We will open the bridge in May,”"
OTHER = "“Nobody asked the ferrymen what they think of it,”"
TEXT = f"{QUOTE} Ada Orlan, the mayor, said.\n\n{OTHER} Bo Quist, a ferryman, said."
ONE, TWO = "http://one.example/a", "http://two.example/b"
PAGES = {
    ONE: "<p>“We will open the bridge in May,” said Ada Orlan.</p>",
    TWO: "<p>“Nobody asked the boatmen what they think of it,” said Bo Quist.</p>",
}


class Web:
    """A web of two pages; ``held`` ones never answer."""

    def __init__(self, pages: dict[str, str], held: frozenset[str] = frozenset()) -> None:
        self.pages = pages
        self.held = held
        self.asked: list[str] = []

    @asynccontextmanager
    async def open(self, options: Options) -> AsyncIterator[Web]:
        yield self

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        self.asked.append(url)
        if url in self.held:
            await asyncio.Event().wait()
        if url not in self.pages:
            return Snapshot(url, FetchOutcome.NOT_FOUND, NOON, status=404)
        return Snapshot(
            url,
            FetchOutcome.OK,
            NOON,
            final_url=url,
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            media_type="text/html",
            body=self.pages[url].encode(),
        )


def article() -> Article:
    at = TEXT.index("Ada"), TEXT.index("Bo")
    return Article(
        TEXT, links=(Link(ONE, Span(at[0], at[0] + 9)), Link(TWO, Span(at[1], at[1] + 8)))
    )


def checked(library: Library, web: OpenWeb, events: list[Event], *hands: HandPage) -> Check:
    async def walk() -> Check:
        async with Desk(library, Options(), web=web, now=lambda: NOON) as desk:
            opened = await desk.open(article())
            return await desk.check(opened.key, by_hand=hands, report=events.append)

    return asyncio.run(walk())


def kinds(check: Check) -> list[FindingKind | None]:
    return [claim.finding.kind if claim.finding else None for claim in check.claims]


def test_hosts_are_listed_first_and_the_saved_check_comes_last(library: Library) -> None:
    events: list[Event] = []

    check = checked(library, Web(PAGES).open, events)

    assert kinds(check) == [FindingKind.EXACT, FindingKind.ALTERED]
    assert events[0] == HostsListed(("one.example", "two.example"), 2, (ONE, TWO))
    assert events[-1] == CheckSaved(check)
    assert [e.done for e in events if isinstance(e, PageEnded)] == [1, 2]
    assert sorted(e.claim.attribution.id for e in events if isinstance(e, ClaimJudged)) == [
        "a1",
        "a2",
    ]


def test_what_is_saved_is_what_was_told(library: Library) -> None:
    check = checked(library, Web(PAGES).open, [])

    assert library.load_check(check.key) == check


def test_a_page_that_cannot_be_had_leaves_its_claim_unreached(library: Library) -> None:
    check = checked(library, Web({ONE: PAGES[ONE]}).open, [])

    assert kinds(check) == [FindingKind.EXACT, FindingKind.UNREACHED]
    best = check.claims[1].best
    assert best is not None
    assert best.outcome is FetchOutcome.NOT_FOUND


def test_a_cancelled_run_keeps_its_pages_and_the_next_one_asks_for_the_rest(
    library: Library,
) -> None:
    stuck = Web(PAGES, held=frozenset({TWO}))

    async def walk_and_cancel() -> str:
        async with Desk(library, Options(), web=stuck.open, now=lambda: NOON) as desk:
            key = (await desk.open(article())).key
            first_page = asyncio.Event()

            def listen(event: Event) -> None:
                if isinstance(event, PageEnded):
                    first_page.set()

            task = asyncio.create_task(desk.check(key, report=listen))
            await first_page.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return key

    key = asyncio.run(walk_and_cancel())
    between = library.load_check(key)
    well = Web(PAGES)
    after = checked(library, well.open, [])

    assert kinds(between) == [FindingKind.EXACT, None]
    assert well.asked == [TWO]
    assert kinds(after) == [FindingKind.EXACT, FindingKind.ALTERED]


def test_a_run_that_ended_is_not_taken_up_but_walked_anew(library: Library) -> None:
    checked(library, Web(PAGES).open, [])
    web = Web(PAGES)

    checked(library, web.open, [])

    assert sorted(web.asked) == [ONE, TWO]


def test_a_page_by_hand_is_not_fetched(library: Library) -> None:
    web = Web(PAGES)
    hand = HandPage("saved.html", PAGES[ONE].encode(), url=ONE)

    check = checked(library, web.open, [], hand)

    assert web.asked == [TWO]
    best = check.claims[0].best
    assert best is not None
    assert best.outcome is FetchOutcome.MANUAL
    assert kinds(check)[0] is FindingKind.EXACT


def test_a_saved_page_stands_in_for_the_links_to_where_it_came_from(library: Library) -> None:
    web = Web(PAGES)
    saved = f"<!doctype html><!-- saved from url=(0020){ONE} --><body>{PAGES[ONE]}</body>"

    check = checked(library, web.open, [], HandPage("saved.html", saved.encode()))

    assert web.asked == [TWO]
    best = check.claims[0].best
    assert best is not None
    assert best.snapshot is not None
    assert (best.outcome, best.snapshot.final_url) == (FetchOutcome.MANUAL, ONE)
    assert len(check.claims[1].pages) == 2
    assert [page.own_url for page in hands_of(check, library.with_body)] == [ONE]


def test_a_file_that_cannot_be_read_is_refused_before_anything_is_asked(library: Library) -> None:
    web = Web(PAGES)

    with pytest.raises(KnownError) as caught:
        checked(library, web.open, [], HandPage("letter.docx", b"PK\x03\x04[Content_Types].xml"))

    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert caught.value.subject == "letter.docx"
    assert web.asked == []


def test_text_given_for_one_claim_leaves_the_others_as_they_were(library: Library) -> None:
    before = checked(library, Web({}).open, [])

    async def give() -> Check:
        async with Desk(library, Options(), web=Web({}).open, now=lambda: NOON) as desk:
            page = HandPage("pasted text", OTHER.encode(), "text/plain", attribution_id="a2")
            return await desk.give_page(before.key, page)

    after = asyncio.run(give())

    assert kinds(before) == [FindingKind.UNREACHED, FindingKind.UNREACHED]
    assert kinds(after) == [FindingKind.UNREACHED, FindingKind.EXACT]
    assert len(after.claims[1].pages) == 2


def test_fetching_one_claim_again_asks_for_its_pages_alone(library: Library) -> None:
    before = checked(library, Web({TWO: PAGES[TWO]}).open, [])
    web = Web(PAGES)

    async def again() -> Check:
        async with Desk(library, Options(), web=web.open, now=lambda: NOON) as desk:
            return await desk.refetch(before.key, "a1")

    after = asyncio.run(again())

    assert web.asked == [ONE]
    assert kinds(after) == [FindingKind.EXACT, FindingKind.ALTERED]


def test_an_article_without_claims_is_checked_and_kept(library: Library) -> None:
    async def walk() -> Check:
        async with Desk(library, Options(), web=Web({}).open, now=lambda: NOON) as desk:
            opened = await desk.open(Article("The sun rose over the harbour."))
            return await desk.check(opened.key)

    check = asyncio.run(walk())

    assert check.claims == ()
    assert [summary.claims for summary in library.list_checks()] == [0]


def test_the_desk_keeps_the_pages_that_were_given_by_hand(library: Library) -> None:
    page = HandPage("pasted text", OTHER.encode(), "text/plain", attribution_id="a2")

    async def give_and_check() -> Check:
        async with Desk(library, Options(), web=Web({}).open, now=lambda: NOON) as desk:
            key = (await desk.open(article())).key
            await desk.give_page(key, page)
            return await desk.check(key)

    check = asyncio.run(give_and_check())

    assert kinds(check) == [FindingKind.UNREACHED, FindingKind.EXACT]
    assert hands_of(check, library.with_body) == (page,)


def test_a_stub_keeps_what_it_shows_and_leaves_the_rest_unreached(library: Library) -> None:
    said = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}'
    )
    stub = f"<html><head>{said}</script></head><body>{PAGES[ONE]}</body></html>"
    text = f"{QUOTE} Ada Orlan said. {OTHER} Ada Orlan said."
    names = text.index("Ada"), text.rindex("Ada")
    linked = Article(text, links=tuple(Link(ONE, Span(at, at + 9)) for at in names))

    async def walk() -> Check:
        async with Desk(library, Options(), web=Web({ONE: stub}).open, now=lambda: NOON) as desk:
            return await desk.check((await desk.open(linked)).key)

    check = asyncio.run(walk())

    assert kinds(check) == [FindingKind.EXACT, FindingKind.UNREACHED]
    assert {page.outcome for c in check.claims for page in c.pages} == {FetchOutcome.PAYWALLED}
