"""Where shipped files and user data lie."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("citecheck", appauthor=False)


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
    return Path(_DIRS.user_data_dir) / "library.citecheck"


def config_file() -> Path:
    """Return the path of the user's options; the file may not exist."""
    return Path(_DIRS.user_config_dir) / "citecheck.toml"


def log_file() -> Path:
    """Return the path of the log; its folder may not exist yet."""
    return Path(_DIRS.user_log_dir) / "citecheck.log"
