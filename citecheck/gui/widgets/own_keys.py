"""Keys that belong to what is in front: an open menu, and the button that has the focus."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

_ELSEWHERE = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def keep_keys(menu: QMenu) -> None:
    """Keep letters that are pressed in ``menu`` from the actions that have them as keys.

    Qt asks its shortcuts first, and the list behind the menu still has the focus: N, meant for
    "New window", would give the verdict "not a claim". A menu within it is not meant.
    """
    menu.installEventFilter(_MenuKeys(menu))


class _MenuKeys(QObject):
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a bare key for the menu before any shortcut has it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            bare = not event.modifiers() & _ELSEWHERE
            event.setAccepted(bare)
            return bare
        return False


class ReturnPresses(QObject):
    """Lets Return press the button that has the focus, as in dialogs: Qt wants Space alone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Press Space instead of a Return that nobody else took on its way up to the window."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        button = self._window.focusWidget()
        bare = not event.modifiers() & (_ELSEWHERE | Qt.KeyboardModifier.ShiftModifier)
        if event.key() not in _ENTER or not bare or not isinstance(button, QAbstractButton):
            return False
        if not event.isAutoRepeat():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                space = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
                QCoreApplication.sendEvent(button, space)
        return True
