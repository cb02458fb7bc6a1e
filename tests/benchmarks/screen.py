"""Where a benchmark's windows are shown: on the screen if there is one, else nowhere."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

_PLATFORM = "QT_QPA_PLATFORM"


def use_a_screen() -> str:
    """Choose the platform without a screen where none can be reached; return the one in use.

    To be called before the first QApplication. A platform that the user names stays.
    """
    if not os.environ.get(_PLATFORM) and not has_screen():
        os.environ[_PLATFORM] = "offscreen"
    chosen = os.environ.get(_PLATFORM) or "the platform's own"
    print(f"windows are shown on: {chosen}")
    return chosen


def has_screen() -> bool:
    """Say whether a screen can be reached; one that is named may have gone."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return _wayland_answers() or _x_answers()


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _answers(socket.AF_UNIX, str(Path(folder) / name))


def _x_answers() -> bool:
    """Say whether the X server of ``DISPLAY`` takes connections: ":0", "localhost:10.0"."""
    host, _, rest = os.environ.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host in {"", "unix"}:
        return any(
            _answers(socket.AF_UNIX, name)
            for name in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}")  # noqa: S108 - where X servers listen
        )
    return _answers(socket.AF_INET, (host, 6000 + int(number)))


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as link:
        link.settimeout(1)
        try:
            link.connect(address)
        except OSError:
            return False
    return True
