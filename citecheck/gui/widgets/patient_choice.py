"""A choice of a few that can be walked through with keys before anything comes of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox


class PatientChoice(QComboBox):
    """Tells a choice when it is settled: picked from the list, Enter, or the keys gone elsewhere.

    Signals:
        settled(): another entry than the one told last is chosen for good.
    """

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = -1
        self._walking = False
        self.activated.connect(self._on_activated)

    def begin_at(self, index: int) -> None:
        """Show the entry that is in use."""
        self.setCurrentIndex(index)
        self._told = index

    def settle(self) -> None:
        """Take what is shown as the choice; what was told before is not told again."""
        if self.currentIndex() != self._told:
            self._told = self.currentIndex()
            self.settled.emit()

    def _on_activated(self, _index: int) -> None:
        if not self._walking:
            self.settle()

    # Qt overrides keep Qt's names.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows and with letters; Enter settles, and closes nothing then."""
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enters and self.currentIndex() != self._told:
            self.settle()
            event.accept()
            return
        self._walking = True
        super().keyPressEvent(event)
        self._walking = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Walk with the wheel."""
        self._walking = True
        super().wheelEvent(event)
        self._walking = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle when the keys go elsewhere in the window; the list that opens is no elsewhere."""
        super().focusOutEvent(event)
        stays = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in stays:
            self.settle()
