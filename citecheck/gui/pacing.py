"""A change is shown at once, and those that come close behind it together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Paced(QObject):
    """Shows no oftener than every so often; the last change is always shown.

    Args:
        show: shows what stands by then.
        every_ms: the least time between two showings.
        parent: the owner.
    """

    def __init__(self, show: Callable[[], object], every_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._stale = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(every_ms)
        self._pause.timeout.connect(self._catch_up)

    def call(self) -> None:
        """Show a change: now, or after the pause if something was shown a moment ago."""
        if self._pause.isActive():
            self._stale = True
        else:
            self._pause.start()
            self._show()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self._pause.start()
            self._show()
