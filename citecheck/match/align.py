"""Word alignment: which word of a quote is which word of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from citecheck.match.amounts import units_in
from citecheck.match.pattern import Mark
from citecheck.match.runs import OPEN_MARKS, Run, Scene

# Prices in hundredths of a wrong word.
_OTHER, _ONLY_QUOTE, _ONLY_PAGE = 100, 80, 60
_FREE, _MARKED, _BRACKETED = 2, 1, 5
_MOST_CELLS = 3600
_HEAD_ROOM = 4
_NEAR = 2
_STRAY_WORTH = 0.15
"""Weight that words at an end need for each word missed between them and the rest."""


@dataclass(frozen=True, slots=True)
class Block:
    """Quote words and page words between two anchors; ``open_*`` lets page words fall away."""

    first: int
    last: int
    start: int
    end: int
    open_start: bool = False
    open_end: bool = False

    @property
    def cells(self) -> int:
        """How many comparisons aligning the block takes."""
        return (self.last - self.first + 1) * (self.end - self.start + 1)


def align(scene: Scene, runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Return (quote word, page word) pairs in quote order: the runs, and what fits between."""
    pairs: list[tuple[int, int]] = []
    head, tail = runs[0], runs[-1]
    room = max(0, head.at - head.first - _HEAD_ROOM)
    before = _aligned(scene, Block(0, head.first, room, head.at, open_start=True))
    for run, after in zip_longest(runs, runs[1:]):
        pairs += ((run.first + k, run.at + k) for k in range(run.count))
        if after is not None and after.at >= run.end:
            pairs += _between(scene, run, after)
    rest = len(scene.pattern.words) - tail.last
    end = min(scene.index.size, tail.end + rest + _HEAD_ROOM)
    last = Block(tail.last, len(scene.pattern.words), tail.end, end, open_end=True)
    after_all = _aligned(scene, last)
    return (
        _without_strays(scene, before[::-1], pairs[0])[::-1]
        + pairs
        + _without_strays(scene, after_all, pairs[-1])
    )


def _without_strays(
    scene: Scene, pairs: Sequence[tuple[int, int]], anchor: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the pairs, nearest to the anchor first, up to where words only happen to be alike."""
    groups: list[list[tuple[int, int]]] = [[anchor]]
    for pair in pairs:
        last = groups[-1][-1]
        if abs(pair[0] - last[0]) == 1 == abs(pair[1] - last[1]):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    while len(groups) > 1 and _is_stray(scene, groups[-1], groups[-2][-1]):
        groups.pop()
    return [pair for group in groups for pair in group][1:]


def _is_stray(scene: Scene, group: Sequence[tuple[int, int]], inner: tuple[int, int]) -> bool:
    """Say whether a group of equal words is too little for its distance from the rest."""
    pattern, edge = scene.pattern, group[0]
    between = pattern.joints[max(edge[0], inner[0])]
    if between.mark in OPEN_MARKS and abs(edge[0] - inner[0]) == 1:
        return False
    quote = [pattern.words[i].key for i in _amid(edge[0], inner[0])]
    page = [scene.index.key(j) for j in _amid(edge[1], inner[1])]
    gap = max(units_in(quote), units_in(page))
    return gap > _NEAR and sum(pattern.words[i].weight for i, _ in group) < _STRAY_WORTH * gap


def _amid(one: int, other: int) -> range:
    return range(min(one, other) + 1, max(one, other))


def _between(scene: Scene, before: Run, after: Run) -> list[tuple[int, int]]:
    """Return the pairs between two runs; in a wide gap only what stands at either edge."""
    block = Block(before.last, after.first, before.end, after.at)
    count = block.last - block.first
    if count == 0 or block.cells <= _MOST_CELLS:
        return _aligned(scene, block) if count else []
    reach = count + _HEAD_ROOM
    left = Block(block.first, block.last, block.start, block.start + reach, open_end=True)
    found = _aligned(scene, left)
    taken = found[-1][0] + 1 if found else block.first
    right = Block(taken, block.last, block.end - reach, block.end, open_start=True)
    return found + _aligned(scene, right)


def _aligned(scene: Scene, block: Block) -> list[tuple[int, int]]:
    """Return the equal words of a block on its cheapest path; none of a block too large."""
    if block.first >= block.last or block.start >= block.end or block.cells > _MOST_CELLS:
        return []
    keys = scene.numbers[block.first : block.last].tolist()
    page = scene.index.ids[block.start : block.end].tolist()
    if not set(keys) & set(page):
        return []
    table, prices = _costs(scene, block, keys, page)
    found = _walk(table, prices, keys, page)
    return [(block.first + row, block.start + column) for row, column in found]


def _skip_prices(scene: Scene, block: Block, row: int) -> list[int]:
    """Return what it costs to pass over each page word of a block after ``row`` quote words."""
    count = block.end - block.start
    if (row == 0 and block.open_start) or (row == block.last - block.first and block.open_end):
        return [0] * count
    mark = scene.pattern.joints[block.first + row].mark
    if mark in OPEN_MARKS:
        return [_MARKED] * count
    if mark is Mark.BRACKET:
        return [_BRACKETED] * count
    free = scene.index.free_list
    return [_FREE if free[at] else _ONLY_PAGE for at in range(block.start, block.end)]


def _costs(
    scene: Scene, block: Block, keys: list[int], page: list[int]
) -> tuple[list[list[int]], list[list[int]]]:
    """Return the cost of each pair of places, and what passing over a page word costs in a row."""
    prices = [_skip_prices(scene, block, 0)]
    table = [list(accumulate(prices[0], initial=0))]
    for row, key in enumerate(keys, 1):
        above, skips = table[-1], _skip_prices(scene, block, row)
        here = above[0] + _ONLY_QUOTE
        line = [here]
        for column, word in enumerate(page):
            here += skips[column]
            other = above[column] + (0 if key == word else _OTHER)
            alone = above[column + 1] + _ONLY_QUOTE
            if other < here:  # noqa: PLR1730 - min() takes twice the time
                here = other
            if alone < here:  # noqa: PLR1730 - as above
                here = alone
            line.append(here)
        table.append(line)
        prices.append(skips)
    return table, prices


def _walk(
    table: list[list[int]], prices: list[list[int]], keys: list[int], page: list[int]
) -> list[tuple[int, int]]:
    """Return the equal pairs on the cheapest way back through the table."""
    row, column = len(keys), len(page)
    found: list[tuple[int, int]] = []
    while row and column:
        here = table[row][column]
        price = prices[row][column - 1]
        same = keys[row - 1] == page[column - 1]
        # From the open start the page's words run up to the anchor: match as late as possible;
        # elsewhere as early.
        if same and table[row - 1][column - 1] == here:
            found.append((row - 1, column - 1))
            row, column = row - 1, column - 1
        elif table[row][column - 1] + price == here:
            column -= 1
        elif table[row - 1][column - 1] + _OTHER == here:
            row, column = row - 1, column - 1
        else:
            row -= 1
    return found[::-1]
