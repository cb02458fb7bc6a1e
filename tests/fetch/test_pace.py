from __future__ import annotations

import asyncio

from citecheck.fetch.pace import Pace


async def most_at_once(pace: Pace, hosts: list[str]) -> tuple[int, dict[str, int]]:
    """Let every host take a turn at once; return the most seen together, in all and by host."""
    inside: list[str] = []
    most = 0
    by_host = dict.fromkeys(hosts, 0)

    async def visit(host: str) -> None:
        nonlocal most
        async with pace.turn(host):
            inside.append(host)
            most = max(most, len(inside))
            by_host[host] = max(by_host[host], inside.count(host))
            for _ in range(5):
                await asyncio.sleep(0)
            inside.remove(host)

    await asyncio.gather(*map(visit, hosts))
    return most, by_host


def test_no_host_gets_more_visits_at_once_than_allowed() -> None:
    most, by_host = asyncio.run(most_at_once(Pace(8, 2), ["a"] * 9 + ["b"] * 9 + ["c"]))

    assert by_host == {"a": 2, "b": 2, "c": 1}
    assert most == 5


def test_no_more_pages_come_at_once_than_allowed_in_all() -> None:
    hosts = [f"host{n}" for n in range(20)]

    assert asyncio.run(most_at_once(Pace(3, 2), hosts))[0] == 3


def test_pages_that_wait_for_one_host_do_not_hold_up_another() -> None:
    async def run() -> bool:
        pace = Pace(2, 1)
        async with pace.turn("slow"):
            waiting = asyncio.create_task(most_at_once(pace, ["slow", "slow", "slow"]))
            await asyncio.sleep(0)
            async with asyncio.timeout(5), pace.turn("quick"):
                pass
        await waiting
        return True

    assert asyncio.run(run())


def test_a_visit_that_is_cancelled_while_waiting_gives_its_place_back() -> None:
    async def run() -> int:
        pace = Pace(1, 1)
        async with pace.turn("a"):
            waiting = asyncio.create_task(most_at_once(pace, ["a"]))
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        return (await most_at_once(pace, ["a", "a"]))[0]

    assert asyncio.run(run()) == 1
