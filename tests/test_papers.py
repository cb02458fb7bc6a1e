"""README, CONTRIBUTING and CHANGELOG agree with the program."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest
import start

import citecheck
from citecheck import start as _window_command  # noqa: F401 - adds "gui"
from citecheck.cli.exit_codes import ExitCode
from citecheck.cli.main import commands
from citecheck.model import FindingKind
from citecheck.start import add_window_command
from citecheck.wording.signs import FINDING_SIGNS, finding_sentence, finding_word

ROOT = Path(__file__).resolve().parent.parent


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_version_is_the_same_everywhere() -> None:
    version = tomllib.loads(page("pyproject.toml"))["project"]["version"]

    assert version == citecheck.__version__
    assert f"\n## [{citecheck.__version__}] - 20" in page("CHANGELOG.md")


def test_the_readme_names_every_command_and_no_other() -> None:
    named = set(re.findall(r"^\| `citecheck ([a-z-]+)", page("README.md"), re.MULTILINE))

    add_window_command()
    assert named == set(commands.list_commands(click.Context(commands)))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_start_script_takes_every_command_that_is_written_for_it(name: str) -> None:
    lines = re.findall(r"packaging/start\.py ?([^\n`…#]*)", page(name))

    assert lines != []
    for line in lines:
        assert start.parse_arguments(line.split()).command in {
            "sample",
            "run",
            "test",
            "check",
            "long",
        }


def test_the_readme_tells_the_exit_codes_of_the_program() -> None:
    table = re.findall(r"^\| (\d+) \|", page("README.md"), re.MULTILINE)

    assert [int(code) for code in table] == [int(code) for code in ExitCode]


@pytest.mark.parametrize("kind", FindingKind)
def test_the_readme_explains_the_signs_in_the_words_of_the_program(kind: FindingKind) -> None:
    row = f"| {FINDING_SIGNS[kind]} | {finding_word(kind)} | {finding_sentence(kind)} |"

    assert row in page("README.md")


def test_every_file_that_a_page_links_to_is_there() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md"):
        links = re.findall(r"\]\(([^)\s]+)\)", page(name))
        broken = [link for link in links if "://" not in link and not (ROOT / link).exists()]
        assert broken == [], name
