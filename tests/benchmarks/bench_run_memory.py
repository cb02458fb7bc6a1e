"""How far memory grows in a whole run over large pages: fetched, read, compared, stored, told.

``python -m tests.benchmarks.bench_run_memory [PAGES [MB [KIND]]]`` prints the most that this
process held above the bare program with the check open, and what it still held at the end. KIND
says what the pages are made of: an article of 20 KB among data that a browser would run
("script"), or among data that can hardly be compressed ("noise"). The network is at hand, so all
pages come at once: none comes faster. Reader processes are not counted.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from citecheck.config import Options
from citecheck.pipeline.desk import Desk
from citecheck.read.article import read_html
from citecheck.store.library import open_library
from tests.benchmarks.bench_fetch import WORDS, answer_of
from tests.benchmarks.bench_run import PAGES, article_of, web_at_hand

_EVERY_S = 0.01


def held_mb() -> float:
    """Return the resident set of this process in MB; Linux alone."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def page_of(kind: str, size: int) -> bytes:
    """Return a page of ``size`` bytes."""
    head = b"<html><title>Harbour</title><body>" + WORDS * 350
    chance = random.Random(7)  # noqa: S311 - the same noise each time
    row = chance.randbytes(64 if kind == "script" else size // 2).hex().encode()
    script = (row * (size // len(row) + 1))[: size - len(head)]
    return head + b"<script>" + script + b"</script></body></html>"


@contextmanager
def watched(most: list[float]) -> Iterator[None]:
    """Keep the most that is held meanwhile in ``most``."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(_EVERY_S):
            most[0] = max(most[0], held_mb())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


async def print_memory(pages: int, size: int, kind: str, home: Path) -> None:
    """Print how far memory grew."""
    PAGES[0] = answer_of(page_of(kind, size))
    with open_library(home / "l.citecheck") as library:
        async with Desk(library, Options(), web=web_at_hand) as desk:
            key = (await desk.open(read_html(article_of(pages)))).key
            gc.collect()
            bare, most, began = held_mb(), [0.0], time.perf_counter()
            with watched(most):
                done = await desk.check(key)
            took_s, left = time.perf_counter() - began, held_mb()
    had = sum(any(page.page for page in claim.pages) for claim in done.claims)
    print(
        f"{pages} pages of {size / 1e6:.1f} MB ({kind}), {had} had in {took_s:.0f} s:"
        f" {most[0] - bare:.0f} MB at most, {left - bare:.0f} MB at the end, over {bare:.0f} MB"
    )


if __name__ == "__main__":
    told = sys.argv[1:]
    count, mb = int(told[0]) if told else 100, float(told[1]) if told[1:] else 5.0
    with TemporaryDirectory() as folder:
        asyncio.run(
            print_memory(count, int(mb * 1e6), told[2] if told[2:] else "script", Path(folder))
        )
