"""Where the claims lie in the whole article: a strip beside the scroll bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from citecheck.gui.marks import Mark
from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import set_hint
from citecheck.gui.widgets.reading import ReadingView
from citecheck.wording.article_pane import word
from citecheck.wording.signs import Group

STRIP_WIDTH = 16
_SHARES = {Group.WRONG: 1.0, Group.LOOK: 0.75, Group.FOUND: 0.5, Group.OPEN: 0.25, None: 0.25}
"""How much of the strip's width a line takes: what is urgent is longer, besides its colour."""
_HEIGHT = 3
_NEAR = 24


class ArticleStrip(QWidget):
    """One line a claim, at its place in the text; a click goes to the nearest.

    Signals:
        picked(str): the claim that was clicked.
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
        self._size = -1.0
        self._tops: dict[int, float] = {}
        self.setAccessibleName(word("strip"))
        set_hint(self, word("strip_hint"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def places(self) -> list[tuple[Mark, int]]:
        """Return the claims of the page with their heights in the strip."""
        article = self._article
        if article.shown is None:
            return []
        # A short article leaves the lower part of the strip empty, as of the view.
        whole = max(float(self.height()), article.document().size().height(), 1.0)
        if whole != self._size:
            self._size = whole
            self._tops.clear()
        made = []
        for mark in self._marks():
            if article.shown.span.start <= mark.at < article.shown.span.end:
                if mark.at not in self._tops:
                    self._tops[mark.at] = article.line_top(mark.at)
                made.append((mark, round(self._tops[mark.at] / whole * (self.height() - _HEIGHT))))
        return made

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the strip is small
        """Paint what is in sight as a lighter ground, and the claims' lines."""
        theme = self._look.theme
        painter = QPainter(self)
        bar = self._article.verticalScrollBar()
        whole = max(1, bar.maximum() + bar.pageStep())
        top = round(bar.value() / whole * self.height())
        seen = QRect(0, top, self.width(), round(bar.pageStep() / whole * self.height()))
        if bar.maximum() > 0:
            painter.fillRect(seen, theme.tint(theme.colours.quiet, 0.14))
        for mark, y in self.places():
            chosen = mark.claim_id == self._chosen()
            group = theme.colours.group(mark.group) if mark.group else theme.colours.quiet
            width = round((self.width() - 4) * _SHARES[mark.group])
            if chosen:
                whole_line = QRect(0, y - 1, self.width(), _HEIGHT + 2)
                painter.fillRect(whole_line, QColor(theme.colours.accent))
            painter.fillRect(QRect(2, y, width, _HEIGHT), QColor(group))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the nearest claim, or scroll there where none is near."""
        y = round(event.position().y())
        near = min(self.places(), key=lambda place: abs(place[1] - y), default=None)
        if near is not None and abs(near[1] - y) <= _NEAR:
            self.picked.emit(near[0].claim_id)
            return
        bar = self._article.verticalScrollBar()
        middle = y / max(1, self.height()) * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2
        bar.setValue(round(middle))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the article."""
        QApplication.sendEvent(self._article.verticalScrollBar(), event)
