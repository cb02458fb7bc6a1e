"""The lines of a PDF's page in the order of reading, without what every page repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from citecheck.read.pdf_lines import PdfLine

# Shorter runs side by side are a table, whose rows are read across.
_MIN_COLUMN_CHARS = 18
_MIN_PAIRS = 3
_EDGE_LINES = 2
_EDGE_GAP = 1.7
_REPEATED_SHARE = 0.4
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|] ?)?(?:p(?:age|\.)? ?|seite |página |стор\. ?)?# ?"
    r"(?:(?:of|/|von|de|з) ?# ?)?(?:[-–—|])?",
    re.IGNORECASE,
)


def without_running_lines(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """Return ``pages`` without running heads, feet and page numbers.

    Those stand at the edge of a page, apart from its text; they are numbers, or the same but for
    their digits on four pages in ten.
    """
    edges = [_edges(page) for page in pages]
    counts = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
    enough = max(2, _REPEATED_SHARE * len(pages))
    repeated = {shape for shape, count in counts.items() if count >= enough}
    kept: list[list[PdfLine]] = []
    for page, edge in zip(pages, edges, strict=True):
        dropped = {id(line) for line in edge if _is_running(_shape(line), repeated)}
        kept.append([line for line in page if id(line) not in dropped])
    return kept


def _is_running(shape: str, repeated: set[str]) -> bool:
    return shape in repeated or bool(_PAGE_NUMBER.fullmatch(shape))


def _shape(line: PdfLine) -> str:
    return _DIGITS.sub("#", line.text).casefold()


def _edges(page: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the lines above the first and below the last wide gap, two places each at most."""
    rows: dict[int, list[PdfLine]] = {}
    for line in sorted(page, key=lambda line: -line.bottom):
        rows.setdefault(round(line.bottom), []).append(line)
    ordered = list(rows.values())
    return [*_outer(ordered), *_outer(ordered[::-1])]


def _outer(rows: Sequence[Sequence[PdfLine]]) -> list[PdfLine]:
    outer: list[PdfLine] = []
    for row, inner in islice(pairwise(rows), _EDGE_LINES):
        outer.extend(row)
        if abs(row[0].bottom - inner[0].bottom) > _EDGE_GAP * row[0].height:
            return outer
    return []


def reading_order(page: Sequence[PdfLine]) -> list[PdfLine]:
    """Return the lines column by column where the page gives them row by row.

    Nearly every program writes a page in the order of reading; then that order stays. Only where
    long lines stand side by side, one directly behind the other, are columns put after each
    other, between the lines that go across both.
    """
    gutter = _gutter(page)
    if gutter is None:
        return list(page)
    return list(_by_columns(page, gutter))


def _gutter(page: Sequence[PdfLine]) -> float | None:
    """Return where the space between two columns lies, or None for one column."""
    between = [
        (before.right + after.left) / 2
        for before, after in pairwise(page)
        if _are_beside(before, after)
        and min(len(before.text), len(after.text)) >= _MIN_COLUMN_CHARS
    ]
    if len(between) < _MIN_PAIRS:
        return None
    return sorted(between)[len(between) // 2]


def _are_beside(before: PdfLine, after: PdfLine) -> bool:
    middle = (after.bottom + after.top) / 2
    return before.bottom < middle < before.top and after.left > before.right


def _by_columns(page: Sequence[PdfLine], gutter: float) -> Iterator[PdfLine]:
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    for line in page:
        if line.left >= gutter:
            right.append(line)
        elif line.right <= gutter:
            left.append(line)
        else:
            yield from left
            yield from right
            yield line
            left, right = [], []
    yield from left
    yield from right
