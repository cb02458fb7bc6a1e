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
from citecheck.match.spelling import likeness

MOST_BRACKETED = 8
"""Most page words that a bracket may stand for."""
OPEN_MARKS = frozenset({Mark.GAP, Mark.PIECE, Mark.APART})
"""Marks at which any number of page words may be passed over."""
_BACK_IN_MIXED = 0.4
_NEAR, _FAR = 25, 200
_MOST_PLACES = 48
"""A pair of words in more places than this says nothing about where a quote stands."""
_MOST_LONE_PLACES = 12
_TELLING = 0.7
_TOGETHER = 0.12
"""What each further word of an unbroken run adds: nine common words in a row are no chance."""
_MOST_DIAGONALS = 96
_LEAST_VOTE = 0.3
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


def numbers_of(pattern: Pattern, index: PageIndex) -> Numbers:
    """Return the page's number of each word of a quote; -1 where the page lacks it."""
    found = [index.numbers.get(word.key, -1) for word in pattern.words]
    return np.array(found, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Scene:
    """One quote before one page, with what every step needs counted once.

    Attributes:
        numbers: the page's number of each quote word, or of a word that looks like one it lacks.
        weights: sums of the quote words' weights.
        opened, bracketed, apart: how many marks of these kinds stand before each word.
    """

    pattern: Pattern
    index: PageIndex
    numbers: Numbers
    weights: Weights
    opened: tuple[int, ...]
    bracketed: tuple[int, ...]
    apart: tuple[int, ...]


def scene_of(pattern: Pattern, index: PageIndex) -> Scene:
    """Return a quote before a page. Linear in the quote, and once a page in its vocabulary."""

    def counted(marks: frozenset[Mark]) -> tuple[int, ...]:
        return tuple(accumulate((j.mark in marks for j in pattern.joints), initial=0))

    return Scene(
        pattern,
        index,
        _near_numbers(pattern, index),
        Weights(tuple(accumulate((w.weight for w in pattern.words), initial=0.0))),
        counted(OPEN_MARKS),
        counted(frozenset({Mark.BRACKET})),
        counted(frozenset({Mark.APART})),
    )


def _near_numbers(pattern: Pattern, index: PageIndex) -> Numbers:
    numbers = numbers_of(pattern, index)
    if (numbers >= 0).all():
        return numbers
    alike = index.once("alike", lambda: {likeness(k): n for k, n in index.numbers.items()})
    for i in np.flatnonzero(numbers < 0).tolist():
        numbers[i] = alike.get(likeness(pattern.words[i].key), -1)
    return numbers


def find_runs(scene: Scene) -> list[Run]:
    """Return the weightiest runs in quote order. Linear in quote and page."""
    numbers, weights, index = scene.numbers, scene.weights, scene.index
    runs: list[Run] = []
    for diagonal in _diagonals(scene.pattern, index, numbers):
        low = max(0, -diagonal)
        high = min(len(numbers), index.size - diagonal)
        same = np.flatnonzero(numbers[low:high] == index.ids[low + diagonal : high + diagonal])
        for piece in np.split(same, np.flatnonzero(np.diff(same) > 1) + 1):
            first, count = low + int(piece[0]), len(piece)
            weight = weights.of(first, first + count)
            if count > 1 or weight >= _TELLING:
                runs.append(Run(first, first + diagonal, count, weight))
                runs += _split(scene, runs[-1])
    runs.sort(key=lambda run: (-run.weight, run.first, run.at))
    return sorted(runs[:_MOST_RUNS], key=lambda run: (run.first, run.at))


def _split(scene: Scene, run: Run) -> list[Run]:
    """Return the parts of a run between the quote's own marks and the page's "he said".

    A marked omission may begin at the mark although the words after it stand there too, and a
    "the" of "the minister said" is no word of the quote.
    """
    joints, free = scene.pattern.joints, scene.index.free[run.at : run.end]
    marked = {i for i in range(run.first + 1, run.last) if joints[i].mark is not Mark.NONE}
    turned = {run.first + 1 + k for k in np.flatnonzero(free[1:] != free[:-1]).tolist()}
    cuts = sorted(marked | turned)
    if not cuts:
        return []
    edges = pairwise((run.first, *cuts, run.last))
    return [Run(a, run.at + a - run.first, b - a, scene.weights.of(a, b)) for a, b in edges]


def _diagonals(pattern: Pattern, index: PageIndex, numbers: Numbers) -> list[int]:
    """Return the likeliest distances between a quote word's number and its page word's."""
    votes: dict[int, float] = defaultdict(float)
    words = pattern.words
    for i, number in enumerate(numbers.tolist()):
        if number < 0 or words[i].weight < _TELLING:
            continue
        places = index.places(number)
        if len(places) <= _MOST_LONE_PLACES:
            for at in places.tolist():
                votes[at - i] += words[i].weight
    for i, places in index.pair_places(numbers, _MOST_PLACES):
        both = words[i].weight + words[i + 1].weight
        for at in places.tolist():
            votes[at - i] += both
    told = [(diagonal, vote) for diagonal, vote in votes.items() if vote >= _LEAST_VOTE]
    told.sort(key=lambda vote: (-vote[1], vote[0]))
    return [diagonal for diagonal, _ in told[:_MOST_DIAGONALS]]


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in quote order that together stand for the quote, and their worth."""

    runs: tuple[Run, ...]
    score: float


def best_chain(scene: Scene, runs: Sequence[Run]) -> Chain | None:
    """Return the chain of most weight after the price of its leaps; None without runs.

    Quadratic in the number of runs, which ``find_runs`` bounds.
    """
    weights = scene.weights
    scores: list[float] = []
    trimmed: list[Run] = []
    back: list[int] = []
    for k, run in enumerate(runs):
        score, kept, before = run.weight, run, -1
        for p in range(k):
            fitted = _fitted(trimmed[p], run, weights)
            if fitted is None:
                continue
            total = scores[p] + fitted.weight - leap_price(scene, trimmed[p], fitted)
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


def leap_price(scene: Scene, before: Run, run: Run) -> float:
    """Return what it costs to go from one run to the next: little where the quote marks it."""
    low, high = before.last, run.first + 1
    if run.at < before.end:
        if scene.apart[high] > scene.apart[low]:
            return _BACK_IN_MIXED
        return 1.2 + 0.2 * math.log1p(before.end - run.at)
    solid = scene.index.solid_list
    more = max(0, solid[run.at] - solid[before.end] - (run.first - before.last))
    if more == 0:
        return 0.0
    if scene.opened[high] > scene.opened[low] and run.weight >= _TELLING:
        return 0.05 * math.log1p(more)
    if scene.bracketed[high] > scene.bracketed[low] and more <= MOST_BRACKETED:
        return 0.02 * more
    far = (1.0 if more > _NEAR else 0.0) + (0.8 if more > _FAR else 0.0)
    return 0.25 * math.log1p(more) + far
