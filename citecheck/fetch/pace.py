"""How many pages are fetched side by side, over all hosts and from one host."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Pace:
    """Hands out the right to talk to a host; whoever has to wait waits without a deadline."""

    def __init__(self, at_once: int, per_host: int) -> None:
        self._everywhere = asyncio.Semaphore(at_once)
        self._per_host = per_host
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._interested: dict[str, int] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Hold one of the host's places and one of all places.

        The host's place comes first, so that pages queued for one slow host keep no place from
        the others.
        """
        gate = self._hosts.setdefault(host, asyncio.Semaphore(self._per_host))
        self._interested[host] = self._interested.get(host, 0) + 1
        try:
            async with gate, self._everywhere:
                yield
        finally:
            self._interested[host] -= 1
            if not self._interested[host]:
                del self._interested[host], self._hosts[host]
