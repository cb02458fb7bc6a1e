"""Open an article from its web address."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from citecheck.gui.dialogs.frame import Dialog, strong_button
from citecheck.gui.text.addresses import openable
from citecheck.gui.widgets.labels import label
from citecheck.wording.gui import word


class OpenAddressDialog(Dialog):
    """One field; the button works when it holds a web address.

    Signals:
        given(str): the address.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(word("open_url_title"), parent)
        self.setMinimumWidth(480)
        self.address = QLineEdit()
        self.address.setPlaceholderText(word("open_url_box"))
        self.address.setAccessibleName(word("open_url_title"))
        self._open = strong_button(word("fetch"))
        self._open.setEnabled(False)
        self._open.clicked.connect(self._give)
        self.address.textChanged.connect(self._on_text)
        self.body.addWidget(label(word("open_url_hint"), "quiet", wrap=True))
        self.body.addWidget(self.address)
        self.add_buttons(self._open)
        self.address.setFocus()

    def _on_text(self, text: str) -> None:
        self._open.setEnabled(openable(text.strip()) is not None)

    def _give(self) -> None:
        self.given.emit(self.address.text().strip())
        self.close()
