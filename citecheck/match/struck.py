"""Words struck through, ``~~so~~``: a page still shows them, and nobody is said to have said them.

A quote that passes over them is the page's standing text, and the page's words beside it are told.
A quote that has them gives as said what was struck, and is altered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from citecheck.match.anchors import Stretch
from citecheck.match.edits import Difference
from citecheck.match.index import PageIndex
from citecheck.match.pattern import PLAIN_JOINT, Pattern
from citecheck.match.protected import concerns_between
from citecheck.match.sides import sides
from citecheck.match.words import STRUCK
from citecheck.model import Concern, Edit, EditOp, Span


def struck_words(index: PageIndex) -> frozenset[int]:
    """Return the page's words that are struck through. Linear, once a page."""
    return index.once("struck", lambda: _struck_words(index))


def struck_differences(
    pattern: Pattern, index: PageIndex, anchors: Sequence[Stretch]
) -> Iterator[Difference]:
    """Yield a difference for each run of struck words that the quote has or passes over."""
    struck = struck_words(index)
    if not struck:
        return
    run: list[Stretch] = []
    for anchor in anchors:
        if run and (anchor.start not in struck or anchor.start != run[-1].end):
            yield _quoted(pattern, index, run)
            run = []
        if anchor.start in struck:
            run.append(anchor)
    if run:
        yield _quoted(pattern, index, run)
    for one, after in pairwise(anchors):
        passed = [j for j in range(one.end, after.start) if j in struck]
        if passed:
            at = pattern.words[one.last - 1].span.end
            there = index.span(passed[0], passed[-1] + 1)
            edit = Edit(EditOp.PUNCTUATION, "", _with_marks(index, there), Span(at, at), there)
            yield Difference(edit, frozenset({Concern.CONTEXT}))


def _quoted(pattern: Pattern, index: PageIndex, run: Sequence[Stretch]) -> Difference:
    first, last = run[0], run[-1]
    ours, _ = sides(pattern, index, Stretch(first.first, last.last, 0, 0, PLAIN_JOINT))
    concerns = concerns_between(ours, [])
    written = pattern.words[first.first : last.last]
    there = index.span(first.start, last.end)
    edit = Edit(
        EditOp.REPLACE,
        pattern.folded[written[0].start : written[-1].end],
        _with_marks(index, there),
        Span(written[0].span.start, written[-1].span.end),
        there,
        protected=bool(concerns),
    )
    return Difference(edit, frozenset(concerns))


def _with_marks(index: PageIndex, there: Span) -> str:
    return f"~~{' '.join(there.of(index.page.text).split())}~~"


def _struck_words(index: PageIndex) -> frozenset[int]:
    spans = (match.span() for match in STRUCK.finditer(index.folded.text))
    return frozenset(at for span in spans for at in range(*np.searchsorted(index.starts, span)))
