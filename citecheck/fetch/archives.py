"""Web archives: copies of pages that can't be had, and pages saved where others can see them.

Reading follows the Wayback Machine's interfaces (availability, CDX) and, where the user names one,
a Memento time gate (RFC 7089). Every request goes through the guarded client; redirects are
followed within the archive alone, and no address that an archive writes is believed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote, urldefrag, urlencode, urlsplit

from citecheck.config import WAYBACK, Options
from citecheck.fetch.archive_answers import (
    BadAnswerError,
    SaveAnswer,
    captured_at,
    closest_stamp,
    listed_stamps,
    original_address,
    save_answer,
    stamp_of,
    time_of,
)
from citecheck.fetch.ask import Ask, Place
from citecheck.fetch.client import WebFetcher, open_fetcher
from citecheck.fetch.fault import FetchFault
from citecheck.fetch.media import SUPPORTED
from citecheck.fetch.url import web_address
from citecheck.fetch.visit import Wait
from citecheck.model import ArchiveEnd, FetchOutcome, Saving, SavingState, Snapshot

_JSON = frozenset({"application/json", "text/json", "application/javascript", "text/javascript"})
_JSON_TYPES = SUPPORTED | _JSON
_MAX_JSON_BYTES = 2**20
_MOST_COPIES = 3
_ROWS_ASKED = 5
_ASK_DELAY_S = 1.0
# Save Page Now asks for a few seconds between two questions; a capture takes up to two minutes.
_POLL_S = 5.0
_MOST_POLLS = 12
_DEFAULT_PORTS = {"http": 80, "https": 443}
_FAULTS = {
    FetchOutcome.RATE_LIMITED: ArchiveEnd.RATE_LIMITED,
    FetchOutcome.SKIPPED: ArchiveEnd.SKIPPED,
    FetchOutcome.TIMEOUT: ArchiveEnd.UNREACHABLE,
    FetchOutcome.UNREACHABLE: ArchiveEnd.UNREACHABLE,
    FetchOutcome.SERVER_ERROR: ArchiveEnd.UNREACHABLE,
    FetchOutcome.TLS_ERROR: ArchiveEnd.UNREACHABLE,
    FetchOutcome.FORBIDDEN: ArchiveEnd.UNREACHABLE,
}


class ArchiveFault(Exception):  # noqa: N818 - a fault of the world, told as an end, not an error
    """An archive could not be asked, or not be understood.

    Attributes:
        end: how the look ended.
        detail: a short technical note.
    """

    def __init__(self, end: ArchiveEnd, detail: str) -> None:
        super().__init__(end.value, detail)
        self.end = end
        self.detail = detail


@dataclass(frozen=True, slots=True)
class _Server:
    """A server of an archive as the settings name it: where it is, and which hosts are its own."""

    base: str
    hosts: frozenset[str]
    named: frozenset[Place]

    @classmethod
    def of(cls, setting: str, *, may_be_local: bool) -> _Server:
        parts = urlsplit(setting)
        host = parts.hostname or ""
        port = parts.port or _DEFAULT_PORTS[parts.scheme]
        named = frozenset({(host, port)}) if may_be_local else frozenset()
        return cls(setting.rstrip("/"), frozenset({host}), named)


class Archive:
    """The archives of the settings. Made by ``open_archive``."""

    def __init__(
        self, client: WebFetcher, options: Options, now: Callable[[], datetime], wait: Wait
    ) -> None:
        self._client = client
        self._now = now
        self._wait = wait
        self._key = options.archive_key
        is_wayback = options.archive_url == WAYBACK
        self._wayback = _Server.of(options.archive_url, may_be_local=not is_wayback)
        # The Internet Archive keeps this one interface beside its archive.
        told = "https://archive.org" if is_wayback else options.archive_url
        self._availability = _Server.of(told, may_be_local=not is_wayback)
        gate = options.memento_timegate
        self._gate = _Server.of(gate, may_be_local=True) if gate else None

    async def copies(self, url: str, near: datetime) -> AsyncGenerator[Snapshot]:
        """Yield copies of ``url``, those captured nearest to ``near`` first; at most four.

        Each has the outcome that the archive's own answer shows: an archived error page is an
        error. ``archived_at`` is set on every one. Where an interface fails, the next is asked.

        Raises:
            ArchiveFault: ``NOT_PUBLIC`` for an address that must not be told to anyone; where no
                copy was yielded, how the archive failed.
        """
        try:
            wanted = urldefrag(web_address(url).text).url
        except FetchFault as fault:
            raise ArchiveFault(ArchiveEnd.NOT_PUBLIC, fault.detail) from fault
        failed: ArchiveFault | None = None
        had: set[datetime] = set()
        for find in (self._from_gate, self._closest, self._listed):
            try:
                async with aclosing(find(wanted, near)) as found:
                    async for copy in found:
                        if copy.archived_at is None or copy.archived_at in had:
                            continue
                        had.add(copy.archived_at)
                        yield replace(copy, url=url)
                        if len(had) > _MOST_COPIES:
                            return
            except ArchiveFault as fault:
                failed = fault
                if fault.end in {ArchiveEnd.RATE_LIMITED, ArchiveEnd.SKIPPED}:
                    break
        if failed is not None and not had:
            raise failed

    async def _from_gate(self, url: str, near: datetime) -> AsyncGenerator[Snapshot]:
        """Yield the memento that the time gate of the settings sends us to (RFC 7089, 4.1)."""
        if self._gate is None:
            return
        gate = self._gate
        ask = Ask(
            f"{gate.base}/{url}",
            headers=(("Accept-Datetime", format_datetime(near.astimezone(UTC), usegmt=True)),),
            stays_at=gate.hosts | self._wayback.hosts,
            named=gate.named | self._wayback.named,
        )
        answer = await self._client.ask(ask)
        if answer.outcome in _FAULTS and not answer.header("memento-datetime"):
            raise ArchiveFault(_FAULTS[answer.outcome], answer.detail)
        copy = self._copy(ask.url, answer)
        if copy is not None:
            yield copy

    async def _closest(self, url: str, near: datetime) -> AsyncGenerator[Snapshot]:
        query = urlencode({"url": url, "timestamp": stamp_of(near)}, quote_via=quote)
        body = await self._told(self._availability, f"/wayback/available?{query}")
        stamp = _understood(closest_stamp, body, self._now())
        if stamp is not None:
            copy = await self._capture(url, stamp)
            if copy is not None:
                yield copy

    async def _listed(self, url: str, near: datetime) -> AsyncGenerator[Snapshot]:
        fields = {
            "url": url,
            "output": "json",
            "fl": "timestamp,original,mimetype,statuscode,digest",
            "filter": "statuscode:200",
            "sort": "closest",
            "closest": stamp_of(near),
            "limit": str(_ROWS_ASKED),
        }
        query = urlencode(fields, quote_via=quote)
        body = await self._told(self._wayback, f"/cdx/search/cdx?{query}")
        for stamp in _understood(listed_stamps, body, near, self._now())[:_MOST_COPIES]:
            copy = await self._capture(url, stamp)
            if copy is not None:
                yield copy

    async def _capture(self, url: str, stamp: str) -> Snapshot | None:
        """Return the copy captured at ``stamp``, its bytes as the site sent them ("id_")."""
        server = self._wayback
        place = f"{server.base}/web/{stamp}id_/{url}"
        ask = Ask(place, stays_at=server.hosts, named=server.named)
        answer = await self._client.ask(ask)
        if answer.outcome is FetchOutcome.RATE_LIMITED and captured_at(answer, self._now()) is None:
            raise ArchiveFault(ArchiveEnd.RATE_LIMITED, answer.detail)
        return self._copy(place, answer)

    def _copy(self, asked: str, answer: Snapshot) -> Snapshot | None:
        """Return an archive's answer as a copy; None where it is none."""
        at = captured_at(answer, self._now())
        if at is None:
            return None
        return replace(answer, redirects=(asked, *answer.redirects), archived_at=at)

    async def _told(self, server: _Server, place: str) -> bytes:
        ask = Ask(
            server.base + place,
            media_types=_JSON_TYPES,
            stays_at=server.hosts | self._wayback.hosts,
            named=server.named,
        )
        answer = await self._client.ask(ask)
        if answer.outcome is FetchOutcome.EMPTY:
            return b""
        if answer.outcome is not FetchOutcome.OK or len(answer.body) > _MAX_JSON_BYTES:
            end = _FAULTS.get(answer.outcome, ArchiveEnd.BROKEN)
            raise ArchiveFault(end, f"{answer.outcome.value}: {answer.detail}")
        return answer.body

    async def save(self, url: str) -> Saving:
        """Ask the archive to capture ``url`` now, and wait a minute at most for the copy.

        This publishes the address. Every end is told in the value; nothing is raised.
        """
        try:
            wanted = urldefrag(web_address(url).text).url
        except FetchFault as fault:
            return Saving(url, SavingState.REFUSED, detail=fault.detail)
        server = self._wayback
        ask = Ask(
            f"{server.base}/save",
            "POST",
            headers=(
                *self._order_headers,
                ("Content-Type", "application/x-www-form-urlencoded"),
            ),
            content=urlencode({"url": wanted, "skip_first_archive": "1"}).encode(),
            media_types=_JSON_TYPES,
            stays_at=server.hosts,
            named=server.named,
        )
        answer = await self._client.ask(ask)
        said = _said(answer)
        if answer.outcome is not FetchOutcome.OK or said is None or not said.job:
            return _not_taken(url, answer, said)
        return await self._waited_for(url, wanted, said.job)

    async def _waited_for(self, url: str, wanted: str, job: str) -> Saving:
        server = self._wayback
        ask = Ask(
            f"{server.base}/save/status/{job}",
            headers=self._order_headers,
            media_types=_JSON_TYPES,
            stays_at=server.hosts,
            named=server.named,
        )
        detail = ""
        for _poll in range(_MOST_POLLS):
            await self._wait(_POLL_S)
            answer = await self._client.ask(ask)
            said = _said(answer)
            detail = said.detail if said else answer.detail
            if said is not None and said.status == "error":
                return Saving(url, SavingState.FAILED, job=job, detail=detail)
            at = time_of(said.stamp, self._now()) if said and said.status == "success" else None
            if at is not None:
                copy = f"{server.base}/web/{stamp_of(at)}/{wanted}"
                return Saving(url, SavingState.ARCHIVED, copy, at, job)
        return Saving(url, SavingState.SUBMITTED, job=job, detail=detail)

    @property
    def _order_headers(self) -> tuple[tuple[str, str], ...]:
        login = (("Authorization", f"LOW {self._key}"),) if self._key else ()
        return (("Accept", "application/json"), *login)


