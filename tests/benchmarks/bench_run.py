"""What a fetched page costs our own process in a whole run: fetching, saving, telling, loading.

``python -m tests.benchmarks.bench_run [PAGES]`` checks an article with a link a sentence against
a web at hand and prints milliseconds of processor a page. Pages are read and compared in reader
processes, which are not counted. A page is to cost at most 15 ms.
"""

from __future__ import annotations

import asyncio
import cProfile
import os
import pstats
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpcore

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.web import FetchesPages
from citecheck.read.article import read_html
from citecheck.store.library import open_library
from tests.benchmarks.bench_fetch import HOSTS, WORDS, answer_of

PAGES = [answer_of(b"<html><title>Harbour</title><body>" + WORDS * 350 + b"</body></html>")]
"""What every address answers."""


class _Answer(httpcore.AsyncNetworkStream):
    """One connection that gives one page."""

    def __init__(self, page: bytes) -> None:
        self._page, self._at = page, 0

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's face
        data = self._page[self._at : self._at + max_bytes]
        self._at += len(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's face
        """Take the request."""

    async def aclose(self) -> None:
        """Nothing is open."""

    def get_extra_info(self, _info: str) -> object:
        """Tell nothing of the connection."""
        return None


async def _resolve(_host: str, _port: int) -> list[str]:
    return ["93.184.215.14"]


async def _dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
    return _Answer(PAGES[0])


@asynccontextmanager
async def web_at_hand(options: Options) -> AsyncIterator[FetchesPages]:
    """Open the guarded client on a network where every page is the same."""
    async with open_fetcher(options, resolve=_resolve, dial=_dial) as fetcher:
        yield fetcher


def article_of(pages: int) -> str:
    """Return an article with a link in each of its sentences."""
    return "".join(
        f'<p>“The harbour was closed for two days,” the mayor of town {n} <a href="'
        f'http://host{n % HOSTS}.example/page/{n}">told reporters</a>.</p>'
        for n in range(pages)
    )


async def print_cost(pages: int, home: Path) -> None:
    """Print the milliseconds of processor a page."""
    with open_library(home / "l.citecheck") as library:
        async with Desk(library, Options(), web=web_at_hand) as desk:
            check = await desk.open(read_html(article_of(pages)))
            began, wall = time.process_time(), time.perf_counter()
            done = await desk.check(check.key)
            spent, waited = time.process_time() - began, time.perf_counter() - wall
    had = {p.snapshot.url for c in done.claims for p in c.pages if p.snapshot and p.page}
    print(
        f"{len(had)} pages had, {len(done.claims)} claims: {spent / len(had) * 1000:.1f} ms of our"
        f" processor a page, {waited:.1f} s on the clock"
    )


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        profile = cProfile.Profile()
        count = int(sys.argv[1]) if sys.argv[1:] else 100
        if os.environ.get("PROFILE"):
            profile.enable()
        asyncio.run(print_cost(count, Path(folder)))
        if os.environ.get("PROFILE"):
            profile.disable()
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)
