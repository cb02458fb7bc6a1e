"""How fast pages are had: schedule, processor time, and overhead against plain httpx; by hand:

python tests/benchmarks/bench_fetch.py
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Sequence

import httpcore
import httpx

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.model import FetchOutcome

HOSTS, PAGES_A_HOST, LATENCY_S = 20, 5, 0.2
ROUNDS = 5
BODY = b"<html><body>" + b"<p>The harbour was closed for two days, said the mayor.</p>" * 700
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
    b"Content-Length: %d\r\n\r\n" % len(BODY)
) + BODY

Work = Callable[[Sequence[str]], Awaitable[None]]


async def serve(latency_s: float) -> tuple[asyncio.Server, int]:
    """Return a server on loopback that answers every request after ``latency_s``, and its port."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(latency_s)
        writer.write(ANSWER)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1]


async def guarded(urls: Sequence[str], port: int, options: Options) -> None:
    """Fetch ``urls`` as the program does, every host at the server's port."""

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["93.184.215.14"]

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        return await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", port)

    async with open_fetcher(options, resolve=resolve, dial=dial) as fetcher:
        had = await asyncio.gather(*map(fetcher.fetch, urls))
    missed = [snapshot for snapshot in had if snapshot.outcome is not FetchOutcome.OK]
    if missed:
        raise AssertionError(missed[0])


async def plain(urls: Sequence[str], port: int, at_once: int) -> None:
    """Fetch as many pages with httpx alone, so many at once, one connection each."""
    limits = httpx.Limits(max_connections=at_once, max_keepalive_connections=0)
    async with httpx.AsyncClient(limits=limits, timeout=None, trust_env=False) as client:  # noqa: S113 - on loopback
        for answer in await asyncio.gather(
            *(client.get(f"http://127.0.0.1:{port}/{number}") for number in range(len(urls)))
        ):
            answer.raise_for_status()


async def timed(work: Awaitable[None]) -> tuple[float, float]:
    """Return seconds on the clock and of the processor, the server's included."""
    wall, processor = time.perf_counter(), time.process_time()
    await work
    return time.perf_counter() - wall, time.process_time() - processor


async def main() -> None:
    """Print the best of some rounds."""
    urls = [f"http://host{h}.example/{p}" for p in range(PAGES_A_HOST) for h in range(HOSTS)]
    options = Options()
    server, port = await serve(LATENCY_S)
    async with server:
        at_once = min(options.pages_at_once, HOSTS * options.pages_per_host)
        ideal_s = LATENCY_S * max(
            math.ceil(len(urls) / at_once), math.ceil(PAGES_A_HOST / options.pages_per_host)
        )
        runs = [await timed(guarded(urls, port, options)) for _ in range(ROUNDS)]
        wall_s = min(run[0] for run in runs)
        print(
            f"{len(urls)} pages, {HOSTS} hosts, {LATENCY_S} s each, {at_once} at once:"
            f" {wall_s:.2f} s, ideal {ideal_s:.2f} s, {wall_s / ideal_s:.2f} times"
        )
    server, port = await serve(0.0)
    async with server:
        ours = [await timed(guarded(urls, port, options)) for _ in range(ROUNDS)]
        theirs = [await timed(plain(urls, port, options.pages_at_once)) for _ in range(ROUNDS)]
        for name, at in (("clock", 0), ("processor", 1)):
            us, them = min(run[at] for run in ours), min(run[at] for run in theirs)
            print(
                f"no latency, {name}: {us / len(urls) * 1000:.1f} ms a page,"
                f" httpx alone {them / len(urls) * 1000:.1f} ms, {us / them:.2f} times"
            )


if __name__ == "__main__":
    asyncio.run(main())
