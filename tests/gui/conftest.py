"""A small desk without store, network or reader, and a window upon it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.session import Session
from citecheck.gui.state import Memory
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from citecheck.model import (
    ArchiveEnd,
    Article,
    Attribution,
    AttributionKind,
    Check,
    ClaimResult,
    Concern,
    Edit,
    EditOp,
    ErrorCode,
    Evidence,
    FetchOutcome,
    Finding,
    FindingKind,
    HandMark,
    KnownError,
    MarkState,
    Origin,
    OutletMention,
    PageResult,
    PageText,
    Reference,
    Review,
    Saving,
    SavingState,
    Snapshot,
    Span,
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

NOW = datetime(2026, 3, 14, 14, 2, tzinfo=UTC)
TEXT = (
    "A bridge 🌉 and its gate\n\n"
    "Ilse Marrow told AFP, “The gates are now ready.” “We will wait,” she said.\n\n"
    "According to Tomas Reyle the ferry will sail."
)
PAGE = "The interview. “The gates are not ready.” She said: “We will wait.” That was all."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(name: str, speaker: str, cue: str, content: str) -> Attribution:
    quoted = content.startswith("“")
    return Attribution(
        name,
        0,
        AttributionKind.DIRECT if quoted else AttributionKind.INDIRECT,
        (span(speaker),),
        (span(cue),),
        (span(content),),
        speaker_name="Ilse Marrow" if speaker == "she" else speaker,
        outlet=OutletMention("Agence France-Presse", "AFP") if cue == "told" else None,
        why=("found by the rules",),
    )


def altered(page: PageText) -> Finding:
    there = span("The gates are not ready.", PAGE)
    now = Span(15, 18)
    edit = Edit(EditOp.REPLACE, "now", "not", now, span("not", PAGE), protected=True)
    return Finding(FindingKind.ALTERED, Evidence((there,), 0.9, (edit,)), (Concern.NEGATION,))


def page_result(claim_id: str, finding: Finding, outcome: FetchOutcome) -> PageResult:
    url = f"https://www.example.org/{claim_id}"
    has_text = outcome.has_text
    snapshot = Snapshot(
        url, outcome, NOW, url, status=200 if has_text else 403, body=b"x" if has_text else b""
    )
    reference = Reference(claim_id, Origin.LINKED, url)
    return PageResult(reference, snapshot, PageText(PAGE) if has_text else None, finding)


def url_of(claim: ClaimResult) -> str:
    return f"https://www.example.org/{claim.attribution.id}"


def findings() -> dict[str, PageResult]:
    exact = Finding(FindingKind.EXACT, Evidence((span("We will wait", PAGE),), 1.0))
    return {
        "a1": page_result("a1", altered(PageText(PAGE)), FetchOutcome.OK),
        "a2": page_result("a2", exact, FetchOutcome.OK),
        "a3": page_result("a3", Finding(FindingKind.UNREACHED), FetchOutcome.FORBIDDEN),
    }


def bare_check(text: str = TEXT) -> Check:
    article = Article(text, title=text.split("\n", 1)[0])
    claims = (
        ClaimResult(attribution("a1", "Ilse Marrow", "told", "“The gates are now ready.”")),
        ClaimResult(attribution("a2", "she", "said", "“We will wait,”")),
        ClaimResult(attribution("a3", "Tomas Reyle", "According to", "the ferry will sail")),
    )
    return Check(article.sha256, article, claims, NOW, NOW, "0")


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


def shown_window(qtbot: QtBot, session: Session, look: Look, library: Path) -> Window:
    """Return a window that stands open; what it remembers lies beside ``library``."""
    ini = QSettings(str(library.with_name("window.ini")), QSettings.Format.IniFormat)
    made = Window(session, look, library, ini)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture(scope="session")
def frozen() -> None:
    """Leave what was there before the first window out of every collection."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collected_here(frozen: None) -> Iterator[None]:
    """Collect garbage on the window's thread alone, as ``gui.garbage`` does.

    What lies on the clipboard goes too: without a screen it would outlive the interpreter.
    """
    gc.disable()
    yield
    if isinstance(QCoreApplication.instance(), QGuiApplication):
        QGuiApplication.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    assert made.close()


@pytest.fixture
def session(desk: FakeDesk, runner: Runner) -> Session:
    return Session(desk, runner, "AB")


@pytest.fixture
def look() -> Look:
    made = Look("light")
    made.apply()
    return made


@pytest.fixture
def window(qtbot: QtBot, session: Session, look: Look, tmp_path: Path) -> Window:
    return shown_window(qtbot, session, look, tmp_path / "library.citecheck")


@pytest.fixture
def windows(
    qtbot: QtBot, desk: FakeDesk, runner: Runner, look: Look, tmp_path: Path
) -> Iterator[Windows]:
    ini = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    Memory(ini).end_tour()
    made = Windows(desk, runner, look, tmp_path, ini, Options(), lambda _options: None)
    yield made
    for window in made.windows:
        qtbot.addWidget(window)


@pytest.fixture
def opened(qtbot: QtBot, window: Window, session: Session) -> Window:
    """A window with the article read, nothing checked yet."""
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)
    return window


@pytest.fixture
def checked(qtbot: QtBot, opened: Window, session: Session) -> Window:
    """A window with every claim checked: altered, exact, unreached."""
    session.start_check()
    qtbot.waitUntil(lambda: opened.claims.model.rows()[2].sign == "×")
    return opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the platform without screen say that it cannot size windows."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", r"support raise\(\)"))
