"""Copies of pages in web archives: found, judged fit to be evidence, or ordered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

from citecheck.config import Options
from citecheck.fetch.archives import ArchiveFault, as_original
from citecheck.fetch.fault import FetchFault
from citecheck.fetch.url import web_address
from citecheck.model import (
    ArchiveEnd,
    Article,
    ErrorCode,
    FetchOutcome,
    KnownError,
    PageText,
    Saving,
    Snapshot,
)
from citecheck.pipeline.capture import Captured, ReadsPage, read_capture, replace_outcome
from citecheck.pipeline.events import ArchiveLooked, Report
from citecheck.pipeline.meant import LinkWords, is_another_page
from citecheck.pipeline.plan import Job, Use
from citecheck.pipeline.web import OpenArchive, SearchesArchives


def require_archives(options: Options) -> None:
    """Refuse where the options say that archives are never asked.

    Raises:
        KnownError: ``ARCHIVES_OFF``.
    """
    if options.archives == "never":
        raise KnownError(ErrorCode.ARCHIVES_OFF)


def may_be_told(url: str) -> bool:
    """Return whether an archive would be asked about ``url``: never about a private address."""
    try:
        web_address(url)
    except FetchFault:
        return False
    return True


async def nearest_copy(
    job: Job,
    archive: SearchesArchives,
    reader: ReadsPage,
    article: Article,
    near: datetime,
    report: Report,
) -> Captured | None:
    """Return the archived copy of ``job``'s page nearest to ``near``, or None.

    Copies that are error pages, walls or other pages are passed over: they are no evidence. What
    came of it is reported.
    """
    url = job.url or ""
    end, detail = ArchiveEnd.NO_COPY, ""
    try:
        async with aclosing(archive.copies(url, near)) as copies:
            async for copy in copies:
                found = await _as_evidence(copy, job, reader, article)
                if found.snapshot.outcome is FetchOutcome.ARCHIVED:
                    report(ArchiveLooked(url, ArchiveEnd.FOUND, found.snapshot.archived_at))
                    return found
                end, detail = ArchiveEnd.NO_EVIDENCE, found.snapshot.outcome.value
    except ArchiveFault as fault:
        end, detail = fault.end, fault.detail
    report(ArchiveLooked(url, end, detail=detail))
    return None


async def archived_copy(
    url: str,
    options: Options,
    open_archive: OpenArchive,
    reader: ReadsPage,
    near: datetime,
    report: Report,
) -> Captured | None:
    """Return the archived copy of ``url`` nearest to ``near``, or None; what came is reported.

    Raises:
        KnownError: ``ARCHIVES_OFF`` where the options forbid it.
    """
    require_archives(options)
    async with open_archive(options) as archive:
        return await nearest_copy(Job(url, None, ()), archive, reader, Article(""), near, report)


async def saved_in_archive(url: str, options: Options, open_archive: OpenArchive) -> Saving:
    """Ask the archive of the options to capture ``url`` now: this publishes the address.

    Waits a minute at most; "submitted" is not "archived".

    Raises:
        KnownError: ``ARCHIVES_OFF`` where the options forbid it.
    """
    require_archives(options)
    async with open_archive(options) as archive:
        return await archive.save(url)


def date_of(article: Article) -> datetime | None:
    """Return the noon of the day when the article says it was published, or None."""
    try:
        day = datetime.fromisoformat(article.published[:10])
    except ValueError:
        return None
    return day.replace(tzinfo=UTC) + timedelta(hours=12)


async def _as_evidence(copy: Snapshot, job: Job, reader: ReadsPage, article: Article) -> Captured:
    """Return a copy read, ``ARCHIVED`` where its site's page would have counted."""
    snapshot, page = await read_capture(as_original(copy), reader)
    outcome = snapshot.outcome
    if outcome is FetchOutcome.OK and page is not None:
        astray = await asyncio.to_thread(_is_astray, snapshot, page, article, job.uses)
        outcome = FetchOutcome.WRONG_PAGE if astray else FetchOutcome.ARCHIVED
    return Captured(replace_outcome(copy, outcome), page)


def _is_astray(snapshot: Snapshot, page: PageText, article: Article, uses: Sequence[Use]) -> bool:
    attributions = [use.attribution for use in uses]
    words = LinkWords(article).of(uses)
    return is_another_page(snapshot, page, zip(attributions, words, strict=True))
