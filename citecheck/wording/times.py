"""Times that stay the same for every reader: in UTC, and said to be."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_time(at: datetime) -> str:
    """Return "2024-07-02 14:02:05 UTC"."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def utc_minute(at: datetime) -> str:
    """Return "2024-07-02 14:02 UTC"."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
