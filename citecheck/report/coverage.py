"""How much of an article is said by somebody: the words that lie in a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from citecheck.model import Article, Attribution, BlockKind, Span

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_FURNITURE = {BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Words of an article's body, and how many of them lie in a claim."""

    words: int
    covered: int

    @property
    def share(self) -> float:
        """0.0 to 1.0; 0.0 for an article without words."""
        return self.covered / self.words if self.words else 0.0

    @property
    def open_words(self) -> int:
        """Words that no claim holds."""
        return self.words - self.covered


def covered_words(article: Article, attributions: Iterable[Attribution]) -> Coverage:
    """Return the coverage of an article's body: its text without title, byline and dateline.

    A word lies in a claim when it stands between the claim's first and last word (speaker, cue
    and content together). Linear in the text, but for the sorting of the claims.
    """
    furniture = sorted(b.span for b in article.blocks if b.kind in _FURNITURE)
    extents = sorted(attribution.extent for attribution in attributions)
    words = covered = 0
    outside, inside = _Sweep(furniture), _Sweep(extents)
    for match in _WORD.finditer(article.text):
        if outside.reaches(match.start()):
            continue
        words += 1
        covered += inside.reaches(match.start())
    return Coverage(words, covered)


def coverage(article: Article, attributions: Iterable[Attribution]) -> float:
    """Return the share, 0.0 to 1.0, of the body's words that lie in a claim."""
    return covered_words(article, attributions).share


def count_words(article: Article) -> int:
    """Return how many words the whole text of record has, furniture included."""
    return sum(1 for _ in _WORD.finditer(article.text))


class _Sweep:
    """Answers, for growing offsets, whether one lies in any of the sorted spans."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._next = 0
        self._end = 0

    def reaches(self, offset: int) -> bool:
        """Say whether ``offset`` lies in a span; it must not be smaller than the one before."""
        while self._next < len(self._spans) and self._spans[self._next].start <= offset:
            self._end = max(self._end, self._spans[self._next].end)
            self._next += 1
        return offset < self._end
