"""Which runs are under way and what each is for."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from citecheck.gui.runs.runner import Runner
from citecheck.pipeline.events import Ending, Outcome, Report


class Doing(enum.Enum):
    """What a run is for."""

    NOTHING = "nothing"
    OPENING = "opening"
    CHECKING = "checking"
    LOOKING_UP = "looking up"


Take = Callable[[object], None]


class Runs(QObject):
    """Starts runs and hands their values to who asked; events of other runs are dropped.

    Signals:
        doing(Doing): what is under way now; looking up counts as nothing.
        told(Event): what a run tells.
        ending(): a run is about to hand over its value, or has none.
        troubled(str): why a run failed; empty when another one starts.
        stopped(): a check was cancelled.
    """

    doing = Signal(object)
    told = Signal(object)
    ending = Signal()
    troubled = Signal(str)
    stopped = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._live: dict[int, tuple[Doing, Take]] = {}
        runner.progressed.connect(self._on_progress)
        runner.ended.connect(self._on_end)

    def start(
        self,
        job: Callable[[Report], Awaitable[object]],
        doing: Doing,
        take: Take,
        *,
        queued: bool = False,
    ) -> None:
        """Start ``job``; ``take`` gets its value. A queued one lets the runs before it end."""
        if doing is not Doing.LOOKING_UP:
            self.troubled.emit("")
        self._live[self._runner.start(job, queued=queued, owner=self)] = (doing, take)
        self.doing.emit(self._now())

    def look_up(self, job: Callable[[Report], Awaitable[object]], take: Take) -> None:
        """Start a ``job`` after what runs now; nothing that is begun later ends it.

        Most of them work in a thread, which no cancelling would stop; their answer would be lost.
        """
        run = self._runner.start(job, queued=True, lasting=True, owner=self)
        self._live[run] = (Doing.LOOKING_UP, take)

    def cancel(self) -> None:
        """Stop what is opened or checked; what is looked up goes on."""
        self._runner.cancel(owner=self)

    def end(self) -> None:
        """Stop all that runs."""
        self._runner.cancel(owner=self, lasting=True)

    def _now(self) -> Doing:
        live = {doing for doing, _take in self._live.values()}
        return next((d for d in (Doing.OPENING, Doing.CHECKING) if d in live), Doing.NOTHING)

    def _on_progress(self, run: int, event: object) -> None:
        if run in self._live:
            self.told.emit(event)

    def _on_end(self, run: int, outcome: Outcome, value: object) -> None:
        if run not in self._live:
            return  # another window's
        doing, take = self._live.pop(run)
        self.ending.emit()
        if outcome.ending is Ending.FAILED:
            self.troubled.emit(outcome.message)
        elif outcome.ending is Ending.COMPLETED:
            take(value)
        elif doing is Doing.CHECKING:
            self.stopped.emit()
        self.doing.emit(self._now())
