"""Collecting garbage in the window's thread."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from citecheck.gui.garbage import GarbageKeeper


class Knot:
    """Names itself, so that only a collection ends it."""

    def __init__(self) -> None:
        self.itself = self


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def collector() -> Iterator[None]:
    """Leave Python's collector as it was."""
    enabled = gc.isenabled()
    yield
    gc.freeze()
    if not enabled:
        gc.disable()


@pytest.fixture
def eager_threads() -> Iterator[None]:
    """Let threads take turns as often as Python can."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("collector")
def test_young_garbage_goes_within_a_round(qtbot: QtBot) -> None:
    keeper = GarbageKeeper(is_away=lambda: False)
    gc.collect(0)
    gone = weakref.ref(Knot())

    keeper.collect()
    keeper.end()

    assert gone() is None


@pytest.mark.usefixtures("collector")
def test_a_great_load_is_set_aside_instead_of_looked_at_and_still_goes(qtbot: QtBot) -> None:
    keeper = GarbageKeeper(is_away=lambda: False)
    gc.collect()
    before = gc.get_freeze_count()
    load = [Knot() for _ in range(20_000)]
    gone = weakref.ref(load[0])

    keeper.collect()
    aside = gc.get_freeze_count() - before
    for knot in load:
        del knot.itself
    del knot, load
    keeper.end()

    assert (aside > 20_000, gone() is None) == (True, True)


@pytest.mark.usefixtures("collector")
def test_what_was_set_aside_is_looked_at_while_nobody_works_in_the_program(qtbot: QtBot) -> None:
    clock, away = Clock(), [False]
    keeper = GarbageKeeper(is_away=lambda: away[0], clock=clock)
    gc.collect()
    load = [Knot() for _ in range(20_000)]
    gone = weakref.ref(load[0])
    keeper.collect()
    load.clear()
    clock.now = 3600.0

    keeper.collect()
    kept = gone() is not None
    away[0] = True
    keeper.collect()
    keeper.end()

    assert (kept, gone() is None) == (True, True)


@pytest.mark.usefixtures("collector", "eager_threads")
def test_tuples_that_another_thread_is_filling_are_never_named(qtbot: QtBot) -> None:
    keeper = GarbageKeeper(is_away=lambda: False)

    # Python raises SystemError if anything names a tuple before it is whole.
    with ThreadPoolExecutor(1) as beside:
        made = beside.submit(lambda: [len(tuple([n] for n in range(5_000))) for _ in range(100)])
        while not made.done():
            loaded = [[n] for n in range(20_000)]
            keeper.collect()
    keeper.end()

    assert set(made.result()) == {5_000}
    assert loaded
