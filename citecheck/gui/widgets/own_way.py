"""Lines that are drawn as their own words read, whichever way the window does.

An English quote in an Arabic window (or the other way round) has its marks and its … at the wrong
end if it is laid out as the window reads.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from citecheck.wording.directions import APART, kept_apart

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)


def draw_told(painter: QPainter, box: QRect, text: str) -> None:
    """Draw one line of ours, that may name foreign things, as the window reads.

    Where all of it reads leftwards nothing in it is set apart, and the … of a cut one would stand
    before its first word.
    """
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    shown = text if APART in text else kept_apart(text)
    painter.drawText(box, side | Qt.TextFlag.TextSingleLine, shown)


def draw_line(painter: QPainter, box: QRect, text: str, *, at_end: bool = False) -> None:
    """Draw one line of ``text`` where the window begins to read, or ``at_end``."""
    way = painter.layoutDirection()
    side = _SIDES[(way is Qt.LayoutDirection.RightToLeft) is not at_end]
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(box, _MIDDLE | side | Qt.TextFlag.TextSingleLine, text)
    painter.setLayoutDirection(way)
