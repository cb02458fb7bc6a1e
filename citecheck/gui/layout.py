"""Where the three panes lie: splitters, what is hidden, what is remembered."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from citecheck.gui.theme import Look, Theme

SHARES = (0.245, 0.415, 0.34)
_SHARES_BELOW = (0.42, 0.58)
_LEAST = {"claims": 240, "article": 320, "evidence": 320}
_NARROW = 1000
_MOST_CLAIMS = 0.38


class Panes(QWidget):
    """Claims, article and evidence side by side; evidence goes below where the window is narrow.

    Signals:
        hidden(str, bool): a pane was hidden (True) or shown.
    """

    hidden = Signal(str, bool)

    def __init__(
        self, look: Look, claims: QWidget, article: QWidget, evidence: QWidget, width: int
    ) -> None:
        super().__init__()
        self._look = look
        self.by_name: dict[str, QWidget] = {
            "claims": claims, "article": article, "evidence": evidence,
        }  # fmt: skip
        self._inner = QSplitter(Qt.Orientation.Horizontal)
        self._outer = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._outer.setSizes([round(width * SHARES[0]), round(width * (1 - SHARES[0]))])
        self._inner.setSizes([round(width * share) for share in SHARES[1:]])
        look.changed.connect(self._on_theme)

    def _lay_out(self) -> None:
        for splitter in (self._inner, self._outer):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._inner.addWidget(self.by_name["article"])
        self._inner.addWidget(self.by_name["evidence"])
        self._outer.addWidget(self.by_name["claims"])
        self._outer.addWidget(self._inner)
        for name, least in _LEAST.items():
            self.by_name[name].setMinimumWidth(least)
        self._outer.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._outer)

    def toggle(self, name: str) -> None:
        """Hide or show a pane; the last one stays."""
        pane = self.by_name[name]
        self.show_pane(name, shown=pane.isHidden())

    def show_pane(self, name: str, *, shown: bool) -> None:
        """Show a pane or hide it, unless it is the last one."""
        others = [pane for other, pane in self.by_name.items() if other != name]
        if shown or not all(pane.isHidden() for pane in others):
            self.by_name[name].setVisible(shown)
        rest = (self.by_name["article"], self.by_name["evidence"])
        self._inner.setHidden(all(pane.isHidden() for pane in rest))
        self.hidden.emit(name, self.by_name[name].isHidden())

    def shown(self) -> dict[str, bool]:
        """Return by name which panes are shown."""
        return {name: not pane.isHidden() for name, pane in self.by_name.items()}

    def turn(self) -> None:
        """Put the evidence below the article where the window is narrow."""
        narrow = self.window().width() < self._look.theme.px(_NARROW)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._inner.orientation() != way:
            self._inner.setOrientation(way)
            length = self.height() if narrow else self.width()
            shares = _SHARES_BELOW if narrow else SHARES[1:]
            self._inner.setSizes([round(length * share) for share in shares])

    def keep(self, settings: QSettings) -> None:
        """Remember sizes and what is hidden."""
        settings.setValue("outer", self._outer.saveState())
        settings.setValue("inner", self._inner.saveState())
        settings.setValue("hidden", [name for name, shown in self.shown().items() if not shown])

    def restore(self, settings: QSettings) -> None:
        """Take up what was remembered; what is no such value is left alone."""
        for name, splitter in (("outer", self._outer), ("inner", self._inner)):
            kept = settings.value(name)
            if isinstance(kept, QByteArray):
                splitter.restoreState(kept)
        kept = settings.value("hidden")
        # An ini file gives a list of one back as that one.
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        for name in names:
            if name in self.by_name:
                self.show_pane(name, shown=False)
        self.turn()

    def _on_theme(self, _theme: Theme) -> None:
        self._grant()
        self.turn()

    def _grant(self) -> None:
        """Let the claims have room for larger type, up to a share of the window."""
        most = round(self.window().width() * _MOST_CLAIMS)
        wanted = self._look.theme.px(_LEAST["claims"])
        self.by_name["claims"].setMinimumWidth(max(_LEAST["claims"], min(wanted, most)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the panes where the window becomes narrow or wide."""
        super().resizeEvent(event)
        self._grant()
        self.turn()


def above(pane: QWidget, bar: QWidget) -> QWidget:
    """Return ``pane`` with ``bar`` below it."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(pane, 1)
    column.addWidget(bar)
    return both
