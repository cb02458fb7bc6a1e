"""What a request says, how it waits and ends, and that no answer is a fault of ours."""

from __future__ import annotations

import asyncio
import gzip
import logging
import ssl
from collections.abc import Callable
from typing import Any

import httpcore
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck import HOMEPAGE, __version__
from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.recorded import RecordedAnswer, RecordedWeb
from citecheck.model import FetchOutcome, Snapshot

PAGE = "http://news.example/page"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

Fetch = Callable[..., Snapshot]


async def fetch_one(url: str, options: Options | None = None, **seams: Any) -> Snapshot:  # noqa: ANN401 - as open_fetcher
    async with open_fetcher(
        options or Options(), tls=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), **seams
    ) as web:
        return await web.fetch(url)


def test_the_request_is_honest_and_tells_nothing_more(raw_stream: type[Any]) -> None:
    stream = raw_stream([OK + b"Content-Length: 1\r\n\r\nx"], "end")
    web = RecordedWeb([RecordedAnswer(PAGE)])

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        dialled: httpcore.AsyncNetworkStream = stream
        return dialled

    asyncio.run(fetch_one(PAGE + "#secret", resolve=web.resolve, dial=dial))

    head, *fields = stream.heard.decode().strip().split("\r\n")
    assert head == "GET /page HTTP/1.1"
    sent = dict(field.split(": ", 1) for field in fields)
    assert sent["Host"] == "news.example"
    assert sent["User-Agent"] == f"citecheck/{__version__} (+{HOMEPAGE})"
    assert sent["Accept-Encoding"] == "gzip"
    assert sent["Connection"] == "close"
    assert sent.keys() == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert not stream.is_open


def test_cookies_live_for_one_page(raw_stream: type[Any]) -> None:
    streams: list[Any] = []

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        first = len(streams) % 2 == 0
        moved = (
            b"HTTP/1.1 302 Found\r\nLocation: /page\r\nSet-Cookie: seen=1\r\nSet-Cookie: n=\xe9\r\n"
        )
        answer = moved + b"Content-Length: 0\r\n\r\n" if first else OK + b"\r\n<p>Words"
        streams.append(raw_stream([answer], "end"))
        dialled: httpcore.AsyncNetworkStream = streams[-1]
        return dialled

    web = RecordedWeb([RecordedAnswer(PAGE)])

    async def twice() -> list[FetchOutcome]:
        async with open_fetcher(
            Options(), tls=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), resolve=web.resolve, dial=dial
        ) as fetcher:
            return [(await fetcher.fetch(PAGE)).outcome for _ in range(2)]

    assert asyncio.run(twice()) == [FetchOutcome.OK, FetchOutcome.OK]
    assert [b"Cookie: seen=1" in stream.heard for stream in streams] == [False, True, False, True]


def test_a_site_that_asks_for_a_moment_is_given_it(raw_stream: type[Any]) -> None:
    busy = b"HTTP/1.1 429 Wait\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n"
    answers = [busy, busy, OK + b"\r\n<p>Words"]
    waits: list[float] = []

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        dialled: httpcore.AsyncNetworkStream = raw_stream([answers.pop(0)], "end")
        return dialled

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    web = RecordedWeb([RecordedAnswer(PAGE)])
    snapshot = asyncio.run(fetch_one(PAGE, resolve=web.resolve, dial=dial, wait=wait))

    assert snapshot.outcome is FetchOutcome.OK
    assert waits == [2, 2]


@pytest.mark.parametrize("asked", ["86400", "99", "20", "Fri, 01 Jan 2099 00:00:00 GMT", "-5", "²"])
def test_a_long_or_odd_wait_is_told_instead_of_waited(asked: str, fetch_recorded: Fetch) -> None:
    async def wait(_seconds: float) -> None:
        pytest.fail("waited")

    snapshot = fetch_recorded(RecordedAnswer(PAGE, 429, (("Retry-After", asked),)), wait=wait)

    assert snapshot.outcome is FetchOutcome.RATE_LIMITED


def test_a_fault_of_ours_becomes_an_outcome_with_an_id_in_the_log(
    fetch_recorded: Fetch, caplog: pytest.LogCaptureFixture
) -> None:
    async def resolve(_host: str, _port: int) -> list[str]:
        raise ZeroDivisionError

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        raise NotImplementedError

    with caplog.at_level(logging.ERROR):
        snapshot = asyncio.run(fetch_one(PAGE, resolve=resolve, dial=dial))

    assert snapshot.outcome is FetchOutcome.INTERNAL_ERROR
    assert snapshot.detail in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_cancelled_fetch_ends_and_leaves_nothing_open(raw_stream: type[Any]) -> None:
    stream = raw_stream([OK], "silence")
    dialled = asyncio.Event()
    web = RecordedWeb([RecordedAnswer(PAGE)])

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        dialled.set()
        connection: httpcore.AsyncNetworkStream = stream
        return connection

    async def run() -> set[asyncio.Task[Any]]:
        task = asyncio.create_task(fetch_one(PAGE, resolve=web.resolve, dial=dial))
        await dialled.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return asyncio.all_tasks() - {asyncio.current_task()}

    assert asyncio.run(run()) == set()
    assert not stream.is_open


HEADER_NAMES = [
    *(b"Content-Length", b"Content-Encoding", b"Transfer-Encoding", b"Location", b"Set-Cookie"),
    *(b"Content-Type", b"Retry-After", b"X-\xe9", b"Connection"),
]
HEADER_VALUES = [
    *(b"0", b"-1", b"9" * 30, b"gzip", b"deflate", b"chunked", b"/x", b"\xff", b"", b"a=b"),
    *(b"a=b; expires=Thu, 99 Foo 99999; domain=.example", b"text/html; charset=\xe9"),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    status=st.sampled_from([b"000", b"103", b"200", b"302", b"404", b"429", b"999"]),
    headers=st.lists(
        st.tuples(st.sampled_from(HEADER_NAMES), st.sampled_from(HEADER_VALUES)), max_size=5
    ),
    body=st.binary(max_size=80) | st.just(gzip.compress(b"<p>The harbour froze.</p>")),
    broken=st.booleans(),
)
def test_no_answer_is_a_fault_of_ours(
    status: bytes,
    headers: list[tuple[bytes, bytes]],
    body: bytes,
    broken: bool,  # noqa: FBT001 - hypothesis passes by name
    fetch_raw: Fetch,
) -> None:
    async def wait(_seconds: float) -> None:
        pass

    lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    wire = b"HTTP/1.1 " + status + b" X\r\n" + lines + b"\r\n" + body
    ending = httpcore.ReadError("reset") if broken else "end"

    assert fetch_raw(wire, ending=ending, wait=wait).outcome is not FetchOutcome.INTERNAL_ERROR


def test_a_bad_certificate_is_told(fetch_recorded: Fetch, raw_stream: type[Any]) -> None:
    class BadCertificate(raw_stream):  # type: ignore[misc] # a class handed over by a fixture
        async def start_tls(self, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
            complaint = ssl.SSLCertVerificationError("bad")
            complaint.verify_message = "certificate has expired"
            raise httpcore.ConnectError from complaint

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        stream: httpcore.AsyncNetworkStream = BadCertificate([], "end")
        return stream

    web = RecordedWeb([RecordedAnswer("https://news.example/")])
    snapshot = asyncio.run(fetch_one("https://news.example/", resolve=web.resolve, dial=dial))

    assert snapshot.outcome is FetchOutcome.TLS_ERROR
    assert snapshot.detail == "certificate has expired"
