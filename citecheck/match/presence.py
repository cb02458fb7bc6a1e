"""Whether enough of a quote stands in one place of a page for it to be there at all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from citecheck.match.amounts import MOST_WORDS, units_in
from citecheck.match.index import PageIndex
from citecheck.match.locate import Located
from citecheck.match.pattern import Pattern
from citecheck.match.protected import looks_named
from citecheck.match.quoted import is_quoted
from citecheck.match.short import SHORT_WORDS

_RUN_WEIGHTS = ((0.9, 1.2), (0.75, 2.2), (0.5, 2.9), (0.0, 3.2))
"""The less of a quote is there, the more its best run must tell: (similarity, weight of a run)."""
_RUN_LONG = 2.2
_SENTENCE_WORDS, _SENTENCE_WORTH = 5, 1.5
_NAMED_SHARE = 0.4
_FAR, _EDIT_PRICE = 1000, 0.5
_WHOLE_WORDS, _WHOLE_SHARE = 6, 0.8
"""A quote is there when this share of its words stands in one place, single words passed over,
even if the one that differs was the only rare one."""
_RUN_WORDS = 8
"""As many words in a row are no chance, however common each of them is."""
_FEW_WORDS, _NARRATED = 8, 0.8
_GATHERED_WORDS, _MOST_AMID = 7, 5
"""From so many words on nearly all of them in one narrow place are no chance, however common."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether a quote is there, and whether most of its words stand in one stretch."""

    is_there: bool
    is_whole: bool


def presence(pattern: Pattern, page: PageIndex, located: Located, similarity: float) -> Presence:
    """Return whether the words that were found are no chance hits."""
    best, count, stretch = _best_run(pattern, page, located)
    words = units_in([word.key for word in pattern.words])
    whole = stretch >= max(_WHOLE_WORDS, _WHOLE_SHARE * words)
    few = words <= _FEW_WORDS
    quoted = few and is_quoted(page, located.pairs[0][1])
    ends = _has_both_ends(pattern, located) or _is_quotation(pattern, page, located)
    if quoted and words > SHORT_WORDS and ends:
        whole = whole or stretch >= words - 1
    whole = whole or _is_gathered(pattern, page, located)
    there = whole or best >= _needed(similarity, count) or _has_sentence(pattern, located)
    # Stock phrases are short: what a page itself narrates is no altered quotation.
    narrated = few and not quoted and similarity < _NARRATED
    return Presence(there and not narrated, whole)


def _is_gathered(pattern: Pattern, page: PageIndex, located: Located) -> bool:
    """Say whether nearly all words stand in their order in one narrow place, both ends too."""
    places = [j for _, j in located.pairs]
    count = len(pattern.words)
    if count < _GATHERED_WORDS or not _has_both_ends(pattern, located):
        return False
    ordered = all(a < b for a, b in pairwise(places))
    width = int(page.solid[places[-1] + 1]) - int(page.solid[places[0]])
    return ordered and len(places) >= _WHOLE_SHARE * count and width <= count + _MOST_AMID


def _has_both_ends(pattern: Pattern, located: Located) -> bool:
    return located.pairs[0][0] == 0 and located.pairs[-1][0] == len(pattern.words) - 1


def _is_quotation(pattern: Pattern, page: PageIndex, located: Located) -> bool:
    """Say whether the quote, with a first or last word that differs, is all of a quotation."""
    (first, start), (last, end) = located.pairs[0], located.pairs[-1]
    start, end = start - first, end + len(pattern.words) - last
    if start < 0 or end > page.size:
        return False
    return '"' in page.between(start - 1, start) and '"' in page.between(end - 1, end)


def _has_sentence(pattern: Pattern, located: Located) -> bool:
    """Say whether a whole sentence of a longer quote stands there unbroken."""
    places = dict(located.pairs)
    starts = [i for i, word in enumerate(pattern.words) if word.opens] + [len(pattern.words)]
    for first, last in pairwise(starts):
        here = [places.get(i, -1) for i in range(first, last)]
        unbroken = all(b - a == 1 for a, b in pairwise(here)) and -1 not in here
        worth = sum(word.weight for word in pattern.words[first:last])
        if last - first >= _SENTENCE_WORDS and unbroken and worth >= _SENTENCE_WORTH:
            return True
    return False


def _needed(similarity: float, count: int) -> float:
    """Return the weight that one run must have for the quote to be there at all."""
    if count >= _RUN_WORDS:
        return _RUN_LONG
    return next(weight for least, weight in _RUN_WEIGHTS if similarity >= least)


def _is_joined(
    pattern: Pattern, page: PageIndex, before: tuple[int, int], after: tuple[int, int]
) -> bool:
    """Say whether the words between two pairs differ only in where one ends."""
    ours, theirs = range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
    if before[0] < 0 or len(ours) + len(theirs) > MOST_WORDS:
        return False
    written = "".join(pattern.words[k].key for k in ours)
    return written == "".join(page.key(k) for k in theirs)


def _best_run(pattern: Pattern, page: PageIndex, located: Located) -> tuple[float, int, int]:
    """Return the weight of the weightiest run of equal words, and the words of the longest.

    A single word that differs does not end a run; it takes from its weight. The third figure is
    the most equal words of such a run, single differences passed over.
    """
    best = weight = 0.0
    longest = count = 0
    widest = stretch = 0
    last_i, last_j = -3, -3
    for i, j in located.pairs:
        skipped = int(page.solid[j]) - int(page.solid[last_j + 1]) if j > last_j >= 0 else _FAR
        passed = i - last_i - 1
        if 1 < passed <= MOST_WORDS:
            passed = units_in([w.key for w in pattern.words[last_i + 1 : i]])
        if 1 < skipped <= MOST_WORDS:
            skipped = units_in([page.key(at) for at in range(last_j + 1, j) if not page.free[at]])
        if passed and skipped and _is_joined(pattern, page, (last_i, last_j), (i, j)):
            # "health care" of "healthcare": the same letters, and no chance.
            count, stretch = count + passed, stretch + passed
            weight += sum(word.weight for word in pattern.words[last_i + 1 : i])
            passed = skipped = 0
        if max(passed, skipped) > 1:
            weight, stretch = 0.0, 0
        elif passed or skipped:
            weight -= _EDIT_PRICE
        word = pattern.words[i]
        named = looks_named(word.raw, opens=word.opens, small_letters=False)
        weight = max(weight, 0.0) + word.weight * (_NAMED_SHARE if named else 1.0)
        count = count + 1 if passed == 0 == skipped else 1
        stretch += 1
        best, longest, widest = max(best, weight), max(longest, count), max(widest, stretch)
        last_i, last_j = i, j
    return best, longest, widest
