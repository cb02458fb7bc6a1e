"""The margin of the article: the numbers of the claims and the stamps of the verdicts."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent

from citecheck.gui.models.marks import Mark
from citecheck.gui.theme import BASE, SMALL
from citecheck.gui.views.article_side import ArticleSide
from citecheck.gui.views.claim_delegate import paint_stamp
from citecheck.model import Maker

MARGIN_WIDTH = 92
PENCIL = "✎"
_STAMP, _STAMP_AT, _PENCIL_AT = 16, 4, 21


class ArticleMargin(ArticleSide):
    """Stamp, pencil, sign and number of each claim; claims of one line stand below each other."""

    def _places(self) -> list[tuple[Mark, QRect]]:
        """Return the marks in sight with their boxes."""
        article, px = self.article, self.look.theme.px
        scrolled, lowest = article.verticalScrollBar().value(), -math.inf
        made, height = [], px(18)
        for mark in self.marks_shown():
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
        # Boxes are mirrored here; the painter's alignments are meant as they are said.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for mark, box in self._places():
            self._paint_mark(painter, mark, box)
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: Mark, box: QRect) -> None:
        """Paint stamp, pencil (made by hand), sign, number and bar, towards the text."""
        theme, colours = self.look.theme, self.look.theme.colours
        px = theme.px
        chosen = self.is_chosen(mark)
        ink = QColor(colours.group(mark.group) if mark.group else colours.quiet)
        if mark.verdict is not None:
            size = px(_STAMP)
            stamp = QRect(px(_STAMP_AT), box.center().y() - size // 2, size, size)
            paint_stamp(painter, self.mirrored(stamp), mark.verdict, theme, signed=mark.signed)
        painter.setFont(theme.interface(SMALL))
        middle = Qt.AlignmentFlag.AlignCenter
        if mark.maker is not Maker.DETECTED:
            painter.setPen(QColor(colours.quiet))
            pencil = QRect(px(_PENCIL_AT), box.top(), px(14), box.height())
            painter.drawText(self.mirrored(pencil), middle, PENCIL)
        painter.setFont(theme.interface(SMALL, bold=chosen))
        painter.setPen(QColor(colours.accent) if chosen else ink)
        number = box.adjusted(0, 0, -px(12), 0)
        painter.drawText(self.mirrored(number), self._towards_text(), str(mark.number))
        painter.setPen(ink)
        painter.setFont(theme.interface(BASE))
        wide = painter.fontMetrics().horizontalAdvance("00")
        wide = max(wide, painter.fontMetrics().horizontalAdvance(str(mark.number)))
        sign = QRect(number.right() - wide - px(20), box.top(), px(16), box.height())
        painter.drawText(self.mirrored(sign), middle, mark.sign)
        bar = QRect(box.right() - px(3), box.top() + 2, 2, box.height() - 4)
        painter.fillRect(self.mirrored(bar), QColor(colours.accent if chosen else colours.hairline))

    def _towards_text(self) -> Qt.AlignmentFlag:
        left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the claim whose number was clicked."""
        place = event.position().toPoint()
        for mark, box in self._places():
            if box.contains(place):
                self.picked.emit(mark.claim_id)
                return
