"""What all dialogs have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from citecheck.gui.theme import BASE
from citecheck.wording.gui import word


class Dialog(QDialog):
    """A small window with room around its content; shown with ``open()``, deleted when closed.

    Ctrl+Return presses the button that it is for, from any field: boxes of text keep Return.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(12)
        self._roomy = False

    def take_room(self, width: int, height: int) -> None:
        """Be so many pixels large, more where the type is larger, and no larger than fits."""
        self._roomy = True
        screen = self.screen().availableGeometry()
        scale = self.font().pixelSize() / BASE if self.font().pixelSize() > 0 else 1.0
        self.resize(
            min(round(width * scale), screen.width() - 48),
            min(round(height * scale), screen.height() - 96),
        )

    def take_less_room(self) -> None:
        """Be as high as what is shown needs, as where there is nothing to list."""
        self._roomy = False
        wrapped = self.body.hasHeightForWidth()
        high = self.body.totalHeightForWidth(self.width()) if wrapped else 0
        self.resize(self.width(), high or self.body.totalSizeHint().height())

    def add_buttons(self, *buttons: QPushButton, apart: QPushButton | None = None) -> None:
        """Add a row with ``buttons`` at the end, Close before them, and ``apart`` at its start."""
        close = QPushButton(word("close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(8)
        if apart is not None:
            row.addWidget(apart)
        row.addStretch()
        row.addWidget(close)
        for button in buttons:
            row.addWidget(button)
        self.body.addLayout(row)

    # Qt overrides keep Qt's names.

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need: Qt asks wrapped ones before it knows how wide they are."""
        super().showEvent(event)
        if not self._roomy and self.body.hasHeightForWidth():
            self.resize(self.width(), self.body.totalHeightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """Grow with words that need more lines than before, as where the type is made larger."""
        handled = super().event(event)
        asked = event.type() == QEvent.Type.LayoutRequest
        if asked and self.isVisible() and not self._roomy and self.body.hasHeightForWidth():
            needed = self.body.totalHeightForWidth(self.width())
            most = self.screen().availableGeometry().height() - 96
            if self.height() < min(needed, most):
                self.resize(self.width(), min(needed, most))
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the default button on Ctrl+Return."""
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            for button in self.findChildren(QPushButton):
                if button.isDefault() and button.isEnabled():
                    button.click()
                    return
        super().keyPressEvent(event)


def scrolling(content: QWidget) -> QScrollArea:
    """Return ``content`` so that it scrolls up and down."""
    area = QScrollArea()
    area.setProperty("role", "read")
    content.setObjectName("panel")
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def strong_button(text: str) -> QPushButton:
    """Return the one button that does what a dialog is for."""
    button = QPushButton(text)
    button.setProperty("weight", "strong")
    button.setDefault(True)
    return button
