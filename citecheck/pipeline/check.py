"""One run over one article: fetch, read, compare, save; claims are told as they are judged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

from citecheck.config import Options
from citecheck.fetch.outcome import refine_outcome
from citecheck.model import (
    Article,
    Attribution,
    Check,
    ClaimResult,
    ErrorCode,
    FetchOutcome,
    Finding,
    FindingKind,
    KnownError,
    PageResult,
    PageText,
    Snapshot,
)
from citecheck.pipeline.compare import host_of
from citecheck.pipeline.events import (
    CheckSaved,
    ClaimJudged,
    HostsListed,
    PageEnded,
    PageStarted,
    Report,
)
from citecheck.pipeline.plan import HandPage, Job, Plan, Use, plan_run
from citecheck.pipeline.turns import Gate, Turns
from citecheck.pipeline.web import FetchesPages, OpenWeb, no_web
from citecheck.store.library import Library

log = logging.getLogger(__name__)

UNREACHED = Finding(FindingKind.UNREACHED)
UNLINKED = Finding(FindingKind.UNLINKED)

# Findings that say where the quoted words stand: a page that shows them is no wall.
_LOCATED = {
    FindingKind.EXACT,
    FindingKind.EQUIVALENT,
    FindingKind.SHORTENED,
    FindingKind.CUT,
    FindingKind.ALTERED,
    FindingKind.STITCHED,
}
# Outcomes whose body is worth reading all the same: it may hold the quoted words.
_STUBS = {FetchOutcome.PAYWALLED, FetchOutcome.WRONG_PAGE}


class ReadsPages(Protocol):
    """What a run hands foreign bytes to, and whole texts to compare."""

    async def read_page(self, body: bytes, *, url: str | None, content_type: str) -> PageText:
        """Return the readable text of a page; raises ``KnownError`` when there is none."""
        ...

    async def judge_page(
        self,
        page: PageText,
        *,
        address: str | None,
        article_text: str,
        attributions: Sequence[Attribution],
    ) -> tuple[Finding, ...]:
        """Return what a page shows of each attribution; raises ``KnownError`` for a fault."""
        ...


def utc_now() -> datetime:
    """Return the time as aware UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run is handed: its store, its reader, its web, its options, its clock and its gate."""

    library: Library
    reader: ReadsPages
    open_web: OpenWeb
    options: Options
    now: Callable[[], datetime] = utc_now
    gate: Gate = field(default_factory=Gate)


def ignore(_event: object) -> None:
    """Take an event and do nothing: for runs that nobody watches."""


def hosts_of(plan: Plan) -> tuple[str, ...]:
    """Return the hosts that a run asks, in alphabetical order."""
    return tuple(sorted({host_of(job.url) for job in plan.jobs if job.url and not job.hand}))


async def run_check(
    key: str,
    tools: Tools,
    *,
    by_hand: Sequence[HandPage] = (),
    chosen: Callable[[Job], bool] | None = None,
    report: Report = ignore,
) -> Check:
    """Check the article ``key`` of the library and return what the library holds afterwards.

    Every snapshot and finding is saved as it comes, so a run that is cancelled or killed loses
    nothing; the next run of the same article takes up the pages that an unfinished one has had.

    Args:
        key: of a check whose article, attributions and references are saved.
        tools: store, reader, web, options, clock.
        by_hand: pages given by hand.
        chosen: says which pages to look at; None walks the whole line over every claim.
        report: is told every event, in the loop's thread.

    Raises:
        KnownError: the library can't be read or written.
    """
    check = await asyncio.to_thread(tools.library.load_check, key)
    references = await asyncio.to_thread(tools.library.load_references, key)
    attributions = [c.attribution for c in check.claims]
    plan = plan_run(attributions, references, by_hand)
    if chosen is not None:
        plan = Plan(tuple(job for job in plan.jobs if chosen(job)), ())
    begun_at = tools.now()
    run_id = await asyncio.to_thread(tools.library.begin_run, key, begun_at, whole=chosen is None)
    run = _Run(run_id, check, plan, tools, report)
    await run.walk()
    await asyncio.to_thread(tools.library.end_run, run_id, tools.now())
    saved = await asyncio.to_thread(tools.library.load_check, key)
    report(CheckSaved(saved))
    return saved


class _Run:
    """One execution of the line. Lives in one asyncio task; its state is touched there only."""

    def __init__(self, run_id: int, check: Check, plan: Plan, tools: Tools, report: Report) -> None:
        self._id = run_id
        self._check = check
        self._plan = plan
        self._tools = tools
        self._report = report
        self._turns = Turns(tools.options.pages_at_once, tools.options.pages_per_host, tools.gate)
        self._pages_done = 0
        self._claims_done = 0
        self._waiting: dict[str, int] = {}  # pages that a claim still waits for
        self._results: dict[str, list[PageResult]] = {}
        for job in plan.jobs:
            for use in job.uses:
                self._waiting[use.attribution.id] = self._waiting.get(use.attribution.id, 0) + 1

    @property
    def _article(self) -> Article:
        return self._check.article

    async def walk(self) -> None:
        """Look at every page; returns when all claims are judged and saved."""
        offline = self._tools.open_web is no_web
        hosts = () if offline else hosts_of(self._plan)
        jobs = () if offline else self._plan.jobs
        urls = tuple(job.url for job in jobs if job.url and not job.hand)
        self._report(HostsListed(hosts, len(self._plan.jobs), urls))
        nothing = [
            (use, PageResult(use.reference, None, None, UNLINKED)) for use in self._plan.unlinked
        ]
        await self._save_results(None, nothing)
        for use, _result in nothing:
            if use.attribution.id not in self._waiting:
                self._tell_claim(use)
        async with self._tools.open_web(self._tools.options) as web:
            try:
                async with asyncio.TaskGroup() as group:
                    for job in self._plan.jobs:
                        group.create_task(self._look_at(job, web))
            except* KnownError as faults:
                raise faults.exceptions[0] from None

    async def _look_at(self, job: Job, web: FetchesPages) -> None:
        snapshot = await self._snapshot(job, web)
        snapshot, page = await self._page(snapshot)
        snapshot, findings = await self._judged(job, snapshot, page)
        results = [
            (use, PageResult(use.reference, snapshot, page, finding))
            for use, finding in zip(job.uses, findings, strict=True)
        ]
        snapshot_id = await asyncio.to_thread(self._save_snapshot, snapshot, page)
        await self._save_results(snapshot_id, results)
        self._pages_done += 1
        self._report(
            PageEnded(
                job.url or (job.hand.source if job.hand else ""),
                snapshot.outcome,
                self._pages_done,
                len(self._plan.jobs),
            )
        )
        for use, _result in results:
            self._waiting[use.attribution.id] -= 1
            if not self._waiting[use.attribution.id]:
                self._tell_claim(use)

    async def _snapshot(self, job: Job, web: FetchesPages) -> Snapshot:
        if job.hand is not None:
            return _hand_snapshot(job.hand, self._tools.now())
        url = job.url or ""
        had = await asyncio.to_thread(self._tools.library.resumable_snapshot, self._id, url)
        if had is not None:
            return had
        async with self._turns.of(host_of(url)):
            self._report(PageStarted(url))
            return await web.fetch(url)

    async def _page(self, snapshot: Snapshot) -> tuple[Snapshot, PageText | None]:
        """Return the page's text where it has one, and the snapshot as its text shows it."""
        if not snapshot.body or not (snapshot.outcome.has_text or snapshot.outcome in _STUBS):
            return snapshot, None
        url = snapshot.final_url or snapshot.url
        try:
            page = await self._tools.reader.read_page(
                snapshot.body, url=url, content_type=snapshot.content_type
            )
        except KnownError as error:
            return _unreadable(snapshot, error), None
        if snapshot.outcome is FetchOutcome.OK:
            outcome = await asyncio.to_thread(refine_outcome, snapshot, page)
            snapshot = replace_outcome(snapshot, outcome)
        return snapshot, page

    async def _judged(
        self, job: Job, snapshot: Snapshot, page: PageText | None
    ) -> tuple[Snapshot, list[Finding]]:
        """Return what the page shows of every claim of ``job``, and the snapshot as that tells."""
        unreached = [UNREACHED] * len(job.uses)
        if page is None:
            return snapshot, unreached
        try:
            findings = await self._tools.reader.judge_page(
                page,
                address=snapshot.final_url or snapshot.url,
                article_text=self._article.text,
                attributions=[use.attribution for use in job.uses],
            )
        except KnownError as error:
            # One page must not take the others with it; the fault is counted, and in the log.
            log.exception("a page of %s could not be compared", host_of(job.url or ""))
            return replace_outcome(snapshot, FetchOutcome.INTERNAL_ERROR, error.detail), unreached
        if snapshot.outcome.has_text:
            return snapshot, list(findings)
        # What a stub shows, it shows; what it does not show may stand behind the wall. A page that
        # shows every quote is no wall at all.
        if all(f.kind in _LOCATED for f in findings):
            snapshot = replace_outcome(snapshot, FetchOutcome.OK)
        return snapshot, [f if f.kind in _LOCATED else UNREACHED for f in findings]

    def _save_snapshot(self, snapshot: Snapshot, page: PageText | None) -> int:
        snapshot_id = self._tools.library.save_snapshot(snapshot)
        if page is not None:
            self._tools.library.save_page(snapshot_id, page)
        return snapshot_id

    async def _save_results(
        self, snapshot_id: int | None, results: Sequence[tuple[Use, PageResult]]
    ) -> None:
        rows = [(use.attribution.id, result.reference, result.finding) for use, result in results]
        await asyncio.to_thread(
            self._tools.library.save_results, self._check.key, self._id, snapshot_id, rows
        )
        for use, result in results:
            self._results.setdefault(use.attribution.id, []).append(result)

    def _tell_claim(self, use: Use) -> None:
        self._claims_done += 1
        pages = sorted(self._results[use.attribution.id], key=lambda r: r.reference.rank)
        earlier = next(c for c in self._check.claims if c.attribution.id == use.attribution.id)
        claim = ClaimResult(use.attribution, tuple(pages), earlier.reviews)
        self._report(ClaimJudged(claim, self._claims_done, len(self._results)))


