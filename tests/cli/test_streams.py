"""Whatever the output is connected to, the command does its work and its status tells of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.cli.exit_codes import ExitCode
from tests.conftest import ROOT

ARTICLE = "“The bridge will open in May,” the mayor, Anna Holt, told Reuters.\n"
PAGE = "Anna Holt said: “The bridge will open in June.”\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def shell(folder: Path, line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line in a shell; "citecheck" in it is the program."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    line = f'citecheck() {{ "{sys.executable}" -m citecheck "$@"; }}\n{line}'
    command = ["bash", "-c", line]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)


CHECK = "citecheck check article.txt --page page.txt --offline --library lib"


@posix
def test_letters_that_the_output_lacks_are_written_as_escapes(folder: Path) -> None:
    told = shell(folder, CHECK, PYTHONIOENCODING="ascii")

    assert told.returncode == ExitCode.OK
    assert rb"\u2260 altered" in told.stdout


@posix
def test_json_is_utf8_whatever_the_output_is(folder: Path) -> None:
    told = shell(folder, f"{CHECK} --json", PYTHONIOENCODING="cp1252")

    assert json.loads(told.stdout.decode("utf-8"))["article"]["text"].startswith("“The bridge")


@posix
def test_closed_streams_end_no_command_with_a_bug(folder: Path) -> None:
    assert shell(folder, f"{CHECK} 2>&-").returncode == ExitCode.OK
    assert shell(folder, "citecheck list --library lib >&-").returncode == ExitCode.OK
    told = shell(folder, "citecheck detect - <&-")
    assert told.returncode == ExitCode.FAULT
    assert b"There is no text in standard input." in told.stderr


@posix
def test_an_unread_output_hides_neither_the_report_nor_that_something_is_wrong(
    folder: Path,
) -> None:
    line = f"{CHECK} --strict --report r.html | true; exit ${{PIPESTATUS[0]}}"

    told = shell(folder, line)

    assert told.returncode == ExitCode.FOUND_WRONG
    assert (folder / "r.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert b"Traceback" not in told.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_output_takes_no_report_with_it(folder: Path) -> None:
    told = shell(folder, f"{CHECK} --report r.html > /dev/full")

    assert told.returncode == ExitCode.FAULT
    assert b"no space is left there. What was found is saved." in told.stderr
    assert (folder / "r.html").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_of_a_command_that_saves_nothing_a_full_output_claims_nothing(folder: Path) -> None:
    told = shell(folder, "citecheck detect article.txt > /dev/full")

    assert told.returncode == ExitCode.FAULT
    assert told.stderr == b"The output could not be written: no space is left there.\n"


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are UTF-8")
def test_a_file_name_that_is_no_text_can_be_told(folder: Path) -> None:
    (folder / "page.txt").rename(os.fsdecode(os.fsencode(folder) + b"/p\xe9ge.txt"))
    line = "citecheck check article.txt --page p$'\\xe9'ge.txt --offline --library lib"

    told = shell(folder, line, PYTHONIOENCODING="utf-8:strict")

    assert told.returncode == ExitCode.OK
    assert rb"p\udce9ge.txt" in told.stdout
