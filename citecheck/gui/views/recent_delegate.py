"""Paint one recent check: its title, and below it when and how far."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from citecheck.gui.theme import BASE, SMALL, Look

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A check of the library as the start page lists it."""

    key: str
    title: str
    line: str


class RecentDelegate(QStyledItemDelegate):
    """Two lines a check."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of two lines with room around."""
        return QSize(160, self._look.theme.px(48))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, RecentRow):
            return
        theme, rect = self._look.theme, option.rect
        painter.save()
        chosen = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        if option.state & chosen:
            painter.fillRect(rect, theme.tint(theme.colours.accent, 0.10))
        painter.setPen(QColor(theme.colours.hairline))
        painter.drawLine(rect.topLeft(), rect.topRight())
        inner = rect.adjusted(theme.px(8), theme.px(5), -theme.px(8), -theme.px(5))
        half = inner.height() // 2
        for at, (words, size, ink) in enumerate(
            ((row.title, BASE, theme.colours.text), (row.line, SMALL, theme.colours.quiet))
        ):
            font = theme.interface(size)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            line = QRect(inner.left(), inner.top() + at * half, inner.width(), half)
            fitted = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fitted)
        painter.restore()
