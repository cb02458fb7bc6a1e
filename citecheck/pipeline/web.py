"""Ways to the web: the real one, the sample's recorded answers, or none."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from citecheck import paths
from citecheck.config import Options
from citecheck.fetch import replay
from citecheck.fetch.archives import ArchiveFault, open_archive
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.offline import OfflineFetcher
from citecheck.fetch.recorded import RecordedWeb
from citecheck.model import ArchiveEnd, ErrorCode, KnownError, Saving, SavingState, Snapshot

ARCHIVE_KEY = "CITECHECK_ARCHIVE_KEY"
"""Names the environment variable with the key for saving pages."""


class FetchesPages(Protocol):
    """What a run asks for pages."""

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        """Return the answer of ``url``; never raises for faults of the world.

        Args:
            url: of the page.
            earlier: what was had of it; ``NOT_MODIFIED`` may come back instead of a body.
        """
        ...


@runtime_checkable
class KnowsRobots(Protocol):
    """A web that can tell what a site's robots.txt says, also where it is not obeyed."""

    async def robots_allow(self, url: str) -> bool | None:
        """Return whether programs may fetch ``url``; None for what is never asked."""
        ...


class SearchesArchives(Protocol):
    """What a run asks for copies of pages that can't be had, and what publishes one."""

    def copies(self, url: str, near: datetime) -> AsyncGenerator[Snapshot]:
        """Yield copies of ``url``, nearest to ``near`` first; raises ``ArchiveFault``."""
        ...

    async def save(self, url: str) -> Saving:
        """Ask an archive to capture ``url`` now; never raises for faults of the world."""
        ...


OpenArchive = Callable[[Options], AbstractAsyncContextManager[SearchesArchives]]
OpenWeb = Callable[[Options], AbstractAsyncContextManager[FetchesPages]]


def live_web(options: Options) -> AbstractAsyncContextManager[FetchesPages]:
    """Open the real web, through the guarded client."""
    return open_fetcher(options)


def live_archive(options: Options) -> AbstractAsyncContextManager[SearchesArchives]:
    """Open the archives that the options name, through the guarded client.

    Raises:
        KnownError: ``BAD_CONFIG`` when the environment's key is none.
    """
    key = os.environ.get(ARCHIVE_KEY, "") or options.archive_key
    try:
        return open_archive(replace(options, archive_key=key))
    except ValueError as error:
        raise KnownError(ErrorCode.BAD_CONFIG, ARCHIVE_KEY, str(error)) from error


@asynccontextmanager
async def no_archive(options: Options) -> AsyncIterator[SearchesArchives]:  # noqa: ARG001 - same face
    """Open nothing: no archive is asked."""
    yield NoArchive()


class NoArchive:
    """Stands in for the archives where no host is asked."""

    _copies: tuple[Snapshot, ...] = ()

    async def copies(self, url: str, near: datetime) -> AsyncGenerator[Snapshot]:  # noqa: ARG002 - same face
        """Raise that no archive is asked.

        Raises:
            ArchiveFault: always.
        """
        for copy in self._copies:
            yield copy
        raise ArchiveFault(ArchiveEnd.SKIPPED, "no host is asked")

    async def save(self, url: str) -> Saving:
        """Return that nothing was sent."""
        return Saving(url, SavingState.REFUSED, detail="no host is asked")


def for_batch(options: Options) -> Options:
    """Return the options for many pages without a person at each: robots.txt is obeyed.

    Unless the options say never.
    """
    return replace(options, robots="always") if options.robots == "batch" else options


def asks_hosts(open_web: OpenWeb) -> bool:
    """Return whether a run over this web asks hosts, so that they must be listed before."""
    return open_web not in {no_web, sample_web} and not isinstance(open_web, HostlessWeb)


def sample_web(options: Options) -> AbstractAsyncContextManager[FetchesPages]:
    """Open the sample's web: recorded answers, played through the same guarded client.

    What leads to the real web (a proxy, authorities, waiting for hosts) has no meaning there.
    """
    recorded = RecordedWeb.load(paths.resource("sample/web"))
    plain = replace(options, proxy="", ca_bundle="", host_delay_s=0.0, host_delays=())
    return open_fetcher(plain, resolve=recorded.resolve, dial=recorded.dial)


class HostlessWeb:
    """A way to pages that asks no host."""

    def __init__(self, open_pages: OpenWeb) -> None:
        self._open = open_pages

    def __call__(self, options: Options) -> AbstractAsyncContextManager[FetchesPages]:
        """Open it; no host is asked."""
        return self._open(options)


class ReplayedWeb(HostlessWeb):
    """A web that holds nothing but what a .warc.gz or .wacz file captured.

    Raises:
        KnownError: when it is made: the file can't be read.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(replay.replay_web(path))


@asynccontextmanager
async def no_web(options: Options) -> AsyncIterator[FetchesPages]:  # noqa: ARG001 - same face
    """Open nothing: every page ends as ``not_attempted``."""
    yield OfflineFetcher()
