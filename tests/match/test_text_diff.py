"""Two captures of a page are told apart word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.match.text_diff import text_changes
from citecheck.match.words import words_of
from citecheck.read.fold import fold


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [(c.old.of(old), c.new.of(new)) for c in text_changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("We shall build in May.", "We shall build in May.", []),
        ("We shall build in May.", "We shall build in June.", [("May", "June")]),
        ("We shall build.", "We shall never build.", [("", "never")]),
        ("We shall never build.", "We shall build.", [("never", "")]),
        ("", "All new words.", [("", "All new words")]),
        ("All old words.", "", [("All old words", "")]),
        ("one two three", "one 2 three four", [("two", "2"), ("", "four")]),
        ("“We’ll build”", '"We\'ll  build"', []),
        ("He said NO", "he said no", []),
        ("", "", []),
    ],
)
def test_words_that_differ_are_told_and_their_spelling_is_not(
    old: str, new: str, told: list[tuple[str, str]]
) -> None:
    assert changes(old, new) == told


def test_a_long_text_with_few_changes_tells_those_alone() -> None:
    words = [f"word{number * number % 9973}" for number in range(9_000)]
    other = list(words)
    other[2_000] = "changed"
    del other[4_000:4_003]
    other[8_000:8_000] = ["two", "added"]

    told = changes(" ".join(words), " ".join(other))

    gone = " ".join(words[4_000:4_003])
    assert told == [(words[2_000], "changed"), (gone, ""), ("", "two added")]


def test_texts_of_nothing_in_common_are_one_change() -> None:
    old, new = (" ".join(f"{side}{n}" for n in range(5_000)) for side in ("a", "b"))

    assert changes(old, new) == [(old, new)]


few_words = st.lists(st.sampled_from(["a", "b", "c", "the", "12"]), max_size=60)


@given(few_words, few_words)
def test_what_is_not_told_is_alike(old_words: list[str], new_words: list[str]) -> None:
    old, new = " ".join(old_words), " ".join(new_words)

    told = text_changes(old, new)

    def rest(text: str, spans: list[tuple[int, int]]) -> list[str]:
        kept = [w for w in words_of(fold(text).text) if not any(a <= w.start < b for a, b in spans)]
        return [word.key for word in kept]

    left = rest(old, [(c.old.start, c.old.end) for c in told])
    assert left == rest(new, [(c.new.start, c.new.end) for c in told])
