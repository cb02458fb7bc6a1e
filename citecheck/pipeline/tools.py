"""What a run is handed instead of reaching for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from citecheck.config import Options
from citecheck.model import Attribution, FetchOutcome, Finding, PageText, Snapshot
from citecheck.pipeline.turns import Gate
from citecheck.pipeline.web import OpenArchive, OpenWeb, live_archive
from citecheck.store.library import Library


class ReadsPages(Protocol):
    """What a run hands foreign bytes to, and whole texts to compare."""

    async def read_snapshot(self, snapshot: Snapshot) -> tuple[PageText, FetchOutcome]:
        """Return an answer's text, and its outcome in that light; raises ``KnownError``."""
        ...

    async def judge_page(
        self,
        page: PageText,
        *,
        came: Snapshot,
        article_text: str,
        attributions: Sequence[Attribution],
        link_words: Sequence[str],
    ) -> tuple[tuple[Finding, ...], bool]:
        """Return what a page shows of each attribution, and whether it is another page than meant.

        Raises ``KnownError`` for a fault.
        """
        ...


def utc_now() -> datetime:
    """Return the time as aware UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run is handed: store, reader, web, options, clock, gate, and the way to archives.

    Attributes:
        only_archives: ask archives alone, and leave a claim as it was where they have no copy.
    """

    library: Library
    reader: ReadsPages
    open_web: OpenWeb
    options: Options
    now: Callable[[], datetime] = utc_now
    gate: Gate = field(default_factory=Gate)
    open_archive: OpenArchive = live_archive
    only_archives: bool = False
