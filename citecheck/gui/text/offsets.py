"""Convert places between our texts (code points) and Qt's (UTF-16 units).

Qt counts 'a😀b' as four. A character beyond the basic plane takes two units in Qt, and the text
that a widget shows may hold line breaks that the text of record lacks (``soft_break``). Nothing
that came back out of a widget is ever stored, hashed or searched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

LONGEST_LINE = 2000
_WHERE_TO_BREAK = 500
_BEYOND_BASIC_PLANE = re.compile("[\U00010000-\U0010ffff]")


class QtMap:
    """Both ways between code points of one text and units of what Qt shows of it.

    Building costs one walk over the text; each conversion is a binary search.

    Args:
        text: the text as shown, soft breaks not yet inserted.
        breaks: ascending code points of ``text`` before which one extra unit is shown.
    """

    __slots__ = ("_length", "_points", "_units")

    def __init__(self, text: str, breaks: Iterable[int] = ()) -> None:
        points, units = [0], [0]
        steps = [(place, 0, 1) for place in breaks]
        steps += [(match.start(), 1, 2) for match in _BEYOND_BASIC_PLANE.finditer(text)]
        for place, taken, shown in sorted(steps):
            units.append(units[-1] + (place - points[-1]) + shown)
            points.append(place + taken)
        self._points: Sequence[int] = points
        self._units: Sequence[int] = units
        self._length = len(text)

    def to_qt(self, point: int) -> int:
        """Return Qt's position of the code point ``point``; ends are clamped to the text."""
        point = max(0, min(point, self._length))
        at = bisect_right(self._points, point) - 1
        return self._units[at] + point - self._points[at]

    def from_qt(self, unit: int) -> int:
        """Return the last code point whose Qt position is not above ``unit``.

        Inside a pair of units that is the pair's own code point.
        """
        unit = max(0, unit)
        at = bisect_right(self._units, unit) - 1
        point = self._points[at] + unit - self._units[at]
        if at + 1 < len(self._points):
            point = min(point, self._points[at + 1] - 1)
        return max(0, min(point, self._length))


def to_qt(text: str, point: int) -> int:
    """Return Qt's position of one code point of ``text``; for many places build a ``QtMap``."""
    return QtMap(text).to_qt(point)


def from_qt(text: str, unit: int) -> int:
    """Return the code point of ``text`` at one Qt position; for many build a ``QtMap``."""
    return QtMap(text).from_qt(unit)


def soft_breaks(text: str, longest: int = LONGEST_LINE) -> list[int]:
    """Return where lines over ``longest`` are to be broken, at a space where one is near.

    One line of 256 KiB freezes Qt for eleven seconds, its layout being quadratic in the line.
    """
    breaks: list[int] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        at = start
        while end - at > longest:
            space = text.rfind(" ", at + longest - _WHERE_TO_BREAK, at + longest)
            at = space + 1 if space >= 0 else at + longest
            breaks.append(at)
        start = end + 1
    return breaks
