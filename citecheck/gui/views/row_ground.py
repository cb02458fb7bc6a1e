"""The ground of a row of the claims or of the library: chosen, under the pointer, or plain."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from citecheck.gui.theme import Theme


def paint_row_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, first: bool = True
) -> None:
    """Paint the ground of a row and the line below it; a ``first`` cell has the bar at its start.

    What is chosen is in the accent while the list has the keys, and grey while it has not: one sign
    says both.
    """
    colours, rect = theme.colours, option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        active = option.widget.hasFocus()
        ink = colours.accent if active else colours.quiet
        painter.fillRect(rect, theme.tint(ink, 0.16 if active else 0.12))
        if first:
            bar = QRect(rect.left(), rect.top(), 4 if active else 2, rect.height())
            painter.fillRect(QStyle.visualRect(option.direction, rect, bar), QColor(ink))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.tint(colours.text, 0.04))
    painter.setPen(QColor(colours.hairline))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
