"""A process that opens a library and writes verdicts until it is killed; run by the tests."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from citecheck.model import Article, Attribution, AttributionKind, Review, Span, Verdict
from citecheck.store.library import open_library

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def main() -> None:
    """Open the library of the first argument; write, and print each number once it is saved."""
    with open_library(Path(sys.argv[1])) as library:
        article = Article("“Yes,” he said.")
        claim = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(0, 6),))
        key = library.save_article(article, NOW)
        library.save_attributions(key, [claim])
        print("open", flush=True)  # noqa: T201 - this is how it speaks to the test
        number = 0
        while sys.argv[2] == "write":
            number += 1
            review = Review(claim.key(key), Verdict.PARTLY, f"{number}", "AB", NOW)
            library.add_reviews(key, [review])
            print(number, flush=True)  # noqa: T201 - as above
        sys.stdin.read()


main()
