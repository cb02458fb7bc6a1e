"""A process that marks verdicts and says what is saved, until it is killed.

python tests/benchmarks/writer_to_kill.py LIBRARY MARK
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from citecheck.model import Article, Attribution, AttributionKind, Review, Span, Verdict
from citecheck.store.library import Library, open_library

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def say(line: str) -> None:
    """Say a line at once."""
    print(line, flush=True)


def mark_verdicts(library: Library, mark: str) -> None:
    """Mark verdicts for ever; say the note of each once it is saved."""
    key = library.save_article(Article("“Yes,” he said."), NOW)
    claim = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(0, 6),))
    library.save_attributions(key, [claim])
    say("open")
    number = 0
    while True:
        number += 1
        note = f"{mark}-{number}"
        library.add_reviews(key, [Review(claim.key(key), Verdict.PARTLY, note, "AB", NOW)])
        say(note)


def main() -> None:
    """Mark verdicts in the library of the first argument."""
    with open_library(Path(sys.argv[1])) as library:
        mark_verdicts(library, sys.argv[2])


main()
