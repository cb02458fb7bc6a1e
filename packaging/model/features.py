"""What the network reads: pieces of words, their case, and their place in quotation marks.

Shared by training and by inference, so that both see the same. Offsets are code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]

CLS, SEP, UNKNOWN = 101, 102, 100
CASES = 22  # ten shapes, each with or without a space before it; two for special pieces
SPECIAL_CASE = 20
QUOTE_STATES = 5  # outside, closed, running to the paragraph's end, single marks, special pieces
SPECIAL_QUOTE = 4
MAX_WORD_PIECES = 12  # an address may have hundreds

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"``|''|[“”„«»\"]")
_OPEN_SINGLE = re.compile(r"(?<!\w)‘(?=\w)")
_CLOSE_SINGLE = re.compile(r"(?<=[\w.,!?…])’(?!\w)")
_OPENING = frozenset(("“", "„", "«", "``"))
_CLOSING = frozenset(("”", "»", "''"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as pieces (with a SEP after each paragraph) and as words.

    `word_at` is the index of each word's first piece; `starts` and `ends` are its code points.
    `paragraph_ends` are indices of pieces, the first after each paragraph's SEP.
    """

    ids: Ints
    cases: Ints
    quotes: Ints
    word_at: Ints
    starts: Ints
    ends: Ints
    paragraph_ends: Ints


def read_text(text: str, tokenizer: Tokenizer) -> Reading:
    """All pieces and words of a text; linear in its length."""
    spans = [m.span() for m in _PARAGRAPH.finditer(text)]
    states = quote_states(text)
    encodings = tokenizer.encode_batch([text[s:e] for s, e in spans], add_special_tokens=False)
    ids: list[int] = []
    cases: list[int] = []
    quotes: list[int] = []
    word_at: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    paragraph_ends: list[int] = []
    for (base, _), encoding in zip(spans, encodings, strict=True):
        last: int | None = -1
        case = state = pieces = 0
        for piece, (a, b), word in zip(
            encoding.ids, encoding.offsets, encoding.word_ids, strict=True
        ):
            if word != last:
                last, pieces = word, 0
                word_at.append(len(ids))
                starts.append(base + a)
                ends.append(base + b)
                state = states[base + a]
            else:
                pieces += 1
                ends[-1] = base + b
                if pieces >= MAX_WORD_PIECES:
                    continue
            ids.append(piece)
            cases.append(case)
            quotes.append(state)
        ids.append(SEP)
        cases.append(SPECIAL_CASE)
        quotes.append(SPECIAL_QUOTE)
        paragraph_ends.append(len(ids))
    columns = (ids, cases, quotes, word_at, starts, ends, paragraph_ends)
    reading = Reading(*(np.array(column, dtype=np.int64) for column in columns))
    _fill_cases(reading, text, states)
    return reading


def _fill_cases(reading: Reading, text: str, states: bytearray) -> None:
    bounds = np.append(reading.word_at, len(reading.ids))
    special = reading.cases == SPECIAL_CASE
    previous = -1
    for n, (start, end) in enumerate(
        zip(reading.starts.tolist(), reading.ends.tolist(), strict=True)
    ):
        case = 2 * word_shape(text, start, end, states) + (start != previous)
        reading.cases[bounds[n] : bounds[n + 1]] = case
        previous = end
    reading.cases[special] = SPECIAL_CASE


def word_shape(text: str, start: int, end: int, states: bytearray) -> int:
    """Which of ten shapes a word has; opening and closing quotation marks are told apart."""
    word = text[start:end]
    first = word[0]
    if word.islower():
        return 0
    if not first.isalnum():
        if first in "“”„«»\"'`‘’":
            opens = states[start] and (start == 0 or not states[start - 1])
            closes = states[start] and (end >= len(text) or not states[end])
            return 8 if opens else 9 if closes else 7
        return 5
    if first.isdigit():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 4 if first.isupper() else 6


def quote_states(text: str) -> bytearray:
    """Where each code point stands.

    0 is outside quotation marks, 1 inside a closed pair (marks included), 2 inside a quotation that
    runs to its paragraph's end, 3 inside single marks. Pairs never cross a paragraph; linear.
    """
    states = bytearray(len(text))
    for paragraph in _PARAGRAPH.finditer(text):
        _mark_doubles(text, *paragraph.span(), states)
        _mark_singles(text, *paragraph.span(), states)
    return states


def _mark_doubles(text: str, start: int, end: int, states: bytearray) -> None:
    opened = -1
    for mark in _MARK.finditer(text, start, end):
        kind = mark.group()
        if opened < 0:
            lone = mark.start() == start or text[mark.start() - 1].isspace()
            if kind in _OPENING or kind == '"' or (kind in _CLOSING and lone):
                opened = mark.start()
        elif kind in _CLOSING or kind == '"':
            states[opened : mark.end()] = b"\x01" * (mark.end() - opened)
            opened = -1
    if opened >= 0:
        states[opened:end] = b"\x02" * (end - opened)


def _mark_singles(text: str, start: int, end: int, states: bytearray) -> None:
    place = start
    while opening := _OPEN_SINGLE.search(text, place, end):
        place = opening.end()
        if states[opening.start()]:
            continue
        closing = _CLOSE_SINGLE.search(text, place, end)
        if closing is None:
            return
        for i in range(opening.start(), closing.end()):
            states[i] = states[i] or 3
        place = closing.end()


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start` to `end` are read together; answers count for pieces `low` to `high`."""

    start: int
    end: int
    low: int
    high: int


def cut_windows(reading: Reading, limit: int, overlap: int) -> tuple[Window, ...]:
    """Windows of at most `limit` pieces over the whole reading, with about `overlap` in common.

    They begin and end with paragraphs where one is near.
    """
    total = len(reading.ids)
    edges = reading.paragraph_ends
    bounds: list[tuple[int, int]] = []
    start = 0
    while start < total:
        end = min(start + limit, total)
        if end < total:
            end = _last_between(edges, end - overlap, end, end)
        bounds.append((start, end))
        if end >= total:
            break
        start = _last_between(edges, end - overlap, end - overlap // 2, end - overlap)
    if not bounds:
        return ()
    lows = [0, *((a[1] + b[0] + 1) // 2 for a, b in pairwise(bounds))]
    highs = [*lows[1:], total]
    return tuple(Window(*b, lo, hi) for b, lo, hi in zip(bounds, lows, highs, strict=True))


def _last_between(edges: Ints, low: int, high: int, otherwise: int) -> int:
    place = int(np.searchsorted(edges, high, side="right")) - 1
    return int(edges[place]) if place >= 0 and edges[place] > low else otherwise
