"""The environment of its own that citecheck runs in: whether it is good, and making it so."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import time
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from outside import (
    CONSTRAINTS,
    ROOT,
    SetupError,
    clean_environ,
    env_python,
    explain,
    say,
    trouble_of,
)
from system_packages import need_venv

PYPROJECT = ROOT / "pyproject.toml"
DEFAULT_ENV = ROOT / ".venv"
STAMP = "citecheck-stamp.json"
NEEDED_BYTES = 800_000_000  # an environment with all tools takes 520 MB, and pip unpacks first


def made_from(constraints: bytes, pyproject: bytes, root: Path, python: str) -> str:
    """Return the digest of everything that an environment depends on."""
    parts = (constraints, pyproject, str(root).encode(), python.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def wanted_digest() -> str:
    """Return the digest that a fresh environment of this checkout would have."""
    return made_from(CONSTRAINTS.read_bytes(), PYPROJECT.read_bytes(), ROOT, sys.version)


def read_stamp(env: Path) -> dict[str, object]:
    """Return what was noted when the environment was finished; empty when it never was."""
    with suppress(OSError, ValueError):
        stamp = json.loads((env / STAMP).read_text(encoding="utf-8"))
        if isinstance(stamp, dict):
            return stamp
    return {}


def is_current(stamp: Mapping[str, object], digest: str, *, dev: bool) -> bool:
    """Return whether a stamp speaks of an environment that needs nothing more."""
    return stamp.get("made_from") == digest and (bool(stamp.get("dev")) or not dev)


def requirements(pyproject: str, *, dev: bool) -> list[str]:
    """Return what pip is asked for beside the project itself."""
    groups = tomllib.loads(pyproject)["dependency-groups"]
    return list(groups["dev"]) if dev else []


def same_python(env: Path) -> bool:
    """Return whether the environment's Python still runs and is the version of this one."""
    check = f"import sys; sys.exit(sys.version != {sys.version!r})"
    return not trouble_of([str(env_python(env)), "-c", check], clean_environ())


def make_env(env: Path) -> None:
    """Create the environment, or repair one that is there.

    Raises:
        SetupError: the place is taken by something else, or cannot be written.
    """
    if env.exists() and (not env.is_dir() or any(env.iterdir())):
        if not (env / "pyvenv.cfg").is_file():
            message = f"{env} holds something else; name another folder with --env."
            raise SetupError(message)
        if not same_python(env) and env != DEFAULT_ENV and not read_stamp(env):
            message = f"{env} was made for another Python; remove it or name another with --env."
            raise SetupError(message)
    need_venv()
    clear = [] if same_python(env) else ["--clear"]
    parent = next(folder for folder in env.parents if folder.exists())
    if clear and shutil.disk_usage(parent).free < NEEDED_BYTES:
        message = f"The disk that holds {parent} has less than {NEEDED_BYTES // 10**6} MB free."
        raise SetupError(message)
    say(f"making an environment in {env}")
    trouble = trouble_of([sys.executable, "-m", "venv", *clear, str(env)], clean_environ())
    if trouble:
        message = f"The environment {env} could not be made. {explain(trouble)}"
        raise SetupError(message)


def install_project(env: Path, *, dev: bool) -> None:
    """Install the pinned packages, and the checkout itself as an editable project.

    Raises:
        SetupError: pip failed.
    """
    say(f"installing {'citecheck and its test tools' if dev else 'citecheck'} (a minute or two)")
    wanted = requirements(PYPROJECT.read_text(encoding="utf-8"), dev=dev)
    pip = [str(env_python(env)), "-m", "pip", "install", "--quiet", "--no-input", "--retries", "2"]
    pins = ["--disable-pip-version-check", "--constraint", str(CONSTRAINTS)]
    trouble = trouble_of([*pip, *pins, "--editable", ".", *wanted], clean_environ())
    if trouble:
        message = f"The packages could not be installed. {explain(trouble)}"
        raise SetupError(message)


def set_up(env: Path, *, dev: bool) -> bool:
    """Bring the environment up to date; return whether anything had to be done."""
    digest, stamp = wanted_digest(), read_stamp(env)
    if is_current(stamp, digest, dev=dev) and env_python(env).exists():
        return False
    started = time.monotonic()
    dev = dev or bool(stamp.get("dev"))
    make_env(env)
    (env / STAMP).unlink(missing_ok=True)
    install_project(env, dev=dev)
    note = json.dumps({"made_from": digest, "dev": dev})
    (env / STAMP).write_text(note, encoding="utf-8")
    say(f"ready after {time.monotonic() - started:.0f} s")
    return True
