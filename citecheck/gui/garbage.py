"""Garbage is collected in the thread of the window alone, and never for long.

Python collects in whatever thread happens to allocate. Widgets that lie in a cycle would then be
destroyed in the thread of the desk or of a reader, which Qt answers with a crash some time later.

A collection looks at every object that is not set aside. The program itself and what the library
holds of a check are hundreds of thousands, and none of them ever lies in a cycle: such loads are
set aside (``gc.freeze``) and still go when nothing names them any more.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY_MS = 1_000
_WHOLE_EVERY = 60
_LOADED = 10_000
"""So many new objects in a second are values that were loaded; to look at them takes 10 ms.

They are counted, never listed: a list would name the tuple that another thread is filling at that
moment, which Python answers with a SystemError there.
"""
_LONG_S = 0.02
_AWAY_EVERY_S = 600.0


class GarbageKeeper(QObject):
    """Collects from a timer of the GUI thread, and leaves Python's own collector off until ended.

    The young are looked at every second, the old once a minute. What takes long is set aside, and
    looked at again only while nobody works in the program, every ten minutes at most.

    Args:
        parent: the owner, or None.
        is_away: says whether nobody works in the program's windows.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        is_away: Callable[[], bool] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._is_away = is_away or _is_in_background
        self._clock = clock
        self._rounds = 0
        self._froze = False
        self._all_seen_at = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Let Python collect by itself again, everything."""
        self._timer.stop()
        if self._froze:
            gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Look at as much as can be looked at without being felt."""
        self._rounds += 1
        begun = self._clock()
        if begun - self._all_seen_at > _AWAY_EVERY_S and self._is_away():
            gc.unfreeze()
            gc.collect()
            self._all_seen_at = self._clock()
        elif gc.get_count()[0] > _LOADED:
            self._set_aside()
        elif self._rounds % _WHOLE_EVERY:
            gc.collect(1)
        else:
            gc.collect()
            if self._clock() - begun > _LONG_S:
                self._set_aside()

    def _set_aside(self) -> None:
        self._froze = True
        gc.freeze()


def _is_in_background() -> bool:
    return QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive
