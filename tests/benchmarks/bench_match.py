"""Clocks of comparison. Run by name: ``python tests/benchmarks/bench_match.py``; asserts nothing.

Prints the best of several runs in milliseconds on text of our own articles.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from citecheck.match.copies import copy_groups
from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import AttributionKind, PageText
from citecheck.read.fold import fold
from tests.eval.own_articles import utterances

SMALL, LARGE = 100_000, 1_000_000


def best_ms(work: Callable[[], object], times: int = 7) -> float:
    """Return the quickest of several runs in milliseconds."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken) * 1000


def text_of(size: int) -> str:
    """Return our articles over and over, every time with other numbers, ``size`` code points."""
    articles = list(dict.fromkeys(said.page for said in utterances()))
    parts: list[str] = []
    length = 0
    while length < size:
        part = articles[len(parts) % len(articles)].replace("1", str(len(parts)))
        parts.append(part)
        length += len(part)
    return "\n\n".join(parts)[:size]


def main() -> None:
    """Print every clock."""
    small, large = PageText(text_of(SMALL)), PageText(text_of(LARGE))
    said = utterances()
    quotes = [Quote((f"“{one.text}”",), speaker=one.speaker) for one in said[:40]]
    changed = [Quote((one.text.replace(" the ", " a ", 1),)) for one in said[:40]]
    indirect = [Quote((one.text,), AttributionKind.INDIRECT) for one in said[:40]]
    index = index_page(small)
    pages = [index_page(PageText(one.page)) for one in said[::4]][:20]
    clocks: list[tuple[str, Callable[[], object], float]] = [
        ("fold 1 MB", lambda: fold(large.text), 1),
        ("index 100 KB", lambda: index_page(small), 1),
        ("index 1 MB", lambda: index_page(large), 1),
        ("a quote word for word, 100 KB", lambda: [compare(q, index) for q in quotes], 40),
        ("a changed quote, 100 KB", lambda: [compare(q, index) for q in changed], 40),
        ("an indirect statement, 100 KB", lambda: [compare(q, index) for q in indirect], 40),
        ("40 quotes on 20 pages", lambda: [compare(q, p) for q in quotes for p in pages], 1),
        ("copies among 20 pages", lambda: copy_groups([p.page for p in pages]), 1),
    ]
    for name, work, share in clocks:
        print(f"{name:32} {best_ms(work) / share:8.2f} ms")


if __name__ == "__main__":
    main()
