"""Stress: words in capitals, and words between *asterisks* or _underscores_, on one side alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citecheck.match.anchors import Stretch
from citecheck.match.index import PageIndex
from citecheck.match.pattern import Pattern
from citecheck.model import Edit, EditOp, Span

_MARKS = frozenset("*_")
_STRESSED = re.compile(r"(?<![\w*])([*_]{1,3})(?=[^\s*_])([^*_\n]{1,300})(?<=[^\s*_])\1(?![\w*])")
_LEAST_LETTERS = 3
_MOST_SHOUTED = 2
"""More words in capitals in a row are a headline or a line's opening, and stress nothing."""


def stress_edits(pattern: Pattern, index: PageIndex, anchors: Sequence[Stretch]) -> Iterator[Edit]:
    """Yield an edit for each run of equal words that one side alone puts between stress marks."""
    ours, theirs = _of_quote(pattern), _of_page(index)
    if not ours and not theirs:
        return
    run: list[Stretch] = []
    for anchor in anchors:
        differs = (anchor.first in ours) != (anchor.start in theirs)
        if run and (not differs or anchor.start != run[-1].end or anchor.first != run[-1].last):
            yield _edit(pattern, index, run)
            run = []
        if differs:
            run.append(anchor)
    if run:
        yield _edit(pattern, index, run)


def is_shouted(index: PageIndex, at: int, quoted: str) -> bool:
    """Say whether either side alone has page word ``at`` in capitals, amid small letters.

    An abbreviation with stops is set in either: "9 A.M." stresses nothing.
    """
    page = index.raw(at)
    if "." in quoted or "." in page:
        return False
    if len(quoted) < _LEAST_LETTERS or len(page) < _LEAST_LETTERS:
        return False
    if quoted.isupper() and page.islower():
        return True
    if not (page.isupper() and quoted.islower()):
        return False
    first, last = at, at + 1
    while first > 0 and at - first < _MOST_SHOUTED and index.raw(first - 1).isupper():
        first -= 1
    while last < index.size and index.raw(last).isupper() and last - first <= _MOST_SHOUTED:
        last += 1
    return last - first <= _MOST_SHOUTED


def is_all_capitals(pattern: Pattern) -> bool:
    """Say whether a whole quote is set in capitals: that is its look, and stresses no word."""
    return len(pattern.words) > _MOST_SHOUTED and not any(c.islower() for c in pattern.folded)


def _of_quote(pattern: Pattern) -> frozenset[int]:
    return _stressed(pattern.folded, [word.start for word in pattern.words])


def _of_page(index: PageIndex) -> frozenset[int]:
    return index.once(
        "stressed", lambda: _stressed(index.folded.text, [int(s) for s in index.starts.tolist()])
    )


def _stressed(folded: str, starts: Sequence[int]) -> frozenset[int]:
    """Return which words stand between stress marks."""
    if "*" not in folded and "_" not in folded:
        return frozenset()
    found: set[int] = set()
    for match in _STRESSED.finditer(folded):
        low, high = bisect_left(starts, match.start(2)), bisect_left(starts, match.end(2))
        found.update(range(low, high))
    return frozenset(found)


def _edit(pattern: Pattern, index: PageIndex, run: Sequence[Stretch]) -> Edit:
    first, last = pattern.words[run[0].first], pattern.words[run[-1].last - 1]
    page_span = index.span(run[0].start, run[-1].end)
    start, end = _with_marks(pattern.folded, first.start, last.end)
    page_text = index.page.text
    shown = page_text[slice(*_with_marks(page_text, page_span.start, page_span.end))]
    quote_span = Span(first.span.start, last.span.end)
    return Edit(EditOp.PUNCTUATION, pattern.folded[start:end], shown, quote_span, page_span)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return start, end
