"""Find words in a text of record: count, next, previous; long texts are looked through in steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from citecheck.gui.text.seeking import MOST_HITS, hits_of, nearest, needle_of
from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import label, name_button
from citecheck.gui.widgets.search_field import SearchField
from citecheck.gui.widgets.speech import announce
from citecheck.model import Span
from citecheck.wording import frame as words

_SETTLED_MS = 120
_MOST_STEPS_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class FindTarget:
    """Where a find bar looks.

    Attributes:
        text: returns the text of record.
        start: returns the code point from which the first hit is sought.
        mark: marks these hits, the one of this index (or -1) as the chosen one.
        show: marks them, and scrolls to the chosen one.
        leave: takes the focus back.
    """

    text: Callable[[], str]
    start: Callable[[], int]
    mark: Callable[[Sequence[Span], int], None]
    show: Callable[[Sequence[Span], int], None]
    leave: Callable[[], object]


class FindBar(QFrame):
    """One line below a pane; hidden until asked for.

    Signals:
        closed(): the bar was closed.
    """

    closed = Signal()

    def __init__(self, look: Look, target: FindTarget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findbar")
        self._target = target
        self.field = SearchField(look)
        self.count = label(role="quiet")
        self.case = self._toggle("find_case", "Aa")
        self.whole = self._toggle("find_whole", "“ab”")
        self._buttons = {name: self._button(name) for name in ("previous", "next", "close")}
        self.hits: list[Span] = []
        self.at = -1
        self._looking: Iterator[Span | None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self._steps = QTimer(self)
        self._steps.setInterval(0)
        self._steps.timeout.connect(self._look_on)
        self._lay_out()
        self.hide()
        look.changed.connect(self._dress)
        self._dress(look.theme)

    # What the window asks

    def ask(self, words_chosen: str = "") -> None:
        """Show the bar and give it the keys; chosen words are taken over."""
        self.show()
        if words_chosen and "\n" not in words_chosen:
            self.field.setText(words_chosen[:200])
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.seek()

    def step(self, steps: int) -> None:
        """Go so many hits further, around the ends."""
        if self.isHidden():
            self.ask()
            return
        if self.hits:
            self.at = (self.at + steps) % len(self.hits)
            self._show()

    def seek(self) -> None:
        """Look for what stands in the field, once the typing settles."""
        self._soon.start(_SETTLED_MS)

    def leave(self) -> None:
        """Hide the bar and give the keys back."""
        self._steps.stop()
        self._soon.stop()
        self.hits, self.at = [], -1
        self._target.show((), -1)
        self.hide()
        self._target.leave()
        self.closed.emit()

    # Looking

    def _begin(self) -> None:
        needle = needle_of(
            self.field.text(), case=self.case.isChecked(), whole=self.whole.isChecked()
        )
        self.hits, self.at = [], -1
        self._steps.stop()
        if needle is None:
            self._show()
            return
        self._looking = hits_of(self._target.text(), needle)
        self._steps.start()
        self._look_on()

    def _look_on(self) -> None:
        """Look through a few steps of the text, then let the window breathe."""
        steps = 0
        for hit in self._looking or ():
            if hit is None:
                steps += 1
                if steps == _MOST_STEPS_AT_ONCE:
                    return
            else:
                self.hits.append(hit)
        self._steps.stop()
        self._looking = None
        self.at = nearest(self.hits, self._target.start())
        self._show()
        told = self.count.text()
        if told and self.isVisible():
            announce(self, told)

    def _show(self) -> None:
        typed = bool(self.field.text().strip())
        full = len(self.hits) >= MOST_HITS
        self.count.setText(words.found_of(self.at + 1, len(self.hits), full=full) if typed else "")
        for name in ("previous", "next"):
            self._buttons[name].setEnabled(len(self.hits) > 1)
        self._target.show(self.hits, self.at)

    # Building

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(words.word("find"))
        self.field.setAccessibleName(words.word("find"))
        self.field.setMinimumWidth(160)
        self.field.setMaximumWidth(280)
        self.field.textChanged.connect(self.seek)
        self.field.installEventFilter(self)
        self.count.setMinimumWidth(72)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 3)
        for widget in (self._buttons["previous"], self._buttons["next"], self.case, self.whole):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self._buttons["close"])

    def _toggle(self, name: str, sign: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setCheckable(True)
        button.setProperty("weight", "small")
        name_button(button, words.word(name))
        button.toggled.connect(self.seek)
        return button

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("weight", "flat")
        name_button(button, words.word(f"find_{name}"))
        action = {
            "previous": lambda: self.step(-1), "next": lambda: self.step(1), "close": self.leave,
        }[name]  # fmt: skip
        button.clicked.connect(lambda _checked=False: action())
        return button

    def _dress(self, theme: Theme) -> None:
        for name, picture in (("previous", "up"), ("next", "down"), ("close", "close")):
            self._buttons[name].setIcon(icon(picture, theme.colours.text, theme.colours.hairline))
            self._buttons[name].setIconSize(QSize(theme.px(16), theme.px(16)))
        if self.hits:
            # The text was set anew, and its marks are gone; what is in sight stays so.
            self._target.mark(self.hits, self.at)

    # Qt overrides keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter goes back; both stay in the field."""
        enter = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in enter:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
