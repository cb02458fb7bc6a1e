"""Fetches pages: one guarded visit for each, every end of it a snapshot."""

from __future__ import annotations

import asyncio
import logging
import ssl
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import SystemRandom
from typing import Protocol

import httpcore

from citecheck.config import Options
from citecheck.fetch.ask import Ask
from citecheck.fetch.common_budget import CommonBudget
from citecheck.fetch.fault import FetchFault
from citecheck.fetch.network import Dialler, Resolver, system_dial, system_resolve
from citecheck.fetch.pace import Pace
from citecheck.fetch.robots import MAX_ROBOTS_BYTES, Robots, robots_address, robots_of
from citecheck.fetch.trust import tls_context
from citecheck.fetch.url import web_address
from citecheck.fetch.visit import MayAsk, Visit, Wait
from citecheck.model import FetchOutcome, Snapshot

_log = logging.getLogger(__name__)
_ROBOTS_S = 5.0
# What all bodies under way may hold together; the oldest of them may go beyond it.
_MAX_HELD_BYTES = 48 * 2**20
_SYSTEM_CHANCE = SystemRandom()


class Fetcher(Protocol):
    """Turns a URL into a snapshot."""

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        """Return what came of asking for ``url``; every fault is an outcome, none is raised."""


@dataclass(frozen=True, slots=True)
class Seams:
    """What a fetcher is handed instead of reaching for it: network, clock, chance, trust."""

    resolve: Resolver
    dial: Dialler
    now: Callable[[], datetime]
    wait: Wait
    chance: Callable[[], float]
    tls: ssl.SSLContext


class WebFetcher:
    """Fetches over the guarded network. Made by ``open_fetcher``.

    One fetcher may fetch many pages side by side; it holds no connection and no cookie between
    two of them. It remembers what each site's robots.txt says.
    """

    def __init__(self, options: Options, seams: Seams) -> None:
        self._options = options
        self._seams = seams
        self._pace = Pace(
            options.pages_at_once, options.pages_per_host, options.delay_of, seams.wait
        )
        self._common = CommonBudget(_MAX_HELD_BYTES)
        self._robots: dict[str, asyncio.Task[Robots]] = {}

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        """Return what came of asking for ``url``, redirects followed.

        Ends within ``options.deadline_s``, time spent waiting for a turn excluded. A fault of our
        own becomes ``internal_error`` with an id that stands in the log beside its traceback.

        Args:
            url: as the user wrote it.
            earlier: what was had of it before; ``NOT_MODIFIED``, without a body, comes back where
                the site says that this still holds.
        """
        may_ask = self.robots_allow if self._options.robots == "always" else None
        return await self._visited(url, self._options, earlier, may_ask)

    async def ask(self, ask: Ask) -> Snapshot:
        """Return what came of one request that is no plain page; robots.txt has no say in it."""
        return await self._visited(ask, self._options, None)

    async def robots_allow(self, url: str) -> bool | None:
        """Return whether robots.txt lets programs fetch ``url``; None for what is never asked.

        Asks each site once.
        """
        try:
            address = web_address(url)
        except FetchFault:
            return None
        if self._options.skips(address.host):
            return None
        place = robots_address(address.text)
        if place not in self._robots:
            self._robots[place] = asyncio.create_task(self._robots_at(place))
        # Shielded: a page that is cancelled must not take the rules of the others with it.
        robots = await asyncio.shield(self._robots[place])
        if robots.crawl_delay_s:
            self._pace.slow_down(address.host, robots.crawl_delay_s)
        return robots.allows(address.text)

    async def aclose(self) -> None:
        """Drop what is still being asked for."""
        for task in self._robots.values():
            task.cancel()
        await asyncio.gather(*self._robots.values(), return_exceptions=True)

    async def _robots_at(self, place: str) -> Robots:
        options = replace(
            self._options,
            deadline_s=min(_ROBOTS_S, self._options.deadline_s / 3),
            max_wire_bytes=MAX_ROBOTS_BYTES,
            max_decoded_bytes=MAX_ROBOTS_BYTES,
        )
        return robots_of(await self._visited(Ask(place, is_light=True), options, None))

    async def _visited(
        self,
        asked: str | Ask,
        options: Options,
        earlier: Snapshot | None,
        may_ask: MayAsk | None = None,
    ) -> Snapshot:
        seams = self._seams
        ask = asked if isinstance(asked, Ask) else Ask(asked)
        visit = Visit(
            ask,
            options=options,
            resolve=seams.resolve,
            dial=seams.dial,
            wait=seams.wait,
            tls=seams.tls,
            pace=self._pace,
            common=self._common,
            chance=seams.chance,
            now=seams.now,
            earlier=earlier,
            may_ask=may_ask,
        )
        body = b""
        try:
            outcome, detail, body = await visit.run()
        except Exception as error:  # noqa: BLE001 - the edge of the room: told apart below, logged when ours
            outcome, detail = _outcome_of(error)
        return Snapshot(
            url=ask.url,
            outcome=outcome,
            fetched_at=seams.now(),
            final_url=visit.final_url,
            redirects=tuple(visit.redirects),
            status=visit.status,
            headers=visit.headers,
            media_type=visit.media_type,
            body=body,
            detail=detail,
            exchanges=visit.exchanges,
        )


@asynccontextmanager
async def open_fetcher(
    options: Options,
    *,
    resolve: Resolver = system_resolve,
    dial: Dialler = system_dial,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    wait: Wait = asyncio.sleep,
    chance: Callable[[], float] = _SYSTEM_CHANCE.random,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[WebFetcher]:
    """Yield a fetcher for the running loop.

    Args:
        options: deadline, pages side by side, limits in bytes, manners, proxy, trust. robots.txt
            is obeyed where they say "always": whoever opens a batch says so (``for_batch``).
        resolve: host and port → addresses; what it says is checked, whoever says it.
        dial: address and port → open stream; only ever handed public addresses, and the proxy's.
        now: the clock that dates snapshots; aware UTC.
        wait: waits a number of seconds: for a site that asks for it, for a host's pace.
        chance: a number from 0 to 1 that spreads repeated tries.
        tls: whom to trust; what the options say where none is given. Settings of the environment
            are not looked at, so that nothing redirects or unlocks a fetch.

    Raises:
        KnownError: ``BAD_CONFIG`` when the options name a CA bundle that can't be read.
    """
    if tls is None:
        tls = await asyncio.to_thread(tls_context, options)
    fetcher = WebFetcher(options, Seams(resolve, dial, now, wait, chance, tls))
    try:
        yield fetcher
    finally:
        await fetcher.aclose()


def _outcome_of(error: Exception) -> tuple[FetchOutcome, str]:
    """Return the outcome of a fault and a short note; logs what is a fault of our own."""
    if isinstance(error, FetchFault):
        return error.outcome, error.detail
    note = (str(error) or type(error).__name__)[:200]
    if isinstance(error, httpcore.TimeoutException):
        return FetchOutcome.TIMEOUT, note
    if isinstance(error, httpcore.ProtocolError):
        return FetchOutcome.BAD_RESPONSE, note
    if isinstance(error, ssl.SSLError):
        return FetchOutcome.TLS_ERROR, error.reason or note
    if isinstance(error, httpcore.NetworkError | httpcore.ProxyError | OSError):
        return FetchOutcome.UNREACHABLE, note
    error_id = uuid.uuid4().hex[:8]
    _log.error("internal error %s while fetching a page", error_id, exc_info=error)
    return FetchOutcome.INTERNAL_ERROR, error_id
