"""A walk through the window for the first time: a card beside each pane; Escape skips.

Before there is a check, one card stands at the ways in; the others follow when a check is open.
"""

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
        skipped(): nothing more of it is wanted; told before it ends.
    """

    ended = Signal()
    skipped = Signal()

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
        self._before: QWidget | None = window.focusWidget()
        self.skip = QPushButton(words.word("tour_skip"))
        self.next = QPushButton(words.word("tour_next"))
        self.next.setProperty("weight", "strong")
        self.skip.clicked.connect(self.leave_out)
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
        several = len(self._steps) > 1
        self._count.setText(words.step_of(self.at + 1, len(self._steps)) if several else "")
        last = self.at == len(self._steps) - 1
        self.next.setText(words.word("tour_done" if last else "tour_next"))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self.show()
        self._place()
        self.raise_()
        self.next.setFocus()
        self._steps[self.at].anchor.installEventFilter(self)
        announce(self, f"{heading}. {text}")

    def leave_out(self) -> None:
        """End it, and tell that nothing more of it is wanted."""
        self.skipped.emit()
        self.finish()

    def finish(self) -> None:
        """Take the card away and give the keys back."""
        self._go()
        self.ended.emit()

    def _go(self) -> None:
        self._window.removeEventFilter(self)
        for step in self._steps:
            step.anchor.removeEventFilter(self)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
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
            left, top = self._below(room), room.bottom() + _GAP
            left = max(whole.left(), min(left, whole.right() - self.width()))
        elif left + self.width() > whole.right():
            left = room.left() - self.width() - _GAP
        if left < whole.left():
            left = min(room.center().x() - self.width() // 2, whole.right() - self.width())
            top = room.bottom() + _GAP
        if top + self.height() > whole.bottom():
            top = max(whole.top(), room.top() - self.height() - _GAP)
        self.move(max(whole.left(), left), top)

    def _below(self, room: QRect) -> int:
        """Return where the card begins below a low thing: with it where that is wide enough."""
        if room.width() < self.width():
            return room.center().x() - self.width() // 2
        return room.right() + 1 - self.width() if self.isRightToLeft() else room.left()

    # Qt overrides keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the pane when the window changes its size; go when the pane goes."""
        hidden = event.type() == QEvent.Type.Hide and not event.spontaneous()
        if hidden and watched is not self._window and self._window.isVisible():
            self._go()
            return False
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Skip on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_out()
            return
        super().keyPressEvent(event)


def begin_tour(window: QWidget, look: Look, anchors: Mapping[str, QWidget]) -> Tour:
    """Show the first card; ``anchors`` are the panes by the names of their cards.

    Those that are not shown now have none.
    """
    steps = [Step(name, anchor) for name, anchor in anchors.items() if anchor.isVisible()]
    tour = Tour(window, look, steps)
    tour.step()
    return tour
