"""The window before an article: one sentence, the ways in, and the library if it holds anything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.theme import DISPLAY, Look, Theme
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import label
from citecheck.wording import frame as words
from citecheck.wording.first_words import empty_sentence, word

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from citecheck.gui.views.library_list import LibraryList
    from citecheck.store.summaries import CheckSummary

_BUTTONS = {"paste": "paste", "open": "open_file", "sample": "sample"}
"""Words of the buttons by the actions that they ask for."""
_STRONG_FOCUS = 11
"""``Qt.FocusPolicy.StrongFocus``; see ``citecheck.gui.first_paint`` for why it is not named."""
_GAP = 8
_WIDTH = 560
_WIDE = 920
_SIDE, _SHARE = 24, 18
"""Pixels beside the inner column, and the share of the width that is left free at each side."""
_ALONE = 24
"""Pixels of the sentence where nothing else is on the page."""


class StartPage(QFrame):
    """Shows the way in; the library's list is loaded after the first paint.

    Args:
        full: whether a library is about to be listed, so that nothing moves when it is.

    Signals:
        wanted(str): the action that a button asks for.
        reopened(str): the user chose a check of the library.
    """

    wanted = Signal(str)
    reopened = Signal(str)

    def __init__(self, look: Look, *, full: bool = False) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(word("start_pane"))
        self.setProperty("focusPolicy", _STRONG_FOCUS)
        self._look = look
        self._sentence = label(empty_sentence(), "display", wrap=True)
        self._drop = label(words.word("drop_here"), "small")
        self._buttons = {name: self._button(name) for name in _BUTTONS}
        self.ways = QWidget()
        self.library: LibraryList
        self._whole = False
        self._full = full
        self._room = QWidget()
        self._inner = QWidget()
        self._outer = QVBoxLayout(self)
        self._lay_out()
        self._drop.hide()
        look.changed.connect(self._dress)
        self._dress(look.theme)

    def add_library(self, library: LibraryList) -> None:
        """Put the list of checks, empty yet, below the ways in."""
        self.library = library
        self._whole = True
        library.picked.connect(self.reopened)
        library.hide()
        self._column.addWidget(library, 1)

    def show_recent(self, checks: tuple[CheckSummary, ...]) -> None:
        """List ``checks`` below the buttons; nothing for none."""
        self.library.show_checks(checks)
        self._full = bool(checks)
        self._room.hide()
        self.library.setVisible(self._full)
        self._drop.setVisible(bool(checks))
        self._dress(self._look.theme)

    @property
    def holds_checks(self) -> bool:
        """Whether a library is listed, or about to be."""
        return self._full

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(word(_BUTTONS[name]))
        button.setAccessibleName(word(_BUTTONS[name]))
        button.clicked.connect(partial(self.wanted.emit, name))
        if name == "paste":
            button.setProperty("weight", "strong")
        return button

    def _lay_out(self) -> None:
        self._row = buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.ways)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(_GAP)
        for button in self._buttons.values():
            buttons.addWidget(button)
        buttons.addSpacing(_GAP)
        buttons.addWidget(self._drop)
        buttons.addStretch()
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = column = QVBoxLayout(self._inner)
        column.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column.setSpacing(24)
        column.addWidget(self._sentence)
        column.addWidget(self.ways)
        column.addWidget(self._room, 1)
        self._room.setVisible(self._full)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._inner, _SHARE - 2)
        middle.addStretch(1)
        self._outer.addStretch(2)
        self._outer.addLayout(middle, 0)
        self._outer.addStretch(3)

    def _place(self) -> None:
        """Put the ways in to the middle of an empty page, and to the top above a library."""
        full = self._full
        self._inner.setMaximumWidth(self._look.theme.px(_WIDE if full else _WIDTH))
        self._outer.setContentsMargins(0, 48 if full else 0, 0, 16 if full else 0)
        for at, stretch in enumerate((0, 1, 0) if full else (2, 0, 3)):
            self._outer.setStretch(at, stretch)

    def _dress(self, theme: Theme) -> None:
        for name, button in self._buttons.items():
            ink = theme.colours.page if name == "paste" else theme.colours.text
            button.setIcon(icon(name, ink))
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
        family = QFontInfo(theme.reading()).family()
        self._place()
        full = self._full
        size = theme.px(DISPLAY if full else _ALONE)
        self._sentence.setStyleSheet(f"font-family: '{family}'; font-size: {size}px;")

        self._turn()

    def _turn(self) -> None:
        """Put the ways in below each other where they have no room beside each other."""
        ways = [button.sizeHint().width() for button in self._buttons.values()]
        self.ways.setMinimumWidth(max(ways))
        told = 0 if self._drop.isHidden() else self._drop.sizeHint().width() + 2 * _GAP
        room = min(self.width() * (_SHARE - 2) // _SHARE, self._inner.maximumWidth()) - 2 * _SIDE
        beside = sum(ways) + (len(ways) - 1) * _GAP + told <= room
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row of ways in where the page becomes narrow or wide."""
        super().resizeEvent(event)
        self._turn()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys to the library, or to the first way in where it is empty."""
        super().focusInEvent(event)
        wants_list = self._whole and self._full
        if wants_list and event.reason() is not QtCore.Qt.FocusReason.MouseFocusReason:
            self.library.list.setFocus(event.reason())
