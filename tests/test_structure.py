"""The house itself: sizes, names, and contracts between rooms."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import start

ROOT = Path(__file__).resolve().parent.parent
ROOMS_WITH_TESTS = ("read", "detect", "match", "fetch", "store", "report", "pipeline", "gui", "cli")
ROOMS_WITH_FACES = ("read", "detect", "match", "fetch", "store", "report", "pipeline")
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50


def code_files() -> list[Path]:
    folders = ("citecheck", "tests", "packaging")
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tracked_files() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, or git is missing")
    done = subprocess.run(
        [git, "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("git does not answer for this checkout")
    names = done.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_the_contracts_between_rooms_are_kept() -> None:
    done = subprocess.run(
        [sys.executable, *start.LINTERS["lint-imports"]],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "citecheck").parts[0]


def taken_modules(path: Path) -> Iterator[str]:
    """Return the modules of other rooms that the file takes something of, as "room.module"."""
    for node in ast.walk(ast.parse(page(str(path)))):
        if isinstance(node, ast.ImportFrom) and node.module:
            house, _, module = node.module.partition(".")
            if house == "citecheck" and "." not in module:
                yield from (f"{module}.{name.name}" for name in node.names)
            elif house == "citecheck":
                yield module


def test_what_one_room_takes_of_another_is_listed_among_the_faces_of_the_rooms() -> None:
    faces = page("ARCHITECTURE.md").split("## 5.")[1].split("## 6.")[0]
    taken = {
        module
        for path in (ROOT / "citecheck").rglob("*.py")
        for module in taken_modules(path)
        if module.split(".")[0] in ROOMS_WITH_FACES and module.split(".")[0] != room_of(path)
    }

    assert sorted(module for module in taken if module not in faces) == []


def test_every_face_of_a_room_is_there() -> None:
    faces = page("ARCHITECTURE.md").split("## 5.")[1].split("## 6.")[0]
    rooms = "|".join(ROOMS_WITH_FACES)
    named = set(re.findall(rf"\b((?:{rooms})(?:\.[a-z_]+)+)\.([A-Za-z_]+)", faces))
    missing = [
        f"{module}.{name}"
        for module, name in named
        if not (ROOT / "citecheck" / f"{module.replace('.', '/')}.py").is_file()
        or not re.search(
            rf"^(?:(?:async )?def |class )?{name}\b",
            page(f"citecheck/{module.replace('.', '/')}.py"),
            re.MULTILINE,
        )
    ]

    assert missing == []


def test_no_file_is_longer_than_a_person_reads_in_one_go() -> None:
    sizes = {path: page(str(path)).count("\n") for path in code_files()}

    assert {str(path): size for path, size in sizes.items() if size > MAX_FILE_LINES} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in code_files()
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > MAX_FUNCTION_LINES
    ]

    assert long == []


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "citecheck").rglob("__init__.py")
        if not ast.get_docstring(ast.parse(page(str(path))))
    ]

    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}

    assert [str(path) for path in code_files() if path.stem in vague] == []


def test_the_tests_mirror_the_rooms() -> None:
    rooms = {path.name for path in (ROOT / "citecheck").iterdir() if path.is_dir()}
    folders = {
        path.name
        for path in (ROOT / "tests").iterdir()
        if path.is_dir() and path.name[0] not in "_."
    }

    assert folders - rooms <= {"eval", "benchmarks", "data"}


@pytest.mark.parametrize("room", ROOMS_WITH_TESTS)
def test_every_room_has_tests(room: str) -> None:
    assert list((ROOT / "tests" / room).rglob("test_*.py")) != []


def test_every_folder_of_resources_ships_in_the_wheel() -> None:
    shipped = project()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    folders = [path for path in (ROOT / "resources").iterdir() if path.is_dir()]

    for folder in folders:
        source = next(name for name in shipped if folder.is_relative_to(ROOT / name))
        inside = folder.relative_to(ROOT / source)
        assert Path(shipped[source]) / inside == Path("citecheck/_resources") / folder.name


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    folders = r"root|work|opt|Users|home/\w+"
    hosts = "pypi|pythonhosted|npmjs|anaconda"
    told = re.compile(rf"(?<![\w/.:>-])/(?:{folders})/\w|\b(?:{hosts})\.(?:org|com)\b")
    found = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in told.finditer(text)]

    assert found == []
