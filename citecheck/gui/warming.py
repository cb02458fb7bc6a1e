"""Loads ahead what the first paste takes, while nobody uses the window.

The reader process and the model take a second or more to load. They are started when the window
has stood for a moment in which nobody typed or clicked and nothing ran, and never twice.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session

_QUIET_MS = 500
_USES = {
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,  # a key that calls an action is no key press
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.InputMethod,
    QEvent.Type.DragMove,
}


class Warming(QObject):
    """Calls ``warm`` once, when ``window`` was left alone for a moment in which nothing ran.

    Args:
        window: whose keys and clicks count; the owner.
        session: whose runs count.
        warm: returns at once.
        quiet_ms: how long the window must be left alone.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        warm: Callable[[], object],
        *,
        quiet_ms: int = _QUIET_MS,
    ) -> None:
        super().__init__(window)
        self._doing = Doing.NOTHING
        self._warm = warm
        session.doing.connect(self._on_doing)
        self._timer = QTimer(self)
        self._timer.setInterval(quiet_ms)
        self._timer.timeout.connect(self._on_quiet)
        # The system's own window gets each key and click once, before any widget does.
        self._watched = window.windowHandle()
        self._watched.installEventFilter(self)
        self._timer.start()

    def _on_doing(self, doing: Doing) -> None:
        self._doing = doing
        if self._timer.isActive():
            self._timer.start()

    def _on_quiet(self) -> None:
        if self._doing is not Doing.NOTHING:
            return
        self._timer.stop()
        self._watched.removeEventFilter(self)
        self._warm()

    # Qt overrides keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait anew when the window is used."""
        if event.type() in _USES:
            self._timer.start()
        return super().eventFilter(watched, event)
