"""The ways to a page: asked again, followed once, refused by robots, left out, from an archive."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.config import Options
from citecheck.fetch.archives import ArchiveFault
from citecheck.fetch.recorded import RecordedAnswer
from citecheck.fetch.replay import replay_web
from citecheck.fetch.warc import warc_bytes
from citecheck.model import (
    ArchiveEnd,
    Article,
    Check,
    ErrorCode,
    FetchNote,
    FetchOutcome,
    FindingKind,
    KnownError,
    Link,
    PageResult,
    Snapshot,
    Span,
)
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.events import ArchiveLooked, Event, HostsListed
from citecheck.pipeline.web import OpenArchive, OpenWeb, ReplayedWeb, live_archive
from citecheck.store.library import Library
from tests.pipeline.played import CAPTURED, HTML, NOON, ONE, Archive, Web, copy_of

QUOTE = "“We will open the bridge in May,”"
TEXT = f"{QUOTE} Ada Orlan, the mayor, said."
TWO = "http://two.example/b"
SAID = f"<p>{QUOTE} said Ada Orlan.</p>"
PAID = (
    '<html><head><script type="application/ld+json">{"@type": "NewsArticle",'
    ' "isAccessibleForFree": false}</script>%s</head><body><p>The bridge, closed for repairs'
    " since the winter, is to be opened again soon, officials announced today.</p></body></html>"
)


def article(link: str = "Ada Orlan") -> Article:
    at = TEXT.index(link)
    return Article(TEXT, links=(Link(ONE, Span(at, at + len(link))),), published="2026-05-03")


def at_desk(
    library: Library,
    web: OpenWeb,
    work: Callable[[Desk, str], Awaitable[Check]],
    archive: OpenArchive = live_archive,
    options: Options | None = None,
) -> Check:
    async def run() -> Check:
        async with Desk(
            library, options or Options(), web=web, archive=archive, now=lambda: NOON
        ) as desk:
            return await work(desk, (await desk.open(article())).key)

    return asyncio.run(run())


def checked(library: Library, web: OpenWeb, **more: object) -> Check:
    return at_desk(library, web, lambda desk, key: desk.check(key, **more))  # type: ignore[arg-type] # as named


def shown(check: Check) -> tuple[FetchOutcome, FindingKind]:
    return page_of(check).outcome, page_of(check).finding.kind


def page_of(check: Check) -> PageResult:
    return check.claims[0].pages[0]


def snapshot_of(check: Check) -> Snapshot:
    snapshot = page_of(check).snapshot
    assert snapshot is not None
    return snapshot


def page(body: str, *, url: str = ONE, **headers: str) -> RecordedAnswer:
    return RecordedAnswer(url, 200, (*HTML, *headers.items()), body.encode())


def test_an_unchanged_page_is_a_new_capture_that_rests_on_the_old_body(library: Library) -> None:
    web = Web(page(SAID, ETag='"v1"'))

    first = checked(library, web.open)
    again = checked(library, web.open)

    assert web.asked == [(ONE, False), (ONE, True)]
    assert shown(again) == (FetchOutcome.NOT_MODIFIED, FindingKind.EXACT)
    assert library.with_body(snapshot_of(again)).body == SAID.encode()
    assert snapshot_of(again).sha256 == snapshot_of(first).sha256
    assert snapshot_of(again).header("content-type") == "text/html; charset=utf-8"
    assert snapshot_of(again).header("date") == "later"
    assert page_of(again).earlier is None


def test_what_rests_on_an_old_body_is_replayed_with_it(library: Library, tmp_path: Path) -> None:
    web = Web(page(SAID, ETag='"v1"'))
    checked(library, web.open)
    again = library.with_body(snapshot_of(checked(library, web.open)))
    file = tmp_path / "evidence.warc.gz"
    file.write_bytes(warc_bytes([again], made_at=NOON))

    async def replayed() -> Snapshot:
        async with replay_web(file)(Options()) as old:
            return await old.fetch(ONE)

    assert asyncio.run(replayed()) == again


def test_robots_txt_is_obeyed_when_a_check_runs_again_and_shown_before(library: Library) -> None:
    rules = RecordedAnswer(
        "http://one.example/robots.txt",
        200,
        (("Content-Type", "text/plain"),),
        b"User-agent: *\nDisallow: /2026/\n",
    )
    web = Web(page(SAID), rules)

    first = checked(library, web.open)
    again = checked(library, web.open)

    assert shown(first) == (FetchOutcome.OK, FindingKind.EXACT)
    assert snapshot_of(first).notes == (FetchNote.ROBOTS_REFUSE,)
    assert shown(again) == (FetchOutcome.ROBOTS_DISALLOWED, FindingKind.UNREACHED)


def elsewhere(body: str) -> Sequence[RecordedAnswer]:
    there = "http://one.example/kitchen/plum-cake-88412"
    return (RecordedAnswer(ONE, 301, (("Location", there),)), page(body, url=there))


CAKE = "<p>A recipe for plum cake with almonds and a little cinnamon, to be baked slowly.</p>" * 9


def test_a_redirect_to_a_page_about_something_else_is_another_page(library: Library) -> None:
    check = checked(library, Web(*elsewhere(CAKE)).open)

    assert shown(check) == (FetchOutcome.WRONG_PAGE, FindingKind.UNREACHED)


def test_a_page_that_holds_the_quote_is_never_another_page(library: Library) -> None:
    check = checked(library, Web(*elsewhere(CAKE + SAID)).open)

    assert shown(check) == (FetchOutcome.OK, FindingKind.EXACT)


def refresh(target: str) -> str:
    return f'<html><head><meta http-equiv="refresh" content="0; url={target}"></head></html>'


def test_a_page_that_sends_its_visitors_on_is_followed_once(library: Library) -> None:
    check = checked(library, Web(page(refresh(TWO)), page(SAID, url=TWO)).open)

    assert shown(check) == (FetchOutcome.OK, FindingKind.EXACT)
    assert (snapshot_of(check).url, snapshot_of(check).final_url) == (ONE, TWO)
    assert snapshot_of(check).redirects == (TWO,)
    assert snapshot_of(check).notes == (FetchNote.META_REFRESH,)


@pytest.mark.parametrize("body", ["", " ", "<p>One moment, please.</p>"])
def test_a_header_that_sends_visitors_on_is_followed_as_well(library: Library, body: str) -> None:
    sent_on = page(body, Refresh="0; url=/2026/bridge-opens-in-may-2")
    there = page(SAID, url=f"{ONE}-2")

    check = checked(library, Web(sent_on, there).open)

    assert shown(check) == (FetchOutcome.OK, FindingKind.EXACT)
    assert snapshot_of(check).redirects == (f"{ONE}-2",)


def test_a_header_that_renews_a_page_leads_nowhere(library: Library) -> None:
    web = Web(page(SAID, Refresh="900"), page("", url=TWO, Refresh=f"0; url={TWO}#top"))

    check = checked(library, web.open)

    assert shown(check) == (FetchOutcome.OK, FindingKind.EXACT)
    assert len(web.asked) == 1


def test_two_pages_that_send_visitors_round_are_left(library: Library) -> None:
    web = Web(page(refresh(TWO)), page(refresh(ONE), url=TWO))

    check = checked(library, web.open)

    assert len(web.asked) == 2
    assert shown(check)[1] is FindingKind.UNREACHED


def test_a_page_that_sends_its_visitors_inside_is_refused(library: Library) -> None:
    check = checked(library, Web(page(refresh("http://127.0.0.1/admin"))).open)

    assert shown(check) == (FetchOutcome.BLOCKED_ADDRESS, FindingKind.UNREACHED)


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ('rel="amphtml"', FetchNote.AMP_VARIANT),
        ('rel="alternate" media="print"', FetchNote.PRINT_VARIANT),
    ],
)
def test_a_stub_is_read_in_the_other_form_that_it_names(
    library: Library, kind: str, note: FetchNote
) -> None:
    other = "http://amp.one.example/bridge"
    stub = PAID % f'<link {kind} href="{other}">'

    check = checked(library, Web(page(stub), page(SAID, url=other)).open)

    assert shown(check) == (FetchOutcome.OK, FindingKind.EXACT)
    assert snapshot_of(check).notes == (note,)
    assert snapshot_of(check).final_url == other


@pytest.mark.parametrize("other", ["http://other.example/bridge", "http://amp.one.example/gone"])
def test_a_form_of_another_owner_or_of_no_use_leaves_the_stub(library: Library, other: str) -> None:
    stub = PAID % f'<link rel="amphtml" href="{other}">'
    web = Web(page(stub), page(SAID, url="http://other.example/bridge"))

    check = checked(library, web.open)

    assert shown(check) == (FetchOutcome.PAYWALLED, FindingKind.UNREACHED)
    assert ("http://other.example/bridge", False) not in web.asked


def test_a_host_that_is_left_out_is_not_asked_and_told_so(library: Library) -> None:
    events: list[Event] = []

    check = checked(
        library, Web(page(SAID)).open, skip_hosts=("one.example",), report=events.append
    )

    assert shown(check) == (FetchOutcome.SKIPPED, FindingKind.UNREACHED)
    listed = next(event for event in events if isinstance(event, HostsListed))
    assert (listed.hosts, listed.skipped) == ((), ("one.example",))


def test_a_replay_lists_no_host(library: Library, tmp_path: Path) -> None:
    first = library.with_bodies(checked(library, Web(page(SAID)).open))
    file = tmp_path / "evidence.warc.gz"
    file.write_bytes(warc_bytes([snapshot_of(first)], made_at=NOON))
    events: list[Event] = []

    checked(library, ReplayedWeb(file), report=events.append)

    listed = next(event for event in events if isinstance(event, HostsListed))
    assert (listed.hosts, listed.pages) == ((), 1)


def looked(library: Library, archive: Archive, events: list[Event]) -> Check:
    async def work(desk: Desk, key: str) -> Check:
        await desk.check(key)
        return await desk.look_in_archive(key, "a1", report=events.append)

    return at_desk(library, Web().open, work, archive.open)


def end_told(events: list[Event]) -> ArchiveEnd:
    return next(event.end for event in events if isinstance(event, ArchiveLooked))


def test_an_archived_copy_is_evidence_with_both_times(library: Library) -> None:
    archive, events = Archive(copy_of(SAID)), list[Event]()

    check = looked(library, archive, events)

    assert shown(check) == (FetchOutcome.ARCHIVED, FindingKind.EXACT)
    assert (snapshot_of(check).archived_at, snapshot_of(check).fetched_at) == (CAPTURED, NOON)
    assert snapshot_of(check).page_url == ONE
    assert end_told(events) is ArchiveEnd.FOUND
    assert archive.asked == [(ONE, datetime(2026, 5, 3, 12, tzinfo=UTC))]


LOGIN = (
    "<html><head><title>Sign in</title></head><body><h1>Please sign in</h1>"
    '<form><input type="password" name="p"></form><p>Sign in to continue.</p></body></html>'
)


@pytest.mark.parametrize(
    ("archive", "end"),
    [
        (Archive(), ArchiveEnd.NO_COPY),
        (Archive(copy_of("", FetchOutcome.NOT_FOUND)), ArchiveEnd.NO_EVIDENCE),
        (Archive(copy_of(LOGIN)), ArchiveEnd.NO_EVIDENCE),
        (
            Archive(fault=ArchiveFault(ArchiveEnd.RATE_LIMITED, "429")),
            ArchiveEnd.RATE_LIMITED,
        ),
    ],
)
def test_a_look_that_finds_nothing_leaves_everything_as_it_was(
    library: Library, archive: Archive, end: ArchiveEnd
) -> None:
    events: list[Event] = []

    check = looked(library, archive, events)

    assert shown(check)[1] is FindingKind.UNREACHED
    assert page_of(check).outcome is FetchOutcome.UNREACHABLE
    assert end_told(events) is end


def test_a_bad_copy_is_passed_over_for_the_next(library: Library) -> None:
    check = looked(library, Archive(copy_of(LOGIN), copy_of(SAID)), [])

    assert shown(check) == (FetchOutcome.ARCHIVED, FindingKind.EXACT)


def test_a_page_that_fails_again_keeps_its_archived_copy(library: Library) -> None:
    looked(library, Archive(copy_of(SAID)), [])

    assert shown(checked(library, Web().open)) == (FetchOutcome.ARCHIVED, FindingKind.EXACT)
    assert shown(checked(library, Web(page(SAID)).open))[0] is FetchOutcome.OK


def test_archives_are_asked_for_every_missing_page_where_the_user_wants_it(
    library: Library,
) -> None:
    archive, events = Archive(copy_of(SAID)), list[Event]()

    async def work(desk: Desk, key: str) -> Check:
        return await desk.check(key, archives=True, report=events.append)

    check = at_desk(library, Web().open, work, archive.open)

    assert shown(check) == (FetchOutcome.ARCHIVED, FindingKind.EXACT)
    listed = next(event for event in events if isinstance(event, HostsListed))
    assert listed.archives == ("archive.org", "web.archive.org")


def test_no_archive_is_asked_without_the_user(library: Library) -> None:
    archive = Archive(copy_of(SAID))

    at_desk(library, Web().open, lambda desk, key: desk.check(key), archive.open)

    assert archive.asked == []


def test_options_that_say_never_refuse_every_look(library: Library) -> None:
    archive = Archive(copy_of(SAID))

    async def work(desk: Desk, key: str) -> Check:
        return await desk.look_in_archive(key, "a1")

    with pytest.raises(KnownError) as caught:
        at_desk(library, Web().open, work, archive.open, Options(archives="never"))

    assert caught.value.code is ErrorCode.ARCHIVES_OFF
    assert archive.asked == []


def test_an_archived_copy_is_replayed_as_one(library: Library, tmp_path: Path) -> None:
    copy = library.with_body(snapshot_of(looked(library, Archive(copy_of(SAID)), [])))
    file = tmp_path / "evidence.warc.gz"
    file.write_bytes(warc_bytes([copy], made_at=NOON))

    async def replayed() -> Snapshot:
        async with replay_web(file)(Options()) as old:
            return await old.fetch(ONE)

    again = asyncio.run(replayed())

    assert (again.outcome, again.archived_at) == (FetchOutcome.ARCHIVED, CAPTURED)
    assert (again.body, again.final_url) == (copy.body, copy.final_url)
