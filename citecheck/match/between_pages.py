"""Lines that stand between two pages of a text and are no words of it: heads, feet, page numbers.

A printed page read as plain text has them amid its sentences. They are told by three signs that
must agree: what a line looks like, that lines like it come again, and that a sentence goes on
around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

_FIGURES = str.maketrans("123456789", "0" * 9)
_TELLING = re.compile(
    r"\W{0,4}(?:(?:page|p\.|seite|s\.|página|pág\.|стор\.|сторінка)\s?\d{1,4}"
    r"(?:\s?(?:of|/|von|sur|de|з)\s?\d{1,4})?|-\s?\d{1,4}\s?-|\d{1,4}\s?(?:of|/|von|sur)\s?\d{1,4})"
    r"\W{0,4}|(?:https?://|www\.)\S{4,300}(?:\s\d{1,4}/\d{1,4})?",
    re.IGNORECASE,
)
"""A page number that says so, or the foot that a browser prints."""
_LEAST_TIMES, _LEAST_APART = 3, 4
_SHORTEST, _LONGEST = 8, 200
_MOST_FIGURES, _NUMBER_LENGTH = 4, 30
_ADDRESSES = frozenset({"http", "www.", "HTTP", "WWW."})
_CLOSING = frozenset(".?!,;:\"'")


def running_lines(text: str) -> list[tuple[int, int]]:
    """Return where such lines stand in a folded text. Linear."""
    lines = text.split("\n")
    short = {at: line.strip() for at, line in enumerate(lines) if 0 < len(line) <= _LONGEST}
    wanted = _repeated(short) | _numbered(short)
    if not wanted:
        return []
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found: list[tuple[int, int]] = []
    for group in _groups(lines, wanted):
        if _goes_on(lines, group[0] - 1, group[-1] + 1):
            found += [(starts[at], starts[at + 1]) for at in group]
    return found


def _repeated(short: Mapping[int, str]) -> set[int]:
    """Return the lines whose shape comes again and again, some lines apart each time."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in short.items():
        if len(line) >= _SHORTEST and " " in line and line[-1] not in _CLOSING:
            places[line.translate(_FIGURES)].append(at)
    return {
        at
        for shape, found in places.items()
        if len(found) >= _LEAST_TIMES
        and not shape[0].islower()
        and all(b - a >= _LEAST_APART for a, b in pairwise(found))
        for at in found
    }


def _numbered(short: Mapping[int, str]) -> set[int]:
    """Return the lines that are page numbers: by their words, or as they count on by one."""
    told = {
        at
        for at, line in short.items()
        if (len(line) <= _NUMBER_LENGTH or line[:4] in _ADDRESSES) and _TELLING.fullmatch(line)
    }
    bare = [at for at, line in short.items() if line.isdecimal() and len(line) <= _MOST_FIGURES]
    values = [int(short[at]) for at in bare]
    for k in range(len(bare) - 2):
        if values[k] + 2 == values[k + 1] + 1 == values[k + 2]:
            told.update(bare[k : k + 3])
    return told


def _groups(lines: Sequence[str], wanted: set[int]) -> Iterator[list[int]]:
    """Yield the wanted lines by neighbours; empty lines between two of them count with them."""
    group: list[int] = []
    for at in sorted(wanted):
        if group and any(lines[k].strip() for k in range(group[-1] + 1, at)):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _goes_on(lines: Sequence[str], before: int, after: int) -> bool:
    """Say whether a sentence that no mark ends before these lines goes on in small letters."""
    while before >= 0 and not lines[before].strip():
        before -= 1
    while after < len(lines) and not lines[after].strip():
        after += 1
    if before < 0 or after == len(lines):
        return False
    ended = lines[before].rstrip(" \"')")[-1:]
    return (ended.isalnum() or ended in {",", ";", "-"}) and lines[after].lstrip()[:1].islower()
