"""Ask for one line of words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from citecheck.gui.dialogs.frame import Dialog, strong_button
from citecheck.gui.widgets.labels import label
from citecheck.wording.deciding import deciding_word

_LONGEST = 80


class OneLineDialog(Dialog):
    """One field; the button works when it holds something.

    Signals:
        given(str): the line, without spaces around.
    """

    given = Signal(str)

    def __init__(self, title: str, explanation: str, parent: QWidget, text: str = "") -> None:
        super().__init__(title, parent)
        self.setMinimumWidth(360)
        self.field = QLineEdit(text)
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(explanation)
        self._keep = strong_button(deciding_word("save"))
        self._keep.setEnabled(bool(text.strip()))
        self._keep.clicked.connect(self._give)
        self.field.textChanged.connect(lambda now: self._keep.setEnabled(bool(now.strip())))
        self.body.addWidget(label(explanation, "quiet", wrap=True))
        self.body.addWidget(self.field)
        self.add_buttons(self._keep)
        self.field.selectAll()
        self.field.setFocus()

    def _give(self) -> None:
        self.given.emit(self.field.text().strip())
        self.close()
