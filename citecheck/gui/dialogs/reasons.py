"""Write the reasons that go into notes with one key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from citecheck.gui.dialogs.frame import Dialog, strong_button
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.plain_box import PlainBox
from citecheck.wording.deciding import deciding_word

_MOST, _LONGEST = 30, 200


class ReasonsDialog(Dialog):
    """A box with one reason a line; an empty box brings back those that ship.

    Signals:
        given(tuple[str, ...]): the reasons, at most thirty.
    """

    given = Signal(object)

    def __init__(self, reasons: Iterable[str], parent: QWidget) -> None:
        super().__init__(deciding_word("reasons_title"), parent)
        self.resize(480, 320)
        self.box = PlainBox(lambda: None)
        self.box.setPlainText("\n".join(reasons))
        self.box.setAccessibleName(deciding_word("reasons_title"))
        save = strong_button(deciding_word("save"))
        save.clicked.connect(self._give)
        self.body.addWidget(label(deciding_word("reasons_explain"), "quiet", wrap=True))
        self.body.addWidget(self.box, 1)
        self.add_buttons(save)
        self.box.setFocus()

    def _give(self) -> None:
        lines = (" ".join(line.split())[:_LONGEST] for line in self.box.toPlainText().split("\n"))
        self.given.emit(tuple(dict.fromkeys(line for line in lines if line))[:_MOST])
        self.close()
