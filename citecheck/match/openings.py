"""The first and last words of a quote that open and close a sentence of the page.

Of "We will not accept it" the page's "We cannot and will not accept it" leaves words out; its "and
will not accept it" would be another first word. The sentence's own ends decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.match.index import PageIndex
from citecheck.match.pattern import Mark, Pattern

_MOST_WORDS, _MOST_SKIPPED = 3, 8
_MOST_LEFT_OUT = 40
_SENTENCE_END = re.compile(r"[.?!][\"')\]]{0,3}(?:\s|$)|[\n\"]")


def with_ends(
    pattern: Pattern, index: PageIndex, pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the pairs, with those of a quote's ends that stand at the ends of the page's sentence.

    Only a few words that no pair covers, with a few page words between, and no mark of omission.
    """
    return [*_opening(pattern, index, pairs), *pairs, *_closing(pattern, index, pairs)]


def _opening(
    pattern: Pattern, index: PageIndex, pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    count, at = pairs[0]
    if not 0 < count <= _MOST_WORDS or not _is_plain(pattern, 1, count):
        return []
    if pattern.joints[count].mark is Mark.GAP:
        return _before_gap(pattern, index, count, at)
    if pattern.joints[count].mark is not Mark.NONE:
        return []
    start = at
    while start > 0 and at - start <= count + _MOST_SKIPPED and not _ends(index, start - 1):
        start -= 1
    opens = start == 0 or _ends(index, start - 1)
    if not opens or start + count > at or not _same(pattern, index, 0, start, count):
        return []
    return [(k, start + k) for k in range(count)]


def _closing(
    pattern: Pattern, index: PageIndex, pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    first, at = pairs[-1][0] + 1, pairs[-1][1] + 1
    count = len(pattern.words) - first
    if not 0 < count <= _MOST_WORDS or not _is_plain(pattern, first + 1, len(pattern.words)):
        return []
    if pattern.joints[first].mark is Mark.GAP:
        return _after_gap(pattern, index, first, at)
    if pattern.joints[first].mark is not Mark.NONE:
        return []
    end = at
    while end < index.size and end - at <= count + _MOST_SKIPPED and not _ends(index, end - 1):
        end += 1
    start = end - count
    if not _ends(index, end - 1) or start < at or not _same(pattern, index, first, start, count):
        return []
    return [(first + k, start + k) for k in range(count)]


def _before_gap(pattern: Pattern, index: PageIndex, count: int, at: int) -> list[tuple[int, int]]:
    """Return a quote's first words, before an ellipsis, where they stand in the same quotation."""
    start = at - count
    while start >= max(0, at - _MOST_LEFT_OUT) and '"' not in index.between(start, start + 1):
        if _same(pattern, index, 0, start, count):
            return [(k, start + k) for k in range(count)]
        start -= 1
    return []


def _after_gap(pattern: Pattern, index: PageIndex, first: int, at: int) -> list[tuple[int, int]]:
    """Return a quote's last words, after an ellipsis, where they stand in the same quotation."""
    count = len(pattern.words) - first
    start = at
    while start + count <= min(index.size, at + _MOST_LEFT_OUT):
        if '"' in index.between(start - 1, start):
            return []
        if _same(pattern, index, first, start, count):
            return [(first + k, start + k) for k in range(count)]
        start += 1
    return []


def _same(pattern: Pattern, index: PageIndex, first: int, start: int, count: int) -> bool:
    return all(pattern.words[first + k].key == index.key(start + k) for k in range(count))


def _is_plain(pattern: Pattern, first: int, last: int) -> bool:
    return all(joint.mark is Mark.NONE for joint in pattern.joints[first:last])


def _ends(index: PageIndex, at: int) -> bool:
    """Say whether a sentence or a quotation ends after page word ``at``."""
    return _SENTENCE_END.search(index.between(at, at + 1) + " ") is not None
