"""The article's scroll bar, with the places of its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent

from citecheck.gui.models.marks import Mark
from citecheck.gui.theme import Look
from citecheck.gui.views.article_side import ArticleSide
from citecheck.gui.widgets.labels import set_hint
from citecheck.gui.widgets.reading import ReadingView
from citecheck.wording.article_pane import word
from citecheck.wording.signs import Group

STRIP_WIDTH = 16
_SHARES = {Group.WRONG: 1.0, Group.LOOK: 0.75, Group.FOUND: 0.5, Group.OPEN: 0.25, None: 0.25}
"""How much of the strip's width a line takes: what is urgent is longer, besides its colour."""
_HEIGHT = 3
_NEAR = 8
_THUMB = 2
_STILL = 4
"""Pixels that a click may move without being a drag."""


class ArticleStrip(ArticleSide):
    """One line a claim, at its place in the text; a click goes to the nearest, a drag scrolls."""

    def __init__(
        self,
        article: ReadingView,
        look: Look,
        marks: Callable[[], Iterable[Mark]],
        chosen: Callable[[], str],
    ) -> None:
        super().__init__(article, look, marks, chosen)
        self._size = -1.0
        self._held = False
        self._pressed = self._last = 0.0
        self._tops: dict[int, float] = {}
        self.setAccessibleName(word("strip"))
        set_hint(self, word("strip_hint"))

    def places(self) -> list[tuple[Mark, int]]:
        """Return the claims of the page with their heights in the strip."""
        article = self.article
        # A short article leaves the lower part of the strip empty, as of the view.
        whole = max(float(self.height()), article.document().size().height(), 1.0)
        if whole != self._size:
            self._size = whole
            self._tops.clear()
        made = []
        for mark in self.marks_shown():
            if mark.at not in self._tops:
                self._tops[mark.at] = article.line_top(mark.at)
            made.append((mark, round(self._tops[mark.at] / whole * (self.height() - _HEIGHT))))
        return made

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the strip is small
        """Paint what is in sight as a lighter ground, and the claims' lines."""
        theme = self.look.theme
        painter = QPainter(self)
        bar = self.article.verticalScrollBar()
        whole = max(1, bar.maximum() + bar.pageStep())
        top = round(bar.value() / whole * self.height())
        seen = QRect(0, top, self.width(), round(bar.pageStep() / whole * self.height()))
        edge = self.mirrored(QRect(0, 0, 1, self.height()))
        painter.fillRect(edge, QColor(theme.colours.hairline))
        if bar.maximum() > 0:
            painter.fillRect(seen, theme.tint(theme.colours.quiet, 0.2 + 0.15 * self._held))
            at_edge = QRect(self.width() - _THUMB, seen.top(), _THUMB, seen.height())
            painter.fillRect(self.mirrored(at_edge), theme.edge())
        looks: dict[Group | None, tuple[QRect, QColor]] = {}
        for mark, y in self.places():
            if self.is_chosen(mark):
                whole_line = QRect(0, y - 1, self.width(), _HEIGHT + 2)
                painter.fillRect(whole_line, QColor(theme.colours.accent))
            if mark.group not in looks:
                looks[mark.group] = self._line_of(mark.group)
            line, ink = looks[mark.group]
            painter.fillRect(line.translated(0, y), ink)
        painter.end()

    def _line_of(self, group: Group | None) -> tuple[QRect, QColor]:
        """Return the line of a group's claims at the top of the strip, and its colour."""
        colours = self.look.theme.colours
        width = round((self.width() - 4) * _SHARES[group])
        ink = QColor(colours.group(group) if group else colours.quiet)
        return self.mirrored(QRect(2, 0, width, _HEIGHT)), ink

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._pressed = self._last = event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll with the mouse, once it has moved a little."""
        y = event.position().y()
        if not self._held and abs(y - self._pressed) < _STILL:
            return
        self._held = True
        bar = self.article.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        bar.setValue(bar.value() + round((y - self._last) / max(1, self.height()) * whole))
        self._last = y

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the nearest claim, or scroll there where none is near; a drag has scrolled."""
        held, self._held = self._held, False
        self.update()
        if held:
            return
        y = round(event.position().y())
        near = min(self.places(), key=lambda place: abs(place[1] - y), default=None)
        if near is not None and abs(near[1] - y) <= _NEAR:
            self.picked.emit(near[0].claim_id)
            return
        bar = self.article.verticalScrollBar()
        middle = y / max(1, self.height()) * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2
        bar.setValue(round(middle))
