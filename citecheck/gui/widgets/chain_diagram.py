"""The chain of sources, drawn: a dot for each step, filled where it was seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citecheck.gui.evidence.steps import Step, StepState
from citecheck.gui.text.shown_text import safe_for_qt
from citecheck.gui.theme import SMALL, Theme
from citecheck.gui.widgets.labels import set_hint
from citecheck.wording.evidence_pane import chain_sentence, evidence_word, step_note

_DOT = 5.0
_LEAST_COLUMN = 92
_ROW = 36
_LONGEST_NAME = 200


class ChainDiagram(QWidget):
    """Steps from left to right where there is room, else from top to bottom."""

    def __init__(self, steps: Sequence[Step], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(
            Step(" ".join(safe_for_qt(step.name[:_LONGEST_NAME]).split()), step.state)
            for step in steps
        )
        self._theme = theme
        told = tuple((step.name, step_note(step.state.value)) for step in self._steps)
        self.setAccessibleName(evidence_word("chain"))
        self.setAccessibleDescription(chain_sentence(told))
        set_hint(self, chain_sentence(told))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._height_at(self.width()))

    def _height_at(self, width: int) -> int:
        if not self._is_flat(width):
            return self._theme.px(_ROW) * len(self._steps)
        return round(self._theme.px(16) + self._line(bold=True) + self._line(bold=False)) + 2

    # Qt overrides keep Qt's names.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the way needs at this width."""
        super().resizeEvent(event)
        self.setFixedHeight(self._height_at(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint lines, dots, names and notes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_flat(self.width()):
            self._paint_flat(painter)
        else:
            self._paint_steep(painter)
        painter.end()

    # Where things stand

    def _is_flat(self, width: int) -> bool:
        names = [self._metrics(bold=True).horizontalAdvance(step.name) for step in self._steps]
        widest = max(names, default=0.0) + self._theme.px(12)
        room = max(self._theme.px(_LEAST_COLUMN), min(widest, self._theme.px(124)))
        return room * max(1, len(self._steps)) <= width

    def _font(self, *, bold: bool) -> QFont:
        return self._theme.interface(SMALL, bold=bold)

    def _metrics(self, *, bold: bool) -> QFontMetricsF:
        return QFontMetricsF(self._font(bold=bold))

    def _line(self, *, bold: bool) -> float:
        return self._metrics(bold=bold).height()

    def _columns(self) -> list[float]:
        """Return the width of each step: what its words need, and a share of what is left over."""
        count = len(self._steps)
        needed = [self._needed(step) for step in self._steps]
        left_over = self.width() - sum(needed)
        if left_over < 0:
            return [self.width() / count] * count
        return [width + left_over / count for width in needed]

    def _needed(self, step: Step) -> float:
        name = self._metrics(bold=True).horizontalAdvance(step.name)
        note = self._metrics(bold=False).horizontalAdvance(step_note(step.state.value))
        return max(name, note) + self._theme.px(12)

    def _paint_flat(self, painter: QPainter) -> None:
        """The first step begins where the window begins to read."""
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        level, start = self._theme.px(7), 0.0
        dots = []
        for share, step in zip(self._columns(), self._steps, strict=True):
            left = self.width() - start - share if turned else start
            start += share
            edge = left + share - self._theme.px(_DOT + 1) if turned else left + self._theme.px(6)
            dots.append(QPointF(edge, level))
            top = self._theme.px(16)
            room = QRectF(left, top, share - self._theme.px(8), self._line(bold=True))
            self._paint_words(painter, room, step)
        for one, other in pairwise(dots):
            self._paint_way(painter, one, other)
        for dot, step in zip(dots, self._steps, strict=True):
            self._paint_dot(painter, dot, step.state)

    def _paint_steep(self, painter: QPainter) -> None:
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - self._theme.px(7) if turned else self._theme.px(7)
        row, indent = self._theme.px(_ROW), self._theme.px(20)
        dots = [QPointF(x, at * row + self._theme.px(9)) for at in range(len(self._steps))]
        for one, other in pairwise(dots):
            self._paint_way(painter, one, other)
        for dot, step in zip(dots, self._steps, strict=True):
            self._paint_dot(painter, dot, step.state)
            left = 0.0 if turned else float(indent)
            top = dot.y() - self._line(bold=True) / 2
            room = QRectF(left, top, self.width() - indent, self._line(bold=True))
            self._paint_words(painter, room, step)

    # The strokes

    def _paint_words(self, painter: QPainter, room: QRectF, step: Step) -> None:
        c = self._theme.colours
        # At the dot, whichever way the words themselves read.
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        for bold, text, colour in (
            (True, step.name, c.text), (False, step_note(step.state.value), c.quiet)
        ):  # fmt: skip
            painter.setFont(self._font(bold=bold))
            painter.setPen(QColor(colour))
            cut = self._metrics(bold=bold).elidedText(
                text, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, side.value, cut)
            room = room.translated(0, self._line(bold=True))

    def _paint_way(self, painter: QPainter, one: QPointF, other: QPointF) -> None:
        line = QPen(QColor(self._theme.colours.quiet), max(1.0, self._theme.px(1)))
        painter.setPen(line)
        gone = self._theme.px(_DOT + 3)
        along = other - one
        length = max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
        step = along / length
        end = other - step * gone
        painter.drawLine(one + step * gone, end)
        aside = QPointF(-step.y(), step.x()) * self._theme.px(3)
        back = end - step * self._theme.px(5)
        painter.drawLine(end, back + aside)
        painter.drawLine(end, back - aside)

    def _paint_dot(self, painter: QPainter, at: QPointF, state: StepState) -> None:
        c, radius = self._theme.colours, float(self._theme.px(_DOT))
        colour = QColor(c.found if state is StepState.SEEN else c.quiet)
        painter.setPen(QPen(colour, max(1.5, self._theme.px(1.5))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state is StepState.SEEN:
            painter.setBrush(colour)
        if state in {StepState.START, StepState.SPEAKER}:
            box = QRectF(at.x() - radius + 1, at.y() - radius + 1, 2 * radius - 2, 2 * radius - 2)
            painter.drawRect(box) if state is StepState.START else painter.drawPolygon(
                [at + QPointF(0, -radius), at + QPointF(radius, 0), at + QPointF(0, radius),
                 at + QPointF(-radius, 0)]
            )  # fmt: skip
        else:
            painter.drawEllipse(at, radius, radius)
