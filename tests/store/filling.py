"""Small libraries for the tests."""

from __future__ import annotations

from pathlib import Path

from citecheck.model import Article, Attribution, AttributionKind, Review, Span, Verdict
from citecheck.store.library import Library, open_library
from tests.report.invented import NOON


def fill(path: Path) -> str:
    """Make a library with one check; return its key."""
    with open_library(path) as library:
        return fill_open(library)


def fill_open(library: Library) -> str:
    key = library.save_article(Article("“Yes,” he said. 😀"), NOON)
    claim = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(0, 6),))
    library.save_attributions(key, [claim])
    library.add_reviews(key, [Review(claim.key(key), Verdict.VERIFIED, "", "AB", NOON)])
    return key
