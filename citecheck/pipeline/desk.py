"""One library, one reader process, one way to the web: what window and terminal work at."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from citecheck import paths
from citecheck.config import Options
from citecheck.detect.references import find_references
from citecheck.model import (
    Article,
    Attribution,
    Check,
    HandMark,
    KnownError,
    Maker,
    Reference,
    Saving,
)
from citecheck.pipeline.archiving import require_archives, saved_in_archive
from citecheck.pipeline.captured import judge_captured
from citecheck.pipeline.check import ignore, run_check
from citecheck.pipeline.events import Report
from citecheck.pipeline.inputs import read_article, read_bytes_of
from citecheck.pipeline.large_blocks import give_large_blocks_back
from citecheck.pipeline.memory import free_bytes
from citecheck.pipeline.plan import HandPage, Job, hands_of, plan_run
from citecheck.pipeline.shelf import Shelf
from citecheck.pipeline.source import links_by_host
from citecheck.pipeline.tools import Tools, utc_now
from citecheck.pipeline.turns import Gate
from citecheck.pipeline.web import (
    OpenArchive,
    OpenWeb,
    asks_hosts,
    live_archive,
    live_web,
    no_archive,
    no_web,
    sample_web,
)
from citecheck.pipeline.worker import ReaderProcess
from citecheck.store.library import Library

log = logging.getLogger(__name__)

_BETWEEN_BATCHES_S = 0.05
_LEAST_FREE_BYTES = 2**30
"""With less memory to spare nothing is loaded ahead: a reader with the model holds 160 MB."""
SAMPLE_URL = "http://www.pierheadpost.example/2026/03/14/barrage-and-boat"


class Desk(Shelf):
    """What window and terminal work at. An async context manager, used within one asyncio loop.

    The plain methods (``load``, ``checks``, ``record``, ``hosts``) may be called from any thread:
    the store has a connection for each. Articles of the sample are checked against the sample's
    recorded answers, all others over ``web``.
    """

    def __init__(
        self,
        library: Library,
        options: Options,
        *,
        web: OpenWeb = live_web,
        archive: OpenArchive = live_archive,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(library, now)
        self.options = options
        self._web = web
        self._archive = archive
        self._reader = ReaderProcess()

    async def __aenter__(self) -> Self:
        give_large_blocks_back()
        await self._reader.__aenter__()
        self._leaving = asyncio.Event()
        self._indexing = asyncio.create_task(self._index())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._leaving.set()
        await self._indexing
        await self._reader.__aexit__(kind, error, trace)

    async def _index(self) -> None:
        """Make an older library ready for searching, bit by bit, beside everything else."""
        try:
            while await asyncio.to_thread(self.library.index_texts):
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._leaving.wait(), _BETWEEN_BATCHES_S)
                    return
        except KnownError:
            # Whoever reads or writes next is told; searching goes on with what is indexed.
            log.warning("the texts of the library could not be indexed", exc_info=True)

    async def warm_up(self) -> None:
        """Load ahead what the first article takes, unless memory is scarce; see ``ReaderProcess``.

        Cancelling it, or leaving the desk, ends the process that loads.
        """
        free = free_bytes()
        if free is not None and free < _LEAST_FREE_BYTES:
            log.info("nothing is loaded ahead: %d MB of memory are free", free // 2**20)
            return
        try:
            await self._reader.warm_up()
        except KnownError:
            log.warning("nothing could be loaded ahead", exc_info=True)

    # Reading

    async def read(self, source: str) -> Article:
        """Return the article in a file, on standard input ("-") or at a web address.

        Raises:
            KnownError: it can't be had or read.
        """
        return await read_article(source, self._reader, self.options, self._web)

    async def read_clipboard(self, html: str | None, plain: str | None) -> Article:
        """Return what was pasted; HTML beats plain text because it keeps the links.

        Raises:
            KnownError: the paste is empty or too large.
        """
        return await self._reader.read_clipboard(html, plain)

    async def read_sample(self) -> Article:
        """Return the sample article."""
        path = paths.resource("sample/article.html")
        data = await asyncio.to_thread(path.read_bytes)
        return await self._reader.read_article(data, path.name, url=SAMPLE_URL)

    # Checking

    async def open(self, article: Article) -> Check:
        """Find and save the claims of ``article``; earlier findings and reviews come back with it.

        Raises:
            KnownError: the library can't be written.
        """
        attributions, references = await self._reader.find_claims(article)
        return await asyncio.to_thread(self._save_claims, article, attributions, references)

    def _save_claims(
        self,
        article: Article,
        attributions: Sequence[Attribution],
        references: Sequence[Reference],
    ) -> Check:
        key = self.library.save_article(article, self._now())
        self.library.save_attributions(key, attributions)
        claims = self.library.load_attributions(key)
        self.library.save_references(key, references_of(article, claims, references))
        return self.library.load_check(key)

    async def check(
        self,
        key: str,
        *,
        by_hand: Sequence[HandPage] | None = None,
        offline: bool = False,
        skip_hosts: Sequence[str] = (),
        archives: bool = False,
        report: Report = ignore,
        gate: Gate | None = None,
    ) -> Check:
        """Check every claim; see ``pipeline.check.run_check``.

        Args:
            key: of the check.
            by_hand: exactly these pages given by hand; None for those that the check shows now.
            offline: ask no host.
            skip_hosts: hosts not to be asked this time, beside those of the options.
            archives: ask web archives for the pages that can't be had.
            report: is told every event.
            gate: lets the run wait while it is shut.

        Raises:
            KnownError: ``ARCHIVES_OFF`` where the options forbid ``archives``; a file given by
                hand can't be read.
        """
        tools = await self._tools(key, offline=offline, gate=gate)
        if archives:
            require_archives(self.options)
        options = replace(
            tools.options,
            skip_hosts=(*tools.options.skip_hosts, *skip_hosts),
            archives="always" if archives else tools.options.archives,
        )
        tools = replace(tools, options=options)
        loaded = await asyncio.to_thread(self.library.load_check, key)
        if by_hand is None:
            by_hand = await asyncio.to_thread(hands_of, loaded, self.library.with_body)
        else:
            by_hand = [await self._addressed(page) for page in by_hand]
        return await run_check(key, tools, by_hand=by_hand, report=report, loaded=loaded)

    async def recheck(
        self, key: str, *, report: Report = ignore, gate: Gate | None = None
    ) -> Check:
        """Fetch and compare every page anew; verdicts stay, and earlier copies are kept.

        A page that changed shows by how much (``PageResult.earlier``, ``report.changes``), and a
        verdict that rests on other words than the present ones is flagged
        (``ClaimResult.evidence_changed``). Pages given by hand stay as they are.
        """
        return await self.check(key, report=report, gate=gate)

    async def refetch(self, key: str, attribution_id: str, *, report: Report = ignore) -> Check:
        """Fetch the pages of one claim again, and compare every claim that they serve."""
        tools = await self._tools(key, offline=False)

        def serves(job: Job) -> bool:
            return any(use.attribution.id == attribution_id for use in job.uses)

        return await run_check(key, tools, chosen=serves, report=report)

    async def judge_captured(self, key: str, attribution_ids: Collection[str]) -> Check:
        """Judge these claims by the pages that the library holds; no host is asked."""
        tools = await self._tools(key, offline=True)
        return await judge_captured(key, attribution_ids, tools)

    async def retry(
        self,
        key: str,
        urls: Collection[str],
        *,
        report: Report = ignore,
        gate: Gate | None = None,
    ) -> Check:
        """Fetch these pages of a check again, and compare every claim that they serve."""
        tools = await self._tools(key, offline=False, gate=gate)

        def wanted(job: Job) -> bool:
            return job.hand is None and job.url in urls

        return await run_check(key, tools, chosen=wanted, report=report)

    async def give_page(self, key: str, page: HandPage, *, report: Report = ignore) -> Check:
        """Judge against a page given by hand the claims that it serves; no host is asked.

        Raises:
            KnownError: its file can't be read, or the library can't be written.
        """
        tools = await self._tools(key, offline=True)
        page = await self._addressed(page)

        def by_hand(job: Job) -> bool:
            return job.hand is not None

        return await run_check(key, tools, by_hand=(page,), chosen=by_hand, report=report)

    async def _addressed(self, page: HandPage) -> HandPage:
        """Return a page given by hand with the address that it tells of itself, where it does.

        Raises:
            KnownError: its file can't be read.
        """
        if page.own_url or page.part is not None:
            return page
        told = await self._reader.saved_address(
            page.data, page.source, content_type=page.content_type
        )
        return page if page.url else replace(page, own_url=told or None)

    async def look_in_archive(
        self, key: str, attribution_id: str, *, report: Report = ignore
    ) -> Check:
        """Ask web archives for copies of the pages of one claim, and compare what they serve.

        What came of each page is reported (``ArchiveLooked``); where there is no copy that could
        be evidence, everything stays as it was.

        Raises:
            KnownError: ``ARCHIVES_OFF`` where the options forbid it.
        """
        require_archives(self.options)
        tools = await self._tools(key, offline=False)

        def serves(job: Job) -> bool:
            return job.hand is None and any(
                use.attribution.id == attribution_id for use in job.uses
            )

        return await run_check(
            key, replace(tools, only_archives=True), chosen=serves, report=report
        )

    async def save_to_archive(self, url: str) -> Saving:
        """Ask the archive of the options to capture ``url`` now: this publishes the address.

        Waits a minute at most; "submitted" is not "archived".

        Raises:
            KnownError: ``ARCHIVES_OFF`` where the options forbid it.
        """
        return await saved_in_archive(url, self.options, self._archive)

    async def _tools(self, key: str, *, offline: bool, gate: Gate | None = None) -> Tools:
        article = await asyncio.to_thread(self.library.load_article, key)
        is_sample = article.url == SAMPLE_URL and self._web is live_web
        web = sample_web if is_sample else self._web
        return Tools(
            self.library,
            self._reader,
            no_web if offline else web,
            self.options,
            self._now,
            gate or Gate(),
            self._archive if asks_hosts(web) and not offline else no_archive,
        )

    # Looking and deciding

    def hosts(self, check: Check) -> dict[str, int]:
        """Return the hosts that checking ``check`` would ask, before anything is asked.

        With how many links of claims lead to each: the most first, then by name.
        """
        references = self.library.load_references(check.key)
        return links_by_host(plan_run([c.attribution for c in check.claims], references))

    def amend(
        self, key: str, marks: Sequence[HandMark], person: str
    ) -> tuple[Check, tuple[HandMark, ...]]:
        """Keep what a person marked, changed or took away among the claims of a check.

        Returns:
            The check as it is now, and the marks that would undo these.

        Raises:
            KnownError: the library can't be written.
        """
        undoing = self.library.save_hand_marks(key, marks, person, self._now())
        check = self.library.load_check(key)
        touched = {mark.key for mark in marks}
        claims = [c.attribution for c in check.claims if c.attribution.key(key) in touched]
        references = find_references(check.article, claims)
        self.library.replace_references_of(key, touched, references)
        return check, undoing


def references_of(
    article: Article, claims: Sequence[Attribution], detected: Sequence[Reference]
) -> tuple[Reference, ...]:
    """Return the candidate pages of ``claims``: ``detected`` ones, and those of claims by hand."""
    by_hand = [one for one in claims if one.maker is not Maker.DETECTED]
    standing = {one.id for one in claims} - {one.id for one in by_hand}
    kept = [reference for reference in detected if reference.attribution_id in standing]
    return (*kept, *(find_references(article, by_hand) if by_hand else ()))


def page_from_file(path: Path, url: str | None = None) -> HandPage:
    """Return a file as a page given by hand.

    Raises:
        KnownError: the file can't be read.
    """
    # Only its name tells Markdown from plain text.
    kind = "text/markdown" if path.suffix.lower() in {".md", ".markdown"} else ""
    return HandPage(path.name, read_bytes_of(path), kind, url)
