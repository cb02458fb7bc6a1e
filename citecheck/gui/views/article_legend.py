"""How speaker, cue and content of the chosen claim are drawn, told in one line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citecheck.gui.theme import SMALL, Look
from citecheck.gui.views.article_paint import draw_content, draw_cue, draw_speaker
from citecheck.gui.widgets.labels import set_hint
from citecheck.gui.widgets.reading import LineBox
from citecheck.wording.article_pane import word

_DRAWN = (("speaker", draw_speaker), ("cue", draw_cue), ("content", draw_content))


class Legend(QWidget):
    """Three words, each drawn as the words of its role are drawn in the article."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(word("legend"))
        set_hint(self, word("legend"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_theme)

    def sizeHint(self) -> QSize:
        """Return the room of the three words."""
        theme = self._look.theme
        letters = QFontMetricsF(theme.interface(SMALL))
        wide = sum(letters.horizontalAdvance(word(name)) + theme.px(20) for name, _draw in _DRAWN)
        return QSize(round(wide), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the legend is small
        """Draw the words."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.interface(SMALL)
        letters = QFontMetricsF(font)
        x, high = float(theme.px(4)), letters.height()
        top = (self.height() - high) / 2
        for name, draw in _DRAWN:
            wide = letters.horizontalAdvance(word(name))
            start = self.width() - x - wide if self.isRightToLeft() else x
            place = QRectF(start, top, wide, high)
            box = LineBox(place, top + letters.ascent(), letters.ascent(), letters.descent())
            draw(painter, [box], theme)
            painter.setFont(font)
            painter.setPen(QColor(theme.colours.quiet))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word(name))
            x += wide + theme.px(20)
        painter.end()

    def _on_theme(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()
