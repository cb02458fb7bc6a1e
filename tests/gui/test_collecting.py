"""Garbage with widgets in it is collected on the window's thread."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citecheck.gui.collecting import Collecting


class Ring:
    """Garbage that only a collection finds."""

    def __init__(self, died: list[str]) -> None:
        self.widget = QWidget()
        self.itself = self
        weakref.finalize(self, lambda: died.append(threading.current_thread().name))


def test_only_the_thread_of_the_window_collects(qtbot: QtBot) -> None:
    parent = QObject()
    collecting = Collecting(parent)
    died: list[str] = []
    Ring(died)

    other = threading.Thread(target=lambda: [[] for _ in range(20_000)])
    other.start()
    other.join()
    assert not gc.isenabled()
    collecting.collect()

    gc.collect()
    assert died == [threading.main_thread().name]
