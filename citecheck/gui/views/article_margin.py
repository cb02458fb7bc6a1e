"""The margin of the article: the numbers of the claims and the stamps of the verdicts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from citecheck.gui.marks import Mark
from citecheck.gui.theme import BASE, SMALL, Look
from citecheck.gui.views.claim_delegate import paint_stamp
from citecheck.gui.widgets.reading import ReadingView
from citecheck.model import Maker

PENCIL = "✎"


class ArticleMargin(QWidget):
    """Painted beside the article's viewport; claims of one line stand below each other.

    Args:
        article: the view that it stands in.
        look: the theme in use.
        marks: gives the marks in the order of their place.
        chosen: gives the claim whose number is set off.

    Signals:
        picked(str): the user clicked the number of this claim.
    """

    picked = Signal(str)

    def __init__(
        self,
        article: ReadingView,
        look: Look,
        marks: Callable[[], Iterable[Mark]],
        chosen: Callable[[], str],
    ) -> None:
        super().__init__(article)
        self._article = article
        self._look = look
        self._marks = marks
        self._chosen = chosen
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _places(self) -> list[tuple[Mark, QRect]]:
        """Return the marks in sight with their boxes."""
        article, px = self._article, self._look.theme.px
        if article.shown is None:
            return []
        scrolled, lowest = article.verticalScrollBar().value(), -math.inf
        made, height = [], px(18)
        for mark in self._marks():
            if not article.shown.span.start <= mark.at < article.shown.span.end:
                continue
            line = article.line_top(mark.at) - scrolled
            top = round(line + (article.line_height(mark.at) - height) / 2)
            top = max(top, round(lowest)) if lowest > top else top
            lowest = top + height
            if top > self.height():
                break
            if lowest > 0:
                made.append((mark, QRect(0, top, self.width(), height)))
        return made

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the margin is small
        """Paint numbers and stamps."""
        painter = QPainter(self)
        # The margin lies at the left, whichever way the window reads.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for mark, box in self._places():
            self._paint_mark(painter, mark, box)
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: Mark, box: QRect) -> None:
        """Paint stamp, pencil (made by hand), sign, number and bar, from left to right."""
        theme, colours = self._look.theme, self._look.theme.colours
        px = theme.px
        chosen = mark.claim_id == self._chosen()
        ink = QColor(colours.group(mark.group) if mark.group else colours.quiet)
        if mark.verdict is not None:
            size = px(16)
            stamp = QRect(box.left() + px(8), box.center().y() - size // 2, size, size)
            paint_stamp(painter, stamp, mark.verdict, theme, signed=mark.signed)
        painter.setFont(theme.interface(SMALL))
        middle = Qt.AlignmentFlag.AlignCenter
        if mark.maker is not Maker.DETECTED:
            painter.setPen(QColor(colours.quiet))
            painter.drawText(
                QRect(box.left() + px(26), box.top(), px(14), box.height()), middle, PENCIL
            )
        painter.setFont(theme.interface(SMALL, bold=chosen))
        painter.setPen(QColor(colours.accent) if chosen else ink)
        number = box.adjusted(0, 0, -px(12), 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number, right, str(mark.number))
        painter.setPen(ink)
        painter.setFont(theme.interface(BASE))
        wide = painter.fontMetrics().horizontalAdvance("00")
        wide = max(wide, painter.fontMetrics().horizontalAdvance(str(mark.number)))
        sign = QRect(number.right() - wide - px(24), box.top(), px(16), box.height())
        painter.drawText(sign, middle, mark.sign)
        bar = QRect(box.right() - px(3), box.top() + 2, 2, box.height() - 4)
        painter.fillRect(bar, QColor(colours.accent if chosen else colours.hairline))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the claim whose number was clicked."""
        place = event.position().toPoint()
        for mark, box in self._places():
            if box.contains(place):
                self.picked.emit(mark.claim_id)
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the article."""
        QApplication.sendEvent(self._article.verticalScrollBar(), event)
