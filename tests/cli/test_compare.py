"""``citecheck compare`` as a newcomer reads it: finding, reason, both sides, legend."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck import paths
from tests.cli.conftest import Citecheck

PAGE = (
    "The talks\n\n“It was, as I said before, the worst winter in forty years,” Tom Oke told Radio "
    "Delta.\n\n“We will spend 300 million dollars on the bridges next year,” said Ada Renner.\n"
)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def test_a_changed_word_stands_on_both_sides_with_its_letter(
    citecheck: Citecheck, page: str
) -> None:
    told = citecheck("compare", "We will spend 300 million dollars on the bridges this year", page)

    assert told.status == 0
    assert "C⟨this⟩" in told.out
    assert "C⟨next⟩" in told.out
    assert "C changed" in told.out
    assert "speaker: Ada Renner" in told.out


def test_an_amount_written_otherwise_says_so(citecheck: Citecheck, page: str) -> None:
    told = citecheck("compare", "We will spend $300 million on the bridges next year", page)

    assert "written otherwise" in told.out
    assert "⚑" not in told.out


def test_words_left_out_at_a_mark_are_shown_on_the_page_side(
    citecheck: Citecheck, page: str
) -> None:
    told = citecheck("compare", "It was … the worst winter in forty years", page)

    assert "shortened" in told.out
    assert "…⟨" in told.out


def test_the_house_that_the_options_name_is_asked(
    citecheck: Citecheck, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = tmp_path / "options.toml"
    options.write_text('house_profile = "own"\n', encoding="utf-8")
    monkeypatch.setattr(paths, "config_file", lambda: options)

    told = citecheck("compare", "We will spend $300 million on the bridges next year", page)

    assert "Not acceptable by house rules (own, strict)" in told.out
