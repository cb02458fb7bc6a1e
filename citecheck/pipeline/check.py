"""One run over one article: fetch, read, compare, save; claims are told as they are judged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence

from citecheck.model import (
    Article,
    Check,
    FetchOutcome,
    Finding,
    FindingKind,
    KnownError,
    PageResult,
)
from citecheck.pipeline.arrivals import Arrival, Arrivals
from citecheck.pipeline.capture import Captured, replace_outcome
from citecheck.pipeline.compare import host_of
from citecheck.pipeline.events import CheckSaved, ClaimJudged, PageEnded, Report
from citecheck.pipeline.meant import LinkWords
from citecheck.pipeline.plan import HandPage, Job, Plan, Use, plan_run
from citecheck.pipeline.source import GivesPages, listed_hosts, opened_source
from citecheck.pipeline.told import told_claim
from citecheck.pipeline.tools import Tools
from citecheck.store.captures import Capture

log = logging.getLogger(__name__)

UNREACHED = Finding(FindingKind.UNREACHED)
UNLINKED = Finding(FindingKind.UNLINKED)

# Findings that say where the quoted words stand: a page that shows them is no wall.
LOCATED = {
    FindingKind.EXACT,
    FindingKind.EQUIVALENT,
    FindingKind.SHORTENED,
    FindingKind.CUT,
    FindingKind.ALTERED,
    FindingKind.STITCHED,
}
# What is given or copied twice is one capture, of the day when it was first had.
_KEPT_ONCE = {FetchOutcome.MANUAL, FetchOutcome.ARCHIVED}


def ignore(_event: object) -> None:
    """Take an event and do nothing: for runs that nobody watches."""


async def run_check(
    key: str,
    tools: Tools,
    *,
    by_hand: Sequence[HandPage] = (),
    chosen: Callable[[Job], bool] | None = None,
    report: Report = ignore,
    loaded: Check | None = None,
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
        loaded: the check, where it was just loaded.

    Raises:
        KnownError: the library can't be read or written.
    """
    if loaded is None:
        loaded = await asyncio.to_thread(tools.library.load_check, key)
    check = loaded
    references = await asyncio.to_thread(tools.library.load_references, key)
    attributions = [c.attribution for c in check.claims]
    plan = plan_run(attributions, references, by_hand)
    if chosen is not None:
        plan = Plan(tuple(job for job in plan.jobs if chosen(job)), ())
    begun_at = tools.now()
    run_id = await asyncio.to_thread(tools.library.begin_run, key, begun_at, whole=chosen is None)
    run = _Run(run_id, check, plan, tools, report)
    await run.walk(whole=chosen is None)
    await asyncio.to_thread(tools.library.end_run, run_id, tools.now())
    saved = await asyncio.to_thread(tools.library.load_check, key, run.saved)
    report(CheckSaved(saved))
    return saved


