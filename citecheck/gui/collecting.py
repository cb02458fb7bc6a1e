"""Garbage is collected on the window's thread alone.

Python collects in whichever thread happens to allocate. A widget that only a cycle kept alive would
then be destroyed in the runner's thread, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class Collecting(QObject):
    """Takes over from the interpreter; lives as long as ``parent``, the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._most = gc.get_threshold()
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(_EVERY_MS)
        timer.timeout.connect(self.collect)
        timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as the interpreter would."""
        due = [at for at, count in enumerate(gc.get_count()) if count > self._most[at]]
        if due:
            gc.collect(due[-1])
