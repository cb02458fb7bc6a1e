"""Bodies that wait to be read do not pile up as they are, and come out as they came."""

from __future__ import annotations

import asyncio

from citecheck.model import FetchOutcome, Snapshot
from citecheck.pipeline.arrivals import Arrivals
from tests.report.invented import NOON


def capture(fill: bytes, size: int = 1000) -> Snapshot:
    return Snapshot("http://a.example/", FetchOutcome.OK, NOON, body=fill * size)


def test_what_has_room_comes_in_as_it_is() -> None:
    async def come() -> None:
        with Arrivals(2000).one() as arrival:
            one = capture(b"a")
            assert await arrival.admitted(one) is one

    asyncio.run(come())


def test_the_next_one_waits_until_the_first_is_stored_and_is_the_same() -> None:
    async def come() -> None:
        arrivals, waiting = Arrivals(1500), asyncio.Event()

        async def second() -> Snapshot:
            waiting.set()
            with arrivals.one() as arrival:
                return await arrival.admitted(capture(b"b"))

        with arrivals.one() as arrival:
            await arrival.admitted(capture(b"a"))
            task = asyncio.create_task(second())
            await waiting.wait()
            done, _ = await asyncio.wait({task}, timeout=0.05)
            assert not done
        assert await task == capture(b"b")

    asyncio.run(come())


def test_bodies_larger_than_the_budget_come_in_one_after_the_other() -> None:
    async def come() -> list[bytes]:
        arrivals, order = Arrivals(100), list[bytes]()

        async def one(fill: bytes) -> None:
            with arrivals.one() as arrival:
                body = (await arrival.admitted(capture(fill))).body
                await asyncio.sleep(0)
                order.append(body[:1])

        await asyncio.gather(*map(one, (b"a", b"b", b"c")))
        return order

    assert sorted(asyncio.run(come())) == [b"a", b"b", b"c"]


def test_a_page_that_is_read_in_two_steps_does_not_wait_for_itself() -> None:
    async def come() -> None:
        with Arrivals(1000).one() as arrival:
            await arrival.admitted(capture(b"a"))
            assert (await arrival.admitted(capture(b"b"))).body == b"b" * 1000

    asyncio.run(come())
