"""The way onto a machine: the pins, what a wheel holds, and the long suites."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import environment
import long_suites
import outside
import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
HERE = {name: str(value) for name, value in default_environment().items()}


def pins() -> dict[str, str]:
    """The pinned versions by name, without markers."""
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each in wanted}


def direct_requirements() -> list[str]:
    dependencies: list[str] = tomllib.loads(PYPROJECT)["project"]["dependencies"]
    return dependencies + environment.requirements(PYPROJECT, dev=True)


def needed_here(requirements: list[str]) -> set[str]:
    """The names of all that these requirements bring into the environment of this test."""
    names: set[str] = set()
    waiting = [(text, "") for text in requirements]
    while waiting:
        text, extra = waiting.pop()
        wanted = Requirement(text)
        here = {**HERE, "extra": extra}
        name = canonicalize_name(wanted.name)
        if name in names or (wanted.marker and not wanted.marker.evaluate(here)):
            continue
        names.add(name)
        below = importlib.metadata.requires(name) or []
        waiting += [(each, extra) for each in below for extra in ("", *wanted.extras)]
    return names


# --- pins and wheel -------------------------------------------------------------------------------


def test_every_requirement_is_pinned_to_a_version_that_it_allows() -> None:
    pinned = pins()

    for text in direct_requirements():
        wanted = Requirement(text)
        if wanted.marker is None or wanted.marker.evaluate():
            assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), text


def test_everything_that_is_installed_with_it_is_pinned_too() -> None:
    given = {"pip"}  # comes with the environment, and sqlite-utils asks for it

    assert needed_here(direct_requirements()) - set(pins()) - given == set()


def test_every_pinned_version_runs_on_the_oldest_python_that_is_promised() -> None:
    # Debian 12 has Python 3.11.2; soupsieve 3 wants 3.11.5.
    oldest = "3.11.0"
    too_new = [
        name
        for name, version in pins().items()
        for found in importlib.metadata.distributions(name=name)
        if found.version == version
        and not SpecifierSet(str(found.metadata.json.get("requires_python", ""))).contains(oldest)
    ]

    assert too_new == []


def test_qt_stays_below_the_version_that_frees_none_on_python_3_11() -> None:
    assert pins()["pyside6-essentials"] == pins()["shiboken6"]
    assert not pins()["shiboken6"].startswith("6.12.0")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        env=outside.clean_environ(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [built] = folder.glob("*.whl")
    return built


def test_a_wheel_holds_the_program_and_every_shipped_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    resources = ROOT / "resources"
    shipped = [path.relative_to(resources) for path in resources.rglob("*") if path.is_file()]
    assert {f"citecheck/_resources/{path.as_posix()}" for path in shipped} <= names
    assert "citecheck/cli/main.py" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"citecheck"}


def test_an_installed_wheel_finds_its_own_shipped_files(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    ask = "from citecheck.paths import resource; print(resource('outlets/outlets.csv'))"

    done = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=tmp_path,
        env={**outside.clean_environ(), "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    expected = tmp_path / "citecheck" / "_resources" / "outlets" / "outlets.csv"
    assert (done.stdout.strip(), done.stderr) == (str(expected), "")


# --- the long suites ------------------------------------------------------------------------------


def test_every_long_suite_names_files_that_are_there() -> None:
    words = [word for suite in long_suites.SUITES.values() for command in suite for word in command]
    files = [word for word in words if word.startswith("tests/")]

    assert files
    assert [file for file in files if not (ROOT / file).is_file()] == []


def test_the_clocks_are_all_the_benchmarks_that_there_are() -> None:
    words = [word for command in long_suites.SUITES["clocks"] for word in command]
    named = {word.removesuffix(".py").replace("/", ".") for word in words if "bench_" in word}

    benches = (ROOT / "tests" / "benchmarks").glob("bench_*.py")
    assert named == {f"tests.benchmarks.{path.stem}" for path in benches}


def test_a_long_suite_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert long_suites.main(["kils"]) == 2
    assert "kills" in capsys.readouterr().out
