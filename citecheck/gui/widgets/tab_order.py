"""The order in which Tab goes through widgets that come and go."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(*areas: QWidget) -> list[QWidget]:
    """Return what takes the keys in one area after the other, in each as it was made."""
    return [
        widget
        for area in areas
        for widget in (area, *area.findChildren(QWidget))
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]


def tab_through(stops: Iterable[QWidget]) -> None:
    """Let Tab go from one widget to the next: Qt puts every new one to the end of the window's."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
