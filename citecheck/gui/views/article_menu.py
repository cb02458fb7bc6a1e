"""The context menu of the article."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QTextEdit

from citecheck.gui.text.addresses import host_of, openable
from citecheck.gui.widgets.own_keys import keep_keys
from citecheck.wording.article_pane import open_link, word


def article_menu(
    view: QTextEdit,
    link: str,
    open_address: Callable[[str], None],
    actions: Iterable[QAction | None],
) -> QMenu:
    """Return the menu for the words under the mouse; it goes away with its closing."""
    menu = QMenu(view)
    keep_keys(menu)
    menu.aboutToHide.connect(menu.deleteLater)
    copying = menu.addAction(word("copy_words"))
    copying.setEnabled(view.textCursor().hasSelection())
    copying.triggered.connect(view.copy)
    menu.addAction(word("select_all")).triggered.connect(view.selectAll)
    if link:
        menu.addSeparator()
        opening = menu.addAction(open_link((host_of(link) or link[:60]).replace("&", "&&")))
        opening.setEnabled(openable(link) is not None)
        opening.triggered.connect(lambda: open_address(link))
        address = menu.addAction(word("copy_address"))
        address.triggered.connect(lambda: QGuiApplication.clipboard().setText(link))
    menu.addSeparator()
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    return menu
