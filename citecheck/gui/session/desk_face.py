"""What the window asks of the desk; ``pipeline.desk.Desk`` offers it, tests offer a small one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from citecheck.config import Options
from citecheck.model import Article, Check, HandMark, Review, Saving
from citecheck.pipeline.events import Report
from citecheck.pipeline.plan import HandPage
from citecheck.pipeline.turns import Gate
from citecheck.store.captures import Capture
from citecheck.store.purging import Purged
from citecheck.store.retention import PurgePlan, Retention
from citecheck.store.search import SearchHit
from citecheck.store.summaries import CheckSummary


class DeskFace(Protocol):
    """Asynchronous methods run in the runner's loop, the others in the writer's thread."""

    @property
    def options(self) -> Options:
        """What the user has set."""

    async def warm_up(self) -> None:
        """Load ahead what the first article takes."""

    async def read(self, source: str) -> Article:
        """Return the article of a file or address."""

    async def read_clipboard(self, html: str | None, plain: str | None) -> Article:
        """Return what was pasted."""

    async def read_sample(self) -> Article:
        """Return the sample."""

    async def open(self, article: Article) -> Check:
        """Return the check of an article, its claims found and saved."""

    async def check(
        self,
        key: str,
        *,
        by_hand: Sequence[HandPage] = (),
        offline: bool = False,
        report: Report = ...,
        gate: Gate | None = None,
        skip_hosts: Sequence[str] = (),
    ) -> Check:
        """Fetch and compare all pages; ask none of ``skip_hosts``, wait while ``gate`` is shut."""

    async def retry(
        self,
        key: str,
        urls: Collection[str],
        *,
        report: Report = ...,
        gate: Gate | None = None,
    ) -> Check:
        """Fetch these pages again."""

    async def refetch(self, key: str, attribution_id: str, *, report: Report = ...) -> Check:
        """Fetch the pages of one claim again."""

    async def judge_captured(self, key: str, attribution_ids: Sequence[str]) -> Check:
        """Judge claims by the pages that the library holds."""

    async def give_page(self, key: str, page: HandPage, *, report: Report = ...) -> Check:
        """Compare with a page given by hand."""

    async def look_in_archive(
        self, key: str, attribution_id: str, *, report: Report = ...
    ) -> Check:
        """Ask web archives for copies of the pages of one claim."""

    async def save_to_archive(self, url: str) -> Saving:
        """Ask an archive to capture a page, which publishes its address."""

    def hosts(self, check: Check) -> dict[str, int]:
        """Return the hosts that a check would ask, each with how many links, the most first."""

    def record(self, key: str, reviews: Sequence[Review]) -> None:
        """Append what was decided at one stroke, all of it or nothing."""

    def amend(
        self, key: str, marks: Sequence[HandMark], person: str
    ) -> tuple[Check, tuple[HandMark, ...]]:
        """Keep marks made by hand; return the check as it is then, and what undoes them."""

    def load(self, key: str) -> Check:
        """Return a stored check."""

    def with_bodies(self, check: Check) -> Check:
        """Return a check with the bytes of its pages, which it holds by their names alone."""

    def search(self, words: str) -> tuple[SearchHit, ...]:
        """Return the texts of the library that hold ``words``."""

    def capture(self, snapshot_id: int) -> Capture:
        """Return a capture that a search found."""

    def delete(self, key: str) -> None:
        """Delete a check."""

    def mark_evidence(self, key: str, *, on: bool) -> None:
        """Keep the pages of a check whatever the retention rule, or no more."""

    def purge_plan(self, rule: Retention) -> PurgePlan:
        """Return what a purge would remove."""

    def library_copies(self) -> tuple[str, ...]:
        """Return the names of the copies of the library beside it."""

    def purge(
        self, rule: Retention, tell: Callable[[Purged], object], stopped: Callable[[], bool]
    ) -> Purged:
        """Remove old pages step by step in the thread that calls."""

    def checks(self) -> tuple[CheckSummary, ...]:
        """Return the library's checks, newest first."""
