"""Give the text of a page by hand (T)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from citecheck.gui.dialogs.frame import Dialog, strong_button
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.plain_box import PlainBox
from citecheck.wording.gui import word


class GiveTextDialog(Dialog):
    """A plain text box for the words of a page, and its address.

    Signals:
        given(str, str): the text, and the address or an empty string.
        refused(): what was pasted is larger than citecheck takes.
    """

    given = Signal(str, str)
    refused = Signal()

    def __init__(self, url: str, parent: QWidget) -> None:
        super().__init__(word("give_title"), parent)
        self.take_room(640, 480)
        self.address = QLineEdit(url)
        self.address.setPlaceholderText(word("give_url"))
        self.address.setAccessibleName(word("give_url"))
        self.address.setCursorPosition(0)
        self.box: QPlainTextEdit = PlainBox(self.refused.emit)
        self.box.setPlaceholderText(word("give_box"))
        self.box.setAccessibleName(word("give_box"))
        self._check = strong_button(word("compare"))
        self._check.setEnabled(False)
        self._check.clicked.connect(self._give)
        self.box.textChanged.connect(self._on_text)
        self.body.addWidget(label(word("give_explain"), "quiet", wrap=True))
        self.body.addWidget(self.address)
        self.body.addWidget(self.box, 1)
        self.add_buttons(self._check)
        self.box.setFocus()

    def _on_text(self) -> None:
        self._check.setEnabled(not self.box.document().isEmpty())

    def _give(self) -> None:
        text = self.box.toPlainText()
        if text.strip():
            self.given.emit(text, self.address.text().strip())
            self.close()
