"""Lines that stand between two pages of a text and are no words of it: heads, feet, page numbers.

A printed page read as plain text has them amid its sentences. They are told by three signs that
must agree: what a line looks like, that lines like it come again, and that a sentence goes on
around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

_FIGURES = str.maketrans("123456789", "0" * 9)
_TELLING = re.compile(
    r"\W{0,4}(?:(?:page|p\.|seite|s\.|página|pág\.|стор\.|сторінка)\s?\d{1,4}"
    r"(?:\s?(?:of|/|von|sur|de|з)\s?\d{1,4})?|-\s?\d{1,4}\s?-|\d{1,4}\s?(?:of|/|von|sur)\s?\d{1,4})"
    r"\W{0,4}|(?:https?://|www\.)\S{4,300}(?:\s\d{1,4}/\d{1,4})?",
    re.IGNORECASE,
)
"""A page number that says so, or the foot that a browser prints."""
_NUMBER = re.compile(r"\d{1,4}")
_LEAST_TIMES, _LEAST_APART = 3, 4
_SHORTEST, _LONGEST = 8, 120
_CLOSING = frozenset(".?!,;:\"'")


def running_lines(text: str) -> list[tuple[int, int]]:
    """Return where such lines stand in a folded text. Linear."""
    if text.count("\n") < _LEAST_TIMES:
        return []
    lines = [line.strip() for line in text.split("\n")]
    alike = _repeated([line.strip() for line in text.translate(_FIGURES).split("\n")])
    numbered = _numbered(lines)
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    found: list[tuple[int, int]] = []
    for group in _groups(lines, alike | numbered):
        if _goes_on(lines, group[0] - 1, group[-1] + 1):
            found += [(starts[at], starts[at] + len(lines[at]) + 1) for at in group if lines[at]]
    return found


def _repeated(shapes: Sequence[str]) -> set[int]:
    """Return the lines whose shape comes again and again, some lines apart each time."""
    counted = Counter(shapes)
    often = {
        shape
        for shape, times in counted.items()
        if times >= _LEAST_TIMES
        and _SHORTEST <= len(shape) <= _LONGEST
        and " " in shape
        and not shape[0].islower()
        and shape[-1] not in _CLOSING
    }
    if not often:
        return set()
    places: dict[str, list[int]] = {shape: [] for shape in often}
    for at, shape in enumerate(shapes):
        if shape in often:
            places[shape].append(at)
    return {
        at
        for found in places.values()
        if all(b - a >= _LEAST_APART for a, b in pairwise(found))
        for at in found
    }


def _numbered(lines: Sequence[str]) -> set[int]:
    """Return the lines that are page numbers: by their words, or as they count on by one."""
    short = [at for at, line in enumerate(lines) if line and len(line) <= _LONGEST * 3]
    told = {at for at in short if _TELLING.fullmatch(lines[at])}
    bare = [at for at in short if _NUMBER.fullmatch(lines[at])]
    values = [int(lines[at]) for at in bare]
    for k in range(len(bare) - 2):
        if values[k] + 2 == values[k + 1] + 1 == values[k + 2]:
            told.update(bare[k : k + 3])
    return told


def _groups(lines: Sequence[str], wanted: set[int]) -> Iterator[list[int]]:
    """Yield the wanted lines by neighbours; empty lines between two of them count with them."""
    group: list[int] = []
    for at in sorted(wanted):
        if group and any(lines[k] for k in range(group[-1] + 1, at)):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _goes_on(lines: Sequence[str], before: int, after: int) -> bool:
    """Say whether a sentence that no mark ends before these lines goes on in small letters."""
    while before >= 0 and not lines[before]:
        before -= 1
    while after < len(lines) and not lines[after]:
        after += 1
    if before < 0 or after == len(lines):
        return False
    ended = lines[before].rstrip("\"')")[-1:]
    return (ended.isalnum() or ended in {",", ";", "-"}) and lines[after][:1].islower()
