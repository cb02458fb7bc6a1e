"""A web of its own process for clocks: small and large pages by their number, on loopback."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass

import httpcore

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.model import Snapshot
from citecheck.pipeline.web import FetchesPages, OpenWeb, sample_web
from tests.benchmarks.bench_fetch import answer_of

WORDS = b"<p>The harbour was closed for two days, said the mayor, and nobody sailed out.</p>\n"
SMALL, LARGE, EVERY = 100, 2_000, 15
"""Paragraphs of a page (8 KB), of a large one (166 KB), and which of the pages are large."""


def page_body(number: int) -> bytes:
    """Return the page of a number."""
    own = (
        b"<p>\xe2\x80\x9cTown %d was closed for two days,\xe2\x80\x9d the mayor said.</p>" % number
    )
    words = WORDS * (LARGE if number % EVERY == 0 else SMALL)
    return b"<html><title>Harbour %d</title><body>" % number + own + words + b"</body></html>"


async def _serve() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, ValueError):
            asked = (await reader.readuntil(b"\r\n\r\n")).split(b" ")[1]
            writer.write(answer_of(page_body(int(asked.rsplit(b"/", 1)[-1]))))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=200)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def page_server() -> Iterator[int]:
    """Run the server beside us and give its port."""
    command = [sys.executable, "-m", "tests.benchmarks.page_server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        try:
            yield int(server.stdout.readline()) if server.stdout else 0
        finally:
            server.kill()


@dataclass(frozen=True, slots=True)
class _Both:
    """Pages of the server by their hosts, all others from the sample's recorded answers."""

    server: FetchesPages
    sample: FetchesPages

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:
        web = self.server if url.startswith("http://host") else self.sample
        return await web.fetch(url, earlier)


def web_at(port: int) -> OpenWeb:
    """Return the server at ``port`` as the web, through the guarded client, and the sample's."""

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["93.184.215.14"]

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        return await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", port)

    @asynccontextmanager
    async def opened(options: Options) -> AsyncIterator[FetchesPages]:
        server = open_fetcher(options, resolve=resolve, dial=dial)
        async with server as fetcher, sample_web(options) as sample:
            yield _Both(fetcher, sample)

    return opened


if __name__ == "__main__":
    asyncio.run(_serve())
