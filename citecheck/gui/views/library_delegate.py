"""Paint one check of the library: title, where and when, how far, and a bar of its groups."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from citecheck.gui.models.library_model import LibraryRow
from citecheck.gui.theme import BASE, SMALL, Look
from citecheck.gui.views.row_ground import paint_row_ground
from citecheck.gui.widgets.marked_line import draw_marked
from citecheck.gui.widgets.own_way import draw_line
from citecheck.wording.signs import Group

Index = QModelIndex | QPersistentModelIndex
ORDER = (Group.WRONG, Group.LOOK, Group.FOUND, Group.OPEN)
_HEIGHT, _HEIGHT_NARROW = 60, 84
_NARROW = 760
"""Below so many pixels (at 100 %) the counts have a line of their own."""
_BAR_SHARE = 0.44
_BAR_SHARE_NARROW = 0.3
_BAR = 6
_INDENT = 32


class LibraryDelegate(QStyledItemDelegate):
    """Two lines a check, three in a narrow list; the bar at the end is told in words below it.

    A further place of a check stands below it, set in, and has no bar.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two or three lines with room around."""
        row = index.data(Qt.ItemDataRole.UserRole)
        below = isinstance(row, LibraryRow) and row.below
        narrow = self._is_narrow(option.widget.width()) and not below
        return QSize(160, self._look.theme.px(_HEIGHT_NARROW if narrow else _HEIGHT))

    def _is_narrow(self, width: int) -> bool:
        return width < self._look.theme.px(_NARROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, LibraryRow):
            return
        theme, rect = self._look.theme, option.rect
        painter.save()
        paint_row_ground(painter, option, theme)
        inner = rect.adjusted(theme.px(12), theme.px(8), -theme.px(12), -theme.px(8))
        if row.below:
            inset = inner.adjusted(theme.px(_INDENT), 0, 0, 0)
            place = QStyle.visualRect(option.direction, inner, inset)
            self._texts(painter, place, row)
        elif self._is_narrow(option.widget.width()):
            self._narrow(painter, inner, option.direction, row)
        else:
            self._wide(painter, inner, option.direction, row)
        painter.restore()

    def _wide(
        self, painter: QPainter, inner: QRect, turned: Qt.LayoutDirection, row: LibraryRow
    ) -> None:
        """Paint title and line beside bar and counts."""
        end, half = round(inner.width() * _BAR_SHARE), inner.height() // 2
        rest = inner.width() - end - self._look.theme.px(24)
        names = QRect(inner.left(), inner.top(), rest, inner.height())
        place = QStyle.visualRect(turned, inner, names)
        self._texts(painter, place, row)
        bar = QRect(inner.right() - end + 1, inner.top(), end, half)
        self._bar(painter, QStyle.visualRect(turned, inner, bar), turned, row)
        told = QRect(bar.left(), bar.top() + half, end, half)
        self._told(painter, QStyle.visualRect(turned, inner, told), row)

    def _narrow(
        self, painter: QPainter, inner: QRect, turned: Qt.LayoutDirection, row: LibraryRow
    ) -> None:
        """Paint title, line and counts below each other, the bar beside the line."""
        third = inner.height() // 3
        texts = QRect(inner.left(), inner.top(), inner.width(), 2 * third)
        told = QRect(inner.left(), inner.top() + 2 * third, inner.width(), third)
        end = round(inner.width() * _BAR_SHARE_NARROW)
        bar = QRect(inner.right() - end + 1, inner.top() + third, end, third)
        short = texts.adjusted(0, 0, -end - self._look.theme.px(24), 0)
        c = self._look.theme.colours
        above = QRect(texts.left(), texts.top(), texts.width(), third)
        below = QRect(short.left(), short.top() + third, short.width(), third)
        if row.excerpt:  # the words that were looked for go before the bar
            below = QRect(texts.left(), texts.top() + third, texts.width(), third)
        else:
            self._bar(painter, QStyle.visualRect(turned, inner, bar), turned, row)
        self._line(painter, above, row.title, c.text, bold=True)
        self._second(painter, QStyle.visualRect(turned, inner, below), row)
        self._told(painter, told, row)

    def _texts(self, painter: QPainter, room: QRect, row: LibraryRow) -> None:
        c, half = self._look.theme.colours, room.height() // 2
        first = QRect(room.left(), room.top(), room.width(), half)
        self._line(painter, first, row.title, c.text, bold=not row.below)
        self._second(painter, first.translated(0, half), row)

    def _second(self, painter: QPainter, room: QRect, row: LibraryRow) -> None:
        """Paint outlet and time, or instead what a search found, its words set off."""
        theme = self._look.theme
        if not row.excerpt:
            self._line(painter, room, row.line, theme.colours.quiet)
            return
        font = theme.interface(SMALL)
        fitted = QFontMetrics(font).elidedText(
            row.excerpt, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(QColor(theme.colours.quiet))
        looks = QColor(theme.colours.text), theme.tint(theme.colours.look, 0.30)
        draw_marked(painter, room, fitted, font, row.marks, looks)

    def _bar(
        self, painter: QPainter, room: QRect, turned: Qt.LayoutDirection, row: LibraryRow
    ) -> None:
        """Paint the groups of a check's claims as shares of a bar in the middle of ``room``."""
        theme = self._look.theme
        total = sum(row.groups.values())
        thick = theme.px(_BAR)
        bar = QRect(room.left(), room.top() + (room.height() - thick) // 2, room.width(), thick)
        at = 0
        for group in ORDER:
            share = round(bar.width() * row.groups[group] / total) if total else 0
            piece = QRect(bar.left() + at, bar.top(), max(0, share - 1), bar.height())
            colour = QColor(theme.colours.group(group))
            if group is Group.OPEN:
                colour = theme.tint(theme.colours.open, 0.35)
            painter.fillRect(QStyle.visualRect(turned, bar, piece), colour)
            at += share

    def _told(self, painter: QPainter, room: QRect, row: LibraryRow) -> None:
        words = row.counts if sum(row.groups.values()) else ""
        told = " · ".join(part for part in (row.decided, words) if part)
        self._line(painter, room, told, self._look.theme.colours.quiet)

    def _line(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        ink: str,
        *,
        bold: bool = False,
    ) -> None:
        font = self._look.theme.interface(BASE if bold else SMALL, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        draw_line(painter, room, fitted)
