"""Reading views that are as high as their words, for panes that scroll as a whole."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citecheck.gui.text.shown_text import safe_for_qt
from citecheck.gui.widgets.reading import ReadingView, paragraph

_LONGEST = 20_000
"""Most code points in one view: it is as high as its words, and the whole text is a key away."""


_FRAME = 4
"""Pixels of the frame that shows the focus, and of rounding."""


class FittedReading(ReadingView):
    """Plain text in pieces, each with its looks; grows with its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Words have to be within reach of the keyboard: to be read aloud, chosen and copied.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptDrops(False)
        self.setProperty("fitted", True)  # noqa: FBT003 - Qt's own
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_pieces(
        self, pieces: Iterable[tuple[str, QTextCharFormat]], leading: int
    ) -> list[tuple[int, int]]:
        """Show the pieces one after the other; return Qt's places of each."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(paragraph(leading))
        places = []
        room = _LONGEST
        for text, looks in pieces:
            start = cursor.position()
            shown = text if len(text) <= room else text[:room] + "…"
            cursor.insertText(safe_for_qt(shown) if room else "", looks)
            room = max(0, room - len(text))
            places.append((start, cursor.position()))
        cursor.endEditBlock()
        self.setAccessibleDescription(self.toPlainText())
        return places

    def _fit(self, size: QSizeF) -> None:
        height = math.ceil(size.height()) + _FRAME
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew and grow or shrink."""
        super().resizeEvent(event)
        self._fit(self.document().size())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the pane."""
        event.ignore()
