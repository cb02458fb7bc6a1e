"""One thread, one loop: each run ends once, cancel is quick, nothing stays behind."""

from __future__ import annotations

import asyncio
import threading
from types import TracebackType

import pytest
from pytestqt.qtbot import QtBot

from citecheck.gui.runs.runner import Runner
from citecheck.model import ErrorCode, KnownError
from citecheck.pipeline.events import Ending, Outcome, PageStarted, Report


async def forever(_report: Report) -> object:
    await asyncio.Event().wait()
    return None


async def three_pages(report: Report) -> object:
    for number in range(3):
        report(PageStarted(str(number)))
        await asyncio.sleep(0)
    return "done"


def test_events_arrive_in_order_in_the_gui_thread(qtbot: QtBot, runner: Runner) -> None:
    seen: list[tuple[int, object, int]] = []
    runner.progressed.connect(lambda run, event: seen.append((run, event, threading.get_ident())))

    with qtbot.waitSignal(runner.ended) as ended:
        run = runner.start(three_pages)

    here = threading.get_ident()
    assert seen == [(run, PageStarted(str(n)), here) for n in range(3)]
    assert ended.args == [run, Outcome(Ending.COMPLETED), "done"]


def test_cancel_ends_a_stuck_run(qtbot: QtBot, runner: Runner) -> None:
    with qtbot.waitSignal(runner.ended) as ended:
        run = runner.start(forever)
        runner.cancel()

    assert ended.args == [run, Outcome(Ending.CANCELLED), None]


def test_starting_cancels_the_run_before_and_each_ends_once(qtbot: QtBot, runner: Runner) -> None:
    ends: list[tuple[int, Ending]] = []
    runner.ended.connect(lambda run, outcome, _value: ends.append((run, outcome.ending)))

    runs = [runner.start(forever) for _ in range(50)]
    last = runner.start(three_pages)
    qtbot.waitUntil(lambda: len(ends) == 51)

    assert sorted(ends) == [(run, Ending.CANCELLED) for run in runs] + [(last, Ending.COMPLETED)]


def test_a_queued_run_waits_for_the_one_before(qtbot: QtBot, runner: Runner) -> None:
    ends: list[int] = []
    runner.ended.connect(lambda run, _outcome, _value: ends.append(run))

    first = runner.start(three_pages)
    second = runner.start(three_pages, queued=True)
    qtbot.waitUntil(lambda: len(ends) == 2)

    assert ends == [first, second]


def test_a_lasting_run_goes_on_beside_the_next_and_ends_only_when_told_so(
    qtbot: QtBot, runner: Runner
) -> None:
    ended: list[tuple[int, Ending]] = []
    runner.ended.connect(lambda run, outcome, _value: ended.append((run, outcome.ending)))
    lasting = runner.start(forever, lasting=True)
    stopped = runner.start(forever)
    after = runner.start(three_pages)
    qtbot.waitUntil(lambda: len(ended) == 2)
    runner.cancel()

    runner.cancel(lasting=True)

    qtbot.waitUntil(lambda: len(ended) == 3)
    assert ended[-1] == (lasting, Ending.CANCELLED)
    assert set(ended[:2]) == {(stopped, Ending.CANCELLED), (after, Ending.COMPLETED)}


def test_cancel_reaches_queued_runs_too(qtbot: QtBot, runner: Runner) -> None:
    ends: list[Ending] = []
    runner.ended.connect(lambda _run, outcome, _value: ends.append(outcome.ending))

    runner.start(forever)
    runner.start(three_pages, queued=True)
    runner.cancel()
    qtbot.waitUntil(lambda: len(ends) == 2)

    assert ends == [Ending.CANCELLED, Ending.CANCELLED]


def test_a_fault_of_the_world_is_told_in_its_sentence(qtbot: QtBot, runner: Runner) -> None:
    async def job(_report: Report) -> object:
        raise KnownError(ErrorCode.MISSING_FILE, "x.txt")

    with qtbot.waitSignal(runner.ended) as ended:
        runner.start(job)

    assert ended.args is not None
    assert ended.args[1] == Outcome(Ending.FAILED, "There is no file x.txt.")


def test_a_fault_of_ours_is_one_sentence_and_a_traceback_in_the_log(
    qtbot: QtBot, runner: Runner, caplog: pytest.LogCaptureFixture
) -> None:
    async def job(_report: Report) -> object:
        raise ZeroDivisionError

    with qtbot.waitSignal(runner.ended) as ended:
        runner.start(job)

    assert ended.args is not None
    assert "the log tells more" in ended.args[1].message
    assert "ZeroDivisionError" in caplog.text


def test_writes_happen_in_order_and_are_finished_before_closing(qtbot: QtBot) -> None:
    runner = Runner()
    written: list[int] = []

    for number in range(20):
        runner.write(lambda number=number: written.append(number))  # type: ignore[misc] # a default
    assert runner.close()

    assert written == list(range(20))


def test_closing_while_a_run_is_stuck_leaves_no_thread(qtbot: QtBot) -> None:
    runner = Runner()
    runner.start(forever)

    assert runner.close()

    names = {thread.name for thread in threading.enumerate()}
    assert not {name for name in names if name.startswith("citecheck")}


def test_the_desk_is_entered_before_and_left_after_all_runs(qtbot: QtBot) -> None:
    seen: list[str] = []

    class Around:
        async def __aenter__(self) -> None:
            seen.append("in")

        async def __aexit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            trace: TracebackType | None,
        ) -> None:
            seen.append("out")

    runner = Runner(around=Around())
    with qtbot.waitSignal(runner.ended):
        runner.start(three_pages)
    runner.close()

    assert seen == ["in", "out"]
