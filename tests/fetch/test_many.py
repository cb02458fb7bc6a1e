"""Fifty good sites among fifty bad ones: the good are had, every fault has its name."""

from __future__ import annotations

import asyncio
import gzip

import httpcore
import pytest

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.model import FetchOutcome, Snapshot
from tests.fetch.conftest import NOON, RawStream

GOOD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<p>words</p>"
BOMB = gzip.compress(bytes(64_000_000))
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PRIVATE = b"HTTP/1.1 302 X\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n"
ROUND = b"HTTP/1.1 302 X\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"

# What a bad site sends, how its connection ends, and what that is called.
BAD: dict[str, tuple[bytes, BaseException | str, FetchOutcome]] = {
    "silent": (b"", "silence", FetchOutcome.TIMEOUT),
    "slow": (HEAD + b"Content-Length: 99\r\n\r\nha", "silence", FetchOutcome.TIMEOUT),
    "reset": (b"", httpcore.ReadError("reset"), FetchOutcome.UNREACHABLE),
    "cut": (HEAD + b"Content-Length: 99\r\n\r\nhalf", "end", FetchOutcome.BAD_RESPONSE),
    "noise": (b"\x00\xff\x00\xff\r\n\r\n", "end", FetchOutcome.BAD_RESPONSE),
    "inside": (PRIVATE, "end", FetchOutcome.BLOCKED_ADDRESS),
    "round": (ROUND, "end", FetchOutcome.REDIRECT_LOOP),
    "bomb": (HEAD + b"Content-Encoding: gzip\r\n\r\n" + BOMB, "end", FetchOutcome.TOO_LARGE),
    "gone": (
        b"HTTP/1.1 410 X\r\nContent-Length: 0\r\n\r\n",
        "end",
        FetchOutcome.GONE,
    ),
    "picture": (
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1\r\n\r\nx",
        "end",
        FetchOutcome.UNSUPPORTED_TYPE,
    ),
}
KINDS = list(BAD)
GOOD_URLS = [f"http://good{n}.example/page" for n in range(50)]
BAD_URLS = [f"http://{KINDS[n % len(KINDS)]}{n}.example/page" for n in range(50)]


async def resolve(host: str, _port: int) -> list[str]:
    """Return an address that tells the kind of the site."""
    kind = host.removesuffix(".example").rstrip("0123456789")
    return [f"93.184.215.{KINDS.index(kind) if kind in BAD else 99}"]


async def dial(address: str, _port: int) -> httpcore.AsyncNetworkStream:
    number = int(address.rpartition(".")[2])
    if number == 99:
        return RawStream([GOOD], "end")
    data, ending, _ = BAD[KINDS[number]]
    return RawStream([data] if data else [], ending)


async def no_wait(_seconds: float) -> None:
    return


def test_all_good_pages_come_and_every_fault_is_named() -> None:
    async def run() -> list[Snapshot]:
        options = Options(deadline_s=1.0)
        async with open_fetcher(
            options, resolve=resolve, dial=dial, wait=no_wait, now=lambda: NOON
        ) as fetcher:
            mixed = [url for pair in zip(GOOD_URLS, BAD_URLS, strict=True) for url in pair]
            return list(await asyncio.gather(*map(fetcher.fetch, mixed)))

    had = asyncio.run(run())

    assert {snapshot.outcome for snapshot in had[0::2]} == {FetchOutcome.OK}
    named = [BAD[KINDS[n % len(KINDS)]][2] for n in range(50)]
    assert [snapshot.outcome for snapshot in had[1::2]] == named


def test_a_job_that_is_stopped_ends_at_once_and_leaves_nothing_behind() -> None:
    async def run() -> int:
        options = Options(deadline_s=60.0)
        silent = [f"http://silent{n}.example/page" for n in range(50)]
        async with open_fetcher(options, resolve=resolve, dial=dial, wait=no_wait) as fetcher:
            job = asyncio.gather(*map(fetcher.fetch, [*silent, *GOOD_URLS]))
            await asyncio.sleep(0)
            job.cancel()
            async with asyncio.timeout(1):
                with pytest.raises(asyncio.CancelledError):
                    await job
        return len(asyncio.all_tasks())

    assert asyncio.run(run()) == 1
