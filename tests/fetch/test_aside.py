"""Work that cannot be interrupted, in a thread that nobody has to wait for."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from citecheck.fetch.aside import done_aside


def test_what_the_work_returns_or_raises_comes_back() -> None:
    assert asyncio.run(done_aside(lambda: 3)) == 3
    with pytest.raises(ZeroDivisionError):
        asyncio.run(done_aside(lambda: 1 // 0))


def test_a_loop_ends_while_the_work_still_waits() -> None:
    silent = Event()

    with pytest.raises(TimeoutError):
        asyncio.run(asyncio.wait_for(done_aside(silent.wait), 0.01))

    assert not silent.is_set()
    silent.set()
