"""The terminal speaks the language that the options name."""

from __future__ import annotations

import pytest

from citecheck import paths
from citecheck.cli.exit_codes import ExitCode
from citecheck.cli.main import run
from citecheck.wording.translate import use_language
from tests.cli.conftest import Citecheck

pytestmark = pytest.mark.usefixtures("english_again")


def _options(text: str) -> None:
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text(text, encoding="utf-8")


def test_a_language_of_the_options_is_spoken(citecheck: Citecheck) -> None:
    _options('language = "fr"\n')

    told = citecheck("list")

    assert told.out.startswith("La bibliothèque ne contient pas encore de vérification.")


def test_english_is_spoken_without_options(citecheck: Citecheck) -> None:
    use_language("fr")

    told = citecheck("list")

    assert told.out.startswith("The library holds no checks yet.")


def test_damaged_options_are_told_by_the_command_that_needs_them(citecheck: Citecheck) -> None:
    _options("language = 7\n")

    told = citecheck("sample", "--library", "l.citecheck")

    assert told.status == ExitCode.FAULT
    assert "The options in" in told.err


def test_a_window_that_stands_already_goes_on_in_its_own_language(
    capfd: pytest.CaptureFixture[str],
) -> None:
    use_language("fr")

    run(["list"], obj=object())

    assert capfd.readouterr().out.startswith("La bibliothèque ne contient pas")
