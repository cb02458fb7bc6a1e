"""What is remembered is written by a thread of its own, and nothing set before the end is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QSettings, QThread
from pytestqt.qtbot import QtBot

from citecheck.gui.settings_beside import SettingsBeside
from citecheck.gui.state import Memory


class Watched(QSettings):
    """Settings that know whether the window's thread had to write them."""

    written_by_window = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.written_by_window |= QThread.isMainThread()
        return super().event(event)


@pytest.fixture
def beside(qtbot: QtBot) -> Iterator[SettingsBeside]:
    made = SettingsBeside()
    yield made
    made.end()


def test_what_stands_open_is_written_without_the_window(
    beside: SettingsBeside, tmp_path: Path
) -> None:
    file = tmp_path / "window.ini"
    settings = Watched(str(file), QSettings.Format.IniFormat)
    memory = Memory(beside.take(settings))

    memory.keep_open(["one", "two"])

    assert memory.open_keys() == ("one", "two")
    # The window's loop does not turn meanwhile.
    deadline = QDeadlineTimer(5000)
    while not file.exists() and not deadline.hasExpired():
        QThread.yieldCurrentThread()
    assert "one" in file.read_text(encoding="utf-8")
    assert not settings.written_by_window


def test_what_is_set_while_another_value_is_being_written_is_written_too(
    beside: SettingsBeside, tmp_path: Path
) -> None:
    file = tmp_path / "window.ini"
    settings = beside.take(QSettings(str(file), QSettings.Format.IniFormat))

    for number in range(100):
        for name in "abcd":
            settings.setValue(name, number)
        deadline = QDeadlineTimer(5000)
        wanted = {f"{name}={number}" for name in "abcd"}
        while not wanted <= written(file) and not deadline.hasExpired():
            QThread.yieldCurrentThread()

        assert wanted <= written(file)


def written(file: Path) -> set[str]:
    return set(file.read_text(encoding="utf-8").split()) if file.exists() else set()


def test_the_end_writes_what_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    beside = SettingsBeside()
    memory = Memory(beside.take(QSettings(str(file), QSettings.Format.IniFormat)))

    memory.keep_open(["last"])
    beside.end()

    assert "last" in file.read_text(encoding="utf-8")
