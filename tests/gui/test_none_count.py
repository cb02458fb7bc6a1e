"""Guards the pin of PySide6: 6.12.0 on Python 3.11 takes a reference from None in each call."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

CALLS = 2_000
# Other code may take or leave a few references meanwhile; the fault takes one in every call.
NOISE = CALLS // 10


def widget_calls(qtbot: QtBot) -> dict[str, Callable[[], object]]:
    label, timer, child = QLabel(), QTimer(), QWidget()
    qtbot.addWidget(label)
    qtbot.addWidget(child)
    return {
        "setText": lambda: label.setText("a"),
        "setGeometry": lambda: label.setGeometry(0, 0, 10, 10),
        "setInterval": lambda: timer.setInterval(5),
        "setParent": lambda: child.setParent(None),
        "parent": child.parent,
    }


@pytest.mark.parametrize("name", ["setText", "setGeometry", "setInterval", "setParent", "parent"])
def test_widget_calls_leave_the_reference_count_of_none_alone(qtbot: QtBot, name: str) -> None:
    call = widget_calls(qtbot)[name]
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        call()

    assert abs(sys.getrefcount(None) - before) < NOISE
