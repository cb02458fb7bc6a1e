"""How the reader's time grows with hostile texts; prints a table, by hand:

python tests/benchmarks/bench_read.py [FOLDER]

FOLDER holds the kit of hostile texts (``naughty.py``); without it, ../shared/hostile is meant.
"""

from __future__ import annotations

import contextlib
import importlib
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

from citecheck.model import KnownError
from citecheck.read.article import read_html, read_markdown, read_plain
from citecheck.read.page import read_page

_KIT = Path(__file__).resolve().parents[3] / "shared/hostile"
SMALL, LARGE = 64_000, 256_000  # characters
# Shorter times say more about the machine than about growth.
MEASURABLE_S = 0.1


def as_html(text: str) -> object:
    """Read ``text`` as the one paragraph of an article."""
    return read_html(f"<html><body><article><p>{text}</p></article></body></html>")


def as_page(text: str) -> object:
    """Read ``text`` as the one paragraph of a page."""
    body = f"<article><h1>T</h1><p>{text}</p></article>".encode("utf-8", "surrogatepass")
    return read_page(body, url="https://a.test/x", content_type="text/html; charset=utf-8")


READERS: dict[str, Callable[[str], object]] = {
    "plain": read_plain,
    "markdown": read_markdown,
    "html": as_html,
    "page": as_page,
}


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the processor's seconds for one reading."""
    began = time.process_time()
    with contextlib.suppress(KnownError):
        read(text)
    return time.process_time() - began


def main() -> None:
    """Print seconds at the large size and the exponent of growth, slowest first."""
    kit = Path(sys.argv[1]) if sys.argv[1:] else _KIT
    if not (kit / "naughty.py").is_file():
        print(f"skipped: no kit of hostile texts in {kit}")
        return
    sys.path.insert(0, str(kit))
    growth = importlib.import_module("naughty").GROWTH
    rows = []
    for reader, read in READERS.items():
        for name, build in growth.items():
            small, large = seconds(read, build(SMALL)), seconds(read, build(LARGE))
            exponent = math.log(large / max(small, 1e-4), LARGE / SMALL)
            rows.append((large, exponent if large > MEASURABLE_S else math.nan, reader, name))
    for large, exponent, reader, name in sorted(rows, reverse=True):
        print(f"{large:7.3f} s  exponent {exponent:5.2f}  {reader:9} {name}")


if __name__ == "__main__":
    main()
