"""The pane in the middle: the article, and below it what a glance at the whole needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citecheck.gui.theme import Look
from citecheck.gui.views.article import ArticleView
from citecheck.gui.views.pager import Pager
from citecheck.gui.widgets.labels import label
from citecheck.model import Check
from citecheck.report.coverage import Coverage
from citecheck.wording.gui import coverage_line


class ArticlePane(QWidget):
    """The article's view (``view``) with the line below it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = ArticleView(look)
        self._coverage = label(role="small")
        below = QHBoxLayout()
        below.setContentsMargins(16, 4, 16, 4)
        below.addWidget(self._coverage)
        below.addStretch()
        below.addWidget(Pager(self.view))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(below)

    def show_check(self, check: Check | None) -> None:
        """Show the article of ``check``."""
        self.view.show_check(check)
        self._coverage.setText("")

    def show_coverage(self, covered: Coverage) -> None:
        """Tell how many words carry no mark."""
        self._coverage.setText(coverage_line(covered.open_words, covered.words))
