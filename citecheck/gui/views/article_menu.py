"""The context menu of the article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from citecheck.gui.addresses import host_of, openable
from citecheck.wording.article_pane import open_link, word

if TYPE_CHECKING:
    from citecheck.gui.views.article import ArticleView


def article_menu(view: ArticleView, link: str, actions: Iterable[QAction | None]) -> QMenu:
    """Return the menu for the words under the mouse; it goes away with its closing."""
    menu = QMenu(view)
    menu.aboutToHide.connect(menu.deleteLater)
    copying = menu.addAction(word("copy_words"))
    copying.setEnabled(view.textCursor().hasSelection())
    copying.triggered.connect(view.copy)
    menu.addAction(word("select_all")).triggered.connect(view.selectAll)
    if link:
        menu.addSeparator()
        opening = menu.addAction(open_link((host_of(link) or link[:60]).replace("&", "&&")))
        opening.setEnabled(openable(link) is not None)
        opening.triggered.connect(lambda: view.open_link(link))
        address = menu.addAction(word("copy_address"))
        address.triggered.connect(lambda: QGuiApplication.clipboard().setText(link))
    menu.addSeparator()
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    return menu
