"""The captures that a check rests on, as archives that others can read and replay."""

from __future__ import annotations

from datetime import datetime

from citecheck.fetch.warc import wacz_bytes, warc_bytes
from citecheck.model import Check, Snapshot


def captures_of(check: Check) -> tuple[Snapshot, ...]:
    """Return every capture that ``check`` shows, each once, in the order of its claims."""
    shown = (page.snapshot for claim in check.claims for page in claim.pages)
    return tuple(dict.fromkeys(snapshot for snapshot in shown if snapshot is not None))


def evidence_as_warc(check: Check, *, made_at: datetime) -> bytes:
    """Return the captures of ``check`` as a gzipped WARC 1.1 (ISO 28500)."""
    return warc_bytes(captures_of(check), made_at=made_at)


def evidence_as_wacz(check: Check, *, made_at: datetime) -> bytes:
    """Return the captures of ``check`` as a WACZ 1.1.1."""
    return wacz_bytes(captures_of(check), made_at=made_at, title=check.article.title)
