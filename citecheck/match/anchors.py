"""What holds a quote to a page: equal words, and amounts that one side writes otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.match.amounts import MOST_WORDS, Amount, amounts_in
from citecheck.match.index import PageIndex
from citecheck.match.pattern import PLAIN_JOINT, Joint, Mark, Pattern


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quote words ``first`` … ``last`` and page words ``start`` … ``end``, the last ones outside.

    ``joint`` is the strongest mark of the quote there.
    """

    first: int
    last: int
    start: int
    end: int
    joint: Joint


def anchors_of(
    pattern: Pattern, index: PageIndex, pairs: Sequence[tuple[int, int]]
) -> list[Stretch]:
    """Return the pairs as stretches; those inside an amount that is written otherwise are one."""
    found: list[Stretch] = []
    amounts = [a for a in amounts_in([w.key for w in pattern.words]) if _is_unbroken(pattern, a)]
    firsts = [i for i, _ in pairs]
    at = 0
    for amount in amounts:
        inside = range(bisect_left(firsts, amount.first), bisect_left(firsts, amount.last))
        there = _page_amount(pattern, index, pairs, inside, amount) if inside else None
        if there is None:
            continue
        found += map(_single, pairs[at : inside[0]])
        found.append(Stretch(amount.first, amount.last, there.first, there.last, PLAIN_JOINT))
        at = inside[-1] + 1
    return [*found, *map(_single, pairs[at:])]


def _single(pair: tuple[int, int]) -> Stretch:
    return Stretch(pair[0], pair[0] + 1, pair[1], pair[1] + 1, PLAIN_JOINT)


def _is_unbroken(pattern: Pattern, amount: Amount) -> bool:
    joints = pattern.joints[amount.first + 1 : amount.last]
    return all(joint.mark is Mark.NONE for joint in joints)


def _page_amount(
    pattern: Pattern,
    index: PageIndex,
    pairs: Sequence[tuple[int, int]],
    inside: range,
    amount: Amount,
) -> Amount | None:
    """Return the page's amount around these pairs, if it stands free between the other pairs.

    None where the words are the same on both sides, since then nothing is written otherwise.
    """
    first, last = inside[0], inside[-1]
    low = pairs[first - 1][1] + 1 if first else max(0, pairs[first][1] - MOST_WORDS)
    high = pairs[last + 1][1] if last + 1 < len(pairs) else pairs[last][1] + MOST_WORDS
    low, high = max(low, pairs[first][1] - MOST_WORDS), min(high, pairs[last][1] + MOST_WORDS)
    # A quote may begin or end amid an amount of the page: what it leaves outside is no difference.
    if len(inside) == amount.last - amount.first:
        low = max(low, pairs[first][1]) if pairs[first][0] == 0 else low
        high = pairs[last][1] + 1 if amount.last == len(pattern.words) else high
    low = max(0, low)
    free = index.free_list
    keys = ["|" if free[j] else index.key(j) for j in range(low, min(index.size, high))]
    for there in amounts_in(keys):
        start, end = there.first + low, there.last + low
        if start <= pairs[first][1] and pairs[last][1] < end:
            is_whole = len(inside) == amount.last - amount.first == end - start
            return None if is_whole else Amount(start, end, there.value, there.unit)
    return None
