"""Where the pages of one run come from: by hand, an interrupted run, the web, an archive."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from citecheck.fetch.archives import archive_hosts
from citecheck.model import (
    SUPPLIED_BY,
    Check,
    FetchNote,
    FetchOutcome,
    PageText,
    Snapshot,
)
from citecheck.pipeline.archiving import date_of, nearest_copy
from citecheck.pipeline.arrivals import Arrival
from citecheck.pipeline.capture import (
    LIVE,
    Captured,
    Earlier,
    captured_page,
    read_capture,
    with_note,
)
from citecheck.pipeline.compare import host_of
from citecheck.pipeline.events import HostsListed, PageStarted, Report
from citecheck.pipeline.plan import HandPage, Job, Plan
from citecheck.pipeline.tools import Tools
from citecheck.pipeline.turns import Turns
from citecheck.pipeline.web import (
    FetchesPages,
    KnowsRobots,
    SearchesArchives,
    asks_hosts,
    for_batch,
)

_ROBOTS_WAIT_S = 1.0
# Ends that no archive is asked about: nothing was to be asked, or nobody may be told.
_NOT_FOR_ARCHIVES = frozenset(
    {
        FetchOutcome.NOT_ATTEMPTED,
        FetchOutcome.SKIPPED,
        FetchOutcome.BLOCKED_ADDRESS,
        FetchOutcome.BAD_REDIRECT,
        FetchOutcome.INTERNAL_ERROR,
    }
)


def hosts_of(plan: Plan) -> tuple[str, ...]:
    """Return the hosts that a plan's pages are on, in alphabetical order."""
    return tuple(sorted(links_by_host(plan)))


def links_by_host(plan: Plan) -> dict[str, int]:
    """Return how many links of claims lead to each host that a plan asks: most first, then by name.

    One address that several claims link to counts for each of them.
    """
    counted: Counter[str] = Counter()
    for job in plan.jobs:
        if job.url and not job.hand:
            counted[host_of(job.url)] += len(job.uses)
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0].removeprefix("www."))))


def listed_hosts(plan: Plan, tools: Tools) -> HostsListed:
    """Return what is told before the first request: which hosts are asked, and which are not."""
    if tools.only_archives:
        urls = tuple(job.url for job in plan.jobs if job.url)
        return HostsListed(archive_hosts(tools.options), len(urls), urls)
    asks = asks_hosts(tools.open_web)
    hosts = hosts_of(plan) if asks else ()
    options = tools.options
    jobs = plan.jobs if asks else ()
    archives = archive_hosts(options) if options.archives == "always" and hosts else ()
    return HostsListed(
        hosts=tuple(host for host in hosts if not options.skips(host)),
        pages=len(plan.jobs),
        urls=tuple(job.url for job in jobs if job.url and not job.hand),
        skipped=tuple(host for host in hosts if options.skips(host)),
        archives=tuple(host for host in archives if not options.skips(host)),
    )


@asynccontextmanager
async def opened_source(
    run_id: int, check: Check, tools: Tools, report: Report, *, whole: bool
) -> AsyncIterator[GivesPages]:
    """Yield the source of a run's pages, with its ways to the web and to the archives open.

    A whole run over a check that was run before is a re-check: robots.txt is obeyed.
    """
    if tools.only_archives:
        async with tools.open_archive(tools.options) as only:
            yield CopySource(check, tools, report, only)
        return
    again = whole and await asyncio.to_thread(tools.library.was_checked, check.key)
    options = for_batch(tools.options) if again else tools.options
    async with AsyncExitStack() as open_ways:
        web = await open_ways.enter_async_context(tools.open_web(options))
        archive: SearchesArchives | None = None
        if options.archives == "always" and asks_hosts(tools.open_web):
            archive = await open_ways.enter_async_context(tools.open_archive(options))
        yield Source(run_id, check, replace(tools, options=options), report, web, archive)


class GivesPages(Protocol):
    """Hands out the pages of one run."""

    async def page(self, job: Job, arrival: Arrival) -> Captured | None:
        """Return the page of ``job``; None leaves its claims as they were.

        What it holds of the budget for bodies in memory is counted in ``arrival``.
        """
        ...

    async def copy(self, job: Job, live: Snapshot) -> Captured | None:
        """Return an archived copy of a page that can't be had, or None."""
        ...


