"""Single captures, texts and findings put into a library, without the run that would keep them."""

from __future__ import annotations

from citecheck.model import Finding, PageText, Reference, Snapshot
from citecheck.store import captures
from citecheck.store.library import Library
from citecheck.store.packing import pack


def save_snapshot(library: Library, snapshot: Snapshot) -> int:
    """Keep a capture and return its id; an equal one is kept once."""
    body = pack(snapshot)
    with library.writing() as db:
        return captures.insert_snapshot(db, snapshot, body)


def save_page(library: Library, snapshot_id: int, page: PageText) -> None:
    """Keep the text that was read from a capture."""
    with library.writing() as db:
        captures.upsert_page(db, snapshot_id, page)


def save_finding(
    library: Library,
    key: str,
    attribution_id: str,
    reference: Reference,
    snapshot_id: int | None,
    finding: Finding,
    *,
    run: int,
) -> None:
    """Keep what a run found for one claim in one page."""
    library.save_results(key, run, snapshot_id, [(attribution_id, reference, finding)])
