"""Runs: unbroken stretches of a quote's words in a page, and the best chain of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from citecheck.match.index import Numbers, PageIndex
from citecheck.match.pattern import Mark, Pattern

_MOST_PLACES = 48
"""A pair of words in more places than this says nothing about where a quote stands."""
_MOST_LONE_PLACES = 12
_TELLING = 0.7
_TOGETHER = 0.12
"""What each further word of an unbroken run adds: nine common words in a row are no chance."""
_MOST_DIAGONALS = 96
_MOST_RUNS = 120


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` … of a quote, ``count`` of them, that stand at ``at`` … of a page."""

    first: int
    at: int
    count: int
    weight: float

    @property
    def last(self) -> int:
        """The quote word after the run."""
        return self.first + self.count

    @property
    def end(self) -> int:
        """The page word after the run."""
        return self.at + self.count


@dataclass(frozen=True, slots=True)
class Weights:
    """Sums of the weights of a pattern's words: ``of(first, last)`` in one step."""

    sums: tuple[float, ...]

    def of(self, first: int, last: int) -> float:
        """Return the weight of words ``first`` up to before ``last`` that stand together."""
        return self.sums[last] - self.sums[first] + _TOGETHER * (last - first - 1)


def weights_of(pattern: Pattern) -> Weights:
    """Return the weights of a pattern, ready to be summed."""
    return Weights(tuple(accumulate((w.weight for w in pattern.words), initial=0.0)))


def numbers_of(pattern: Pattern, index: PageIndex) -> Numbers:
    """Return the page's number of each word of a quote; -1 where the page lacks it."""
    found = [index.numbers.get(word.key, -1) for word in pattern.words]
    return np.array(found, dtype=np.int64)


def find_runs(pattern: Pattern, index: PageIndex) -> list[Run]:
    """Return the weightiest runs in quote order. Linear in quote and page."""
    numbers = numbers_of(pattern, index)
    weights = weights_of(pattern)
    runs: list[Run] = []
    for diagonal in _diagonals(pattern, index, numbers):
        low = max(0, -diagonal)
        high = min(len(numbers), index.size - diagonal)
        same = np.flatnonzero(numbers[low:high] == index.ids[low + diagonal : high + diagonal])
        for piece in np.split(same, np.flatnonzero(np.diff(same) > 1) + 1):
            first, count = low + int(piece[0]), len(piece)
            weight = weights.of(first, first + count)
            if count > 1 or weight >= _TELLING:
                runs.append(Run(first, first + diagonal, count, weight))
                runs += _split(pattern, weights, runs[-1])
    runs.sort(key=lambda run: (-run.weight, run.first, run.at))
    return sorted(runs[:_MOST_RUNS], key=lambda run: (run.first, run.at))


def _split(pattern: Pattern, weights: Weights, run: Run) -> list[Run]:
    """Return the parts of a run between the quote's own marks, where it has any.

    A marked omission may begin at the mark although the words after it stand there too.
    """
    cuts = [i for i in range(run.first + 1, run.last) if pattern.joints[i].mark is not Mark.NONE]
    if not cuts:
        return []
    edges = pairwise((run.first, *cuts, run.last))
    return [Run(a, run.at + a - run.first, b - a, weights.of(a, b)) for a, b in edges]


def _diagonals(pattern: Pattern, index: PageIndex, numbers: Numbers) -> list[int]:
    """Return the likeliest distances between a quote word's number and its page word's."""
    votes: dict[int, float] = defaultdict(float)
    known = numbers.tolist()
    for i, number in enumerate(known):
        if number < 0:
            continue
        word = pattern.words[i]
        if word.weight >= _TELLING:
            places = index.places(number)
            if len(places) <= _MOST_LONE_PLACES:
                for at in places.tolist():
                    votes[at - i] += word.weight
        if i + 1 < len(known) and known[i + 1] >= 0:
            both = word.weight + pattern.words[i + 1].weight
            for at in index.pair_places(number, known[i + 1], _MOST_PLACES).tolist():
                votes[at - i] += both
    best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return [diagonal for diagonal, _ in best[:_MOST_DIAGONALS]]


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in quote order that together stand for the quote, and their worth."""

    runs: tuple[Run, ...]
    score: float


def best_chain(pattern: Pattern, index: PageIndex, runs: Sequence[Run]) -> Chain | None:
    """Return the chain of most weight after the price of its leaps; None without runs.

    Quadratic in the number of runs, which ``find_runs`` bounds.
    """
    weights = weights_of(pattern)
    scores: list[float] = []
    trimmed: list[Run] = []
    back: list[int] = []
    for k, run in enumerate(runs):
        score, kept, before = run.weight, run, -1
        for p in range(k):
            fitted = _fitted(trimmed[p], run, weights)
            if fitted is None:
                continue
            total = scores[p] + fitted.weight - leap_price(pattern, index, trimmed[p], fitted)
            if total > score:
                score, kept, before = total, fitted, p
        scores.append(score)
        trimmed.append(kept)
        back.append(before)
    if not scores:
        return None
    k = max(range(len(scores)), key=lambda at: (scores[at], -runs[at].at))
    best, chain = scores[k], []
    while k >= 0:
        chain.append(trimmed[k])
        k = back[k]
    return Chain(tuple(reversed(chain)), best)


def _fitted(before: Run, run: Run, weights: Weights) -> Run | None:
    """Return ``run`` without what ``before`` already holds; None when nothing is left."""
    over = max(0, before.last - run.first)
    if run.at >= before.at:
        over = max(over, before.end - run.at)
    if over == 0:
        return run
    if over >= run.count:
        return None
    first = run.first + over
    return Run(first, run.at + over, run.count - over, weights.of(first, run.last))


def leap_price(pattern: Pattern, index: PageIndex, before: Run, run: Run) -> float:
    """Return what it costs to go from one run to the next: little where the quote marks it."""
    solid = index.solid
    skipped = int(solid[run.at]) - int(solid[before.end])
    passed = run.first - before.last
    marks = {joint.mark for joint in pattern.joints[before.last : run.first + 1]}
    if run.at < before.end and Mark.APART in marks:
        return _BACK_IN_MIXED
    if run.at < before.end:
        return 1.2 + 0.2 * math.log1p(before.end - run.at)
    more = max(0, skipped - passed)
    if marks & OPEN_MARKS and run.weight >= _TELLING:
        return 0.05 * math.log1p(more)
    if Mark.BRACKET in marks and more <= MOST_BRACKETED:
        return 0.02 * more
    far = (1.0 if more > _NEAR else 0.0) + (0.8 if more > _FAR else 0.0)
    return 0.25 * math.log1p(more) + far


MOST_BRACKETED = 8
"""Most page words that a bracket may stand for."""
OPEN_MARKS = frozenset({Mark.GAP, Mark.PIECE, Mark.APART})
"""Marks at which any number of page words may be passed over."""
_BACK_IN_MIXED = 0.4
_NEAR, _FAR = 25, 200
