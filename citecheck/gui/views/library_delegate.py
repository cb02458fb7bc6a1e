"""Paint one check of the library: title, where and when, how far, and a bar of its groups."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from citecheck.gui.models.library_model import LibraryRow
from citecheck.gui.theme import BASE, SMALL, Look
from citecheck.wording.signs import Group

Index = QModelIndex | QPersistentModelIndex
ORDER = (Group.WRONG, Group.LOOK, Group.FOUND, Group.OPEN)
_HEIGHT = 60
_BAR_SHARE = 0.44
_BAR = 6


class LibraryDelegate(QStyledItemDelegate):
    """Two lines a check; the bar at the end is told in words below it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of two lines with room around."""
        return QSize(160, self._look.theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, LibraryRow):
            return
        theme, rect = self._look.theme, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            active = option.widget.hasFocus()
            ink = theme.colours.accent if active else theme.colours.quiet
            painter.fillRect(rect, theme.tint(ink, 0.16 if active else 0.12))
            bar = QRect(rect.left(), rect.top(), 4 if active else 2, rect.height())
            painter.fillRect(QStyle.visualRect(option.direction, rect, bar), QColor(ink))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.tint(theme.colours.text, 0.04))
        painter.setPen(QColor(theme.colours.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(theme.px(12), theme.px(8), -theme.px(12), -theme.px(8))
        end = round(inner.width() * _BAR_SHARE)
        names = QRect(inner.left(), inner.top(), inner.width() - end - theme.px(24), inner.height())
        states = QRect(inner.right() - end + 1, inner.top(), end, inner.height())
        turned = option.direction
        place = QStyle.visualRect(turned, inner, names)
        self._texts(painter, place, turned, row.title, row.excerpt or row.line)
        self._state(painter, QStyle.visualRect(turned, inner, states), turned, row)
        painter.restore()

    def _texts(
        self, painter: QPainter, room: QRect, turned: Qt.LayoutDirection, above: str, below: str
    ) -> None:
        c, half = self._look.theme.colours, room.height() // 2
        self._line(painter, QRect(room.left(), room.top(), room.width(), half), turned, above,
                   c.text, bold=True)  # fmt: skip
        self._line(painter, QRect(room.left(), room.top() + half, room.width(), half), turned,
                   below, c.quiet)  # fmt: skip

    def _state(
        self, painter: QPainter, room: QRect, turned: Qt.LayoutDirection, row: LibraryRow
    ) -> None:
        theme, half = self._look.theme, room.height() // 2
        total = sum(row.groups.values())
        thick = theme.px(_BAR)
        bar = QRect(room.left(), room.top() + (half - thick) // 2, room.width(), thick)
        at = 0
        for group in ORDER:
            share = round(bar.width() * row.groups[group] / total) if total else 0
            piece = QRect(bar.left() + at, bar.top(), max(0, share - 1), bar.height())
            colour = QColor(theme.colours.group(group))
            if group is Group.OPEN:
                colour = theme.tint(theme.colours.open, 0.35)
            painter.fillRect(QStyle.visualRect(turned, bar, piece), colour)
            at += share
        words = row.counts if total else ""
        below = QRect(room.left(), room.top() + half, room.width(), half)
        told = " · ".join(part for part in (row.decided, words) if part)
        self._line(painter, below, turned, told, theme.colours.quiet)

    def _line(
        self,
        painter: QPainter,
        room: QRect,
        turned: Qt.LayoutDirection,
        text: str,
        ink: str,
        *,
        bold: bool = False,
    ) -> None:
        font = self._look.theme.interface(BASE if bold else SMALL, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        way = QStyle.visualAlignment(
            turned, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(room, way | Qt.TextFlag.TextSingleLine, fitted)
