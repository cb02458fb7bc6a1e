"""How fast pages are had, what they hold in memory, how soon they stop, and what that costs
against plain httpx; by hand:

python tests/benchmarks/bench_fetch.py
"""

from __future__ import annotations

import asyncio
import gzip
import importlib
import math
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Sequence
from contextlib import suppress

import httpcore
import httpx

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.model import FetchOutcome

# Windows has no such clock.
resource = importlib.import_module("resource") if os.name == "posix" else None

HOSTS, PAGES_A_HOST, LATENCY_S = 20, 5, 0.2
ROUNDS = 5
LARGE_PAGES, LARGE_BYTES = 40, 16 * 2**20 - 1024
WORDS = b"<p>The harbour was closed for two days, said the mayor.</p>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"


def answer_of(body: bytes, headers: bytes = b"") -> bytes:
    """Return a whole answer."""
    return HEAD + headers + b"Content-Length: %d\r\n\r\n" % len(body) + body


def answers() -> dict[str, bytes]:
    """Return what the server answers, by the first part of the path."""
    packed = b"Content-Encoding: gzip\r\n"
    large = (WORDS * (LARGE_BYTES // len(WORDS) + 1))[:LARGE_BYTES]
    page = answer_of(b"<html><body>" + WORDS * 700)
    return {
        "slow": page,
        "page": page,
        "large": answer_of(gzip.compress(large, 1), packed),
        "bomb": answer_of(gzip.compress(bytes(256 * 2**20), 9), packed),
    }


async def serve() -> None:
    """Answer on loopback and print the port; for a process of its own, so that ours is measured."""
    told = answers()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            kind = (await reader.readuntil(b"\r\n\r\n")).split(b"/")[1].decode()
            await asyncio.sleep({"slow": LATENCY_S, "silent": 3600.0}.get(kind, 0.0))
            writer.write(told[kind])
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=200)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def guarded(urls: Sequence[str], port: int, expected: FetchOutcome = FetchOutcome.OK) -> None:
    """Fetch ``urls`` as the program does, every host at the server's port."""

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["93.184.215.14"]

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        return await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", port)

    async with open_fetcher(Options(), resolve=resolve, dial=dial) as fetcher:

        async def outcome_of(url: str) -> FetchOutcome:
            return (await fetcher.fetch(url)).outcome

        had = await asyncio.gather(*map(outcome_of, urls))
    missed = [outcome for outcome in had if outcome is not expected]
    if missed:
        raise AssertionError(missed)


async def plain(urls: Sequence[str], port: int, at_once: int) -> None:
    """Fetch as many pages with httpx alone, so many at once, one connection each."""
    limits = httpx.Limits(max_connections=at_once, max_keepalive_connections=0)
    async with httpx.AsyncClient(limits=limits, timeout=None, trust_env=False) as client:  # noqa: S113 - on loopback
        for answer in await asyncio.gather(
            *(client.get(f"http://127.0.0.1:{port}/page/{number}") for number in range(len(urls)))
        ):
            answer.raise_for_status()


async def timed(work: Awaitable[None]) -> tuple[float, float]:
    """Return seconds on the clock and of this process's processor."""
    wall, processor = time.perf_counter(), time.process_time()
    await work
    return time.perf_counter() - wall, time.process_time() - processor


def peak_mb() -> float:
    """Return the most memory that this process has held, in MB."""
    if resource is None:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * unit / 1e6


def urls_of(kind: str, hosts: int = HOSTS, a_host: int = PAGES_A_HOST) -> list[str]:
    """Return addresses of one kind, hosts taking turns."""
    return [f"http://host{h}.example/{kind}/{page}" for page in range(a_host) for h in range(hosts)]


async def print_schedule(port: int) -> None:
    """Print how near to the ideal schedule slow hosts are asked."""
    options, urls = Options(), urls_of("slow")
    at_once = min(options.pages_at_once, HOSTS * options.pages_per_host)
    rounds = max(math.ceil(len(urls) / at_once), math.ceil(PAGES_A_HOST / options.pages_per_host))
    ideal_s = LATENCY_S * rounds
    wall_s = min([(await timed(guarded(urls, port)))[0] for _ in range(ROUNDS)])
    print(
        f"{len(urls)} pages, {HOSTS} hosts, {LATENCY_S} s each, {at_once} at once:"
        f" {wall_s:.2f} s, ideal {ideal_s:.2f} s, {wall_s / ideal_s:.2f} times"
    )


async def print_overhead(port: int) -> None:
    """Print what a page costs beside httpx alone."""
    urls = urls_of("page")
    ours = [await timed(guarded(urls, port)) for _ in range(ROUNDS)]
    theirs = [await timed(plain(urls, port, Options().pages_at_once)) for _ in range(ROUNDS)]
    for name, at in (("clock", 0), ("processor", 1)):
        us, them = min(run[at] for run in ours), min(run[at] for run in theirs)
        print(
            f"no latency, {name}: {us / len(urls) * 1000:.1f} ms a page,"
            f" httpx alone {them / len(urls) * 1000:.1f} ms, {us / them:.2f} times"
        )


async def print_memory(port: int) -> None:
    """Print how far memory grows while large bodies, and bombs, come side by side."""
    for kind, end in (("bomb", FetchOutcome.TOO_LARGE), ("large", FetchOutcome.OK)):
        before = peak_mb()
        took_s, _ = await timed(guarded(urls_of(kind, LARGE_PAGES, 1), port, end))
        print(f"{LARGE_PAGES} of {kind} at once: {took_s:.1f} s, {peak_mb() - before:.0f} MB more")


async def print_stop(port: int) -> None:
    """Print how long a stopped job goes on."""
    job = asyncio.create_task(guarded(urls_of("silent"), port))
    await asyncio.sleep(1.0)
    started = time.perf_counter()
    job.cancel()
    await asyncio.wait({job})
    print(f"stopped with all places taken: {(time.perf_counter() - started) * 1000:.0f} ms")


async def main() -> None:
    """Print the best of some rounds."""
    server = await asyncio.create_subprocess_exec(
        *(sys.executable, __file__, "serve"), stdout=subprocess.PIPE
    )
    try:
        port = int(await server.stdout.readline())  # type: ignore[union-attr] # a pipe, as asked
        await print_memory(port)
        await print_schedule(port)
        await print_overhead(port)
        await print_stop(port)
    finally:
        server.terminate()
        await server.wait()


if __name__ == "__main__":
    asyncio.run(serve() if "serve" in sys.argv else main())
