"""Where the article's column lies between its margin and its strip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from citecheck.gui.theme import Theme
from citecheck.gui.views.article_margin import MARGIN_WIDTH
from citecheck.gui.views.article_strip import STRIP_WIDTH

INSET = 4
"""Room on either side of the letters, in which the frame of a first or last word is drawn."""
_SIDE = 8


@dataclass(frozen=True, slots=True)
class ArticleColumn:
    """The widths of one layout, in pixels; the sides change places where one reads leftwards.

    Attributes:
        room: width of the whole view.
        start: from the side where a line begins to the first letter.
        margin: width of the margin before the column; ``gap`` of it lies towards the column.
        after: from the column to the side where a line ends.
    """

    room: int
    start: int
    margin: int
    gap: int
    after: int

    def around(self, way: Qt.LayoutDirection) -> tuple[int, int]:
        """Return the room left and right of the viewport."""
        before = self.start - INSET
        leftwards = way == Qt.LayoutDirection.RightToLeft
        return (self.after, before) if leftwards else (before, self.after)

    def margin_box(self, way: Qt.LayoutDirection, height: int) -> QRect:
        """Return where the margin lies, before the column."""
        beside = QRect(self.start - self.margin, 0, self.margin - self.gap, height)
        return QStyle.visualRect(way, QRect(0, 0, self.room, height), beside)

    def strip_box(self, way: Qt.LayoutDirection, height: int) -> QRect:
        """Return where the strip lies, at the edge of the view."""
        at_edge = QRect(self.room - STRIP_WIDTH, 0, STRIP_WIDTH, height)
        return QStyle.visualRect(way, QRect(0, 0, self.room, height), at_edge)


def column_in(room: int, theme: Theme) -> ArticleColumn:
    """Return the column of lines as long as ``theme`` has them, in the middle of ``room`` pixels.

    Where there is less room its lines are shorter.
    """
    margin = theme.px(MARGIN_WIDTH)
    wide = min(round(theme.line_width()), room - margin - STRIP_WIDTH - _SIDE)
    start = max(margin, (room - STRIP_WIDTH - wide) // 2)
    after = max(STRIP_WIDTH, room - start - wide - INSET)
    return ArticleColumn(room, start, margin, theme.px(8), after)
