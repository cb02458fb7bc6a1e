"""Paint one claim of the list: stamp, number, finding sign, words, and who said them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from citecheck.gui.models.arranging import Heading
from citecheck.gui.models.cells import cell_text
from citecheck.gui.models.claim_row import ClaimRow
from citecheck.gui.models.claims_model import COMPACT, ClaimsModel
from citecheck.gui.theme import BASE, SMALL, Look, Theme
from citecheck.gui.views.row_ground import paint_row_ground
from citecheck.gui.widgets.labels import hint
from citecheck.gui.widgets.own_way import draw_line, draw_told
from citecheck.model import Verdict
from citecheck.wording.claims_pane import heading_line
from citecheck.wording.directions import apart
from citecheck.wording.gui import told_line
from citecheck.wording.signs import CALL, CHANGED, FLAG, VERDICT_SIGNS

Index = QModelIndex | QPersistentModelIndex
STAMP = 18
CLAIM_HEIGHT, CELL_HEIGHT = 52, 30
_NUMBERED = 168
"""From so many pixels (at 100 %) there is room for a claim's number before its words."""


def paint_stamp(
    painter: QPainter, box: QRect, verdict: Verdict, theme: Theme, *, signed: bool = False
) -> None:
    """Paint a verdict as a stamp: its sign in a box, so that it never looks like a finding.

    One that a second person has signed off is stamped twice: a second edge behind the first.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(theme.colours.text)
    painter.setPen(QPen(ink, 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    if signed:
        shift = theme.px(3)
        path = QPainterPath()
        path.addRoundedRect(edge.translated(shift, -shift), 4, 4)
        front = QPainterPath()
        front.addRoundedRect(edge, 4, 4)
        painter.drawPath(path.subtracted(front))
    painter.drawRoundedRect(edge, 4, 4)
    painter.setFont(theme.interface(SMALL, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, VERDICT_SIGNS[verdict])
    painter.restore()


@dataclass(frozen=True, slots=True)
class _Room:
    """A row, and the way in which it is read."""

    rect: QRect
    way: Qt.LayoutDirection

    def box(self, start: int, top: int, width: int, height: int) -> QRect:
        """Return a box so many pixels from the row's start, the right edge where that is it."""
        place = QRect(self.rect.left() + start, self.rect.top() + top, width, height)
        return QStyle.visualRect(self.way, self.rect, place)


