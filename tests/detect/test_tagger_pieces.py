"""What the network reads: pieces, shapes, quotation marks, windows."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.detect.tagger.pieces import (
    SEPARATOR,
    SPECIAL_CASE,
    SPECIAL_QUOTE,
    Pieces,
    quote_states,
    read_pieces,
    word_shape,
)
from citecheck.detect.tagger.windows import cut_windows

TEXTS = st.text(alphabet="ab Z9.,“”‘’\"'«»`\n\u00a0é😀", max_size=120)


@dataclass
class Encoded:
    ids: list[int]
    offsets: list[tuple[int, int]]
    word_ids: list[int | None]


def encode(texts: list[str]) -> list[Encoded]:
    """Words and marks, each letter of a word a piece of its own."""
    found = []
    for text in texts:
        one = Encoded([], [], [])
        for number, match in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
            for at in range(*match.span()):
                one.ids.append(1000 + ord(text[at]))
                one.offsets.append((at, at + 1))
                one.word_ids.append(number)
        found.append(one)
    return found


def states(text: str) -> str:
    return "".join(str(state) for state in quote_states(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a “b” c", "0011100"),
        ('a "b" c', "0011100"),
        ("a «b» c", "0011100"),
        ("a ``b'' c", "001111100"),
        ("“b", "22"),
        ("“b\nc", "2200"),
        ("a ‘b c’ d", "003333300"),
        ("the dogs’ bowl", "0" * 14),
        ("“a ‘b’ c”", "111111111"),
        ("a” b", "0000"),
        ("", ""),
        ("\n\n", "00"),
    ],
)
def test_each_code_point_knows_its_quotation(text: str, expected: str) -> None:
    assert states(text) == expected


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("low", 0),
        ("7th", 0),
        ("7", 1),
        ("9TH", 1),
        ("NATO", 2),
        ("A", 3),
        ("Ada", 4),
        (",", 5),
        ("لا", 6),
        ("’", 7),
    ],
)
def test_a_word_has_one_of_ten_shapes(word: str, shape: int) -> None:
    assert word_shape(word, 0, len(word), quote_states(word)) == shape


def test_opening_and_closing_marks_have_shapes_of_their_own() -> None:
    text = "x “y” z"

    found = [word_shape(text, at, at + 1, quote_states(text)) for at in (2, 4)]

    assert found == [8, 9]


def test_pieces_and_words_stand_where_the_text_has_them() -> None:
    text = "Go on.\n\n“No,” he said."

    found = read_pieces(text, encode)

    words = [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)]
    assert words == ["Go", "on", ".", "“", "No", ",", "”", "he", "said", "."]
    assert [chr(n - 1000) for n in found.ids[found.word_at]] == [w[0] for w in words]
    assert (found.ids[found.paragraph_ends - 1] == SEPARATOR).all()
    assert (found.cases[found.paragraph_ends - 1] == SPECIAL_CASE).all()
    assert (found.quotes[found.paragraph_ends - 1] == SPECIAL_QUOTE).all()
    assert found.quotes[found.word_at].tolist() == [0, 0, 0, 1, 1, 1, 1, 0, 0, 0]


def test_of_a_very_long_word_only_its_beginning_is_read() -> None:
    found = read_pieces("a" * 500 + " b", encode)

    assert len(found.ids) == 12 + 1 + 1
    assert found.ends.tolist() == [500, 502]


@pytest.mark.parametrize("text", ["", "\n", " \n\u00a0\n", "\u200b"])
def test_a_text_without_words_has_none(text: str) -> None:
    found = read_pieces(text, encode)

    assert len(found.starts) in {0, 1}
    assert len(found.ids) == len(found.cases) == len(found.quotes)


@given(TEXTS)
def test_words_and_pieces_agree_for_any_text(text: str) -> None:
    found = read_pieces(text, encode)

    assert len(found.ids) == len(found.cases) == len(found.quotes)
    assert (np.diff(found.word_at) > 0).all()
    assert (found.starts < found.ends).all()
    assert (found.starts[1:] >= found.ends[:-1]).all()


def of_lengths(paragraphs: list[int]) -> Pieces:
    ends = np.cumsum(np.array(paragraphs, dtype=np.int64))
    total = int(ends[-1]) if len(ends) else 0
    some = np.arange(total)
    return Pieces(some, some, some, some, some, some, ends)


@settings(max_examples=60)
@given(st.lists(st.integers(1, 300), max_size=30))
def test_windows_answer_for_every_piece_once_and_none_is_too_long(paragraphs: list[int]) -> None:
    pieces = of_lengths(paragraphs)

    windows = cut_windows(pieces, limit=100, overlap=20)

    answered = [at for window in windows for at in range(window.low, window.high)]
    assert answered == list(range(len(pieces.ids)))
    for window in windows:
        assert window.start <= window.low <= window.high <= window.end <= window.start + 100


def test_a_window_begins_with_a_paragraph_where_one_is_near() -> None:
    windows = cut_windows(of_lengths([85, 10, 90]), limit=100, overlap=20)

    assert [(window.start, window.end) for window in windows] == [(0, 95), (85, 185)]
