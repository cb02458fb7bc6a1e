"""What must come from the system: Python's own parts and the libraries of Qt."""

from __future__ import annotations

import importlib.util
import os
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from outside import SetupError, clean_environ, env_python, explain, say, trouble_of
from qt_libraries import (
    CORE_LIBRARIES,
    DISTROS,
    INSTALLERS,
    QT_PROBE,
    SCREEN_LIBRARIES,
    distro,
    missing_libraries,
    packages_for,
)

ON_LINUX = sys.platform == "linux"


def os_release() -> str:
    """Return what the system says about itself; "" where it says nothing."""
    with suppress(OSError):
        return Path("/etc/os-release").read_text(encoding="utf-8")
    return ""


def install_packages(packages: Sequence[str], reason: str) -> None:
    """Install system packages where that is ours to do (Debian, as root); else say the command.

    Raises:
        SetupError: the person has to do it, or apt-get failed.
    """
    family = distro(os_release())
    if not packages or family is None:
        raise SetupError(reason)
    if family != "debian" or os.geteuid() != 0:
        message = f"{reason}\nInstall it with: sudo {INSTALLERS[family]} {' '.join(packages)}"
        raise SetupError(message)
    say(f"{reason} Installing {' '.join(packages)}")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    stale = trouble_of(["apt-get", "update", "-qq"], environ)
    install = [*shlex.split(INSTALLERS[family]), "-qq", *packages]
    trouble = trouble_of(install, environ)
    if trouble:
        message = f"apt-get could not install them. {explain(stale + trouble)}"
        raise SetupError(message)


def need_venv() -> None:
    """Make sure that this Python can make environments.

    Raises:
        SetupError: it cannot; Debian and Ubuntu split that part off.
    """
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        package = f"python3.{sys.version_info.minor}-venv"
        if distro(os_release()) != "debian":
            message = "This Python lacks the modules venv and ensurepip; install a complete Python."
            raise SetupError(message)
        install_packages([package], f"This Python cannot make environments ({package} is missing).")


def probe_qt(env: Path, *, screen: bool) -> str:
    """Start Qt once without a window; return "" or what it printed when it failed."""
    libraries = {**CORE_LIBRARIES, **(SCREEN_LIBRARIES if screen else {})} if ON_LINUX else {}
    platform = "xcb" if screen else "offscreen"
    command = [str(env_python(env)), "-c", QT_PROBE, platform, *libraries]
    return trouble_of(command, clean_environ())


def need_qt(env: Path, *, screen: bool) -> None:
    """Make sure that Qt can start here.

    Raises:
        SetupError: it cannot, and what is missing is not ours to install.
    """
    trouble = probe_qt(env, screen=screen)
    if not trouble:
        return
    missing = missing_libraries(trouble)
    if not missing:
        message = f"Qt could not be started. {explain(trouble)}"
        raise SetupError(message)
    packages = packages_for(missing, distro(os_release()) or DISTROS[0])
    install_packages(packages, f"Qt needs what this system lacks: {', '.join(missing)}.")
    trouble = probe_qt(env, screen=screen)
    if trouble:
        message = f"Qt still cannot be started. {explain(trouble)}"
        raise SetupError(message)
