"""Benchmarks choose a place for their windows by themselves."""

from __future__ import annotations

import os
import socket

import pytest

from tests.benchmarks.screen import has_screen, use_a_screen

_NAMES = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _NAMES:
        monkeypatch.setenv(name, "")
    monkeypatch.setattr("sys.platform", "linux")


@pytest.mark.parametrize("display", ["", ":98765", "nonsense", "127.0.0.1:x"])
def test_without_a_screen_that_answers_windows_are_shown_nowhere(
    display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", display)

    assert use_a_screen() == "offscreen"
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_screen_that_answers_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        number = server.getsockname()[1] - 6000
        monkeypatch.setenv("DISPLAY", f"127.0.0.1:{number}.0")

        assert has_screen()
        assert use_a_screen() == "the platform's own"


def test_a_platform_that_the_user_names_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "minimal")

    assert use_a_screen() == "minimal"
