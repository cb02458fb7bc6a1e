"""Windows that only tell: help pages and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from citecheck.gui.actions.menus import WITHIN
from citecheck.gui.dialogs.frame import Dialog, scrolling
from citecheck.gui.dialogs.help import show_help
from citecheck.gui.text.key_text import key_text
from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.reading import ReadingView
from citecheck.wording.actions import action_word
from citecheck.wording.gui import word
from citecheck.wording.looking import nested_name

_AROUND = 64
"""Pixels of a window's edges and its scroll bar."""


class OneHelpPage(Dialog):
    """A window with a shipped help page."""

    def __init__(self, title: str, text: str, look: Look, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.take_room(680, 600)
        self._text = text
        self.view = ReadingView()
        self.view.setObjectName("helppage")
        self.view.setAccessibleName(title)
        show_help(self.view, text, look.theme)
        self.body.addWidget(self.view, 1)
        self.add_buttons()
        look.changed.connect(self._show_anew)

    def _show_anew(self, theme: Theme) -> None:
        """Set the page anew in another type or other colours; what is in sight stays so."""
        held = self.view.hold(None)
        show_help(self.view, self._text, theme)
        self.view.document().size()
        self.view.put_back(held)


def keys_window(actions: Sequence[QAction], parent: QWidget) -> Dialog:
    """Return a window with every key and what it does."""
    dialog = Dialog(word("keys_title"), parent)
    dialog.take_room(760, 600)
    keyed = [action for action in actions if action.shortcuts()]
    rows = _key_rows(keyed, 2)
    if rows.sizeHint().width() > dialog.width() - _AROUND:
        rows = _key_rows(keyed, 1)
    dialog.body.addWidget(scrolling(rows), 1)
    dialog.add_buttons()
    return dialog


def _key_rows(keyed: Sequence[QAction], sides: int) -> QWidget:
    """Return the keys and what they do, ``sides`` beside each other."""
    rows = QWidget()
    grid = QGridLayout(rows)
    grid.setContentsMargins(8, 8, 8, 8)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    high = -(-len(keyed) // sides)
    for at, action in enumerate(keyed):
        keys = "  ".join(key_text(one) for one in action.shortcuts())
        side, row = 2 * (at // high), at % high
        grid.addWidget(label(keys, "strong"), row, side, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(_named(action)), row, side + 1)
    return rows


def _named(action: QAction) -> str:
    """Return what an action does, with the submenu that its words belong to."""
    name, within = _plain(action_word(action.objectName())), action.property(WITHIN)
    return nested_name(_plain(str(within)), name) if within else name


def _plain(text: str) -> str:
    """Return an action's text without mnemonic and dots."""
    return text.replace("&", "").removesuffix("…").strip()
