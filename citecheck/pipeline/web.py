"""Ways to the web: the real one, the sample's recorded answers, or none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

from citecheck import paths
from citecheck.config import Options
from citecheck.fetch import replay
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.offline import OfflineFetcher
from citecheck.fetch.recorded import RecordedWeb
from citecheck.model import Snapshot


class FetchesPages(Protocol):
    """What a run asks for pages."""

    async def fetch(self, url: str) -> Snapshot:
        """Return the answer of ``url``; never raises for faults of the world."""
        ...


OpenWeb = Callable[[Options], AbstractAsyncContextManager[FetchesPages]]


def live_web(options: Options) -> AbstractAsyncContextManager[FetchesPages]:
    """Open the real web, through the guarded client."""
    return open_fetcher(options)


def sample_web(options: Options) -> AbstractAsyncContextManager[FetchesPages]:
    """Open the sample's web: recorded answers, played through the same guarded client."""
    recorded = RecordedWeb.load(paths.resource("sample/web"))
    return open_fetcher(options, resolve=recorded.resolve, dial=recorded.dial)


def replay_web(path: Path) -> OpenWeb:
    """Return a web that holds nothing but what a .warc.gz or .wacz file captured.

    Raises:
        KnownError: the file can't be read.
    """
    return replay.replay_web(path)


@asynccontextmanager
async def no_web(options: Options) -> AsyncIterator[FetchesPages]:  # noqa: ARG001 - same face
    """Open nothing: every page ends as ``not_attempted``."""
    yield OfflineFetcher()
