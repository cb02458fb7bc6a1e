"""How many pages are fetched side by side, over all hosts and from one host, and how soon."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext


class Pace:
    """Hands out the right to talk to a host; whoever has to wait waits without a deadline."""

    def __init__(
        self,
        at_once: int,
        per_host: int,
        delay_of: Callable[[str], float] = lambda _host: 0.0,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._everywhere = asyncio.Semaphore(at_once)
        self._per_host = per_host
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._interested: dict[str, int] = {}
        self._delay_of = delay_of
        self._wait = wait
        self._asked_delays: dict[str, float] = {}
        self._next_at: dict[str, float] = {}

    def slow_down(self, host: str, seconds: float) -> None:
        """Keep at least ``seconds`` between requests to ``host`` from now on."""
        self._asked_delays[host] = max(seconds, self._asked_delays.get(host, 0.0))

    @asynccontextmanager
    async def turn(self, host: str, *, is_light: bool = False) -> AsyncIterator[None]:
        """Hold one of the host's places and one of all places.

        The host's place comes first, so that pages queued for one slow host keep no place from
        the others. What is light (a robots.txt) takes no page's place.
        """
        gate = self._hosts.setdefault(host, asyncio.Semaphore(self._per_host))
        self._interested[host] = self._interested.get(host, 0) + 1
        try:
            async with gate:
                await self._wait_for(host)
                async with nullcontext() if is_light else self._everywhere:
                    yield
        finally:
            self._interested[host] -= 1
            if not self._interested[host]:
                del self._interested[host], self._hosts[host]

    async def _wait_for(self, host: str) -> None:
        """Wait until the host's next request is due, and set when the one after it is."""
        delay_s = max(self._delay_of(host), self._asked_delays.get(host, 0.0))
        if not delay_s:
            return
        now = asyncio.get_running_loop().time()
        due = max(now, self._next_at.get(host, now))
        self._next_at[host] = due + delay_s
        if due > now:
            await self._wait(due - now)
