"""Which habits of writing a page has: how far a capital letter tells a name."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.match.index import PageIndex
from citecheck.match.lexicon import ENGLISH_FUNCTION_WORDS
from citecheck.match.wordlists import word_set

_GERMAN = word_set("german")
_ENGLISH_SHARE, _GERMAN_SHARE = 0.2, 0.1
"""Shares of a page's words; of plain news about 0.45 and 0.2."""


def is_english(index: PageIndex) -> bool:
    """Say whether a page is English; there our word lists know which words are no names."""
    return index.once("English", lambda: _share(index, ENGLISH_FUNCTION_WORDS) >= _ENGLISH_SHARE)


def is_german(index: PageIndex) -> bool:
    """Say whether a page is German, which writes every noun with a capital."""
    return index.once("German", lambda: _share(index, _GERMAN) >= _GERMAN_SHARE)


def _share(index: PageIndex, words: Iterable[str]) -> float:
    numbers = [index.numbers[word] for word in words if word in index.numbers]
    return sum(len(index.places(number)) for number in numbers) / max(1, index.size)
