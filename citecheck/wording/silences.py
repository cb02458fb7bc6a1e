"""Sentences about what would take too long and is done in a shorter way."""

from __future__ import annotations

from citecheck.wording.numbers import grouped
from citecheck.wording.translate import tr


def long_article(most: int) -> str:
    """Return what is said of an article of more than ``most`` characters."""
    return tr(
        "This article is longer than {count} characters: the rules alone looked for its claims,"
        " without the trained model.",
        count=grouped(most),
    )
