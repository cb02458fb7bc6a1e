"""What is remembered of windows, written beside them: a disk may take 30 ms for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QThread


class SettingsBeside:
    """Lets settings be written in a thread of their own: Qt writes them where they live.

    They are read and set in the window's thread as before, and what is set is read at once.
    Between a change and its writing lies a moment; ``end`` writes what is left.
    """

    def __init__(self) -> None:
        self._thread = QThread()
        self._kept: list[QSettings] = []
        self._twice = _WrittenTwice()
        self._twice.moveToThread(self._thread)
        self._thread.start()

    def take(self, settings: QSettings) -> QSettings:
        """Return ``settings``, which are written beside the window from now on."""
        settings.moveToThread(self._thread)
        settings.installEventFilter(self._twice)
        self._kept.append(settings)
        return settings

    def end(self) -> None:
        """Write what is not written yet, and end the thread."""
        self._thread.quit()
        self._thread.wait()
        for settings in self._kept:
            settings.sync()


class _WrittenTwice(QObject):
    """Lets settings be looked through once more after each writing, in their thread.

    Qt takes no note of what another thread sets at the moment in which a writing ends.
    """

    def __init__(self) -> None:
        super().__init__()
        self._again = False

    def eventFilter(self, settings: QObject, event: QEvent) -> bool:
        """Ask for another writing behind the one that Qt asks for."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._again = not self._again
            if self._again:
                QCoreApplication.postEvent(settings, QEvent(QEvent.Type.UpdateRequest))
        return False
