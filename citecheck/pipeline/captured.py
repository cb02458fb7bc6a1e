"""Judge claims by the pages that the library holds already; no host is asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import replace

from citecheck.config import Options
from citecheck.fetch.offline import OfflineFetcher
from citecheck.model import Check, Snapshot
from citecheck.pipeline.check import run_check
from citecheck.pipeline.plan import Job, plan_run
from citecheck.pipeline.tools import Tools
from citecheck.pipeline.web import FetchesPages, HostlessWeb
from citecheck.store.library import Library


class CapturedWeb:
    """Answers with the last capture of an address from which a text was read."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        """Return the last capture of ``url``, or one that was not attempted."""
        had = await asyncio.to_thread(self._library.newest_snapshot, url, with_text=True)
        return had.snapshot if had else await OfflineFetcher().fetch(url, earlier)


async def judge_captured(key: str, attribution_ids: Collection[str], tools: Tools) -> Check:
    """Compare claims with the pages of theirs that were captured; the others stay as they are.

    Args:
        key: of the check.
        attribution_ids: the claims.
        tools: whose way to the web is not used.

    Raises:
        KnownError: the library can't be read or written.
    """
    library, wanted = tools.library, frozenset(attribution_ids)
    check = await asyncio.to_thread(library.load_check, key)
    references = await asyncio.to_thread(library.load_references, key)
    unjudged = [c.attribution for c in check.claims if c.attribution.id in wanted and not c.pages]
    served = [r for r in references if r.attribution_id in {one.id for one in unjudged}]
    urls = {job.url for job in plan_run(unjudged, served).jobs if job.url}
    captured = await asyncio.to_thread(_held, library, urls)
    if not captured:
        return check

    @asynccontextmanager
    async def web(_options: Options) -> AsyncIterator[FetchesPages]:
        yield CapturedWeb(library)

    def held(job: Job) -> bool:
        return job.hand is None and job.url in captured

    offline = replace(tools, open_web=HostlessWeb(web))
    return await run_check(key, offline, chosen=held, loaded=check)


def _held(library: Library, urls: Collection[str]) -> frozenset[str]:
    """Return those of ``urls`` of which the library holds a text."""
    return frozenset(url for url in urls if library.newest_snapshot(url, with_text=True))
