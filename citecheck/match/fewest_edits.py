"""The fewest words taken and added that make one row of words the other, within a budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Half open, in words: start and end in the old row, start and end in the new one.
Place = tuple[int, int, int, int]
Reached = dict[int, int]
_NOWHERE = -2


@dataclass(slots=True)
class Steps:
    """How many comparisons may still be made, over all rows of one text."""

    left: int


def fewest_edits(
    old: Sequence[str], new: Sequence[str], *, most_edits: int, steps: Steps
) -> list[Place] | None:
    """Return where the rows differ, in order; None where they differ too much or steps run out.

    E. Myers, "An O(ND) difference algorithm" (1986), greedy. Cost: words plus the square of the
    edits at best, words times edits at worst, never more than ``steps``; memory: half the square
    of the edits.

    Args:
        old: words of the old text.
        new: words of the new one.
        most_edits: words taken and added at most.
        steps: is spent.
    """
    ways: list[Reached] = [{1: 0}]
    for edits in range(most_edits + 1):
        reached: Reached = {}
        for diagonal in range(-edits, edits + 1, 2):
            x, _ = _begun(ways[-1], diagonal, len(old), len(new))
            begun = x
            while 0 <= x < len(old) and x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            steps.left -= 1 + x - begun
            reached[diagonal] = x
            if x == len(old) and x - diagonal == len(new):
                return _way_back(ways, len(old), len(new))
        if steps.left < 0:
            return None
        ways.append(reached)
    return None


def _begun(before: Reached, diagonal: int, old_words: int, new_words: int) -> tuple[int, bool]:
    """Return how far an edit leads on a diagonal, and whether a word was taken for it."""
    taken = before.get(diagonal - 1, _NOWHERE) + 1
    added = before.get(diagonal + 1, _NOWHERE)
    if taken > old_words:
        taken = _NOWHERE
    if added - diagonal > new_words:
        added = _NOWHERE
    best = max(taken, added)
    return (best, taken > added) if best >= 0 else (_NOWHERE, False)


def _way_back(ways: list[Reached], old_words: int, new_words: int) -> list[Place]:
    """Return the edits by which the end was reached, those beside each other as one."""
    x, y = old_words, new_words
    places: list[Place] = []
    for before in reversed(ways[1:]):
        begun, is_taken = _begun(before, x - y, old_words, new_words)
        end = begun, begun - (x - y)
        x, y = (end[0] - 1, end[1]) if is_taken else (end[0], end[1] - 1)
        if places and (places[-1][0], places[-1][2]) == end:
            _, old_end, _, new_end = places.pop()
            places.append((x, old_end, y, new_end))
        else:
            places.append((x, end[0], y, end[1]))
    return places[::-1]