def replace_outcome(snapshot: Snapshot, outcome: FetchOutcome, detail: str = "") -> Snapshot:
    """Return ``snapshot`` with another outcome; its bytes and times stay."""
    if outcome is snapshot.outcome:
        return snapshot
    return replace(snapshot, outcome=outcome, detail=detail or snapshot.detail)


def _hand_snapshot(page: HandPage, now: datetime) -> Snapshot:
    return Snapshot(
        url=page.url,
        outcome=FetchOutcome.MANUAL,
        fetched_at=now,
        media_type=page.content_type.partition(";")[0],
        headers=(("Content-Type", page.content_type),) if page.content_type else (),
        body=page.data,
        detail=page.source,
    )


_OUTCOME_OF_FAULT = {
    ErrorCode.EMPTY_INPUT: FetchOutcome.EMPTY,
    ErrorCode.INPUT_TOO_LARGE: FetchOutcome.TOO_LARGE,
    ErrorCode.UNREADABLE_PAGE: FetchOutcome.BAD_RESPONSE,
    ErrorCode.UNKNOWN_ENCODING: FetchOutcome.BAD_RESPONSE,
}


def _unreadable(snapshot: Snapshot, error: KnownError) -> Snapshot:
    """Return the snapshot of a page that no reader could take, with the outcome that says so."""
    outcome = _OUTCOME_OF_FAULT.get(error.code, FetchOutcome.UNSUPPORTED_TYPE)
    return replace_outcome(snapshot, outcome, error.code.value)
