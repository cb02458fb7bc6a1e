"""How long a library of 2,000 checks with 60,000 claims takes to open and to list.

Run by hand: ``python tests/benchmarks/bench_library.py [CHECKS] [CLAIMS_EACH]``. Promise: opening
and listing 2,000 checks of 30 claims together take less than half a second.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    PageText,
    Reference,
    Review,
    Snapshot,
    Span,
    Verdict,
)
from citecheck.store.library import Library, open_library
from tests.store.keeping import save_page, save_snapshot

CHECKS, CLAIMS = 2_000, 30
START = datetime(2026, 1, 1, tzinfo=UTC)
KINDS = tuple(FindingKind)
SAID = "“We shall build the bridge by May, whatever it costs,” said Maria Voss, the mayor. "


def fill(library: Library, checks: int, claims: int) -> None:
    """Put ``checks`` articles of ``claims`` claims into the library, every second one decided."""
    # The clock is for reading; nothing of this library need outlive the power.
    library._opened.connections.here().execute("PRAGMA synchronous = OFF")
    for number in range(checks):
        _add_check(library, number, claims)


def _add_check(library: Library, number: int, claims: int) -> None:
    at = START + timedelta(minutes=number)
    article = Article(f"Article {number}.\n" + SAID * claims, title=f"Article {number}")
    key = library.save_article(article, at)
    first = article.text.index("“")
    spans = [Span(first + n * len(SAID), first + n * len(SAID) + 54) for n in range(claims)]
    attributions = [
        Attribution(f"a{n + 1}", 0, AttributionKind.DIRECT, (), (), (span,), "Maria Voss")
        for n, span in enumerate(spans)
    ]
    library.save_attributions(key, attributions)
    url = f"https://site{number % 50}.example/{number}"
    references = [Reference(a.id, Origin.LINKED, url) for a in attributions]
    library.save_references(key, references)
    run = library.begin_run(key, at, whole=True)
    snapshot = save_snapshot(library, Snapshot(url, FetchOutcome.OK, at, body=SAID.encode()))
    save_page(library, snapshot, PageText(SAID))
    results = [
        (reference.attribution_id, reference, Finding(KINDS[(number + n) % len(KINDS)]))
        for n, reference in enumerate(references)
    ]
    library.save_results(key, run, snapshot, results)
    library.end_run(run, at)
    decided = [Review(a.key(key), Verdict.VERIFIED, "", "AB", at) for a in attributions[::2]]
    library.add_reviews(key, decided)


def seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def main() -> None:
    told = [int(word) for word in sys.argv[1:3]]
    checks, claims = (*told, *(CHECKS, CLAIMS)[len(told) :])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.citecheck"
        with open_library(path) as library:
            print(f"filled in {seconds(lambda: fill(library, checks, claims)):.1f} s")
        print(f"{checks} checks of {claims} claims, {path.stat().st_size / 2**20:.0f} MiB")
        for _ in range(3):
            opening = time.perf_counter()
            with open_library(path) as library:
                opened = time.perf_counter() - opening
                listed = seconds(library.list_checks)
                key = library.list_checks()[checks // 2].key
                loaded = seconds(lambda k=key, lib=library: lib.load_check(k))  # type: ignore[misc]
            print(f"open {opened:.3f} s, list {listed:.3f} s, load one check {loaded:.3f} s")


if __name__ == "__main__":
    main()
