"""How many bytes of bodies may be under way at once, however many pages are fetched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class CommonBudget:
    """One budget for the bodies of all pages that are being received. For one loop.

    A body takes its bytes as it grows and gives all of them back when it is whole or given up.
    When nothing is left the others wait, and the oldest goes on beyond the budget: so one body
    always moves, and at most one body's limit is held over ``max_bytes``.
    """

    def __init__(self, max_bytes: int) -> None:
        self._left = max_bytes
        self._shares: dict[Share, None] = {}  # oldest first

    @contextmanager
    def share(self) -> Iterator[Share]:
        """Hold a share, empty at first; what it holds is given back at the end."""
        share = Share(self)
        self._shares[share] = None
        try:
            yield share
        finally:
            del self._shares[share]
            self._left += share.held_bytes
            for waiting in self._shares:
                waiting.wake()

    def grants(self, share: Share, count: int) -> bool:
        """Return whether ``share`` may hold ``count`` bytes more, and take them if so."""
        if count > self._left and next(iter(self._shares)) is not share:
            return False
        self._left -= count
        return True


class Share:
    """What one body holds of a common budget.

    Attributes:
        held_bytes: so far.
    """

    def __init__(self, common: CommonBudget) -> None:
        self._common = common
        self._woken = asyncio.Event()
        self.held_bytes = 0

    async def grow(self, count: int) -> None:
        """Hold ``count`` bytes more; waits for others to end where the budget is spent."""
        while not self.takes(count):
            self._woken.clear()
            await self._woken.wait()

    def takes(self, count: int) -> bool:
        """Hold ``count`` bytes more if there is room for them now; return whether there was."""
        is_granted = self._common.grants(self, count)
        if is_granted:
            self.held_bytes += count
        return is_granted

    def wake(self) -> None:
        """Look again whether there is room."""
        self._woken.set()
