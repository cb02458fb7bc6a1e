"""One sentence above the panes; it takes no focus. Trouble stays until closed, good news goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QToolButton

from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import label, name_button
from citecheck.gui.widgets.speech import announce
from citecheck.wording import frame as words

NEWS_MS = 10_000


class Notice(QFrame):
    """Shown only while it has something to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.text = label(wrap=True, selectable=True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._sign = label()
        self._act = QPushButton()
        self._act.setAutoDefault(False)
        self._act.clicked.connect(self.take)
        self._close = QToolButton()
        self._close.setProperty("weight", "flat")
        name_button(self._close, words.word("close_notice"))
        self._close.clicked.connect(self.dismiss)
        self._look = look
        self._action: Callable[[], object] | None = None
        self._gone: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_out)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)
        self.hide()
        look.changed.connect(self._dress)
        self._dress(look.theme)

    def say(self, sentence: str) -> None:
        """Show trouble until it is closed; an empty sentence takes back what was said of it."""
        if not sentence:
            if self._action is None:
                self.dismiss()
            return
        self._show(sentence, "trouble")

    def tell(self, sentence: str) -> None:
        """Show for a while what is no trouble, and what nothing can be done about here."""
        self._show(sentence, "news")
        self._sign.hide()
        self._timer.start(NEWS_MS)

    def offer(
        self,
        sentence: str,
        name: str,
        action: Callable[[], object],
        gone: Callable[[], object],
        stays_ms: int = NEWS_MS,
    ) -> None:
        """Show news with a button for a while.

        Args:
            sentence: what happened.
            name: the button's words.
            action: what the button does.
            gone: called instead when the time is over or the bar is closed.
            stays_ms: milliseconds until the bar goes by itself.
        """
        self._show(sentence, "news")
        self._action, self._gone = action, gone
        self._act.setText(name)
        self._act.setAccessibleName(name)
        self._act.show()
        self._timer.start(stays_ms)

    def dismiss(self) -> None:
        """Hide the bar; what was offered is not taken."""
        gone, self._gone, self._action = self._gone, None, None
        self._timer.stop()
        self.hide()
        if gone is not None:
            gone()

    def _show(self, sentence: str, kind: str) -> None:
        self.dismiss()
        self._act.hide()
        self._sign.show()
        self.setProperty("kind", kind)
        self.text.setText(sentence)
        self.setAccessibleName(sentence)
        self._dress(self._look.theme)
        self.show()
        announce(self, sentence)

    def take(self) -> None:
        """Take what is offered."""
        action, self._gone = self._action, None
        self.dismiss()
        if action is not None:
            action()

    def _time_out(self) -> None:
        # Nobody's reading or choosing is cut short.
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start(NEWS_MS)
            return
        self.dismiss()

    def _dress(self, theme: Theme) -> None:
        self._close.setIcon(icon("close", theme.colours.text))
        trouble = self.property("kind") != "news"
        c, size = theme.colours, theme.px(16)
        picture = icon("warning", c.look) if trouble else icon("check", c.found)
        self._sign.setPixmap(picture.pixmap(QSize(size, size)))
        self.style().unpolish(self)
        self.style().polish(self)
