"""The start script: its environment, its command line, and what it needs of the system."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import environment
import outside
import pytest
import qt_libraries
import start

ROOT = Path(__file__).resolve().parent.parent
UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nUBUNTU_CODENAME=noble\n'
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
ROCKY = 'VERSION_ID="9.4"\nID="rocky"\nID_LIKE="rhel centos fedora"\n'


# --- is the environment still good? ---------------------------------------------------------------


@pytest.mark.parametrize("part", range(4))
def test_a_change_of_pins_project_place_or_python_makes_the_environment_stale(part: int) -> None:
    parts = [b"pins", b"project", Path("/a"), "3.11"]
    changed = [*parts]
    changed[part] = [b"other", b"other", Path("/b"), "3.12"][part]

    assert environment.made_from(*parts) != environment.made_from(*changed)  # type: ignore[arg-type]


def test_an_environment_without_tools_serves_a_run_but_no_tests() -> None:
    stamp = {"made_from": "d", "dev": False}

    assert environment.is_current(stamp, "d", dev=False)
    assert not environment.is_current(stamp, "d", dev=True)


def test_an_environment_with_tools_serves_both() -> None:
    stamp = {"made_from": "d", "dev": True}

    assert environment.is_current(stamp, "d", dev=False)
    assert environment.is_current(stamp, "d", dev=True)
    assert not environment.is_current(stamp, "other", dev=False)


@pytest.mark.parametrize("content", [None, "", "[]", "{", "null", "\ufeff{}"])
def test_a_missing_or_broken_stamp_means_not_finished(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / environment.STAMP).write_text(content, encoding="utf-8")

    assert environment.read_stamp(tmp_path) == {}


def test_a_folder_with_other_things_in_it_is_never_made_an_environment(tmp_path: Path) -> None:
    (tmp_path / "novel.txt").write_text("chapter one", encoding="utf-8")

    with pytest.raises(outside.SetupError, match="holds something else"):
        environment.make_env(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["novel.txt"]


def test_a_file_in_the_place_of_the_environment_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "env"
    place.write_text("mine", encoding="utf-8")

    with pytest.raises(outside.SetupError, match="holds something else"):
        environment.make_env(place)

    assert place.read_text(encoding="utf-8") == "mine"


def test_somebody_elses_environment_for_another_python_is_not_cleared(tmp_path: Path) -> None:
    (tmp_path / "pyvenv.cfg").write_text("version = 3.9.1\n", encoding="utf-8")

    with pytest.raises(outside.SetupError, match="another Python"):
        environment.make_env(tmp_path)

    assert (tmp_path / "pyvenv.cfg").exists()


def test_the_users_own_settings_do_not_lead_pip_astray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")

    environ = outside.clean_environ()

    assert "PYTHONPATH" not in environ
    assert "PIP_USER" not in environ
    assert environ["PIP_BUILD_CONSTRAINT"].startswith("file://")


# --- the command line -----------------------------------------------------------------------------


def test_without_a_word_the_sample_is_checked() -> None:
    wanted = start.parse_arguments([])

    assert (wanted.command, wanted.arguments) == ("sample", [])


def test_after_the_sample_the_way_into_the_window_is_told_as_the_readme_has_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "run_citecheck", lambda _env, _arguments: 0)

    assert start.run_sample(Path("env")) == 0

    told = capsys.readouterr().out.strip().partition("start.py")[2]
    assert f"packaging/start.py{told}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert told.endswith("gui --sample")


@pytest.mark.parametrize(
    ("line", "command", "rest"),
    [
        ("test -q --lf -k name", "test", ["-q", "--lf", "-k", "name"]),
        ("run check --json --env x", "run", ["check", "--json", "--env", "x"]),
        ("--env there run gui", "run", ["gui"]),
        ("run --help", "run", ["--help"]),
    ],
)
def test_what_follows_the_command_is_handed_on_untouched(
    line: str, command: str, rest: list[str]
) -> None:
    wanted = start.parse_arguments(line.split())

    assert (wanted.command, wanted.arguments) == (command, rest)


def test_the_place_of_the_environment_is_taken_from_option_variable_or_checkout(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CITECHECK_ENV", raising=False)
    assert start.parse_arguments([]).env == ROOT / ".venv"

    monkeypatch.setenv("CITECHECK_ENV", "/variable")
    assert start.parse_arguments([]).env == Path("/variable")
    assert start.parse_arguments(["--env", "/option"]).env == Path("/option")


def test_an_unknown_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        start.main(["dance"])

    assert ending.value.code == 2
    assert "dance" in capsys.readouterr().err


# --- exit codes and Ctrl-C ------------------------------------------------------------------------


@pytest.mark.parametrize("code", [0, 1, 2, 3, 70, 130])
def test_the_exit_code_of_a_command_is_handed_on(code: int) -> None:
    assert start.run_in(Path(sys.prefix), "-c", f"raise SystemExit({code})") == code


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals of this kind")
def test_a_command_ended_by_a_signal_has_the_shells_exit_code() -> None:
    fall = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"

    assert start.run_in(Path(sys.prefix), "-c", fall) == 128 + 9


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups of this kind")
def test_after_ctrl_c_the_command_may_finish_its_work(tmp_path: Path) -> None:
    command = tmp_path / "command.py"
    command.write_text(
        "import signal\n"
        "try:\n"
        "    print('ready', flush=True)\n"
        "    signal.pause()\n"
        "except KeyboardInterrupt:\n"
        "    print('saved', flush=True)\n"
        "    raise SystemExit(130) from None\n"
    )
    script = (
        "import pathlib, start, sys\n"
        f"sys.exit(start.run_in(pathlib.Path(sys.prefix), {str(command)!r}))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT / "packaging",
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as shell:
        assert shell.stdout is not None
        assert shell.stdout.readline() == "ready\n"

        os.killpg(shell.pid, signal.SIGINT)

        assert shell.stdout.read() == "saved\n"
        assert shell.wait() == 130


# --- what the system lacks ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("release", "family"),
    [
        (UBUNTU, "debian"),
        (MINT, "debian"),
        ("ID=debian\n", "debian"),
        ("ID=fedora\n", "fedora"),
        (ROCKY, "fedora"),
        ("ID=arch\n", "arch"),
        ("ID=manjaro\nID_LIKE=arch\n", "arch"),
        ("ID=alpine\n", None),
        ("", None),
    ],
)
def test_the_family_of_a_distribution_is_known(release: str, family: str | None) -> None:
    assert qt_libraries.distro(release) == family


def test_missing_libraries_are_read_from_the_loader_and_from_the_probe() -> None:
    output = (
        "absent libX11.so.6\n"
        "absent a font\n"
        "Traceback (most recent call last):\n"
        '  File "<string>", line 11, in <module>\n'
        "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory\n"
        "OSError: libxcb-cursor.so.0: cannot open shared object file: No such file or directory\n"
    )

    missing = qt_libraries.missing_libraries(output)

    assert missing == ["a font", "libEGL.so.1", "libX11.so.6", "libxcb-cursor.so.0"]


@pytest.mark.parametrize("output", ["", "all is well", "ImportError: cannot import name 'QtSvg'"])
def test_other_messages_name_no_library(output: str) -> None:
    assert qt_libraries.missing_libraries(output) == []


@pytest.mark.parametrize(
    ("family", "packages"),
    [
        ("debian", ["fonts-dejavu-core", "libegl1", "libglib2.0-0"]),
        ("fedora", ["dejavu-sans-fonts", "glib2", "libglvnd-egl"]),
        ("arch", ["glib2", "libglvnd", "ttf-dejavu"]),
    ],
)
def test_packages_are_named_once_each_and_unknown_libraries_have_none(
    family: str, packages: list[str]
) -> None:
    libraries = ["libgthread-2.0.so.0", "libglib-2.0.so.0", "libEGL.so.1", "a font", "libodd.so.9"]

    assert qt_libraries.packages_for(libraries, family) == packages


def test_every_library_has_a_package_in_every_distribution() -> None:
    for name, packages in qt_libraries.ALL_LIBRARIES.items():
        assert len(packages) == len(qt_libraries.DISTROS), name
        assert all(re.fullmatch(r"[A-Za-z0-9.+-]+", package) for package in packages), name


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError: x\nERROR: No matching distribution found", "is there a network"),
        ("ERROR: No matching distribution found for shiboken6", "was not found for Python"),
        ("something new", "something new"),
    ],
)
def test_the_troubles_of_pip_become_sentences(output: str, sentence: str) -> None:
    assert sentence in outside.explain(output)