class _Run:
    """One execution of the line. Lives in one asyncio task; its state is touched there only.

    Attributes:
        saved: the captures that it has saved by their ids, their bodies left in the library.
    """

    def __init__(self, run_id: int, check: Check, plan: Plan, tools: Tools, report: Report) -> None:
        self._id = run_id
        self._check = check
        self._plan = plan
        self._tools = tools
        self._report = report
        self._pages_done = 0
        self._claims_done = 0
        self._waiting: dict[str, int] = {}  # pages that a claim still waits for
        self._results: dict[str, list[PageResult]] = {}
        self._known = {claim.attribution.id: claim for claim in check.claims}
        self._whole = True
        self._link_words = LinkWords(check.article)
        self.saved: dict[int, Capture] = {}
        self._arriving = Arrivals()
        for job in plan.jobs:
            for use in job.uses:
                self._waiting[use.attribution.id] = self._waiting.get(use.attribution.id, 0) + 1

    @property
    def _article(self) -> Article:
        return self._check.article

    async def walk(self, *, whole: bool) -> None:
        """Look at every page; returns when all claims are judged and saved."""
        self._whole = whole
        self._report(listed_hosts(self._plan, self._tools))
        nothing = [
            (use, PageResult(use.reference, None, None, UNLINKED)) for use in self._plan.unlinked
        ]
        rows = [(use.attribution.id, result.reference, UNLINKED) for use, result in nothing]
        await asyncio.to_thread(
            self._tools.library.save_results, self._check.key, self._id, None, rows
        )
        self._note(nothing)
        for use, _result in nothing:
            if use.attribution.id not in self._waiting:
                self._tell_claim(use)
        async with opened_source(
            self._id, self._check, self._tools, self._report, whole=whole
        ) as source:
            try:
                async with asyncio.TaskGroup() as group:
                    for job in self._plan.jobs:
                        group.create_task(self._look_at(job, source))
            except* KnownError as faults:
                raise faults.exceptions[0] from None

    async def _look_at(self, job: Job, source: GivesPages) -> None:
        # Its body is held no longer than until it is stored.
        with self._arriving.one() as arrival:
            saved = await self._saved(job, source, arrival)
        if saved is None:
            return
        outcome, results = saved
        self._pages_done += 1
        name = job.url or (job.hand.source if job.hand else "")
        self._report(PageEnded(name, outcome, self._pages_done, len(self._plan.jobs)))
        self._note(results)
        for use, _result in results:
            self._waiting[use.attribution.id] -= 1
            if not self._waiting[use.attribution.id]:
                self._tell_claim(use)

    async def _saved(
        self, job: Job, source: GivesPages, arrival: Arrival
    ) -> tuple[FetchOutcome, list[tuple[Use, PageResult]]] | None:
        """Look at one page and save what came of it; None leaves its claims as they were."""
        had = await source.page(job, arrival)
        if had is None:
            return None
        captured, findings = await self._judged(job, had)
        if job.hand is None and not captured.snapshot.outcome.has_text:
            copy = await source.copy(job, captured.snapshot)
            if copy is not None:
                # How the page itself ended stays beside the copy that is shown for it.
                await self._save(captured, ())
                captured, findings = await self._judged(job, copy)
        judged = list(zip(job.uses, findings, strict=True))
        number = await self._save(captured, judged)
        snapshot, page = captured.snapshot.without_body(), captured.page
        if snapshot.outcome not in _KEPT_ONCE:
            self.saved[number] = Capture(number, snapshot, page)
        return snapshot.outcome, [
            (use, PageResult(use.reference, snapshot, page, finding)) for use, finding in judged
        ]

    async def _judged(self, job: Job, found: Captured) -> tuple[Captured, list[Finding]]:
        """Return what a page shows of every claim of ``job``, and the page as that tells of it."""
        snapshot, page = found
        unreached = [UNREACHED] * len(job.uses)
        if page is None:
            return found, unreached
        try:
            findings, is_another = await self._tools.reader.judge_page(
                page,
                came=snapshot,
                article_text=self._article.text,
                attributions=[use.attribution for use in job.uses],
                link_words=self._link_words.of(job.uses),
            )
        except KnownError as error:
            # One page must not take the others with it; the fault is counted, and in the log.
            log.exception("a page of %s could not be compared", host_of(job.url or ""))
            failed = replace_outcome(snapshot, FetchOutcome.INTERNAL_ERROR, error.detail)
            return Captured(failed, page), unreached
        outcome = _outcome(snapshot.outcome, findings, is_another=is_another)
        shown = Captured(replace_outcome(snapshot, outcome), page)
        if outcome.has_text:
            return shown, list(findings)
        # What a stub shows, it shows; what it does not show may stand behind the wall.
        return shown, [f if f.kind in LOCATED else UNREACHED for f in findings]

    async def _save(self, captured: Captured, judged: Iterable[tuple[Use, Finding]]) -> int:
        """Keep a page and what it shows of each claim; return the id of the capture."""
        rows = [(use.attribution.id, use.reference, finding) for use, finding in judged]
        return await asyncio.to_thread(
            self._tools.library.save_judged, self._check.key, self._id, captured, rows
        )

    def _note(self, results: Sequence[tuple[Use, PageResult]]) -> None:
        for use, result in results:
            self._results.setdefault(use.attribution.id, []).append(result)

    def _tell_claim(self, use: Use) -> None:
        self._claims_done += 1
        known, results = self._known[use.attribution.id], self._results[use.attribution.id]
        claim = told_claim(known, results, whole=self._whole)
        self._report(ClaimJudged(claim, self._claims_done, len(self._results)))


def _outcome(
    outcome: FetchOutcome, findings: Sequence[Finding], *, is_another: bool
) -> FetchOutcome:
    """Return how a page ended, now that it is known what it shows of the quotes."""
    if outcome.has_text:
        return FetchOutcome.WRONG_PAGE if is_another else outcome
    # A page that shows every quote is no wall at all, and one that shows any is the right one.
    shown = [finding.kind in LOCATED for finding in findings]
    enough = any(shown) if outcome is FetchOutcome.WRONG_PAGE else all(shown)
    return FetchOutcome.OK if enough else outcome
