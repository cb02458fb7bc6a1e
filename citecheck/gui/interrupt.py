"""Ctrl-C in the terminal that the window was opened from closes it as its own command would.

Python's handlers run between two steps of Python, and Qt's loop may take none for a long while; so
each signal also writes a byte to a socket that the loop listens to.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

STATUS = 130
"""Exit status of a program that Ctrl-C ended."""


class Interrupt(QObject):
    """Listens for Ctrl-C from now on until ``end``; made in the main thread.

    Attributes:
        came: whether Ctrl-C was pressed.

    Signals:
        pressed(): Ctrl-C was pressed; told by the loop, of one that came before it began too.
    """

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.came = False
        self._read, self._written = socket.socketpair()
        for one in (self._read, self._written):
            one.setblocking(False)  # noqa: FBT003 - Python's own
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)
        self._earlier_socket = signal.set_wakeup_fd(
            self._written.fileno(), warn_on_full_buffer=False
        )
        self._earlier = signal.signal(signal.SIGINT, self._note)

    def end(self) -> None:
        """Let Ctrl-C do again what it did before."""
        self._notifier.setEnabled(False)
        signal.signal(signal.SIGINT, self._earlier)
        signal.set_wakeup_fd(self._earlier_socket)
        self._read.close()
        self._written.close()

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True

    def _on_byte(self) -> None:
        self._read.recv(1024)
        if self.came:
            self.pressed.emit()
