from __future__ import annotations

import asyncio

from citecheck.fetch.common_budget import CommonBudget


def test_what_fits_is_granted_at_once() -> None:
    async def run() -> int:
        with CommonBudget(100).share() as share:
            await share.grow(60)
            await share.grow(40)
            return share.held_bytes

    assert asyncio.run(run()) == 100


def test_a_younger_body_waits_until_an_older_one_has_ended() -> None:
    async def run() -> list[str]:
        common, told = CommonBudget(100), list[str]()

        async def younger() -> None:
            with common.share() as share:
                await share.grow(50)
                told.append("younger goes on")

        with common.share() as oldest:
            await oldest.grow(80)
            waiting = asyncio.create_task(younger())
            await asyncio.sleep(0)
            told.append("oldest ends")
        await waiting
        return told

    assert asyncio.run(run()) == ["oldest ends", "younger goes on"]


def test_the_oldest_goes_on_beyond_a_spent_budget() -> None:
    async def run() -> int:
        common = CommonBudget(100)
        with common.share() as oldest, common.share() as younger:
            await younger.grow(100)
            await oldest.grow(500)
            return oldest.held_bytes

    assert asyncio.run(run()) == 500


def test_many_bodies_larger_than_the_budget_all_come_through_one_after_the_other() -> None:
    async def run() -> tuple[int, int]:
        common, held, most = CommonBudget(100), 0, 0

        async def body() -> None:
            nonlocal held, most
            with common.share() as share:
                for _piece in range(12):
                    await share.grow(10)
                    held += 10
                    most = max(most, held)
                    await asyncio.sleep(0)
                held -= 120

        await asyncio.gather(*(body() for _ in range(40)))
        return held, most

    left, most = asyncio.run(run())

    assert left == 0
    assert most <= 100 + 120


def test_one_that_is_given_up_while_it_waits_holds_nothing() -> None:
    async def run() -> bool:
        common = CommonBudget(100)

        async def wants(count: int) -> None:
            with common.share() as share:
                await share.grow(count)

        with common.share() as oldest:
            await oldest.grow(100)
            given_up = asyncio.create_task(wants(50))
            await asyncio.sleep(0)
            given_up.cancel()
            await asyncio.wait({given_up})
        await wants(100)
        return given_up.cancelled()

    assert asyncio.run(run())
