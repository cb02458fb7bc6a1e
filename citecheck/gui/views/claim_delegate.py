"""Paint one claim of the list: stamp, number, finding sign, words, and who said them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from citecheck.gui.models.claims_model import ClaimRow, ClaimsModel
from citecheck.gui.theme import BASE, SMALL, Look, Theme
from citecheck.model import Verdict
from citecheck.wording.signs import FLAG, VERDICT_SIGNS

Index = QModelIndex | QPersistentModelIndex
STAMP = 18


def paint_stamp(painter: QPainter, box: QRect, verdict: Verdict, theme: Theme) -> None:
    """Paint a verdict as a stamp: its sign in a box, so that it never looks like a finding."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(theme.colours.text)
    painter.setPen(QPen(ink, 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.interface(SMALL, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, VERDICT_SIGNS[verdict])
    painter.restore()


class ClaimDelegate(QStyledItemDelegate):
    """Two lines a claim; the columns of stamp, number and sign stand in one line down the list."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of two lines with room around."""
        return QSize(160, self._look.theme.px(52))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ClaimsModel.ROW_ROLE)
        if not isinstance(row, ClaimRow):
            return
        theme, rect = self._look.theme, option.rect
        painter.save()
        self._paint_ground(painter, option, rect)
        px = theme.px
        top = QRect(rect.left(), rect.top() + px(7), rect.width(), px(20))
        if row.verdict is not None:
            size = px(STAMP)
            box = QRect(rect.left() + px(8), top.center().y() - size // 2, size, size)
            paint_stamp(painter, box, row.verdict, theme)
        self._paint_number(painter, row, top)
        left = rect.left() + px(8 + STAMP + 4 + 24 + 4)
        painter.setFont(theme.interface(BASE + 1))
        painter.setPen(QColor(theme.colours.group(row.group)))
        painter.drawText(QRect(left, top.top(), px(18), top.height()), _MIDDLE, row.sign)
        self._paint_words(painter, row, top, left + px(22))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        theme = self._look.theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.tint(theme.colours.accent, 0.14))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, QColor(theme.colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.tint(theme.colours.text, 0.04))
        painter.setPen(QColor(theme.colours.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_number(self, painter: QPainter, row: ClaimRow, top: QRect) -> None:
        theme = self._look.theme
        painter.setFont(theme.interface(BASE))
        painter.setPen(QColor(theme.colours.quiet))
        left = top.left() + theme.px(8 + STAMP + 4)
        box = QRect(left, top.top(), theme.px(24), top.height())
        painter.drawText(box, _RIGHT, str(row.number))

    def _paint_words(self, painter: QPainter, row: ClaimRow, top: QRect, left: int) -> None:
        theme = self._look.theme
        width = top.right() - left - theme.px(8)
        second = top.translated(0, theme.px(19))
        lines = ((row.quote, BASE, theme.colours.text, top), (row.who, SMALL, "", second))
        flags = f"{FLAG} {row.concerns}" if row.concerns else ""
        for words, size, colour, line in lines:
            font = theme.interface(size)
            painter.setFont(font)
            room = width
            if line is second and flags:
                painter.setPen(QColor(theme.colours.group(row.group)))
                painter.drawText(QRect(left, line.top(), width, line.height()), _RIGHT, flags)
                room -= QFontMetrics(font).horizontalAdvance(flags) + theme.px(8)
            painter.setPen(QColor(colour or theme.colours.quiet))
            fitted = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, line.top(), room, line.height()), _LEFT, fitted)


_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
