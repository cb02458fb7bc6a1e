"""Puts the stylesheet on the windows, one window a turn, and lets nothing half dressed be seen.

A stylesheet of the application costs four times as much to change as one of a window: Qt takes the
style itself apart then. What a window owns (panes, dialogs, menus, tooltips) takes the sheet from
it.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from citecheck.gui.pacing import Turns


class Dressing(QObject):
    """The windows that wear the stylesheet, and the change of it."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = ""
        self._worn_by: list[weakref.ref[QWidget]] = []
        self._held: list[QWidget] = []
        self._turns = Turns(self)

    def add(self, window: QWidget) -> None:
        """Let ``window`` wear the sheet from now on."""
        self._worn_by = [kept for kept in self._worn_by if _living(kept) is not None]
        self._worn_by.append(weakref.ref(window))
        window.setStyleSheet(self._sheet)

    def wear(self, sheet: str) -> None:
        """Put ``sheet`` on every window at once."""
        self._sheet = sheet
        for kept in self._worn_by:
            self._put_on(kept)

    def wear_in_turns(self, sheet: str, then: Callable[[], object]) -> None:
        """Put ``sheet`` on one window a turn of the event loop, and call ``then`` in a last one.

        No window is painted before that. A change that comes meanwhile takes the place of this one.
        """
        self._sheet = sheet
        self._hold()
        self._turns.begin(self._change(then))

    def _change(self, then: Callable[[], object]) -> Iterator[None]:
        for kept in self._worn_by:
            self._put_on(kept)
            yield
        then()
        yield
        self._release()

    def _put_on(self, kept: weakref.ref[QWidget]) -> None:
        window = _living(kept)
        if window is not None:
            window.setStyleSheet(self._sheet)

    def _hold(self) -> None:
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.updatesEnabled()]
        for window in shown:
            window.setUpdatesEnabled(False)
        self._held.extend(shown)

    def _release(self) -> None:
        held, self._held = self._held, []
        for window in held:
            if isValid(window):
                window.setUpdatesEnabled(True)
                # Qt lets go a painting that was asked for before, and then posts no other.
                window.repaint()


def _living(kept: weakref.ref[QWidget]) -> QWidget | None:
    window = kept()
    return window if window is not None and isValid(window) else None