def archive_hosts(options: Options) -> tuple[str, ...]:
    """Return the hosts that a look for copies asks, in alphabetical order."""
    places = [options.archive_url, options.memento_timegate]
    hosts = {urlsplit(place).hostname or "" for place in places if place}
    if options.archive_url == WAYBACK:
        hosts.add("archive.org")
    return tuple(sorted(hosts))


def as_original(copy: Snapshot) -> Snapshot:
    """Return a copy as if its site had answered: without the archive's part of its addresses."""
    way = tuple(map(original_address, copy.redirects[1:]))
    final = original_address(copy.final_url or "")
    # A step from one capture of an address to another is the archive's doing, not the site's.
    moved = tuple(step for step in way if step != copy.url)
    return replace(copy, final_url=final, redirects=moved, archived_at=None)


@asynccontextmanager
async def open_archive(
    options: Options,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    wait: Wait = asyncio.sleep,
    **seams: Any,  # noqa: ANN401 - the other seams of open_fetcher
) -> AsyncIterator[Archive]:
    """Yield the archives of the settings, for the running loop.

    Args:
        options: as for ``open_fetcher``, and the archive's address, time gate and key.
        now: the clock; no copy is younger.
        wait: waits a number of seconds.
        seams: ``resolve``, ``dial``, ``chance`` and ``tls``, as for ``open_fetcher``.

    Raises:
        KnownError: ``BAD_CONFIG`` when the options name a CA bundle that can't be read.
    """
    paced = replace(
        options,
        robots="never",
        pages_at_once=2,
        pages_per_host=1,
        host_delay_s=max(options.host_delay_s, _ASK_DELAY_S),
    )
    async with open_fetcher(paced, now=now, wait=wait, **seams) as client:
        yield Archive(client, options, now, wait)


def _understood(read: Callable[..., Any], body: bytes, *more: object) -> Any:  # noqa: ANN401 - as ``read``
    try:
        return read(body, *more)
    except BadAnswerError as error:
        raise ArchiveFault(ArchiveEnd.BROKEN, str(error)) from error


def _said(answer: Snapshot) -> SaveAnswer | None:
    try:
        return save_answer(answer.body) if answer.outcome is FetchOutcome.OK else None
    except BadAnswerError:
        return None


def _not_taken(url: str, answer: Snapshot, said: SaveAnswer | None) -> Saving:
    """Return why the archive did not take the order."""
    detail = said.detail if said and said.detail else answer.detail
    if answer.outcome is FetchOutcome.RATE_LIMITED:
        asked = answer.header("retry-after")
        return Saving(url, SavingState.RATE_LIMITED, detail=asked[:40] or detail)
    if answer.outcome in {FetchOutcome.LOGIN_WALL, FetchOutcome.FORBIDDEN}:
        return Saving(url, SavingState.NEEDS_KEY, detail=detail)
    return Saving(url, SavingState.FAILED, detail=detail or "no job")
