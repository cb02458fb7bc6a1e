"""What stands beside the article's column and goes along with it: margin and strip."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from citecheck.gui.models.marks import Mark
from citecheck.gui.theme import Look
from citecheck.gui.widgets.reading import ReadingView


class ArticleSide(QWidget):
    """Painted beside the article's viewport; at the other side where the window reads leftwards.

    Args:
        article: the view that it stands in.
        look: the theme in use.
        marks: gives the marks in the order of their place.
        chosen: gives the claim that is set off.

    Signals:
        picked(str): the user clicked what stands for this claim.
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
        self.article = article
        self.look = look
        self._marks = marks
        self._chosen = chosen
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def marks_shown(self) -> list[Mark]:
        """Return the marks that begin on the page of the article that is shown."""
        shown = self.article.shown
        if shown is None:
            return []
        return [mark for mark in self._marks() if shown.span.start <= mark.at < shown.span.end]

    def is_chosen(self, mark: Mark) -> bool:
        """Return whether ``mark`` is of the claim that is set off."""
        return mark.claim_id == self._chosen()

    def mirrored(self, box: QRect) -> QRect:
        """Return ``box``, planned from the left, where it lies as the window reads."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the article."""
        QApplication.sendEvent(self.article.verticalScrollBar(), event)
