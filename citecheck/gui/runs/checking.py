"""One run of checking as the window steers and follows it: state of every page, time, pause."""

from __future__ import annotations

import enum
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from citecheck.gui.runs.under_way import Doing
from citecheck.gui.text.addresses import host_of
from citecheck.model import Check, FetchOutcome, PageResult
from citecheck.pipeline.events import HostsListed, PageEnded, PageStarted
from citecheck.pipeline.turns import Gate

_TICK_MS = 1000


class PageState(enum.Enum):
    """Where a page of a run stands."""

    WAITING = "waiting"
    ASKED = "asked"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class PageProgress:
    """One page of a check.

    Attributes:
        outcome: how it was had, once it ended.
        status: HTTP status, where the library knows it.
        at: aware UTC time when it was asked for, or of its capture.
        took_s: seconds from asking to the end, for a page of this run.
    """

    url: str
    state: PageState
    outcome: FetchOutcome | None = None
    status: int | None = None
    at: datetime | None = None
    took_s: float | None = None

    @property
    def failed(self) -> bool:
        """Whether the page was asked for and its text was not had."""
        ended = self.state is PageState.ENDED and self.outcome is not None
        return ended and self.outcome is not None and not self.outcome.has_text

    @property
    def host(self) -> str:
        """The page's host for people; the name of a file given by hand."""
        return host_of(self.url) or self.url


class Checking(QObject):
    """Follows the runs of one window; owns the gate that pauses them.

    Args:
        call: does something short in the loop's thread.
        clock: seconds that only grow.

    Signals:
        changed(): a page, the count, the pause or the elapsed time changed.
    """

    changed = Signal()

    def __init__(
        self,
        call: Callable[[Callable[[], object]], object],
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.gate = Gate()
        self.skip: frozenset[str] = frozenset()
        """Hosts that the next run leaves out; forgotten with the check."""
        self.pages: dict[str, PageProgress] = {}
        self.done = 0
        self.total = 0
        self.paused = False
        self.busy = False
        self._call = call
        self._clock = clock
        self._begun = 0.0
        self._started: dict[str, float] = {}
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.changed)

    @property
    def elapsed_s(self) -> float:
        """Seconds since the run began; 0.0 while none runs."""
        return self._clock() - self._begun if self.busy else 0.0

    def failed(self) -> tuple[str, ...]:
        """Return the addresses of the pages whose text was not had."""
        return tuple(page.url for page in self.pages.values() if page.failed and host_of(page.url))

    # Steering

    def pause(self) -> None:
        """Ask for no further page until ``resume``."""
        if self.busy and not self.paused:
            self.paused = True
            self._call(self.gate.shut)
            self.changed.emit()

    def resume(self) -> None:
        """Go on asking."""
        if self.paused:
            self.paused = False
            self._call(self.gate.open)
            self.changed.emit()

    def leave_out(self, hosts: Iterable[str]) -> None:
        """Ask none of ``hosts`` in the runs to come of this check."""
        self.skip = frozenset(hosts)
        self.changed.emit()

    # Following

    def show_check(self, check: Check | None) -> None:
        """Begin anew with what the library knows of another check's pages."""
        self.skip = frozenset()
        self.done = self.total = 0
        self.pages.clear()
        self._started.clear()
        self.take_stored(check)

    def take_stored(self, check: Check | None) -> None:
        """Take over what the library knows; what a run told since stays."""
        for page in pages_of_check(check) if check else ():
            made = _stored(page)
            known = self.pages.get(made.url)
            if known is None or known.outcome in {None, made.outcome}:
                took = known.took_s if known else None
                self.pages[made.url] = replace(made, took_s=took)
        self.changed.emit()

    def on_doing(self, doing: Doing) -> None:
        """Start and stop the clock."""
        busy = doing is Doing.CHECKING
        if busy and not self.busy:
            self._begun = self._clock()
            self.done = self.total = 0
            self._tick.start()
        if not busy:
            self._tick.stop()
            self.resume()
            self._forget_unasked()
        self.busy = busy
        self.changed.emit()

    def on_told(self, event: object) -> None:
        """Take what a run tells."""
        if isinstance(event, HostsListed):
            self.done, self.total = 0, event.pages
            for url in event.urls:
                self.pages[url] = PageProgress(url, PageState.WAITING)
        elif isinstance(event, PageStarted):
            self._started[event.url] = self._clock()
            self.pages[event.url] = PageProgress(event.url, PageState.ASKED, at=datetime.now(UTC))
        elif isinstance(event, PageEnded):
            self.done, self.total = event.done, event.total
            known = self.pages.get(event.url, PageProgress(event.url, PageState.ENDED))
            begun = self._started.pop(event.url, None)
            took = None if begun is None else self._clock() - begun
            self.pages[event.url] = replace(
                known, state=PageState.ENDED, outcome=event.outcome, took_s=took
            )
        else:
            return
        self.changed.emit()

    def _forget_unasked(self) -> None:
        """Take back what a stopped run did not come to."""
        waiting = [url for url, page in self.pages.items() if page.state is not PageState.ENDED]
        for url in waiting:
            del self.pages[url]


def pages_of_check(check: Check) -> tuple[PageResult, ...]:
    """Return every page of a check once, in the order of the claims; unasked ones are left out."""
    seen: dict[str, PageResult] = {}
    for claim in check.claims:
        for page in claim.pages:
            if page.snapshot is not None:
                name = page.snapshot.url or page.snapshot.sha256 or page.reference.source
                seen.setdefault(name, page)
    return tuple(seen.values())


def _stored(page: PageResult) -> PageProgress:
    snapshot = page.snapshot
    return PageProgress(
        page.reference.url or page.reference.source,
        PageState.ENDED,
        page.outcome,
        snapshot.status if snapshot else None,
        snapshot.fetched_at if snapshot else None,
    )
