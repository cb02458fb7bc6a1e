"""Turns the pages of a long article; hidden for a short one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from citecheck.gui.views.article import ArticleView
from citecheck.gui.widgets.labels import label, name_button
from citecheck.wording.gui import done_of, word


class Pager(QWidget):
    """Two buttons and which page of how many."""

    def __init__(self, article: ArticleView) -> None:
        super().__init__()
        self._article = article
        self._which = label(role="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for name, step, sign in (("previous", -1, "‹"), ("next", 1, "›")):
            button = QToolButton()
            button.setText(sign)
            button.setProperty("weight", "flat")
            name_button(button, word(name))
            button.clicked.connect(
                lambda _checked=False, step=step: article.show_page(article.page + step)
            )
            row.addWidget(button)
        row.addWidget(self._which)
        article.paged.connect(self._on_paged)
        self.hide()

    def _on_paged(self, page: int, count: int) -> None:
        self._which.setText(done_of(page + 1, count))
        self.setVisible(count > 1)
