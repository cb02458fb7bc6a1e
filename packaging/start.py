"""Sets citecheck up in an environment of its own and runs it; needs nothing but Python.

This file must be readable by every Python 3 of the last ten years, so that an old one can say that
it is too old: no future import, and nothing newer than 3.6 in its grammar.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (said here, because pip says it in forty lines)
    sys.exit(f"citecheck needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")

import argparse
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import signal
import subprocess
import time
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

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

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PYPROJECT = ROOT / "pyproject.toml"
DEFAULT_ENV = ROOT / ".venv"
STAMP = "citecheck-stamp.json"
NEEDED_BYTES = 800_000_000  # an environment with all tools takes 520 MB, and pip unpacks first
ON_WINDOWS = sys.platform == "win32"
ON_LINUX = sys.platform == "linux"
LINTERS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy --strict": ("-m", "mypy", "--strict"),
    "lint-imports": (
        "-c",
        "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])",
    ),
}


class SetupError(Exception):
    """Something that the person at the keyboard can mend; its text says how."""


def say(line: str) -> None:
    """Print a line of progress at once, also into a pipe."""
    print(f"[citecheck] {line}", flush=True)


def env_python(env: Path) -> Path:
    """Return where an environment keeps its Python."""
    return env / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")


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


def clean_environ() -> dict[str, str]:
    """Return the environment variables without those that lead Python and pip astray."""
    astray = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV"}
    environ = {name: value for name, value in os.environ.items() if name not in astray}
    # The build of the project itself is held to the same versions. As a URL: pip splits at spaces.
    environ["PIP_CONSTRAINT"] = environ["PIP_BUILD_CONSTRAINT"] = CONSTRAINTS.as_uri()
    return environ


def run_captured(command: Sequence[str], environ: Mapping[str, str]) -> tuple[int, str]:
    """Run a command in the checkout; return its exit code and all that it printed."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=environ,
            cwd=ROOT,
            check=False,
        )
    except OSError as error:
        return 127, str(error)
    return done.returncode, done.stdout.strip()


def trouble_of(command: Sequence[str], environ: Mapping[str, str]) -> str:
    """Run a command; return "" when all went well, else what it printed."""
    code, output = run_captured(command, environ)
    return (output or f"exit code {code}") if code else ""


def same_python(env: Path) -> bool:
    """Return whether the environment's Python still runs and is the version of this one."""
    check = f"import sys; sys.exit(sys.version != {sys.version!r})"
    return not trouble_of([str(env_python(env)), "-c", check], clean_environ())


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


def explain(output: str) -> str:
    """Return a sentence for the known troubles of pip and venv, with the lines that tell more."""
    folder = "The folder cannot be written; name another with --env."
    no_build = f"A package was not found for Python {sys.version.split()[0]} on {sys.platform}."
    offline = "The package index cannot be reached; is there a network?"
    known = {
        "No space left on device": "The disk is full.",
        "Read-only file system": folder,
        "Permission denied": folder,
        "NewConnectionError": offline,
        "name resolution": offline,
        "ConnectTimeout": offline,
        "ProxyError": offline,
        "getaddrinfo": offline,
        "ResolutionImpossible": f"{no_build} A newer Python may have it.",
        "No matching distribution": f"{no_build} Is there a network?",
    }
    sentence = next((known[mark] for mark in known if mark in output), "It ended like this:")
    lines = [line for line in output.splitlines() if not line.lstrip().startswith("WARNING")]
    telling = [line for line in lines[:-8] if "error" in line.lower()][-6:] + lines[-8:]
    return "\n".join([sentence, *(f"    {line[:300]}" for line in telling)])


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


def run_in(env: Path, *arguments: str, cwd: Path | None = None) -> int:
    """Run the environment's Python and return its exit code; Ctrl-C is the child's to answer."""
    previous = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        child = subprocess.Popen([env_python(env), *arguments], cwd=cwd, env=clean_environ())
        code = child.wait()
    finally:
        signal.signal(signal.SIGINT, previous)
    return 128 - code if code < 0 else code


def run_citecheck(env: Path, arguments: Sequence[str]) -> int:
    """Run a citecheck command in the folder where the person stands."""
    return run_in(env, "-m", "citecheck", *arguments)


def run_sample(env: Path) -> int:
    """Check the article that ships with citecheck, without a network."""
    code = run_citecheck(env, ["sample"])
    if code:
        say(f"citecheck sample ended with exit code {code}")
    return code


def run_linters(env: Path) -> int:
    """Run every checker of the code; a warning counts as a failure. Return 0 or 1."""
    failed = []
    for name, arguments in LINTERS.items():
        started = time.monotonic()
        code, output = run_captured([str(env_python(env)), *arguments], clean_environ())
        bad = code != 0 or "warning:" in output.lower()
        if bad:
            failed.append(name)
            print(output, flush=True)
        say(f"{name}: {'FAILED' if bad else 'passed'} ({time.monotonic() - started:.0f} s)")
    return 1 if failed else 0


def run_tests(env: Path, arguments: Sequence[str]) -> int:
    """Run the tests; the arguments are pytest's."""
    return run_in(env, "-m", "pytest", *arguments, cwd=ROOT)


def note_about_qt(env: Path) -> None:
    """Say once, after a set-up, that the window would not open; the command line still works."""
    missing = missing_libraries(probe_qt(env, screen=False))
    if missing:
        say(f"note: the window will not open yet, this system lacks {', '.join(missing)}")
        say("      python3 packaging/start.py run gui says what to install")


def run_command(command: str, arguments: Sequence[str], env: Path) -> int:
    """Set up what a command needs, run it and return its exit code."""
    dev = command in {"test", "lint", "check", "long"}
    gui = command == "run" and list(arguments[:1]) == ["gui"]
    fresh = set_up(env, dev=dev)
    if gui or command in {"test", "check", "long"}:
        need_qt(env, screen=gui and bool(os.environ.get("DISPLAY")))
    elif fresh and not dev:
        note_about_qt(env)
    if command == "run":
        return run_citecheck(env, arguments)
    if command == "test":
        return run_tests(env, arguments)
    if command == "long":
        return run_in(env, "packaging/long_suites.py", *arguments, cwd=ROOT)
    code = run_linters(env) if dev else run_sample(env)
    if command == "check":
        return run_tests(env, arguments) or code
    return code


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command, its own arguments and the place of the environment."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="Sets citecheck up in an environment of its own and runs it.",
        epilog="sample (the default) checks the sample article; run ARGS is any citecheck command, "
        "such as gui; test ARGS runs the tests (ARGS are pytest's); lint checks the code; "
        "check is lint, then test; long [SUITE …] runs what takes too long for every change.",
    )
    place = os.environ.get("CITECHECK_ENV") or DEFAULT_ENV
    parser.add_argument("--env", type=Path, default=place, help="the environment (default: .venv)")
    commands = ("sample", "run", "test", "lint", "check", "long")
    parser.add_argument("command", nargs="?", default="sample", choices=commands)
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code, 1 when it could not be set up, 130 after Ctrl-C."""
    wanted = parse_arguments(arguments)
    try:
        return run_command(wanted.command, wanted.arguments, wanted.env.expanduser().resolve())
    except (SetupError, OSError) as error:
        print(f"[citecheck] {error}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
