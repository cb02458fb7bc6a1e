"""What dropping a file here would do, shown while it is dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from citecheck.gui.theme import Theme
from citecheck.gui.widgets.labels import label


class DropSign(QFrame):
    """Lies over its owner while something is dragged; takes no events itself."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setObjectName("dropSign")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.here = label(role="title", wrap=True)
        self.elsewhere = label(role="body", wrap=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 24, 24, 24)
        rows.setSpacing(8)
        rows.addStretch()
        for line in (self.here, self.elsewhere):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(line)
        rows.addStretch()
        self.hide()
        owner.installEventFilter(self)

    def tell(self, here: str, elsewhere: str, theme: Theme, *, over: bool) -> None:
        """Show what happens here and elsewhere; stronger while it is ``over`` the owner."""
        self.here.setText(here)
        self.elsewhere.setText(elsewhere)
        c = theme.colours
        ground = theme.tint(c.accent, 0.16 if over else 0.06).name()
        style = "solid" if over else "dashed"
        self.setStyleSheet(
            f"QFrame#dropSign {{ background: {ground}; border: 2px {style} {c.accent};"
            " border-radius: 6px; }"
        )
        self.setGeometry(self._owner.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the owner's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._owner.rect())
        return super().eventFilter(watched, event)
