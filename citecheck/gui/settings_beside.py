"""What is remembered of windows, written beside them: a disk may take 30 ms for it."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QThread


class SettingsBeside:
    """Lets settings be written in a thread of their own: Qt writes them where they live.

    They are read and set in the window's thread as before, and what is set is read at once.
    Between a change and its writing lies a moment; ``end`` writes what is left.
    """

    def __init__(self) -> None:
        self._thread = QThread()
        self._kept: list[QSettings] = []
        self._thread.start()

    def take(self, settings: QSettings) -> QSettings:
        """Return ``settings``, which are written beside the window from now on."""
        settings.moveToThread(self._thread)
        self._kept.append(settings)
        return settings

    def end(self) -> None:
        """Write what is not written yet, and end the thread."""
        self._thread.quit()
        self._thread.wait()
        for settings in self._kept:
            settings.sync()
