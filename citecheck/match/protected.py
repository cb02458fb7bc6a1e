"""Which protected words differ between two runs of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citecheck.match.amounts import without_same_amounts
from citecheck.match.lexicon import (
    FUNCTION_WORDS,
    INTENSIFIERS,
    is_common,
    is_modal,
    is_negation,
    is_number,
    number_value,
    time_word,
    unit_word,
)
from citecheck.match.wordlists import word_set
from citecheck.model import Concern

_DENIES = re.compile(r"(?:un|non|il|ir)(?=[a-z]{3})")
_MAY_DENY = re.compile(r"dis|in|im")
_OPPOSITES = word_set("opposites")
"""Words in which "dis", "in" or "im" denies, as it does not in "discover" and "inform"."""


@dataclass(frozen=True, slots=True)
class Side:
    """One word of one side of a difference; ``named`` when its capital makes it a name."""

    key: str
    named: bool


def looks_named(raw: str, *, opens: bool, small_letters: bool) -> bool:
    """Say whether a word is written as a name.

    Args:
        raw: the word as folded.
        opens: it begins a sentence, where every word has a capital.
        small_letters: the same word stands somewhere in small letters.
    """
    key = raw.lower()
    if not raw[0].isupper() or key in FUNCTION_WORDS or is_number(key) or is_negation(key):
        return False
    return not opens or not (small_letters or is_common(key))


def concerns_between(quote: Sequence[Side], page: Sequence[Side]) -> set[Concern]:
    """Return which protected kinds of words the two sides of one edit don't share."""
    q, p = [side.key for side in quote], [side.key for side in page]
    found: set[Concern] = set()
    if any(map(is_negation, q)) != any(map(is_negation, p)) or _are_opposed(q, p):
        found.add(Concern.NEGATION)
    ours, theirs = without_same_amounts(q, p)
    uncounted = [k for n, k in enumerate(q) if n not in ours]
    elsewhere = [k for n, k in enumerate(p) if n not in theirs]
    if _differ(uncounted, elsewhere, is_number, number_value):
        found.add(Concern.NUMBER)
    if _differ(uncounted, elsewhere, unit_word, unit_word):
        found.add(Concern.NUMBER)
    if _differ(q, p, time_word, time_word):
        found.add(Concern.DATE)
    if set(q) & INTENSIFIERS != set(p) & INTENSIFIERS:
        found.add(Concern.EMPHASIS)
    if _differ(q, p, is_modal, _without_denial):
        found.add(Concern.MODALITY)
    if _names(quote) != _names(page):
        found.add(Concern.NAME)
    return found


def _are_opposed(quote: Sequence[str], page: Sequence[str]) -> bool:
    """Say whether a word of one side denies one of the other: "unfair" and "fair"."""
    return any(
        _denied(key) in other
        for side, other in ((quote, page), (page, quote))
        for key in side
        if key not in other
    )


def _denied(key: str) -> str:
    """Return what is left of a word without the prefix that denies it; else an empty string."""
    match = (_MAY_DENY if key in _OPPOSITES else _DENIES).match(key)
    return key[match.end() :] if match else ""


def _names(side: Sequence[Side]) -> set[str]:
    return {bare(s.key) for s in side if s.named and not time_word(s.key)}


def _differ(
    quote: Sequence[str],
    page: Sequence[str],
    test: Callable[[str], object],
    plain: Callable[[str], str],
) -> bool:
    return Counter(plain(k) for k in quote if test(k)) != Counter(plain(k) for k in page if test(k))


def _without_denial(key: str) -> str:
    return {"can't": "can", "cannot": "can", "won't": "will"}.get(key, key.removesuffix("n't"))


def bare(key: str) -> str:
    """Return a word without its possessive ending."""
    return key.removesuffix("'s").removesuffix("'")