class ClaimDelegate(QStyledItemDelegate):
    """Two lines a claim, one where the list is low; stamps, numbers and signs stand in columns."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of two lines with room around."""
        return QSize(160, self._look.theme.px(CLAIM_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one claim, one cell of a claim, or a heading."""
        heading = index.data(ClaimsModel.HEADING_ROLE)
        row = index.data(ClaimsModel.ROW_ROLE)
        model = index.model()
        painter.save()
        if isinstance(heading, Heading):
            self._paint_heading(painter, option.rect, heading)
        elif isinstance(row, ClaimRow) and isinstance(model, ClaimsModel):
            paint_row_ground(painter, option, self._look.theme, first=index.column() == 0)
            if model.columns == COMPACT:
                self._paint_claim(painter, _Room(option.rect, option.direction), row)
            else:
                self._paint_cell(painter, option.rect, row, model.columns[index.column()])
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell a claim's states in words where the pointer rests."""
        row = index.data(ClaimsModel.ROW_ROLE)
        if event.type() == QEvent.Type.ToolTip and isinstance(row, ClaimRow):
            text = "\n".join((row.quote, row.who, *row.states))
            QToolTip.showText(event.globalPos(), hint(text), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        theme = self._look.theme
        painter.fillRect(rect, theme.tint(theme.colours.text, 0.05))
        font = theme.interface(SMALL, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours.quiet))
        box = rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        words = heading_line(heading.text, heading.decided, heading.claims)
        fitted = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        draw_line(painter, box, fitted)

    def _paint_cell(self, painter: QPainter, rect: QRect, row: ClaimRow, column: str) -> None:
        theme = self._look.theme
        font = theme.interface(BASE)
        painter.setFont(font)
        ink = theme.colours.group(row.group) if column in _COLOURED else theme.colours.text
        painter.setPen(QColor(ink))
        box = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        words = cell_text(row, column)
        fitted = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        draw_line(painter, box, fitted, at_end=column == "number")

    def _paint_claim(self, painter: QPainter, room: _Room, row: ClaimRow) -> None:
        theme = self._look.theme
        px = theme.px
        high = px(20)
        top = self._top(room)
        if row.verdict is not None:
            size = px(STAMP)
            stamp = room.box(px(8), top + (high - size) // 2, size, size)
            paint_stamp(painter, stamp, row.verdict, theme, signed=bool(row.signed))
        left = px(8 + STAMP + 4)
        if room.rect.width() >= px(_NUMBERED):
            self._paint_number(painter, row, room)
            left += px(24 + 4)
        painter.setFont(theme.interface(BASE + 1))
        painter.setPen(QColor(theme.colours.group(row.group)))
        painter.drawText(room.box(left, top, px(18), high), _MIDDLE, row.sign)
        left += px(22)
        width = room.rect.width() - left - px(8)
        self._paint_words(painter, row, room, left, width)
        if self._has_two_lines(room):
            self._paint_signer(painter, row, room)
            self._paint_state(painter, row, room, left, width)

    def _has_two_lines(self, room: _Room) -> bool:
        return room.rect.height() > self._look.theme.px(CELL_HEIGHT)

    def _top(self, room: _Room) -> int:
        """Return how far below the row's top its first line begins."""
        px = self._look.theme.px
        return px(7) if self._has_two_lines(room) else (room.rect.height() - px(20)) // 2

    def _paint_signer(self, painter: QPainter, row: ClaimRow, room: _Room) -> None:
        """Paint the initials of the second person below the stamp; none has signed most claims."""
        theme, px = self._look.theme, self._look.theme.px
        font = theme.interface(SMALL)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours.quiet))
        box = room.box(px(8), px(26), px(44), px(20))
        fitted = QFontMetrics(font).elidedText(row.signed, Qt.TextElideMode.ElideRight, box.width())
        draw_line(painter, box, fitted)

    def _paint_number(self, painter: QPainter, row: ClaimRow, room: _Room) -> None:
        theme, px = self._look.theme, self._look.theme.px
        painter.setFont(theme.interface(BASE))
        painter.setPen(QColor(theme.colours.quiet))
        box = room.box(px(8 + STAMP + 4), self._top(room), px(24), px(20))
        draw_line(painter, box, str(row.number), at_end=True)

    def _paint_words(
        self, painter: QPainter, row: ClaimRow, room: _Room, left: int, width: int
    ) -> None:
        theme, px = self._look.theme, self._look.theme.px
        font = theme.interface(BASE)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours.text))
        fitted = QFontMetrics(font).elidedText(row.quote, Qt.TextElideMode.ElideRight, width)
        draw_line(painter, room.box(left, self._top(room), width, px(20)), fitted)

    def _paint_state(
        self, painter: QPainter, row: ClaimRow, room: _Room, left: int, width: int
    ) -> None:
        """Paint the second line: the finding's word, who said it, and what is to be done."""
        theme, px = self._look.theme, self._look.theme.px
        font = theme.interface(SMALL)
        metrics = QFontMetrics(font)
        line = room.box(left, px(26), width, px(20))
        painter.setFont(font)
        painter.setPen(QColor(theme.colours.group(row.group)))
        flags = _flags(row)
        draw_line(painter, line, flags, at_end=True)
        free = width - (metrics.horizontalAdvance(flags) + px(8) if flags else 0)
        finding = row.finding if row.sign or row.hidden else ""
        draw_line(painter, line, finding)
        used = metrics.horizontalAdvance(finding)
        painter.setPen(QColor(theme.colours.quiet))
        # The word before the dot is painted already, in its colour.
        rest = told_line((finding, row.who)).removeprefix(apart(finding)).removeprefix(finding)
        fitted = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, free - used)
        draw_told(painter, room.box(left + used, px(26), width - used, px(20)), fitted)


def _flags(row: ClaimRow) -> str:
    flags = (
        CHANGED if row.changed else "",
        CALL if row.to_call else "",
        f"{FLAG} {len(row.concerns)}" if row.concerns else "",
    )
    return "  ".join(flag for flag in flags if flag)


_COLOURED = {"finding", "concerns"}
_MIDDLE = Qt.AlignmentFlag.AlignCenter
