"""Where shipped files and user data lie."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

_APP = "citecheck"


@cache
def _dirs() -> PlatformDirs:
    """Return the platform's folders; asked for late, as they take long to load."""
    from platformdirs import PlatformDirs  # noqa: PLC0415 - after the first paint

    return PlatformDirs(_APP, appauthor=False)


def _config_folder() -> str:
    """Return the folder of the user's options.

    The window needs it before its first paint, of which ``platformdirs`` would take a twentieth;
    so the rule of Linux (XDG) stands here as well, for where it is plain.
    """
    if sys.platform == "linux":
        kept, home = os.environ.get("XDG_CONFIG_HOME", ""), os.environ.get("HOME", "")
        if kept.startswith("/"):
            return f"{kept.rstrip('/')}/{_APP}"
        if home.startswith("/"):
            return f"{home.rstrip('/')}/.config/{_APP}"
    return _dirs().user_config_dir


@cache
def _resource_root() -> Path:
    """Return the folder of shipped files: frozen program, installed wheel, or checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    places = [here / "_resources", here.parent / "resources"]
    if frozen is not None:
        places.insert(0, Path(frozen) / "resources")
    for place in places:
        if place.is_dir():
            return place
    msg = f"citecheck's shipped files are missing; looked in {', '.join(map(str, places))}"
    raise FileNotFoundError(msg)


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder, e.g. ``resource("outlets/outlets.csv")``.

    Raises:
        FileNotFoundError: nothing of that name was shipped (a fault of ours, not of the world).
    """
    path = _resource_root() / name
    if not path.exists():
        msg = f"no shipped file {name!r} in {_resource_root()}"
        raise FileNotFoundError(msg)
    return path


def default_library() -> Path:
    """Return where the library lies when the user names none; its folder may not exist yet."""
    return Path(_dirs().user_data_dir) / "library.citecheck"


def config_file() -> Path:
    """Return the path of the user's options; the file may not exist."""
    return Path(_config_folder()) / "citecheck.toml"


def log_file() -> Path:
    """Return the path of the log; its folder may not exist yet."""
    return Path(_dirs().user_log_dir) / "citecheck.log"
