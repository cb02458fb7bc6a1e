"""Fetches pages: one guarded visit for each, every end of it a snapshot."""

from __future__ import annotations

import asyncio
import logging
import ssl
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Protocol

import httpcore
import httpx

from citecheck.config import Options
from citecheck.fetch.fault import FetchFault
from citecheck.fetch.network import Dialler, Resolver, system_dial, system_resolve
from citecheck.fetch.pace import Pace
from citecheck.fetch.visit import Visit, Wait
from citecheck.model import FetchOutcome, Snapshot

_log = logging.getLogger(__name__)


class Fetcher(Protocol):
    """Turns a URL into a snapshot."""

    async def fetch(self, url: str) -> Snapshot:
        """Return what came of asking for ``url``; every fault is an outcome, none is raised."""


class WebFetcher:
    """Fetches over the guarded network. Made by ``open_fetcher``.

    One fetcher may fetch many pages side by side; it holds no connection and no cookie between
    two of them.
    """

    def __init__(
        self,
        options: Options,
        *,
        resolve: Resolver,
        dial: Dialler,
        now: Callable[[], datetime],
        wait: Wait,
        tls: ssl.SSLContext,
    ) -> None:
        self._options = options
        self._resolve = resolve
        self._dial = dial
        self._now = now
        self._wait = wait
        self._tls = tls
        self._pace = Pace(options.pages_at_once, options.pages_per_host)

    async def fetch(self, url: str) -> Snapshot:
        """Return what came of asking for ``url``, redirects followed.

        Ends within ``options.deadline_s``, time spent waiting for a turn excluded. A fault of our
        own becomes ``internal_error`` with an id that stands in the log beside its traceback.
        """
        visit = Visit(
            url,
            options=self._options,
            resolve=self._resolve,
            dial=self._dial,
            wait=self._wait,
            tls=self._tls,
            pace=self._pace,
        )
        body = b""
        try:
            outcome, detail, body = await visit.run()
        except Exception as error:  # noqa: BLE001 - the edge of the room: told apart below, logged when ours
            outcome, detail = _outcome_of(error)
        return Snapshot(
            url=url,
            outcome=outcome,
            fetched_at=self._now(),
            final_url=visit.final_url,
            redirects=tuple(visit.redirects),
            status=visit.status,
            headers=visit.headers,
            media_type=visit.media_type,
            body=body,
            detail=detail,
        )


@asynccontextmanager
async def open_fetcher(
    options: Options,
    *,
    resolve: Resolver = system_resolve,
    dial: Dialler = system_dial,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    wait: Wait = asyncio.sleep,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[WebFetcher]:
    """Yield a fetcher for the running loop.

    Args:
        options: deadline, pages side by side and limits in bytes.
        resolve: host and port → addresses; what it says is checked, whoever says it.
        dial: address and port → open stream; only ever handed public addresses.
        now: the clock that dates snapshots; aware UTC.
        wait: waits a number of seconds when a site asks for it.
        tls: whom to trust; the authorities shipped with certifi where none is given. Settings of
            the environment are not looked at, so that nothing redirects or unlocks a fetch.
    """
    if tls is None:
        tls = await asyncio.to_thread(httpx.create_ssl_context, trust_env=False)
    yield WebFetcher(options, resolve=resolve, dial=dial, now=now, wait=wait, tls=tls)


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
    if isinstance(error, httpcore.NetworkError | OSError):
        return FetchOutcome.UNREACHABLE, note
    error_id = uuid.uuid4().hex[:8]
    _log.error("internal error %s while fetching a page", error_id, exc_info=error)
    return FetchOutcome.INTERNAL_ERROR, error_id
