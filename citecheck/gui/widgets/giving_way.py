"""Buttons in one row that give up their words, one after the other, where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QToolButton, QWidget

_ONLY_ICON = Qt.ToolButtonStyle.ToolButtonIconOnly
_BOTH = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class GivingWay(QObject):
    """Fits a row to a width; a button without words keeps icon, hover and accessible name.

    Args:
        row: its widgets' hints are measured; the hidden ones count for nothing.
        shy: the buttons that give way, first to last.
        title: takes what is left.
    """

    def __init__(self, row: QHBoxLayout, shy: Sequence[QAbstractButton], title: QWidget) -> None:
        super().__init__(title)
        self._row = row
        self._shy = tuple(shy)
        self._title = title
        self._words: dict[QAbstractButton, str] = {}
        self.least_width = 0
        self._fitted: tuple[object, ...] = ()

    def name(self, button: QAbstractButton, words: str) -> None:
        """Let ``button`` show ``words`` where there is room."""
        self._words[button] = words

    def fit(self, width: int, least: int) -> None:
        """Give every button its words that has room for them in ``width`` pixels.

        Args:
            width: of the row.
            least: that the title has to have.
        """
        measured = self._measured(width, least)
        if measured == self._fitted:
            return
        self._fitted = measured
        for button in self._shy:
            self._shorten(button, short=True)
        self.least_width = self._needed(least)
        for button in reversed(self._shy):
            self._shorten(button, short=False)
            if self._needed(least) > width:
                self._shorten(button, short=True)
                return

    def _measured(self, width: int, least: int) -> tuple[object, ...]:
        """Return all that decides which buttons keep their words; to try them out takes 5 ms."""
        steady = [one for one in self._widgets() if one not in self._shy and one is not self._title]
        shy = [
            (one.isHidden(), one.font(), one.iconSize(), self._words_of(one)) for one in self._shy
        ]
        return width, least, [one.sizeHint().width() for one in steady], shy

    def _words_of(self, button: QAbstractButton) -> str:
        return button.text() if isinstance(button, QToolButton) else self._words.get(button, "")

    def _shorten(self, button: QAbstractButton, *, short: bool) -> None:
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(_ONLY_ICON if short else _BOTH)
        else:
            button.setText("" if short else self._words_of(button))

    def _widgets(self) -> list[QWidget]:
        """Return the widgets of the row that are not hidden."""
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if widget is not None and not widget.isHidden()]

    def _needed(self, least: int) -> int:
        shown = self._widgets()
        edges = self._row.contentsMargins()
        wide = sum(least if one is self._title else one.sizeHint().width() for one in shown)
        gaps = self._row.spacing() * max(0, len(shown) - 1)
        return wide + gaps + edges.left() + edges.right()
