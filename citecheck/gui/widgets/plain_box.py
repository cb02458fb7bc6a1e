"""A box to paste words into: plain text, and no more than an article may have."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from citecheck.gui.pasting import MAX_PASTE_BYTES
from citecheck.gui.text.offsets import soft_breaks


class PlainBox(QPlainTextEdit):
    """Takes plain text alone; lines that would freeze Qt are broken at a space.

    Args:
        refuse: called instead of taking in what is too large.
        parent: the owner.
    """

    def __init__(self, refuse: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self.setTabChangesFocus(True)
        self._refuse = refuse

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text up to 5 MB."""
        text = source.text()
        if len(text.encode("utf-8", "replace")) > MAX_PASTE_BYTES:
            self._refuse()
            return
        for at in reversed(soft_breaks(text)):
            text = f"{text[:at]}\n{text[at:]}"
        self.insertPlainText(text)
