"""Garbage is collected in the thread of the window alone.

Python collects in whatever thread happens to allocate. Widgets that lie in a cycle would then be
destroyed in the thread of the desk or of a reader, which Qt answers with a crash some time later.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_WHOLE_EVERY = 60


class GarbageKeeper(QObject):
    """Collects from a timer of the GUI thread, and leaves Python's own collector off until ended.

    The young are looked at every second, everything once a minute.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        self._rounds += 1
        gc.collect(2 if self._rounds % _WHOLE_EVERY == 0 else 1)
