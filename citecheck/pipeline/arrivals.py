"""Bodies between their answer and the library: few as they are, the others packed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from citecheck.fetch.common_budget import CommonBudget, Share
from citecheck.model import Snapshot
from citecheck.store.packing import packed_lightly, unpack

_MAX_BYTES = 32 * 2**20


class Arrivals:
    """The bodies of one run that were had and are not stored yet. For one loop.

    Pages come faster than they are read: a hundred large ones would lie in memory all at once. So
    the bodies that are read, compared and stored share a budget; one for which there is no room
    waits packed, and keeps its turn while it waits.
    """

    def __init__(self, max_bytes: int = _MAX_BYTES) -> None:
        self._common = CommonBudget(max_bytes)

    @contextmanager
    def one(self) -> Iterator[Arrival]:
        """Look at one page; at the end its body must be stored, or given up."""
        with ExitStack() as held:
            yield Arrival(self._common, held)


class Arrival:
    """One page's part of the budget, opened when its first body comes."""

    def __init__(self, common: CommonBudget, held: ExitStack) -> None:
        self._common = common
        self._held = held
        self._share: Share | None = None

    async def admitted(self, snapshot: Snapshot) -> Snapshot:
        """Return ``snapshot`` when there is room for its body."""
        if self._share is None:
            self._share = self._held.enter_context(self._common.share())
        size = len(snapshot.body)
        if self._share.takes(size):
            return snapshot
        packed = await asyncio.to_thread(packed_lightly, snapshot.body)
        light = snapshot.without_body()
        del snapshot
        await self._share.grow(size)
        body = await asyncio.to_thread(unpack, packed.content, size, packed.codec)
        return replace(light, body=body, kept=None)
