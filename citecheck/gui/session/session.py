"""What the window works at: one check, one chosen claim, its runs, decisions and writes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtGui import QUndoStack

from citecheck.gui.models.predicting import hides, masked_check
from citecheck.gui.runs.checking import Checking
from citecheck.gui.runs.runner import Runner
from citecheck.gui.runs.under_way import Doing, Runs
from citecheck.gui.runs.writes import Writes
from citecheck.gui.session.deciding import Deciding
from citecheck.gui.session.desk_face import DeskFace
from citecheck.gui.session.foreseen import Foreseen
from citecheck.gui.session.gathering import Gathering, InPieces
from citecheck.gui.session.giving import given_job, text_page
from citecheck.gui.session.looking_up import captured_job, coverage_job, hosts_job
from citecheck.gui.session.marking import Marking
from citecheck.gui.session.merging import (
    best_index,
    index_after,
    with_appended,
    with_claims,
    with_reviews_of,
)
from citecheck.gui.session.opening import reading_job, stored_job
from citecheck.gui.session.telling import Telling
from citecheck.model import Article, Check, ClaimResult, KnownError, PageResult, Review, Verdict
from citecheck.pipeline.events import ClaimJudged, Report
from citecheck.pipeline.plan import HandPage
from citecheck.wording.errors import sentence
from citecheck.wording.gui import word


class Session(Telling):
    """The one truth of the window; panes show it and call it, and never each other."""

    def __init__(self, desk: DeskFace, runner: Runner, reviewer: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.reviewer = reviewer
        self.check: Check | None = None
        self.foreseen: Foreseen | None = None
        """What was worked out of a check that is being opened, while that is told."""
        self.claim_id = ""
        self.page_index = 0
        self.checking = Checking(runner.call, self)
        self.undo_stack = QUndoStack(self)
        self.deciding = Deciding(self, self.undo_stack, self.noticed.emit, self.troubled.emit)
        self.selected: tuple[str, ...] = ()
        self.predicting = False
        self._runs = Runs(runner, self)
        self._writes = Writes(runner, self)
        self.marking = Marking(self, self._writes, self.undo_stack)
        self.marking.amended.connect(self._on_amended)
        self.marking.noticed.connect(self.noticed)
        self.marking.troubled.connect(self.troubled)
        self._gathering = Gathering(self)
        self._gathering.due.connect(self._take_judged)
        self._in_pieces = InPieces(self.changed.emit, self)
        self._runs.doing.connect(self.checking.on_doing)
        self._runs.doing.connect(self.doing)
        self.told.connect(self.checking.on_told)
        self._runs.troubled.connect(self.troubled)
        self._runs.told.connect(self._on_told)
        self._runs.ending.connect(self._take_judged)
        self._runs.stopped.connect(self._on_stopped)
        self._writes.saving.connect(self.saving)
        self._writes.noticed.connect(self.noticed)
        self._writes.troubled.connect(self.troubled)
        self._writes.lost.connect(self._on_lost)

    # Opening

    def open_source(self, source: str) -> None:
        """Open a file or a web address."""
        self._open(lambda: self.desk.read(source))

    def open_clipboard(self, html: str | None, plain: str | None) -> None:
        """Open what was pasted or dropped."""
        self._open(lambda: self.desk.read_clipboard(html, plain))

    def open_sample(self) -> None:
        """Open the sample."""
        self._open(self.desk.read_sample)

    def open_stored(self, key: str) -> None:
        """Open a check of the library."""
        self._runs.start(stored_job(self.desk, key), Doing.OPENING, self._take)

    def leave(self) -> None:
        """Go back to the start page; what runs is stopped."""
        self._runs.cancel()
        self._take(None)
        self.list_recent()

    def show_again(self) -> Iterator[None]:
        """Tell a window that was made anew what is worked at, in two steps."""
        self.opened.emit(self.check)
        yield
        if self.check is not None:
            self._look_up(self.check)
            self.chosen.emit(self.claim_id)

    def list_recent(self) -> None:
        """Ask the library for its checks."""
        self.look_up(self.desk.checks, self.recent_known.emit)

    def delete(self, key: str) -> None:
        """Delete a check of the library for good, then list what is left."""
        self._writes.keep(lambda: self.desk.delete(key), lambda _none: self.list_recent())

    # Checking

    def start_check(self) -> None:
        """Fetch and compare all pages of the check."""
        if self.check is not None:
            key, gate, skip = self.check.key, self.checking.gate, tuple(self.checking.skip)
            self._runs.start(
                lambda report: self.desk.check(key, report=report, gate=gate, skip_hosts=skip),
                Doing.CHECKING,
                self._refresh,
            )

    def retry(self, urls: Collection[str]) -> None:
        """Fetch these pages of the check again, after the current run."""
        if self.check is not None and urls:
            key, gate = self.check.key, self.checking.gate
            self.ask(lambda report: self.desk.retry(key, urls, report=report, gate=gate))

    def cancel(self) -> None:
        """Stop what runs; what was found is kept."""
        self._runs.cancel()

    def end(self) -> None:
        """Stop all that runs, for the window goes."""
        self._runs.end()

    def refetch(self) -> None:
        """Fetch the pages of the chosen claim again, after the current run."""
        if self.check is not None and self.claim_id:
            key, claim = self.check.key, self.claim_id
            self.ask(lambda report: self.desk.refetch(key, claim, report=report))

    def give_text(self, text: str, url: str | None) -> None:
        """Compare the chosen claim with a page's text given by hand."""
        claim = self.claim_id
        self.give_page(lambda: text_page(text, url, claim))

    def give_page(self, make: Callable[[], HandPage]) -> None:
        """Compare the chosen claim with a page given by hand; ``make`` runs beside the window."""
        if self.check is None or not self.claim_id:
            return
        self.ask(given_job(self.desk, self.check.key, make, self.reviewer))

    def ask(
        self,
        job: Callable[[Report], Awaitable[object]],
        take: Callable[[object], None] | None = None,
    ) -> None:
        """Let the desk do something after what runs; without ``take`` it ends in the check."""
        self._runs.start(job, Doing.CHECKING, take or self._refresh, queued=True)

    def look_up(self, work: Callable[[], object], take: Callable[[object], None]) -> None:
        """Let ``take`` have what ``work`` finds out beside the window, after what runs."""

        async def job(_report: Report) -> object:
            return await asyncio.to_thread(work)

        self._runs.look_up(job, take)

    # Choosing

    @property
    def claim(self) -> ClaimResult | None:
        """The chosen claim as it stands now."""
        return self.claim_of(self.claim_id)

    @property
    def page(self) -> PageResult | None:
        """The page of the chosen claim whose tab is in front."""
        claim = self.claim
        if claim is None or not claim.pages:
            return None
        return claim.pages[min(self.page_index, len(claim.pages) - 1)]

    def claim_of(self, claim_id: str) -> ClaimResult | None:
        """Return a claim of the check, or None."""
        claims = self.check.claims if self.check else ()
        return next((c for c in claims if c.attribution.id == claim_id), None)

    def choose(self, claim_id: str) -> None:
        """Show this claim everywhere."""
        if claim_id == self.claim_id or self.claim_of(claim_id) is None:
            return
        self.claim_id = claim_id
        self.page_index = best_index(self.claim)
        self.chosen.emit(claim_id)

    def choose_page(self, index: int) -> None:
        """Bring another page of the claim to the front."""
        if index != self.page_index and self.claim is not None:
            self.page_index = index
            self.page_chosen.emit(index)

    # Deciding

    @property
    def targets(self) -> tuple[str, ...]:
        """The claims that a decision concerns: those selected together, else the chosen one."""
        if self.claim_id in self.selected:
            return self.selected
        return (self.claim_id,) if self.claim_id else ()

    def select(self, ids: tuple[str, ...]) -> None:
        """Let these claims be decided on together, as long as one of them is chosen."""
        self.selected = ids

    def mark(self, verdict: Verdict | None) -> int:
        """Decide on the selected claims; return how many that changes."""
        return self.deciding.mark(self.targets, verdict)

    def note(self, text: str) -> None:
        """Note something with the chosen claim."""
        self.deciding.note((self.claim_id,), text)

    def append_reviews(self, reviews: Mapping[str, Review], *, show: bool) -> None:
        """Take reviews by their claims' ids and write them; ``show`` goes to one of the claims."""
        if self.check is None:
            return
        key, told = self.check.key, tuple(reviews.values())
        self.check = with_appended(self.check, reviews)
        self._writes.keep(lambda: self.desk.record(key, told))
        self.decided.emit(told[0].verdict, tuple(reviews))
        self.changed.emit(tuple(reviews))
        if show and self.claim_id not in reviews:
            self.choose(next(iter(reviews)))

    def predict(self, on: bool) -> None:  # noqa: FBT001 - a menu's check mark
        """Hide findings until a person has decided, or show all of them again."""
        self.predicting = on
        if self.check is not None:
            self._tell_all_changed(self.check)

    @property
    def shown_check(self) -> Check | None:
        """The check as lists and marks may show it: without the findings that are hidden."""
        return masked_check(self.check) if self.check and self.predicting else self.check

    def hides(self, claim: ClaimResult) -> bool:
        """Say whether the findings of ``claim`` are hidden until somebody has decided."""
        return self.predicting and hides(claim)

    # Runs

    def _open(self, read: Callable[[], Awaitable[Article]]) -> None:
        self._runs.start(reading_job(self.desk, read), Doing.OPENING, self._take)

    def _on_told(self, event: object) -> None:
        if self.check is None:
            return
        if isinstance(event, ClaimJudged):
            self._gathering.add(event.claim)
        self.told.emit(event)

    def _take_judged(self) -> None:
        judged = self._gathering.taken()
        if self.check is not None and judged:
            before = self.claim
            self.check = with_claims(self.check, judged.values())
            self.page_index = index_after(before, self.claim, self.page_index)
            self._in_pieces.tell(tuple(judged), first=self.claim_id)

    def _on_stopped(self) -> None:
        if self.check is not None:
            self.noticed.emit(word("cancelled"))

    def _refresh(self, stored: object) -> None:
        """Show what the library holds after a run; another check may be open by now."""
        if not isinstance(stored, Check) or self.check is None or stored.key != self.check.key:
            return
        self._show(with_reviews_of(stored, self.check))

    def _show(self, check: Check) -> None:
        """Show ``check`` in the place of what is known of the same article."""
        known = [c.attribution for c in self.check.claims] if self.check else []
        before = self.claim
        self.check = check
        self.checking.take_stored(check)
        self.page_index = index_after(before, self.claim, self.page_index)
        if known == [c.attribution for c in check.claims]:
            self._tell_all_changed(check)
            return
        if self.claim is None:
            self.claim_id, self.page_index = "", 0
        self.selected = ()
        self.reshaped.emit(check)
        self._tell_all_changed(check)

    def _tell_all_changed(self, check: Check) -> None:
        ids = tuple(claim.attribution.id for claim in check.claims)
        self._in_pieces.tell(ids, first=self.claim_id)

    def _on_amended(self, check: Check, claim_id: str) -> None:
        """Show the claims as they were changed by hand, and judge what can be judged at once."""
        self._show(with_reviews_of(check, self.check))
        self.choose(claim_id)
        self._look_up(check)
        job = captured_job(self.desk, check)
        self._runs.start(job, Doing.LOOKING_UP, self._refresh, queued=True)

    def _take(self, value: object) -> None:
        foreseen = value if isinstance(value, Foreseen) else None
        check = foreseen.check if foreseen else None
        self._gathering.taken()
        self._in_pieces.forget()
        self.check = check
        self.foreseen = foreseen
        self.checking.show_check(check)
        self.claim_id = ""
        self.selected = ()
        self.page_index = 0
        self.undo_stack.clear()
        self.opened.emit(check)
        self.foreseen = None
        if check is not None:
            self._look_up(check)
            QTimer.singleShot(1, self, partial(self._choose_first, check))

    def _choose_first(self, check: Check) -> None:
        """Choose the first claim of a check that was opened, in a turn of its own."""
        if self.check is check and check.claims and not self.claim_id:
            self.choose(check.claims[0].attribution.id)

    def _look_up(self, check: Check) -> None:
        """Find out which hosts a check would ask, and how many words carry no mark."""
        for job, known in ((hosts_job, self.hosts_known), (coverage_job, self.coverage_known)):
            self._runs.look_up(job(self.desk, check), partial(self._tell_known, check.key, known))

    def _tell_known(self, key: str, known: SignalInstance, answer: object) -> None:
        """Tell what was looked up of a check, unless another one is open by now."""
        if self.check is not None and self.check.key == key:
            known.emit(answer)

    def _go_back_to(self, stored: object) -> None:
        if isinstance(stored, Check) and self.check is not None and stored.key == self.check.key:
            self.undo_stack.clear()
            self._show(stored)

    def _on_lost(self, trouble: str) -> None:
        if self.check is not None:
            key = self.check.key
            # What could not be saved must not look saved.
            self.look_up(lambda: self.desk.load(key), self._go_back_to)
            self.troubled.emit(trouble)

    # Beside the library

    def write(self, action: Callable[[], object], news: str) -> None:
        """Write a file beside the window and tell ``news`` when it is written."""
        self._writes.file(action, news)

    def complain(self, error: KnownError) -> None:
        """Tell a fault of the world that happened in the window itself."""
        self.troubled.emit(sentence(error))

    def sign_as(self, reviewer: str) -> None:
        """Write ``reviewer`` with every verdict from now on."""
        self.reviewer = reviewer
