"""What Qt is given of a foreign text: safe, same places, short lines."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.gui.text.offsets import QtMap, soft_breaks
from citecheck.model import Span

PAGE_LENGTH = 40_000
"""Most code points in one view, some 6,500 words: Qt lays them out in under 50 ms."""
PAGE_LINES = 2_000
"""Most lines in one view; a paragraph costs Qt more than its letters do."""

# One character for one: places stay. Qt keeps FDD0, FDD1 and FFFC for its own frames and images,
# drops lone surrogates, and makes one paragraph end of CR LF.
_FOR_QT = {
    0x0000: "\ufffd",
    0x000B: " ",
    0x000C: " ",
    0x000D: "\n",
    0x0085: "\n",
    0x2029: "\n",
    0x2028: "\n",
    0xFDD0: "\ufffd",
    0xFDD1: "\ufffd",
    0xFFFC: "\ufffd",
} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class ShownText:
    """A stretch of a text prepared for Qt.

    Attributes:
        span: which code points of the whole text are shown.
        lines: its lines as Qt gets them, in order.
        starts: the code point of the whole text that each line begins with.
        soft: whether the line goes on in the next one (a soft break, no end of a paragraph).
        places: between ``span``'s own code points (from 0) and Qt's positions.
    """

    span: Span
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    soft: tuple[bool, ...]
    places: QtMap

    def to_qt(self, point: int) -> int:
        """Return Qt's position of code point ``point`` of the whole text."""
        return self.places.to_qt(point - self.span.start)

    def from_qt(self, unit: int) -> int:
        """Return the code point of the whole text at Qt's position ``unit``."""
        return self.places.from_qt(unit) + self.span.start


def pages_of(text: str, length: int = PAGE_LENGTH, lines: int = PAGE_LINES) -> tuple[Span, ...]:
    """Return the stretches of ``text`` that are shown one at a time, cut at line ends if any."""
    pages, start = [], 0
    while True:
        limit = min(len(text), start + length)
        end = _end_of_lines(text, start, limit, lines)
        if end < 0 and limit == len(text):
            pages.append(Span(start, len(text)))
            return tuple(pages)
        if end < 0:
            end = text.rfind("\n", start + length // 2, limit) + 1 or limit
        pages.append(Span(start, end))
        start = end


def _end_of_lines(text: str, start: int, limit: int, lines: int) -> int:
    """Return where ``lines`` lines end that begin at ``start``, or -1 if not before ``limit``.

    Counting is far cheaper than cutting, so only the last stretch is cut.
    """
    at, left = start, lines
    while at < limit:
        stop = min(limit, at + lines)
        here = text.count("\n", at, stop)
        if here == left and text[stop - 1] == "\n":
            return stop
        if here >= left:
            return at + sum(map(len, text[at:stop].split("\n", left)[:left])) + left
        at, left = stop, left - here
    return -1


def safe_for_qt(text: str) -> str:
    """Return ``text`` with each character that Qt would change replaced by one that it keeps."""
    return text.replace("\r\n", " \n").translate(_FOR_QT)


def shown_text(text: str, span: Span | None = None) -> ShownText:
    """Return ``text``, or the stretch ``span`` of it, prepared for Qt. Linear time."""
    span = span or Span(0, len(text))
    safe = safe_for_qt(span.of(text))
    breaks = soft_breaks(safe)
    lines, starts, soft = [], [], []
    at, coming = 0, iter([*breaks, -1])
    broken = next(coming)
    for line in safe.split("\n"):
        end = at + len(line)
        while at < broken <= end:
            lines.append(safe[at:broken])
            starts.append(at + span.start)
            soft.append(True)
            at, broken = broken, next(coming)
        lines.append(safe[at:end])
        starts.append(at + span.start)
        soft.append(False)
        at = end + 1
    return ShownText(span, tuple(lines), tuple(starts), tuple(soft), QtMap(safe, breaks))
