"""A quote of which only a part is there: which part, and what of it counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from citecheck.match.edits import Difference
from citecheck.match.index import PageIndex
from citecheck.match.locate import Located
from citecheck.match.pattern import Pattern
from citecheck.model import Concern

_BLOCK_SHARE, _BLOCK_WORDS, _BLOCK_DENSITY = 0.22, 3, 0.75
_NEAR_QUOTE, _NEAR_PAGE = 3, 8
"""Words passed over in the quote and in the page within which two runs are one place."""
_OWN_WORDS, _OWN_WORTH = 5, 2.0
"""A run elsewhere with so many words and so much weight is no chance hit."""


def main_part(pattern: Pattern, page: PageIndex, located: Located) -> Located:
    """Return the alignment without chance hits far from the part that is there.

    Words of the part that is missing stand here and there on any page; they are no evidence.
    """
    runs = _runs(page, located.pairs)
    worth = [sum(pattern.words[i].weight for i, _ in run) for run in runs]
    main = max(range(len(runs)), key=worth.__getitem__)
    kept = [
        run
        for k, run in enumerate(runs)
        if k == main or (len(run) >= _OWN_WORDS and worth[k] >= _OWN_WORTH)
    ]
    return Located(tuple(pair for run in kept for pair in run), located.others)


def _runs(page: PageIndex, pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the pairs in groups that stand close together, in the quote and in the page."""
    groups = [[pairs[0]]]
    for (i, j), (after_i, after_j) in pairwise(pairs):
        skipped = int(page.solid[after_j]) - int(page.solid[j + 1]) if after_j > j else _NEAR_PAGE
        if after_i - i - 1 > _NEAR_QUOTE or skipped >= _NEAR_PAGE:
            groups.append([])
        groups[-1].append((after_i, after_j))
    return groups


def is_partial(pattern: Pattern, located: Located) -> bool:
    """Say whether one end of the quote is missing as a whole."""
    held = {i for i, _ in located.pairs}
    missed = [i not in held for i in range(len(pattern.words))]
    most = max(_missed_block(missed), _missed_block(missed[::-1]))
    count = len(missed)
    return max(_BLOCK_WORDS, _BLOCK_SHARE * count) <= most < count - _BLOCK_WORDS + 1


def _missed_block(missed: Sequence[bool]) -> int:
    """Return how many words from the start on are, but for chance hits, not there."""
    size = bad = 0
    for count, miss in enumerate(missed, 1):
        bad += miss
        if bad / count >= _BLOCK_DENSITY:
            size = count
    return size


def kept_concerns(pattern: Pattern, located: Located, found: Sequence[Difference]) -> set[Concern]:
    """Return the concerns of edits amid the part that was found, not of the part that is not."""
    low = pattern.words[located.pairs[0][0]].span.start
    high = pattern.words[located.pairs[-1][0]].span.end
    inner = [d for d in found if low <= d.edit.quote_span.start and d.edit.quote_span.end <= high]
    return set().union(*(d.concerns for d in inner))
