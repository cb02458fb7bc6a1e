"""What the find bar counts."""

from __future__ import annotations

import pytest

from citecheck.gui.text.fuzzy import fit
from citecheck.gui.text.help_text import lines_of
from citecheck.gui.text.seeking import MOST_HITS, STEP, hits_of, nearest, needle_of
from citecheck.model import Span


def found(text: str, words: str, *, case: bool = False, whole: bool = False) -> list[str]:
    needle = needle_of(words, case=case, whole=whole)
    return [hit.of(text) for hit in hits_of(text, needle) if hit] if needle else []


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The gate. the GATE", "the gate", ["The gate", "the GATE"]),
        ("He said “don’t”.", '"don\'t"', ["“don’t”"]),
        ("well–known well-known", "well-known", ["well–known", "well-known"]),
        ("two\n words", "two words", ["two\n words"]),
        ("🌉🌉 bridge", "bridge", ["bridge"]),
        ("a.c abc", "a.c", ["a.c"]),
        ("nothing", "   ", []),
    ],
)
def test_typed_words_find_their_kind(text: str, words: str, wanted: list[str]) -> None:
    assert found(text, words) == wanted


def test_capitals_and_whole_words_count_where_asked() -> None:
    assert found("Gate gate gates", "gate", case=True) == ["gate", "gate"]
    assert found("Gate gate gates", "gate", whole=True) == ["Gate", "gate"]
    assert found("“gate” gates", "“gate”", whole=True) == ["“gate”"]


def test_a_hit_across_two_steps_is_found_once() -> None:
    text = "x" * (STEP - 3) + "bridges" + "y" * STEP + " bridges"

    assert found(text, "bridges") == ["bridges", "bridges"]


def test_looking_through_a_long_text_comes_back_after_every_step() -> None:
    needle = needle_of("absent")
    assert needle is not None

    assert list(hits_of("z" * (3 * STEP), needle)) == [None, None]


def test_hits_have_an_end() -> None:
    assert len(found("a" * (MOST_HITS + 50), "a")) == MOST_HITS


def test_the_first_hit_is_the_one_at_or_after_the_cursor() -> None:
    hits = [Span(3, 5), Span(10, 12)]

    assert [nearest(hits, at) for at in (0, 4, 10, 11)] == [0, 1, 1, 0]
    assert nearest([], 0) == -1


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("new", "New window"),
        ("win new", "New window"),
        ("nw", "New window"),
        ("ndow", "New window"),
    ],
)
def test_a_few_letters_fit_a_name(typed: str, name: str) -> None:
    assert fit(typed, name) is not None


def test_beginnings_fit_better_than_middles_and_strangers_not_at_all() -> None:
    begins, inside = fit("find", "Find next"), fit("find", "Refinding")

    assert begins is not None
    assert inside is not None
    assert begins > inside
    assert fit("zebra", "Find next") is None


def test_help_tables_become_lines_and_broken_lines_are_joined() -> None:
    text = (
        "# Title\n\nOne line\nand more.\n\n| Key | What |\n|---|---|\n| **V** | verified |\n- item"
    )

    shown = [(line.text, line.level, line.item) for line in lines_of(text)]

    assert shown == [
        ("Title", 1, False), ("", 0, False), ("One line and more.", 0, False), ("", 0, False),
        ("V  verified", 0, True), ("• item", 0, True),
    ]  # fmt: skip
