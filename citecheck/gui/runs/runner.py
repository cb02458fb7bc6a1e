"""Run the line beside the window: one thread with its own asyncio loop, one run after another."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from citecheck.model import KnownError
from citecheck.pipeline.events import Ending, Event, Outcome, Report
from citecheck.wording.errors import sentence
from citecheck.wording.gui import fault_sentence

log = logging.getLogger(__name__)

Job = Callable[[Report], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class _Live:
    task: asyncio.Task[object]
    owner: object
    lasting: bool


class Runner(QObject):
    """Start, follow and cancel runs, and write small things in order.

    The runner lives in the GUI thread, so its signals reach slots there through Qt's event queue
    although they are emitted in other threads. Only frozen values cross over. Keep it as long as
    the application and ``close`` it before Qt goes down.

    Args:
        around: entered in the loop's thread before the first run and left after the last (the
            desk with its reader process); None for nothing.

    Signals:
        progressed(int, Event): run id and what that run tells.
        ended(int, Outcome, object): once a run, when its task is done; with the job's value.
        written(int, str): a ``write`` is through; its id, and a sentence if it failed.
        entered(str): ``around`` was entered; a sentence if it could not be.
    """

    progressed = Signal(int, object)
    ended = Signal(int, object, object)
    written = Signal(int, str)
    entered = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        around: AbstractAsyncContextManager[object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = around or nullcontext()
        self._last_run = 0
        self._last_write = 0
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        # Touched in the loop's thread only.
        self._live: dict[int, _Live] = {}
        self._writer = ThreadPoolExecutor(1, "citecheck-writer")
        self._thread = threading.Thread(target=self._serve, name="citecheck-loop")
        self._thread.start()

    # Called in the GUI thread. call_soon_threadsafe keeps the order of the calls.

    def start(
        self, job: Job, *, queued: bool = False, lasting: bool = False, owner: object = None
    ) -> int:
        """Start ``job`` and return its run id.

        The owner's runs in progress are cancelled first, but for ``lasting`` ones, which go on
        beside it; a ``queued`` job lets all of them end and begins then. Runs of other owners
        (other windows) go on too.
        """
        self._last_run += 1
        run = self._last_run
        self._loop.call_soon_threadsafe(self._launch, run, job, queued, lasting, owner)
        return run

    def cancel(self, owner: object = None, *, lasting: bool = False) -> None:
        """Ask the runs of ``owner`` to stop, lasting ones only if told so.

        Returns at once; an ``ended`` for each follows.
        """
        self._loop.call_soon_threadsafe(self._cancel, owner, lasting)

    def call(self, action: Callable[[], object]) -> None:
        """Do something short in the loop's thread, after what was asked of it before."""
        self._loop.call_soon_threadsafe(action)

    def write(self, action: Callable[[], object]) -> int:
        """Run ``action`` after all earlier writes, in the writer's thread; return its id."""
        self._last_write += 1
        number = self._last_write
        future = self._writer.submit(action)
        future.add_done_callback(lambda done: self._tell_written(number, done))
        return number

    def close(self, timeout_s: float = 5.0) -> bool:
        """Finish the writes, cancel the runs, join the thread; False when it did not stop."""
        self._writer.shutdown(wait=True)
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    # Called in the loop's thread.

    def _serve(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._until_closed())

    async def _until_closed(self) -> None:
        try:
            async with self._around:
                self.entered.emit("")
                await self._stop.wait()
                tasks = [live.task for live in self._live.values()]
                for task in tasks:
                    task.cancel()
                if tasks:
                    await asyncio.wait(tasks)
        except Exception as error:
            log.exception("the line could not be opened or closed")
            self.entered.emit(_words_for(error))
            await self._stop.wait()

    def _launch(self, run: int, job: Job, queued: bool, lasting: bool, owner: object) -> None:  # noqa: FBT001 - our own call
        earlier = tuple(live.task for live in self._live_of(owner))
        if not queued:
            self._cancel(owner)
        task = self._loop.create_task(self._follow(run, job, earlier if queued else ()))
        self._live[run] = _Live(task, owner, lasting)
        # A task cancelled before its first step never enters its coroutine, so the end is
        # reported from a callback and not from a finally block in there.
        task.add_done_callback(lambda done: self._tell_ended(run, done))

    def _live_of(self, owner: object) -> list[_Live]:
        return [live for live in self._live.values() if live.owner is owner]

    def _cancel(self, owner: object, lasting: bool = False) -> None:  # noqa: FBT001, FBT002 - our own call
        for live in self._live_of(owner):
            if lasting or not live.lasting:
                live.task.cancel()

    async def _follow(
        self, run: int, job: Job, earlier: tuple[asyncio.Task[object], ...]
    ) -> object:
        if earlier:
            await asyncio.wait(earlier)

        def report(event: Event) -> None:
            self.progressed.emit(run, event)

        return await job(report)

    def _tell_ended(self, run: int, task: asyncio.Task[object]) -> None:
        self._live.pop(run, None)
        outcome = _outcome(run, task)
        value = task.result() if outcome.ending is Ending.COMPLETED else None
        self.ended.emit(run, outcome, value)

    # Called in the writer's thread.

    def _tell_written(self, number: int, done: Future[object]) -> None:
        error = done.exception()
        if error is not None:
            log.error("write %d failed", number, exc_info=error)
        self.written.emit(number, _words_for(error) if error is not None else "")


def _outcome(run: int, task: asyncio.Task[object]) -> Outcome:
    """Say how ``task`` ended; a traceback of our own faults goes to the log."""
    if task.cancelled():
        return Outcome(Ending.CANCELLED)
    error = task.exception()
    if error is None:
        return Outcome(Ending.COMPLETED)
    if not isinstance(error, KnownError):
        log.error("run %d failed", run, exc_info=error)
    return Outcome(Ending.FAILED, _words_for(error))


def _words_for(error: BaseException) -> str:
    return sentence(error) if isinstance(error, KnownError) else fault_sentence()
