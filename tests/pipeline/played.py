"""A web and an archive that play what they are told, for runs at a desk."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from citecheck.config import Options
from citecheck.fetch.archives import ArchiveFault
from citecheck.fetch.client import WebFetcher, open_fetcher
from citecheck.fetch.recorded import RecordedAnswer, RecordedWeb
from citecheck.model import FetchOutcome, Saving, SavingState, Snapshot

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
CAPTURED = datetime(2026, 5, 2, 8, tzinfo=UTC)
ONE = "http://one.example/2026/bridge-opens-in-may"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


class Web:
    """Plays recorded answers through the real client, and keeps what it was opened with."""

    def __init__(self, *answers: RecordedAnswer) -> None:
        self.recorded = RecordedWeb(answers)
        self.options: list[Options] = []
        self.asked: list[tuple[str, bool]] = []

    @asynccontextmanager
    async def open(self, options: Options) -> AsyncIterator[Noting]:
        self.options.append(options)
        async with open_fetcher(
            options, resolve=self.recorded.resolve, dial=self.recorded.dial, now=lambda: NOON
        ) as fetcher:
            yield Noting(fetcher, self.asked)


class Noting:
    """Notes each page that is asked for, and whether it was had before."""

    def __init__(self, fetcher: WebFetcher, asked: list[tuple[str, bool]]) -> None:
        self.fetcher = fetcher
        self.asked = asked

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        self.asked.append((url, earlier is not None))
        if earlier is not None and earlier.header("etag"):
            headers = (("ETag", earlier.header("etag")), ("Date", "later"))
            outcome = FetchOutcome.NOT_MODIFIED
            return Snapshot(url, outcome, NOON, final_url=url, status=304, headers=headers)
        return await self.fetcher.fetch(url, earlier)

    async def robots_allow(self, url: str) -> bool | None:
        return await self.fetcher.robots_allow(url)


class Archive:
    """Gives the copies that it is told, or fails."""

    def __init__(self, *copies: Snapshot, fault: ArchiveFault | None = None) -> None:
        self.held = copies
        self.fault = fault
        self.asked: list[tuple[str, datetime]] = []

    @asynccontextmanager
    async def open(self, options: Options) -> AsyncIterator[Archive]:
        yield self

    async def copies(self, url: str, near: datetime) -> AsyncGenerator[Snapshot]:
        self.asked.append((url, near))
        for copy in self.held:
            yield copy
        if self.fault is not None:
            raise self.fault

    async def save(self, url: str) -> Saving:
        return Saving(url, SavingState.SUBMITTED)


def copy_of(body: str, outcome: FetchOutcome = FetchOutcome.OK) -> Snapshot:
    place = f"https://web.archive.org/web/20260502080000id_/{ONE}"
    return Snapshot(
        ONE,
        outcome,
        NOON,
        final_url=place,
        redirects=(place,),
        status=200,
        headers=HTML,
        media_type="text/html",
        body=body.encode(),
        archived_at=CAPTURED,
    )
