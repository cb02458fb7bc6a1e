"""A paused run asks for nothing more, and goes on where it stood."""

from __future__ import annotations

import asyncio
from typing import Self

from citecheck.config import Options
from citecheck.model import Article, FetchOutcome, Link, Snapshot, Span
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.events import Event, HostsListed, PageEnded, PageStarted
from citecheck.pipeline.tools import utc_now
from citecheck.pipeline.turns import Gate, Turns
from citecheck.pipeline.web import no_web
from citecheck.store.library import Library

QUOTE = "“We will open the bridge in May,”"
TEXT = f"{QUOTE} Ada Orlan, the mayor, said."
ADDRESS = "http://one.example/a"


class Web:
    """Answers every page with "not found"."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        self.asked.append(url)
        return Snapshot(url, FetchOutcome.NOT_FOUND, utc_now(), status=404)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_fault: object) -> None:
        pass


def article() -> Article:
    at = TEXT.index("Ada")
    return Article(TEXT, links=(Link(ADDRESS, Span(at, at + 9)),))


def test_a_shut_gate_holds_every_page_back_until_it_opens(library: Library) -> None:
    web, gate, events = Web(), Gate(), list[Event]()

    async def walk() -> list[str]:
        async with Desk(library, Options(), web=lambda _options: web) as desk:
            opened = await desk.open(article())
            gate.shut()
            listed = asyncio.Event()

            def report(event: Event) -> None:
                events.append(event)
                if isinstance(event, HostsListed):
                    listed.set()

            run = asyncio.create_task(desk.check(opened.key, report=report, gate=gate))
            await listed.wait()
            for _turn in range(20):
                await asyncio.sleep(0)
            while_shut = list(web.asked)
            gate.open()
            await run
            return while_shut

    assert asyncio.run(walk()) == []
    assert web.asked == [ADDRESS]
    assert [e.urls for e in events if isinstance(e, HostsListed)] == [(ADDRESS,)]
    assert [type(e) for e in events if isinstance(e, PageStarted | PageEnded)] == [
        PageStarted,
        PageEnded,
    ]


def test_failed_pages_are_asked_again_alone(library: Library) -> None:
    web = Web()

    async def walk() -> None:
        async with Desk(library, Options(), web=lambda _options: web) as desk:
            opened = await desk.open(article())
            await desk.check(opened.key)
            await desk.retry(opened.key, {ADDRESS})
            await desk.retry(opened.key, {"http://elsewhere.example/"})

    asyncio.run(walk())

    assert web.asked == [ADDRESS, ADDRESS]


def test_a_slow_host_keeps_no_place_from_the_others() -> None:
    async def walk() -> list[str]:
        turns, told, hold = Turns(2, 1, Gate()), list[str](), asyncio.Event()

        async def ask(host: str) -> None:
            async with turns.of(host):
                told.append(host)
                if host == "slow":
                    await hold.wait()

        tasks = [asyncio.create_task(ask(host)) for host in ("slow", "slow", "slow", "quick")]
        await tasks[-1]
        seen = list(told)
        hold.set()
        await asyncio.gather(*tasks)
        return seen

    assert asyncio.run(walk()) == ["slow", "quick"]


def test_a_deleted_check_is_gone(library: Library) -> None:
    async def walk() -> int:
        async with Desk(library, Options(), web=no_web) as desk:
            opened = await desk.open(article())
            await asyncio.to_thread(desk.delete, opened.key)
            return len(desk.checks())

    assert asyncio.run(walk()) == 0
