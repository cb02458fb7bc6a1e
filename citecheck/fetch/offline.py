"""A fetcher that never asks anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from citecheck.model import FetchOutcome, Snapshot


class OfflineFetcher:
    """Stands in for the web when the user works offline."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:  # noqa: ARG002 - same face
        """Return a snapshot of ``url`` that was not attempted."""
        return Snapshot(url=url, outcome=FetchOutcome.NOT_ATTEMPTED, fetched_at=self._now())
