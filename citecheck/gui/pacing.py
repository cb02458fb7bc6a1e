"""When something is shown: changes close behind each other together, long work in turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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


class Turns(QObject):
    """Takes one step of a piece of work a turn of the event loop; the window lives between them.

    Args:
        parent: the owner.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # Counted from the end of a step, and not 0: what else is due comes first.
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._take_one)

    def begin(self, steps: Iterator[None]) -> None:
        """Work through ``steps`` from the next turn on, instead of what was worked at."""
        self._steps = steps
        self._timer.start()

    def finish(self) -> None:
        """Take all steps that are left now."""
        for _step in self._steps:
            pass

    def _take_one(self) -> None:
        if next(self._steps, self) is not self:
            self._timer.start()
