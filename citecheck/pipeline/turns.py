"""Whose turn it is to be asked, and a gate that lets a run wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Gate:
    """Open, or shut while a run is paused. Made in any thread, used in the loop's thread alone."""

    def __init__(self) -> None:
        self._open = asyncio.Event()
        self._open.set()

    @property
    def is_open(self) -> bool:
        """Whether pages are asked for."""
        return self._open.is_set()

    def shut(self) -> None:
        """Let no further page be asked for; those that are under way come in."""
        self._open.clear()

    def open(self) -> None:
        """Go on."""
        self._open.set()

    async def passed(self) -> None:
        """Wait until the gate is open."""
        await self._open.wait()


class Turns:
    """Hands out the right to ask for a page: so many over all, so many from one host.

    The fetcher keeps its own pace below this; here it is decided which page is *said* to be asked
    for, and where a pause takes hold: no page that still waits is asked while the gate is shut.

    Args:
        at_once: pages asked for side by side.
        per_host: pages asked for side by side from one host.
        gate: shut while the run is paused.
    """

    def __init__(self, at_once: int, per_host: int, gate: Gate) -> None:
        self._everywhere = asyncio.Semaphore(at_once)
        self._per_host = per_host
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._gate = gate

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """Hold one of the host's places, then one of all: a slow host keeps none from others."""
        places = self._hosts.setdefault(host, asyncio.Semaphore(self._per_host))
        async with places, self._everywhere:
            await self._gate.passed()
            yield
