"""One sentence above the panes about what went wrong; it takes no focus and goes when told."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import label, name_button
from citecheck.wording.gui import word


class Notice(QFrame):
    """Shown only while it has something to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.text = label(wrap=True, selectable=True)
        self._close = QToolButton()
        self._close.setProperty("weight", "flat")
        name_button(self._close, word("close"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self.text, 1)
        row.addWidget(self._close)
        self.hide()
        look.changed.connect(self._dress)
        self._dress(look.theme)

    def say(self, sentence: str) -> None:
        """Show ``sentence``; an empty one hides the bar."""
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def _dress(self, theme: Theme) -> None:
        self._close.setIcon(icon("close", theme.colours.text))
