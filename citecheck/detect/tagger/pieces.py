"""What the network reads: pieces of words, their case, and their place in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

BEGIN, SEPARATOR = 101, 102
CASES = 22
"""Ten shapes of words, each with or without a space before it, and two for special pieces."""
SPECIAL_CASE = 20
QUOTE_STATES = 5
"""Outside, closed, running to the paragraph's end, single marks, special pieces."""
SPECIAL_QUOTE = 4
_MAX_WORD_PIECES = 12
"""Most pieces of one word that are read; an address may have hundreds."""

_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = re.compile(r"``|''|[“”„«»\"]")
_OPEN_SINGLE = re.compile(r"(?<!\w)‘(?=\w)")
_CLOSE_SINGLE = re.compile(r"(?<=[\w.,!?…])’(?!\w)")
_OPENING = frozenset(("“", "„", "«", "``"))
_CLOSING = frozenset(("”", "»", "''"))
_ANY_MARK = frozenset("“”„«»\"'`‘’")
_CLOSED, _RUNNING, _SINGLE = 1, 2, 3


class Encoding(Protocol):
    """One paragraph as the tokenizer gives it; offsets are code points of the paragraph."""

    @property
    def ids(self) -> list[int]:
        """Return the number of each piece."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Return where each piece stands."""

    @property
    def word_ids(self) -> list[int | None]:
        """Return the number of each piece's word."""


Encode = Callable[[list[str]], Sequence[Encoding]]
"""Paragraphs to their pieces, without special ones."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text as pieces (with a separator after each paragraph) and as words.

    Attributes:
        ids, cases, quotes: of each piece.
        word_at: index of each word's first piece.
        starts, ends: of each word, in code points of the text.
        paragraph_ends: index of the piece after each paragraph's separator.
    """

    ids: Ints
    cases: Ints
    quotes: Ints
    word_at: Ints
    starts: Ints
    ends: Ints
    paragraph_ends: Ints


def read_pieces(text: str, encode: Encode) -> Pieces:
    """Return ``text`` as pieces and words; linear in its length."""
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text)]
    states = quote_states(text)
    encodings = encode([text[s:e] for s, e in paragraphs])
    parts: list[tuple[Ints, ...]] = []
    pieces = 0
    for (base, _), encoding in zip(paragraphs, encodings, strict=True):
        ids, word_at, starts, ends = _paragraph(encoding)
        parts.append((ids, word_at + pieces, starts + base, ends + base))
        pieces += len(ids)
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return Pieces(none, none, none, none, none, none, none)
    ids, word_at, starts, ends = (np.concatenate(column) for column in zip(*parts, strict=True))
    lengths = np.array([len(part[0]) for part in parts], dtype=np.int64)
    paragraph_ends = np.cumsum(lengths)
    cases, quotes = _features(text, states, starts, ends)
    word_of = np.cumsum(np.bincount(word_at, minlength=pieces)) - 1
    case_of, quote_of = (
        np.concatenate((column, [0]))[np.maximum(word_of, 0)] for column in (cases, quotes)
    )
    case_of[paragraph_ends - 1] = SPECIAL_CASE
    quote_of[paragraph_ends - 1] = SPECIAL_QUOTE
    return Pieces(ids, case_of, quote_of, word_at, starts, ends, paragraph_ends)


def _paragraph(encoding: Encoding) -> tuple[Ints, Ints, Ints, Ints]:
    """Return a paragraph's pieces with its separator, and its words' first piece, start and end."""
    ids = np.array(encoding.ids, dtype=np.int64)
    if not len(ids):
        none = np.zeros(0, dtype=np.int64)
        return np.array([SEPARATOR]), none, none, none
    words = np.array(encoding.word_ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64)
    first = np.flatnonzero(np.diff(words, prepend=-1))
    last = np.append(first[1:], len(ids)) - 1
    place = np.arange(len(ids)) - np.repeat(first, last + 1 - first)
    kept = place < _MAX_WORD_PIECES
    word_at = (np.cumsum(kept) - 1)[first]
    return np.append(ids[kept], SEPARATOR), word_at, offsets[first, 0], offsets[last, 1]


def _features(text: str, states: bytearray, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Return each word's shape, doubled, with 1 added after a space, and its quotation state."""
    shapes = [
        word_shape(text, start, end, states)
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    spaced = starts != np.concatenate(([-1], ends[:-1]))
    cases = 2 * np.array(shapes, dtype=np.int64) + spaced
    quotes = np.frombuffer(states, dtype=np.uint8)[starts].astype(np.int64)
    return cases, quotes


def word_shape(text: str, start: int, end: int, states: bytearray) -> int:
    """Return which of ten shapes a word has; opening and closing marks are told apart."""
    word = text[start:end]
    first = word[0]
    if word.islower():
        return 0
    if not first.isalnum():
        if first not in _ANY_MARK:
            return 5
        opens = states[start] and (start == 0 or not states[start - 1])
        closes = states[start] and (end >= len(text) or not states[end])
        return 8 if opens else 9 if closes else 7
    if first.isdigit():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 4 if first.isupper() else 6


def quote_states(text: str) -> bytearray:
    """Return where each code point stands: 0 is outside quotation marks.

    1 is inside a closed pair (marks included), 2 inside a quotation that runs to its paragraph's
    end, 3 inside single marks. Pairs never cross a paragraph. Linear.
    """
    states = bytearray(len(text))
    for paragraph in _PARAGRAPH.finditer(text):
        _mark_doubles(text, *paragraph.span(), states)
        _mark_singles(text, *paragraph.span(), states)
    return states


def _mark_doubles(text: str, start: int, end: int, states: bytearray) -> None:
    opened = -1
    for mark in _DOUBLE.finditer(text, start, end):
        kind = mark.group()
        if opened < 0:
            lone = mark.start() == start or text[mark.start() - 1].isspace()
            if kind in _OPENING or kind == '"' or (kind in _CLOSING and lone):
                opened = mark.start()
        elif kind in _CLOSING or kind == '"':
            states[opened : mark.end()] = bytes([_CLOSED]) * (mark.end() - opened)
            opened = -1
    if opened >= 0:
        states[opened:end] = bytes([_RUNNING]) * (end - opened)


def _mark_singles(text: str, start: int, end: int, states: bytearray) -> None:
    place = start
    while opening := _OPEN_SINGLE.search(text, place, end):
        place = opening.end()
        if states[opening.start()]:
            continue
        closing = _CLOSE_SINGLE.search(text, place, end)
        if closing is None:
            return
        for at in range(opening.start(), closing.end()):
            states[at] = states[at] or _SINGLE
        place = closing.end()
