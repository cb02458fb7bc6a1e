"""What is drawn under the letters of the article: underlines, roles, tints, dividers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from citecheck.gui.theme import SMALL, Theme
from citecheck.gui.widgets.reading import LineBox
from citecheck.wording.signs import Group

_STEP, _OFFSET = 5.0, 3.0


def draw_underline(
    painter: QPainter, boxes: Iterable[LineBox], group: Group | None, level: int, theme: Theme
) -> None:
    """Underline words: solid, dashed, wavy or dotted by their group; thin before the check."""
    scale = theme.zoom / 100
    colours = theme.colours
    pen = QPen(QColor(colours.group(group) if group else colours.quiet))
    pen.setWidthF(max(1.0, (1.0 if group is None else 1.8) * scale))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if group is Group.LOOK:
        pen.setDashPattern([4.0, 2.5])
    elif group is Group.OPEN:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        y = box.baseline + (_OFFSET + level * _STEP) * scale
        if group is Group.WRONG:
            painter.drawPath(_wave(box.place.left(), box.place.right(), y + scale, 1.6 * scale))
        else:
            painter.drawLine(QPointF(box.place.left(), y), QPointF(box.place.right(), y))


def _wave(left: float, right: float, y: float, height: float) -> QPainterPath:
    """Return a wave of four heights' length from ``left`` to ``right``."""
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    step = 2 * height
    while x < right:
        after = min(x + step, right)
        path.quadTo((x + after) / 2, y - 2 * height if up else y + 2 * height, after, y)
        x, up = after, not up
    return path


def draw_tint(painter: QPainter, boxes: Iterable[LineBox], colour: QColor) -> None:
    """Lay a colour under words."""
    for box in boxes:
        painter.fillRect(box.place.adjusted(-1, 0, 1, 0), colour)


def draw_content(painter: QPainter, boxes: Iterable[LineBox], theme: Theme) -> None:
    """Draw the words that are handed to the speaker of the chosen claim: a full tint."""
    draw_tint(painter, boxes, theme.tint(theme.colours.accent, 0.16))


def draw_speaker(painter: QPainter, boxes: Iterable[LineBox], theme: Theme) -> None:
    """Draw the speaker's words of the chosen claim: a frame with a solid line."""
    _frame(painter, boxes, theme, Qt.PenStyle.SolidLine)


def draw_cue(painter: QPainter, boxes: Iterable[LineBox], theme: Theme) -> None:
    """Draw the cue of the chosen claim: a frame with a dotted line."""
    _frame(painter, boxes, theme, Qt.PenStyle.DotLine)


def _frame(painter: QPainter, boxes: Iterable[LineBox], theme: Theme, style: Qt.PenStyle) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.colours.accent), max(1.0, 1.4 * theme.zoom / 100), style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        top = box.baseline - box.ascent
        room = QRectF(box.place.left() - 1, top, box.place.width() + 2, box.ascent + box.descent)
        painter.drawRoundedRect(room, 3, 3)
    painter.restore()


def draw_link(painter: QPainter, boxes: Iterable[LineBox], theme: Theme) -> None:
    """Draw the thin line close under a link's words."""
    painter.setPen(QPen(theme.tint(theme.colours.accent, 0.75), 1.0))
    for box in boxes:
        y = round(box.baseline + 1.0 * theme.zoom / 100) + 0.5
        painter.drawLine(QPointF(box.place.left(), y), QPointF(box.place.right(), y))


def draw_divider(painter: QPainter, line: QRectF, words: str, theme: Theme) -> None:
    """Draw the line above a part of the paste, with its title, in the gap above ``line``."""
    y = line.top() - theme.px(28)
    painter.setPen(QPen(QColor(theme.colours.hairline), 1))
    painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))
    painter.setPen(QColor(theme.colours.quiet))
    font = theme.interface(SMALL)
    painter.setFont(font)
    fitted = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, round(line.width())
    )
    room = QRectF(line.left(), y + 2, line.width(), theme.px(20))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
