"""One visit: from a URL over its redirects to an answer, within one deadline and one budget."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from datetime import datetime

import httpcore
import httpx

from citecheck import HOMEPAGE, __version__
from citecheck.config import Options
from citecheck.fetch.ask import Ask
from citecheck.fetch.body import read_body
from citecheck.fetch.common_budget import CommonBudget
from citecheck.fetch.fault import FetchFault
from citecheck.fetch.media import declared_type, media_type
from citecheck.fetch.network import Dialler, Resolver, WireBudget
from citecheck.fetch.pace import Pace
from citecheck.fetch.proxy import proxy_of
from citecheck.fetch.retry import MAX_RETRIES, wait_after_answer, wait_after_fault
from citecheck.fetch.status import outcome_of_head
from citecheck.fetch.transport import REDIRECTS, GuardedTransport
from citecheck.fetch.url import WebAddress, address_of, redirect_target
from citecheck.model import Exchange, FetchOutcome, Snapshot

Wait = Callable[[float], Awaitable[None]]
# Whether robots.txt lets programs ask for an address; None where it has no say.
MayAsk = Callable[[str], Awaitable[bool | None]]
Ending = tuple[FetchOutcome, str, bytes]

MAX_REDIRECTS = 10
_NOT_MODIFIED = 304
_CONDITIONS = (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


def user_agent(contact_url: str = "") -> str:
    """Return how citecheck names itself to every site: name, version, and where to read more."""
    return f"citecheck/{__version__} (+{contact_url or HOMEPAGE})"


class Visit:
    """Asks for one URL. What is known so far can be read off it, also after a fault.

    Attributes:
        redirects: where the visit was sent, in order; refused targets excluded.
        final_url, status, headers, media_type: of the last answer that was no redirect.
    """

    def __init__(
        self,
        ask: Ask,
        *,
        options: Options,
        resolve: Resolver,
        dial: Dialler,
        wait: Wait,
        tls: ssl.SSLContext,
        pace: Pace,
        common: CommonBudget,
        chance: Callable[[], float],
        now: Callable[[], datetime],
        earlier: Snapshot | None = None,
        may_ask: MayAsk | None = None,
    ) -> None:
        self._wanted = ask
        self._options = options
        self._wait = wait
        self._pace = pace
        self._common = common
        self._chance = chance
        self._earlier = earlier
        self._may_ask = may_ask
        self._transport = GuardedTransport(
            tls,
            resolve=resolve,
            dial=dial,
            budget=WireBudget(options.max_wire_bytes),
            now=now,
            proxy=proxy_of(options.proxy),
            named=ask.named,
        )
        self.redirects: list[str] = []
        self.final_url: str | None = None
        self.status: int | None = None
        self.headers: tuple[tuple[str, str], ...] = ()
        self.media_type = ""

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Every request with the head of its answer, in order."""
        return tuple(self._transport.exchanges)

    async def run(self) -> Ending:
        """Return the outcome, a short note and the body (empty unless the outcome is ``OK``).

        Raises:
            FetchFault: the URL or a redirect is refused, a limit or the deadline is passed, TLS
                fails, the body is broken.
            httpcore.NetworkError, httpcore.ProtocolError: no answer, or none that can be read.
        """
        try:
            return await self._followed()
        except TimeoutError as error:
            note = f"no whole answer within {self._options.deadline_s:g} s"
            raise FetchFault(FetchOutcome.TIMEOUT, note) from error

    async def _followed(self) -> Ending:
        """Follow redirects to the end; only the time spent with a host counts."""
        address = address_of(self._wanted.url, self._wanted.named)
        left_s = self._options.deadline_s
        clock = asyncio.get_running_loop().time
        async with self._client() as client:
            for _hop in range(MAX_REDIRECTS + 1):
                started = clock()
                await self._refuse_unwanted(address)
                # What a robots.txt takes counts, but not what it waits for its turn.
                left_s -= min(clock() - started, left_s / 3)
                async with self._pace.turn(address.host, is_light=self._wanted.is_light):
                    started = clock()
                    async with asyncio.timeout(left_s):
                        found = await self._ask(client, address, until=started + left_s)
                    left_s -= clock() - started
                if not isinstance(found, WebAddress):
                    return found
                address = found
                self.redirects.append(address.text)
        raise FetchFault(FetchOutcome.REDIRECT_LOOP, f"more than {MAX_REDIRECTS} redirects")

    async def _refuse_unwanted(self, address: WebAddress) -> None:
        """Raise a fault for a host that the user skips, and for what robots.txt refuses."""
        if self._options.skips(address.host):
            raise FetchFault(FetchOutcome.SKIPPED, f"{address.host} is skipped")
        if self._may_ask is not None and await self._may_ask(address.text) is False:
            raise FetchFault(FetchOutcome.ROBOTS_DISALLOWED, f"robots.txt of {address.host}")

    def _client(self) -> httpx.AsyncClient:
        """Return a client of this visit alone: its cookies and connections end with it."""
        return httpx.AsyncClient(
            transport=self._transport,
            headers={"User-Agent": user_agent(self._options.contact_url), **_HEADERS},
            timeout=None,  # noqa: S113 - the visit's deadline covers every read
            follow_redirects=False,
            trust_env=False,
        )

    async def _ask(
        self, client: httpx.AsyncClient, address: WebAddress, *, until: float
    ) -> Ending | WebAddress:
        """Return where ``address`` redirects to, or how it ended; waits when the site asks."""
        for attempt in range(MAX_RETRIES + 1):
            is_last = attempt == MAX_RETRIES or self._wanted.method != "GET"
            request = client.build_request(
                self._wanted.method,
                address.text,
                headers=[*self._conditions(address).items(), *self._wanted.headers],
                content=self._wanted.content or None,
            )
            try:
                answer = await client.send(request, stream=True)
            except (httpcore.NetworkError, httpcore.ProtocolError) as error:
                pause_s = wait_after_fault(error, attempt=attempt, chance=self._chance())
                if is_last or not _is_in_time(pause_s, until):
                    raise
            else:
                try:
                    if answer.status_code in REDIRECTS:
                        return self._target(address, answer.extensions["location"])
                    pause_s = self._pause_after(answer, attempt)
                    if is_last or not _is_in_time(pause_s, until):
                        return await self._read(address, answer)
                finally:
                    await answer.aclose()
            await self._wait(pause_s or 0.0)
        raise AssertionError  # the last attempt always returns

    def _target(self, address: WebAddress, location: bytes) -> WebAddress:
        """Return where a redirect leads, if it may lead there."""
        target = redirect_target(address, location, self._wanted.named)
        wanted = self._wanted
        if wanted.method != "GET":
            raise FetchFault(FetchOutcome.BAD_REDIRECT, "an order is not carried elsewhere")
        if wanted.stays_at and target.host not in wanted.stays_at:
            raise FetchFault(FetchOutcome.BAD_REDIRECT, f"leads away to {target.host}")
        return target

    def _pause_after(self, answer: httpx.Response, attempt: int) -> float | None:
        outcome, _ = outcome_of_head(answer.status_code, answer.headers)
        if outcome is FetchOutcome.BOT_WALL:
            return None  # it stands as well a second later
        return wait_after_answer(
            answer.status_code, answer.headers, attempt=attempt, chance=self._chance()
        )

    def _conditions(self, address: WebAddress) -> dict[str, str]:
        """Return headers that ask for the page only if it changed since it was had earlier."""
        earlier = self._earlier
        if earlier is None or not earlier.has_body or earlier.final_url != address.text:
            return {}
        told = ((ask, earlier.header(name)) for name, ask in _CONDITIONS)
        return {ask: value for ask, value in told if value and value.isascii()}

    async def _read(self, address: WebAddress, answer: httpx.Response) -> Ending:
        """Note the head of the final answer and return how it ended."""
        self.final_url = address.text
        self.status = answer.status_code
        coding = answer.headers.encoding
        self.headers = tuple(
            (name.decode(coding), value.decode(coding)) for name, value in answer.headers.raw
        )
        content_type = answer.headers.get("content-type", "")
        self.media_type = declared_type(content_type)
        if answer.status_code == _NOT_MODIFIED and self._conditions(address):
            return FetchOutcome.NOT_MODIFIED, str(_NOT_MODIFIED), b""
        outcome, detail = outcome_of_head(answer.status_code, answer.headers)
        if self._transport.unchecked:
            detail = f"{detail}; only the proxy knows its address"
        if outcome is not FetchOutcome.OK:
            return outcome, detail, b""
        if media_type(content_type, b"") not in self._wanted.media_types:
            return FetchOutcome.UNSUPPORTED_TYPE, self.media_type, b""
        body = await read_body(
            answer,
            max_wire_bytes=self._options.max_wire_bytes,
            max_decoded_bytes=self._options.max_decoded_bytes,
            common=self._common,
        )
        if not body.strip():
            return FetchOutcome.EMPTY, detail, b""
        self.media_type = media_type(content_type, body)
        if self.media_type not in self._wanted.media_types:
            return FetchOutcome.UNSUPPORTED_TYPE, self.media_type, b""
        return outcome, detail, body


def _is_in_time(pause_s: float | None, until: float) -> bool:
    return pause_s is not None and pause_s < until - asyncio.get_running_loop().time()
