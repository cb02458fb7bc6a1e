"""Two captures of a page are told apart word by word."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.match.fewest_edits import Steps, fewest_edits
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


def test_small_changes_in_text_that_repeats_itself_are_told_alone() -> None:
    verse = ["row", "row", "row", "your", "boat", "gently", "down", "the", "stream"]
    words = verse * 400
    other = list(words)
    other[1_203] = "their"
    del other[2_005:2_007]
    other[3_000:3_000] = ["merrily"]

    told = changes(" ".join(words), " ".join(other))

    assert len(told) <= 4
    assert sum(len((a + " " + b).split()) for a, b in told) <= 8
    assert ("down", "their") in told


@given(st.lists(st.sampled_from("abc"), max_size=40), st.lists(st.sampled_from("abc"), max_size=40))
def test_the_fewest_edits_make_one_row_the_other(old: list[str], new: list[str]) -> None:
    places = fewest_edits(old, new, most_edits=80, steps=Steps(100_000))

    assert places is not None
    made, at = [], 0
    for a, a_end, b, b_end in places:
        made += [*old[at:a], *new[b:b_end]]
        at = a_end
    assert [*made, *old[at:]] == new
    alike = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, j in product(range(len(old)), range(len(new))):
        same = alike[i][j] + 1 if old[i] == new[j] else 0
        alike[i + 1][j + 1] = max(same, alike[i][j + 1], alike[i + 1][j])
    edits = sum(a_end - a + b_end - b for a, a_end, b, b_end in places)
    assert edits == len(old) + len(new) - 2 * alike[-1][-1]


def test_where_too_much_differs_or_steps_run_out_nothing_is_told() -> None:
    old, new = list("abcdefgh") * 9, list("hgfedcba") * 9

    assert fewest_edits(old, new, most_edits=3, steps=Steps(100_000)) is None
    assert fewest_edits(old, new, most_edits=200, steps=Steps(10)) is None


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
