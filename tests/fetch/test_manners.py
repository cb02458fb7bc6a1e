"""How the client behaves towards a site: retries, pace, conditions, robots.txt, skipped hosts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import httpcore
import pytest

from citecheck.config import Options
from citecheck.fetch.client import WebFetcher, open_fetcher
from citecheck.fetch.pace import Pace
from citecheck.fetch.recorded import RecordedAnswer, RecordedWeb
from citecheck.fetch.retry import wait_after_answer
from citecheck.model import FetchOutcome, Snapshot
from tests.fetch.conftest import NOON, PAGE, RawStream

GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
TEXT = (("Content-Type", "text/plain"),)
RULES = b"User-agent: *\nDisallow: /secret\nCrawl-delay: 3\n"


class Site:
    """A site that plays one list of bytes, or a fault, for each connection."""

    def __init__(self, *answers: bytes | Exception) -> None:
        self.answers = list(answers)
        self.streams: list[RawStream] = []

    async def resolve(self, _host: str, _port: int) -> Sequence[str]:
        return ["93.184.215.14"]

    async def dial(self, _address: str, _port: int) -> httpcore.AsyncNetworkStream:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        stream = RawStream([answer], "end") if isinstance(answer, bytes) else RawStream([], answer)
        self.streams.append(stream)
        return stream


def fetched(site: Site, **more: Any) -> tuple[Snapshot, list[float]]:  # noqa: ANN401 - as open_fetcher
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    async def run() -> Snapshot:
        seams: dict[str, Any] = {"resolve": site.resolve, "dial": site.dial, "wait": wait}
        options = more.pop("options", Options())
        earlier = more.pop("earlier", None)
        async with open_fetcher(
            options, now=lambda: NOON, chance=lambda: 0.0, **seams, **more
        ) as fetcher:
            return await fetcher.fetch(PAGE, earlier)

    return asyncio.run(run()), waits


def status(number: int, *headers: str) -> bytes:
    lines = "".join(f"{line}\r\n" for line in headers)
    return f"HTTP/1.1 {number} X\r\n{lines}Content-Length: 0\r\n\r\n".encode()


@pytest.mark.parametrize(
    "fault",
    [
        *(status(number) for number in (429, 502, 503, 504)),
        httpcore.ReadError("reset"),
        httpcore.WriteError("reset"),
        b"",
    ],
)
def test_a_passing_fault_is_tried_again_after_growing_waits(fault: bytes | Exception) -> None:
    snapshot, waits = fetched(Site(fault, fault, GOOD))

    assert snapshot.outcome is FetchOutcome.OK
    assert waits == [0.5, 1.0]


@pytest.mark.parametrize("number", [400, 403, 404, 410, 451, 500, 501, 520])
def test_a_lasting_answer_is_not_asked_for_again(number: int) -> None:
    site = Site(status(number))

    _, waits = fetched(site)

    assert waits == []
    assert len(site.streams) == 1


def test_a_third_fault_is_told() -> None:
    site = Site(httpcore.ReadError("reset"))

    snapshot, waits = fetched(site)

    assert snapshot.outcome is FetchOutcome.UNREACHABLE
    assert len(site.streams) == 3
    assert len(waits) == 2


def test_a_bot_wall_is_not_asked_for_again() -> None:
    site = Site(status(503, "cf-mitigated: challenge"))

    snapshot, waits = fetched(site)

    assert (snapshot.outcome, waits) == (FetchOutcome.BOT_WALL, [])


def test_no_wait_goes_past_the_deadline() -> None:
    busy = Site(status(503, "Retry-After: 20"))

    snapshot, waits = fetched(busy, options=Options(deadline_s=10))

    assert (snapshot.outcome, waits) == (FetchOutcome.SERVER_ERROR, [])


def test_chance_shortens_a_wait_by_half_at_most() -> None:
    waits = [
        wait_after_answer(503, {}, attempt=a, chance=c) for a in (0, 1) for c in (0.0, 0.5, 1.0)
    ]

    assert waits == [0.5, 0.375, 0.25, 1.0, 0.75, 0.5]


def earlier_snapshot(**headers: str) -> Snapshot:
    return Snapshot(
        url=PAGE,
        outcome=FetchOutcome.OK,
        fetched_at=NOON,
        final_url=PAGE,
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        body=b"hello",
    )


def test_what_was_had_is_asked_for_only_if_it_changed() -> None:
    site = Site(status(304))
    earlier = earlier_snapshot(ETag='"x1"', Last_Modified="Sat, 21 Nov 2026 08:00:00 GMT")

    snapshot, _ = fetched(site, earlier=earlier)

    asked = site.streams[-1].heard
    assert b'If-None-Match: "x1"\r\n' in asked
    assert b"If-Modified-Since: Sat, 21 Nov 2026 08:00:00 GMT\r\n" in asked
    assert (snapshot.outcome, snapshot.body) == (FetchOutcome.NOT_MODIFIED, b"")


def test_an_unasked_not_modified_is_a_broken_answer() -> None:
    snapshot, _ = fetched(Site(status(304)))

    assert snapshot.outcome is FetchOutcome.BAD_RESPONSE


def with_fetcher(web: RecordedWeb, urls: Sequence[str], **more: Any) -> list[FetchOutcome]:  # noqa: ANN401 - as open_fetcher
    async def run() -> list[FetchOutcome]:
        async with open_fetcher(
            more.pop("options", Options()),
            resolve=web.resolve,
            dial=web.dial,
            wait=_no_wait,
            **more,
        ) as fetcher:
            return [(await fetcher.fetch(url)).outcome for url in urls]

    return asyncio.run(run())


async def _no_wait(_seconds: float) -> None:
    return


OBEDIENT = Options(robots="always")
SECRET, OPEN = "http://news.example/secret/1", "http://news.example/open"
NEWS = (
    RecordedAnswer("http://news.example/robots.txt", 200, TEXT, RULES),
    RecordedAnswer(SECRET, 200, TEXT, b"secret"),
    RecordedAnswer(OPEN, 200, TEXT, b"open"),
)


@pytest.mark.parametrize(
    ("options", "refused"),
    [
        (Options(), False),
        (Options(robots="always"), True),
        (Options(robots="never"), False),
    ],
)
def test_robots_txt_is_obeyed_where_the_options_say_so(options: Options, *, refused: bool) -> None:
    outcomes = with_fetcher(RecordedWeb(NEWS), [SECRET, OPEN], options=options)

    secret = FetchOutcome.ROBOTS_DISALLOWED if refused else FetchOutcome.OK
    assert outcomes == [secret, FetchOutcome.OK]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (RecordedAnswer("http://news.example/robots.txt", 404), FetchOutcome.OK),
        (RecordedAnswer("http://news.example/robots.txt", 403), FetchOutcome.OK),
        (RecordedAnswer("http://news.example/robots.txt", 500), FetchOutcome.ROBOTS_DISALLOWED),
        (
            RecordedAnswer(
                "http://news.example/robots.txt",
                200,
                (("Content-Type", "text/html"),),
                b"<html>Disallow: /</html>",
            ),
            FetchOutcome.OK,
        ),
    ],
)
def test_a_missing_robots_txt_allows_and_a_failing_one_refuses(
    answer: RecordedAnswer, expected: FetchOutcome
) -> None:
    assert with_fetcher(RecordedWeb((answer, NEWS[2])), [OPEN], options=OBEDIENT) == [expected]


def test_robots_txt_of_a_host_that_a_page_redirects_to_is_obeyed_too() -> None:
    hop = RecordedAnswer("http://a.example/x", 302, (("Location", SECRET),))

    outcomes = with_fetcher(RecordedWeb((hop, *NEWS)), ["http://a.example/x"], options=OBEDIENT)

    assert outcomes == [FetchOutcome.ROBOTS_DISALLOWED]


def test_a_single_press_can_be_told_what_robots_txt_says_and_a_site_is_asked_once() -> None:
    web = RecordedWeb(NEWS)
    dials: list[str] = []

    async def dial(address: str, port: int) -> httpcore.AsyncNetworkStream:
        dials.append(address)
        return await web.dial(address, port)

    async def ask(fetcher: WebFetcher) -> list[bool | None]:
        urls = (SECRET, OPEN, "javascript:alert(1)")
        return [await fetcher.robots_allow(url) for url in urls]

    async def run() -> list[bool | None]:
        async with open_fetcher(Options(), resolve=web.resolve, dial=dial) as fetcher:
            return await ask(fetcher)

    assert asyncio.run(run()) == [False, True, None]
    assert len(dials) == 1


def test_a_skipped_host_is_never_asked_not_even_by_redirect() -> None:
    hop = RecordedAnswer("http://a.example/x", 302, (("Location", "http://www.b.example/y"),))
    page = RecordedAnswer("http://www.b.example/y", 200, TEXT, b"words")
    options = Options(skip_hosts=("b.example",))

    outcomes = with_fetcher(
        RecordedWeb((hop, page)), ["http://a.example/x", "http://b.example/"], options=options
    )

    assert outcomes == [FetchOutcome.SKIPPED] * 2


def test_requests_to_one_host_keep_their_distance() -> None:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(round(seconds, 1))

    async def run() -> None:
        pace = Pace(8, 2, Options(host_delays=("slow.example=2",)).delay_of, wait)
        pace.slow_down("calm.example", 5)

        async def visit(host: str) -> None:
            async with pace.turn(host):
                await asyncio.sleep(0)

        hosts = ["www.slow.example"] * 3 + ["calm.example"] * 2 + ["quick.example"] * 3
        await asyncio.gather(*map(visit, hosts))

    asyncio.run(run())

    assert sorted(waits) == [2.0, 4.0, 5.0]
