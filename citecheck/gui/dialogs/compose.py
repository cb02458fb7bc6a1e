"""Write or paste an article by hand; what is left unfinished is kept for next time."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtWidgets import QWidget

from citecheck.gui.dialogs.frame import Dialog, strong_button
from citecheck.gui.pasting import MAX_PASTE_BYTES
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.plain_box import PlainBox
from citecheck.wording import frame as words

_KEPT = "unfinished"
_SETTLED_MS = 800


class ComposeDialog(Dialog):
    """One box; the button works when it holds words.

    Signals:
        given(str): the text, or a web address alone.
        refused(): more was pasted than an article may have.
    """

    given = Signal(str)
    refused = Signal()

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__(words.word("compose_title"), parent)
        self.take_room(640, 480)
        self._settings = settings
        self.box = PlainBox(self.refused.emit)
        self.box.setAccessibleName(words.word("compose_box"))
        self.box.setPlaceholderText(words.word("compose_box"))
        kept = settings.value(_KEPT)
        self.box.setPlainText(kept if isinstance(kept, str) else "")
        self._read = strong_button(words.word("compose_read"))
        self._read.clicked.connect(self._give)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(self._keep)
        self.box.textChanged.connect(self._on_text)
        self.body.addWidget(label(words.word("compose_explain"), "quiet", wrap=True))
        self.body.addWidget(self.box, 1)
        self.add_buttons(self._read)
        self._on_text()
        self.box.setFocus()
        self.finished.connect(self._keep)

    def _on_text(self) -> None:
        self._read.setEnabled(not self.box.document().isEmpty())
        self._soon.start()

    def _keep(self) -> None:
        text = self.box.toPlainText()
        self._settings.setValue(_KEPT, text if len(text) <= MAX_PASTE_BYTES // 4 else "")

    def _give(self) -> None:
        text = self.box.toPlainText()
        if text.strip():
            self.given.emit(text)
            self.box.clear()
            self.close()
