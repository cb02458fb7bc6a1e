"""A small desk without store, network or reader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from citecheck.config import Options
from citecheck.model import (
    ArchiveEnd,
    Article,
    Check,
    ClaimResult,
    ErrorCode,
    FetchOutcome,
    HandMark,
    KnownError,
    MarkState,
    PageText,
    Review,
    Saving,
    SavingState,
    Snapshot,
)
from citecheck.pipeline.events import (
    ArchiveLooked,
    CheckSaved,
    ClaimJudged,
    HostsListed,
    PageEnded,
    Report,
)
from citecheck.pipeline.plan import HandPage
from citecheck.pipeline.turns import Gate
from citecheck.store.captures import Capture
from citecheck.store.hand_claims import standing
from citecheck.store.purging import Purged
from citecheck.store.retention import PurgePlan, Retention
from citecheck.store.search import Place, SearchHit
from citecheck.store.summaries import CheckSummary
from tests.gui.bridge import NOW, PAGE, bare_check, findings, url_of


class FakeDesk:
    """Returns a prepared check; remembers what it was asked."""

    def __init__(self) -> None:
        self.stored = bare_check()
        self.options = Options()
        self.asked: list[str] = []
        self.given: list[HandPage] = []
        self.reviews: list[Review] = []
        self.marks: dict[str, HandMark] = {}
        self.known: dict[str, ClaimResult] = {}
        self.trouble: KnownError | None = None
        self.before_end: Callable[[], None] = lambda: None
        self.before_hosts: Callable[[], object] = lambda: None

    async def warm_up(self) -> None:
        self.asked.append("warm up")

    async def read(self, source: str) -> Article:
        self.asked.append(source)
        if source.endswith("missing.txt"):
            raise KnownError(ErrorCode.MISSING_FILE, source)
        if source == "fault":
            raise ZeroDivisionError
        return self.stored.article

    async def read_clipboard(self, html: str | None, plain: str | None) -> Article:
        self.asked.append(f"clipboard {html!r} {plain!r}")
        return self.stored.article

    async def read_sample(self) -> Article:
        self.asked.append("sample")
        return self.stored.article

    async def open(self, article: Article) -> Check:
        return self.stored

    async def check(
        self,
        key: str,
        *,
        by_hand: Sequence[HandPage] = (),
        offline: bool = False,
        report: Report = lambda _event: None,
        gate: Gate | None = None,
        skip_hosts: Sequence[str] = (),
    ) -> Check:
        self.asked.append("check" + "".join(f" without {host}" for host in skip_hosts))
        report(HostsListed(("example.org",), 3, tuple(map(url_of, self.stored.claims))))
        pages = findings()
        claims = []
        for done, claim in enumerate(self.stored.claims, 1):
            page = pages[claim.attribution.id]
            claims.append(replace(claim, pages=(page,)))
            report(PageEnded(page.reference.url or "", page.outcome, done, 3))
            report(ClaimJudged(claims[-1], done, 3))
        self.stored = replace(self.stored, claims=tuple(claims))
        self.before_end()
        report(CheckSaved(self.stored))
        return self.stored

    async def retry(
        self,
        key: str,
        urls: Collection[str],
        *,
        report: Report = lambda _event: None,
        gate: Gate | None = None,
    ) -> Check:
        self.asked.append("retry " + " ".join(urls))
        return self.stored

    async def refetch(
        self, key: str, attribution_id: str, *, report: Report = lambda _event: None
    ) -> Check:
        self.asked.append(f"refetch {attribution_id}")
        return self.stored

    async def judge_captured(self, key: str, attribution_ids: Sequence[str]) -> Check:
        return self.stored

    async def give_page(
        self, key: str, page: HandPage, *, report: Report = lambda _event: None
    ) -> Check:
        self.given.append(page)
        return self.stored

    async def look_in_archive(
        self, key: str, attribution_id: str, *, report: Report = lambda _event: None
    ) -> Check:
        self.asked.append(f"archive {attribution_id}")
        url = f"https://www.example.org/{attribution_id}"
        report(ArchiveLooked(url, ArchiveEnd.NO_COPY))
        return self.stored

    async def save_to_archive(self, url: str) -> Saving:
        self.asked.append(f"save {url}")
        return Saving(url, SavingState.SUBMITTED)

    def with_bodies(self, check: Check) -> Check:
        return check

    def hosts(self, check: Check) -> dict[str, int]:
        self.before_hosts()
        return {"example.org": 2, "example.com": 1}

    def record(self, key: str, reviews: Sequence[Review]) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.reviews.extend(reviews)
        for review in reviews:
            claims = tuple(
                replace(c, reviews=(*c.reviews, review))
                if c.attribution.key(key) == review.attribution_key
                else c
                for c in self.stored.claims
            )
            self.stored = replace(self.stored, claims=claims)

    def amend(
        self, key: str, marks: Sequence[HandMark], person: str
    ) -> tuple[Check, tuple[HandMark, ...]]:
        if self.trouble is not None:
            raise self.trouble
        undoing = tuple(
            self.marks.get(m.key, HandMark(m.key, MarkState.AS_DETECTED)) for m in marks
        )
        self.marks |= {mark.key: mark for mark in marks}
        self.known |= {c.attribution.key(key): c for c in self.stored.claims}
        detected = [c.attribution for c in bare_check().claims]
        claims = tuple(
            replace(self.known.get(a.key(key), ClaimResult(a)), attribution=a)
            for a in standing(key, detected, tuple(self.marks.values()))
        )
        self.stored = replace(self.stored, claims=claims)
        return self.stored, undoing

    def search(self, words: str) -> tuple[SearchHit, ...]:
        self.asked.append(f"search {words}")
        return (SearchHit("k", "<b>An old one</b>", Place.ARTICLE, "… the gates …"),)

    def capture(self, snapshot_id: int) -> Capture:
        return Capture(snapshot_id, Snapshot(None, FetchOutcome.MANUAL, NOW), PageText(PAGE))

    def delete(self, key: str) -> None:
        self.asked.append(f"delete {key}")

    def mark_evidence(self, key: str, *, on: bool) -> None:
        self.asked.append(f"evidence {key} {on}")

    def purge_plan(self, rule: Retention) -> PurgePlan:
        return PurgePlan(rule, (), 0, 0, 0, 0)

    def library_copies(self) -> tuple[str, ...]:
        return ()

    def purge(
        self, rule: Retention, tell: Callable[[Purged], object], stopped: Callable[[], bool]
    ) -> Purged:
        return Purged()

    def load(self, key: str) -> Check:
        return self.stored

    def checks(self) -> tuple[CheckSummary, ...]:
        return (CheckSummary("k", "<b>An old one</b>", "", None, NOW, NOW, 31, 18, {}),)
