"""Which words of one text are not those of another: for two captures of one page."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from citecheck.match.fewest_edits import Place, Steps, fewest_edits
from citecheck.match.words import Word, words_of
from citecheck.model import Span
from citecheck.read.fold import Folded, fold

_ANCHOR_WORDS = (4, 2, 1)
_MOST_CELLS = 3600
"""Words of one copy times words of the other that are compared one by one."""
_MOST_EDITS = 400
_MOST_STEPS = 500_000
"""Comparisons in all large stretches without words that stand once (half a second)."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words of the old text and the words of the new one in their place; one may be empty."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class _Gap:
    """A stretch of either text, in words, that is not told alike yet."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def is_empty(self) -> bool:
        return self.old == self.old_end and self.new == self.new_end

    @property
    def cells(self) -> int:
        return (self.old_end - self.old) * (self.new_end - self.new)


def text_changes(old: str, new: str) -> tuple[Replaced, ...]:
    """Return where the words of ``new`` differ from those of ``old``, in the order of the text.

    Case, typography and white space are no difference. Runs of words that stand once in either
    text hold the two together (patience diff); what is left between them is compared word by word
    where it is small, else by the fewest words taken and added (for text that repeats itself), and
    is replaced as a whole where more than half of it differs. Cost: n log n in the words, and
    ``_MOST_STEPS`` at most.
    """
    folded = fold(old), fold(new)
    words = tuple(list(words_of(one.text)) for one in folded)
    keys = tuple([word.key for word in side] for side in words)
    whole = _Gap(0, len(keys[0]), 0, len(keys[1]))
    return tuple(
        Replaced(
            _span(folded[0], words[0], gap.old, gap.old_end),
            _span(folded[1], words[1], gap.new, gap.new_end),
        )
        for gap in _differing(keys[0], keys[1], whole)
    )


def _differing(old: Sequence[str], new: Sequence[str], gap: _Gap) -> Iterator[_Gap]:
    """Yield the stretches that differ, in order."""
    gaps = [_trimmed(old, new, gap)]
    for count in _ANCHOR_WORDS:
        gaps = [part for one in gaps for part in _parted(old, new, one, count)]
    steps = Steps(_MOST_STEPS)
    for one in gaps:
        if not one.is_empty:
            yield from _compared(old, new, one, steps)


def _trimmed(old: Sequence[str], new: Sequence[str], gap: _Gap) -> _Gap:
    """Return ``gap`` without what is alike at its ends."""
    a, a_end, b, b_end = gap.old, gap.old_end, gap.new, gap.new_end
    while a < a_end and b < b_end and old[a] == new[b]:
        a, b = a + 1, b + 1
    while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    return _Gap(a, a_end, b, b_end)


def _parted(old: Sequence[str], new: Sequence[str], gap: _Gap, count: int) -> Iterator[_Gap]:
    """Yield what is left of ``gap`` between runs of ``count`` words that stand once in either."""
    if gap.cells <= _MOST_CELLS:
        yield gap
        return
    left, right = gap.old, gap.new
    for a, b in _anchors(old, new, gap, count):
        if a >= left and b >= right:
            yield _trimmed(old, new, _Gap(left, a, right, b))
            left, right = a + count, b + count
    yield _trimmed(old, new, _Gap(left, gap.old_end, right, gap.new_end))


def _anchors(
    old: Sequence[str], new: Sequence[str], gap: _Gap, count: int
) -> list[tuple[int, int]]:
    """Return the longest row of anchors that stand in the same order in both texts."""
    there = _once(new, gap.new, gap.new_end, count)
    here = _once(old, gap.old, gap.old_end, count)
    return _rising([(at, there[run]) for run, at in here.items() if run in there])


def _once(words: Sequence[str], start: int, end: int, count: int) -> dict[Hashable, int]:
    """Return the runs of ``count`` words that stand once in the stretch, with their places."""
    runs = [tuple(words[at : at + count]) for at in range(start, end - count + 1)]
    often = Counter(runs)
    return {run: start + at for at, run in enumerate(runs) if often[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of ``pairs`` (in the order of their first) whose second rise."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        place = bisect_left(tails, second)
        before.append(at_tail[place - 1] if place else -1)
        tails[place : place + 1] = [second]
        at_tail[place : place + 1] = [number]
    found = []
    number = at_tail[-1] if at_tail else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _compared(old: Sequence[str], new: Sequence[str], gap: _Gap, steps: Steps) -> Iterator[_Gap]:
    """Yield what differs in a gap; all of it where too much does."""
    here, there = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    if 0 < gap.cells <= _MOST_CELLS:
        codes = SequenceMatcher(None, here, there, False).get_opcodes()  # noqa: FBT003 - its only way
        places: list[Place] | None = [code[1:] for code in codes if code[0] != "equal"]
    else:
        most = min(_MOST_EDITS, (len(here) + len(there)) // 2)
        places = fewest_edits(here, there, most_edits=most, steps=steps)
    for a, a_end, b, b_end in places or [(0, len(here), 0, len(there))]:
        yield _Gap(gap.old + a, gap.old + a_end, gap.new + b, gap.new + b_end)


def _span(folded: Folded, words: Sequence[Word], first: int, end: int) -> Span:
    """Return the place of words ``first`` up to before ``end`` in the text as it was."""
    if first < end:
        return folded.to_raw(words[first].start, words[end - 1].end)
    at = words[first - 1].end if first else 0
    return folded.to_raw(at, at)