class CopySource:
    """Hands out archived copies alone."""

    def __init__(
        self, check: Check, tools: Tools, report: Report, archive: SearchesArchives
    ) -> None:
        self._article = check.article
        self._near = date_of(check.article) or tools.now()
        self._tools = tools
        self._report = report
        self._archive = archive

    async def page(self, job: Job, arrival: Arrival) -> Captured | None:  # noqa: ARG002 - same face
        """Return the copy nearest to the article's date that can be evidence, or None."""
        self._report(PageStarted(job.url or ""))
        return await nearest_copy(
            job, self._archive, self._tools.reader, self._article, self._near, self._report
        )

    async def copy(self, job: Job, live: Snapshot) -> Captured | None:  # noqa: ARG002 - same face
        """Return None: there is nothing else to ask."""
        return None


class Source:
    """Hands out the pages of one run. Lives in the run's task."""

    def __init__(
        self,
        run_id: int,
        check: Check,
        tools: Tools,
        report: Report,
        web: FetchesPages,
        archive: SearchesArchives | None,
    ) -> None:
        self._id = run_id
        self._article = check.article
        self._near = date_of(check.article) or tools.now()
        self._tools = tools
        self._report = report
        self._web = web
        self._archive = archive
        self._turns = Turns(tools.options.pages_at_once, tools.options.pages_per_host, tools.gate)
        self._earlier, self._copies = _shown(check)

    async def page(self, job: Job, arrival: Arrival) -> Captured:
        """Return the page of ``job``: given, taken up from an interrupted run, or fetched."""
        if job.hand is not None:
            return await read_capture(
                _hand_snapshot(job.hand, self._tools.now()), self._tools.reader
            )
        url = job.url or ""
        had = await asyncio.to_thread(self._tools.library.resumable_snapshot, self._id, url)
        if had is not None:
            return await read_capture(had, self._tools.reader)

        async def fetch(address: str, earlier: Snapshot | None) -> Snapshot:
            async with self._turns.of(host_of(address)):
                self._report(PageStarted(url))
                if earlier is None:
                    return await arrival.admitted(await self._web.fetch(address))
                return await arrival.admitted(await self._web.fetch(address, earlier))

        robots = asyncio.create_task(self._robots_refuse(url))
        try:
            shown = self._earlier.get(url)
            earlier = Earlier(shown, self._whole) if shown else None
            found = await captured_page(url, fetch, self._tools.reader, earlier=earlier)
            await asyncio.wait({robots}, timeout=_ROBOTS_WAIT_S)
            if robots.done() and robots.result():
                return Captured(with_note(found.snapshot, FetchNote.ROBOTS_REFUSE), found.page)
            return found
        finally:
            robots.cancel()

    async def copy(self, job: Job, live: Snapshot) -> Captured | None:
        """Return an archived copy of a page that can't be had, or None.

        The one that the check shows already; else, where the options say that archives are always
        asked, the nearest that they have.
        """
        url = job.url or ""
        kept = self._copies.get(url)
        if kept is not None:
            return await read_capture(await self._whole(kept), self._tools.reader)
        if self._archive is None or live.outcome in _NOT_FOR_ARCHIVES:
            return None
        return await nearest_copy(
            job, self._archive, self._tools.reader, self._article, self._near, self._report
        )

    async def _whole(self, snapshot: Snapshot) -> Snapshot:
        return await asyncio.to_thread(self._tools.library.with_body, snapshot)

    async def _robots_refuse(self, url: str) -> bool:
        """Return whether robots.txt refuses a page that is asked for all the same."""
        if self._tools.options.robots != "batch" or not isinstance(self._web, KnowsRobots):
            return False
        return await self._web.robots_allow(url) is False


def _shown(check: Check) -> tuple[dict[str, Snapshot], dict[str, Snapshot]]:
    """Return by address the answers that a check shows, and the archived copies."""
    answers: dict[str, Snapshot] = {}
    copies: dict[str, Snapshot] = {}
    for claim in check.claims:
        for page in claim.pages:
            snapshot: Snapshot | None = page.snapshot
            text: PageText | None = page.page
            if snapshot is None or snapshot.url is None or text is None:
                continue
            if snapshot.outcome in LIVE:
                answers[snapshot.url] = snapshot
            elif snapshot.outcome is FetchOutcome.ARCHIVED:
                copies[snapshot.url] = snapshot
    return answers, copies


def _hand_snapshot(page: HandPage, now: datetime) -> Snapshot:
    headers = (("Content-Type", page.content_type), (SUPPLIED_BY, page.by))
    return Snapshot(
        url=page.url,
        outcome=FetchOutcome.MANUAL,
        fetched_at=now,
        final_url=page.own_url,
        media_type=page.content_type.partition(";")[0],
        headers=tuple((name, value) for name, value in headers if value),
        body=page.data,
        detail=page.source,
    )
