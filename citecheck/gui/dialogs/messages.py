"""What was told in the bar and the line at the bottom, for those who were looking elsewhere."""

from __future__ import annotations

from collections import deque
from datetime import datetime

from PySide6.QtWidgets import QListWidget, QWidget

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.widgets.labels import label
from citecheck.wording import frame as words

_MOST = 200


class MessageLog:
    """The last messages of this window, newest first."""

    def __init__(self) -> None:
        self._kept: deque[str] = deque(maxlen=_MOST)

    def add(self, sentence: str) -> None:
        """Keep a sentence with its time; an empty one is none."""
        if sentence:
            self._kept.appendleft(f"{datetime.now().astimezone():%H:%M:%S}  {sentence}")

    def lines(self) -> tuple[str, ...]:
        """Return what was told, newest first."""
        return tuple(self._kept)


class MessagesDialog(Dialog):
    """Lists the messages."""

    def __init__(self, log: MessageLog, parent: QWidget) -> None:
        super().__init__(words.word("messages"), parent)
        self.take_room(640, 360)
        lines = log.lines()
        if not lines:
            self.body.addWidget(label(words.word("messages_none"), "quiet"))
        else:
            listed = QListWidget()
            listed.setObjectName("plain")
            listed.setAccessibleName(words.word("messages"))
            listed.setWordWrap(True)
            listed.addItems(list(lines))
            listed.setCurrentRow(0)
            self.body.addWidget(listed, 1)
        self.add_buttons()
        if not lines:
            self.take_less_room()
