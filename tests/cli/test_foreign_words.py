"""What a page or an address says is shown on the terminal, and never steers it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from citecheck.cli import progress
from citecheck.cli.exit_codes import ExitCode
from citecheck.cli.screen import console
from citecheck.cli.streams import plain
from citecheck.pipeline.events import HostsListed
from tests.cli.conftest import Citecheck

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TITLE = "The bridge \x9b31m\u202eand the town"
ARTICLE = (
    "<html><title>{title}</title><h1>{title}</h1><p>“The bridge \u202ewill \x9b2Jnot \x7fopen in "
    'May,” said the mayor, <a href="https://ledger.example/\u202eq?\x9b2J&#27;[2J=1">Anna \u2066'
    "Holt</a>.</p></html>"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.html"
    path.write_text(ARTICLE.format(title=TITLE), encoding="utf-8")
    return path


def test_no_command_lets_a_page_steer_the_terminal(citecheck: Citecheck, article: Path) -> None:
    file, title = str(article), "bridge"
    commands = (
        ("detect", file, "--explain"),
        ("detect", file, "--json"),
        ("compare", "the bridge \x9b2Jwill open\u202e", file),
        ("compare", "the bridge \x9b2Jwill open\u202e", file, "--json"),
        ("check", file, "--offline", "--library", "l"),
        ("check", file, "--offline", "--library", "l", "--page", f"https://a.example/\x9b={file}"),
        ("report", title, "--library", "l"),
        ("report", title, "--library", "l", "--json"),
        ("list", "--library", "l"),
        ("list", "--library", "l", "--json"),
        ("search", "bridge", "--library", "l"),
        ("search", "bridge", "--library", "l", "--json"),
        ("detect", "none\x1b[2J\x9b.txt"),
        ("detect", "--none\x1b[2J"),
        ("report", "none\x1b]0;x\x07", "--library", "l"),
        ("archive", "http://127.0.0.1/\x1b[2J"),
    )

    told = [(command, citecheck(*command)) for command in commands]

    for command, one in told:
        assert one.status != ExitCode.BUG, (command, one.err)
        assert not STEERING.findall(one.out + one.err), command
    assert "The bridge" in told[4][1].out


def test_json_keeps_what_the_page_says(citecheck: Citecheck, article: Path) -> None:
    told = citecheck("detect", str(article), "--json")

    assert "\x9b2Jnot \x7fopen" in json.loads(told.out)["text"]


def test_progress_names_hosts_as_words(capfd: pytest.CaptureFixture[str]) -> None:
    with progress.shown_progress(quiet=False) as report:
        report(HostsListed(("a\u202e\x1b[2J.example",), pages=1))

    assert not STEERING.findall(capfd.readouterr().err)


def test_words_of_all_scripts_stay() -> None:
    words = "“Ça\u00a0va”\tعربي\u200f, עברית\u200e 日本 🙂\n"

    assert plain(words) == words


def test_a_console_prints_no_escape_of_its_own_into_a_file(
    capfd: pytest.CaptureFixture[str],
) -> None:
    console().print("[bold]words[/bold]", style="red")

    assert capfd.readouterr().out == "words\n"
