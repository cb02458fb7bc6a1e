"""A field to look for words in, with a button of our own that empties it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import set_hint
from citecheck.wording.looking import clear_field


class SearchField(QLineEdit):
    """Qt's own button is of another family of icons, and fades in and out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = QAction(clear_field(), self)
        set_hint(self._empty, clear_field())
        self._empty.setVisible(False)
        self._empty.triggered.connect(self.clear)
        self.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._empty.setVisible(bool(text)))
        look.changed.connect(self._dress)
        self._dress(look.theme)

    def _dress(self, theme: Theme) -> None:
        self._empty.setIcon(icon("cancel", theme.colours.quiet))
