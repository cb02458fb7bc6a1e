"""A walk through the window for the first time: a card beside each pane; Escape skips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.speech import announce
from citecheck.wording import frame as words

_WIDTH = 320
_GAP = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One card: its words (``wording.frame.TOUR``) and the pane that it stands at."""

    name: str
    anchor: QWidget


class Tour(QFrame):
    """A card over the window; it blocks nothing and goes with Escape.

    Signals:
        ended(): it was walked to its end or skipped.
    """

    ended = Signal()

    def __init__(self, window: QWidget, look: Look, steps: Sequence[Step]) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._look = look
        self._steps = tuple(steps)
        self.at = -1
        self._heading = label(role="strong", wrap=True)
        self._text = label(wrap=True)
        self._count = label(role="small")
        self._before = window.focusWidget()
        self.skip = QPushButton(words.word("tour_skip"))
        self.next = QPushButton(words.word("tour_next"))
        self.next.setProperty("weight", "strong")
        self.skip.clicked.connect(self.finish)
        self.next.clicked.connect(self.step)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._count, 1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addLayout(row)
        window.installEventFilter(self)

    def step(self) -> None:
        """Show the next card whose pane is shown; after the last one, end."""
        self.at += 1
        while self.at < len(self._steps) and not self._steps[self.at].anchor.isVisible():
            self.at += 1
        if self.at >= len(self._steps):
            self.finish()
            return
        heading, text = words.tour_step(self._steps[self.at].name)
        self._heading.setText(heading)
        self._text.setText(text)
        self._count.setText(words.step_of(self.at + 1, len(self._steps)))
        last = self.at == len(self._steps) - 1
        self.next.setText(words.word("tour_done" if last else "tour_next"))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self.show()
        self._place()
        self.raise_()
        self.next.setFocus()
        announce(self, f"{heading}. {text}")

    def finish(self) -> None:
        """Take the card away and give the keys back."""
        self._window.removeEventFilter(self)
        if self._before is not None:
            self._before.setFocus()
        self.ended.emit()
        self.close()

    def _place(self) -> None:
        """Stand beside the pane, inside the window, and cover as little of it as possible."""
        width = self._look.theme.px(_WIDTH)
        # A size hint knows nothing of wrapped lines: their height follows from the width.
        self.setFixedSize(width, self._column.totalHeightForWidth(width))
        anchor = self._steps[self.at].anchor
        room = QRect(anchor.mapTo(self._window, QPoint(0, 0)), anchor.size())
        whole = self._window.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        left = room.right() + _GAP
        top = room.top() + _GAP
        if room.height() < self.height():
            # Beside a low thing the card would cover what stands above or below it.
            left, top = room.center().x() - self.width() // 2, room.bottom() + _GAP
            left = max(whole.left(), min(left, whole.right() - self.width()))
        elif left + self.width() > whole.right():
            left = room.left() - self.width() - _GAP
        if left < whole.left():
            left = min(room.center().x() - self.width() // 2, whole.right() - self.width())
            top = room.bottom() + _GAP
        if top + self.height() > whole.bottom():
            top = max(whole.top(), room.top() - self.height() - _GAP)
        self.move(max(whole.left(), left), top)

    # Qt overrides keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the pane when the window changes its size."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Skip on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            return
        super().keyPressEvent(event)


def begin_tour(window: QWidget, look: Look, anchors: Mapping[str, QWidget]) -> Tour:
    """Show the first card; ``anchors`` are the panes by the names of their cards."""
    tour = Tour(window, look, [Step(name, anchor) for name, anchor in anchors.items()])
    tour.step()
    return tour
