"""A page made ready for comparison: its words as numbers, and where each number stands."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt

from citecheck.match.between_pages import running_lines
from citecheck.match.cues import is_reporting
from citecheck.match.wordlists import any_of
from citecheck.match.words import NOTE_SIGN, PAGE_WORD, STRUCK, WORD, key_of
from citecheck.model import PageText, Span, Zone
from citecheck.read.fold import Folded, fold

T = TypeVar("T")
Numbers = npt.NDArray[np.int64]

_SIDE_ZONES = {Zone.CAPTION, Zone.ASIDE, Zone.NAVIGATION, Zone.HIDDEN, Zone.COMMENTS}
_PARTS = re.compile(f"({PAGE_WORD.pattern})")
_INTERPOSED = re.compile(r"[,.?!][']?(\")\s?([^\"]{2,160})(\")")
_OPENING, _CLOSING = frozenset("“„«「"), frozenset("”»」")
_BRACKET = re.compile(r"\[([^\[\]]{2,160})\]")
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[a-z]|sic|note \d{1,3}|citation needed)\]")
_BETWEEN_LINES = re.compile(
    rf"^[ ]?(?:{any_of('between_lines')})(?:[ :].{{0,120}})?$"
    rf"|^[ ]?[\[(](?:{any_of('pictures')})\b[^\])\n]{{0,160}}[\])]$",
    re.IGNORECASE | re.MULTILINE,
)
_SURROGATES, _SURROGATE_COUNT = 0xD800, 0x800
_INTERPOSED_WORDS = 14


@dataclass(frozen=True)
class PageIndex:
    """A page's words and their places.

    Attributes:
        page: the text that evidence rests on.
        folded: its folded spelling.
        ids: the number of each word, in order.
        starts, ends: where each word stands in the folded text.
        numbers: the number of each word key.
        free: words that may stand between two halves of a quote and be no part of it: "he said"
            between quotation marks, footnote numbers, words struck through, heads and feet of
            printed pages, captions and asides amid an article.
        small_letter_words: the words that the page has in small letters somewhere.
    """

    page: PageText
    folded: Folded
    ids: Numbers
    starts: Numbers
    ends: Numbers
    numbers: dict[str, int]
    free: npt.NDArray[np.bool_]
    small_letter_words: frozenset[str] = field(repr=False)
    _keys: list[str] = field(repr=False)
    _notes: dict[str, object] = field(default_factory=dict, repr=False)

    @property
    def size(self) -> int:
        """Return how many words the page has."""
        return len(self.ids)

    def key(self, at: int) -> str:
        """Return the key of word ``at``."""
        return self._keys[int(self.ids[at])]

    def raw(self, at: int) -> str:
        """Return word ``at`` as folded."""
        return _bare(self.folded.text[int(self.starts[at]) : int(self.ends[at])])

    def span(self, first: int, last: int) -> Span:
        """Return the place of words ``first`` up to before ``last`` in the page's own text."""
        if first >= last:
            at = int(self.starts[first]) if first < self.size else len(self.folded.text)
            return self.folded.to_raw(at, at)
        return self.folded.to_raw(int(self.starts[first]), int(self.ends[last - 1]))

    def between(self, left: int, right: int) -> str:
        """Return the folded text between word ``left`` and word ``right``."""
        start = int(self.ends[left]) if left >= 0 else 0
        end = int(self.starts[right]) if right < self.size else len(self.folded.text)
        return self.folded.text[start:end]

    def word_at(self, folded_offset: int) -> int:
        """Return the first word that ends after ``folded_offset``."""
        return int(np.searchsorted(self.ends, folded_offset, side="right"))

    def words_in(self, span: Span) -> range:
        """Return the words inside a span of the page's own text."""
        area = self.folded.to_folded(span.start, span.end)
        first = self.word_at(area.start)
        return range(first, int(np.searchsorted(self.starts, area.end)))

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what ``make`` returned the first time it was asked for under this name."""
        if name not in self._notes:
            self._notes[name] = make()
        return cast("T", self._notes[name])

    @cached_property
    def string(self) -> str:
        """The words as one string, a character a word: the fastest thing to search."""
        return as_string(self.ids)

    @cached_property
    def _by_id(self) -> tuple[Numbers, Numbers]:
        order = np.argsort(self.ids, kind="stable")
        edges = np.searchsorted(self.ids[order], np.arange(len(self._keys) + 1))
        return order, edges

    def places(self, number: int) -> Numbers:
        """Return where the word with this number stands, in order."""
        order, edges = self._by_id
        return order[edges[number] : edges[number + 1]]

    @cached_property
    def _pairs(self) -> tuple[Numbers, Numbers]:
        codes = self.ids[:-1] * len(self._keys) + self.ids[1:]
        order = np.argsort(codes, kind="stable")
        return codes[order], order

    def pair_places(self, numbers: Numbers, limit: int) -> list[tuple[int, Numbers]]:
        """Return each pair of neighbours in ``numbers`` with where it stands on the page.

        Left out are pairs that stand nowhere, and those in more than ``limit`` places.
        """
        codes, order = self._pairs
        wanted = numbers[:-1] * len(self._keys) + numbers[1:]
        wanted[(numbers[:-1] < 0) | (numbers[1:] < 0)] = -1
        lows = np.searchsorted(codes, wanted)
        highs = np.searchsorted(codes, wanted, side="right")
        told = np.flatnonzero((highs > lows) & (highs - lows <= limit))
        return [(i, order[lows[i] : highs[i]]) for i in told.tolist()]

    @cached_property
    def solid(self) -> Numbers:
        """How many words that are not free stand before each word, and in all."""
        return np.concatenate(([0], np.cumsum(~self.free)))

    @cached_property
    def solid_list(self) -> list[int]:
        """``solid`` as plain numbers, quicker to ask one by one."""
        return [int(count) for count in self.solid.tolist()]

    @cached_property
    def free_list(self) -> list[bool]:
        """``free`` as plain values, quicker to ask one by one."""
        return [bool(free) for free in self.free.tolist()]

    @cached_property
    def brackets(self) -> tuple[frozenset[str], ...]:
        """The word keys of each bracket of the page."""
        return tuple(
            frozenset(key_of(word.group()) for word in WORD.finditer(match[1]))
            for match in _BRACKET.finditer(self.folded.text)
        )


def _bare(raw: str) -> str:
    """Return a word without the brackets around its first letter."""
    return raw[1] + raw[3:] if raw[0] in "[(" else raw


def as_string(numbers: Numbers) -> str:
    """Return numbers as characters, surrogates left out. Equal strings mean equal numbers."""
    codes = numbers.astype("<u4")
    codes += np.where(codes >= _SURROGATES, np.uint32(_SURROGATE_COUNT), np.uint32(0))
    capped = np.minimum(codes, np.uint32(sys.maxunicode)).astype("<u4")
    return str(capped.tobytes(), "utf-32-le")


def index_page(page: PageText) -> PageIndex:
    """Return the index of a page. Linear; about 0.15 s for a million code points."""
    folded = fold(page.text)
    # Text and word by turns: splitting and counting lengths stays out of Python's own loop.
    parts = _PARTS.split(folded.text)
    raws = parts[1::2]
    edges = np.cumsum(np.fromiter(map(len, parts), dtype=np.int64, count=len(parts)))
    starts, ends = edges[:-1:2].copy(), edges[1::2].copy()
    numbers: dict[str, int] = {}
    seen = {
        raw: numbers.setdefault(key_of(_bare(raw)), len(numbers)) for raw in dict.fromkeys(raws)
    }
    words = np.fromiter(map(seen.__getitem__, raws), dtype=np.int64, count=len(raws))
    free = _free_words(page, folded, starts, ends)
    small = frozenset(raw for raw in seen if raw.islower())
    return PageIndex(page, folded, words, starts, ends, numbers, free, small, list(numbers))


def _free_words(
    page: PageText, folded: Folded, starts: Numbers, ends: Numbers
) -> npt.NDArray[np.bool_]:
    free = np.zeros(len(starts), dtype=np.bool_)

    def mark(start: int, end: int) -> None:
        first, last = np.searchsorted(ends, start, side="right"), np.searchsorted(starts, end)
        free[first:last] = True

    for start, end in _amid(page, folded, starts):
        mark(start, end)
    if any(block.zone is Zone.ARTICLE for block in page.blocks):
        for block in page.blocks:
            if block.zone in _SIDE_ZONES:
                area = folded.to_folded(block.span.start, block.span.end)
                mark(area.start, area.end)
    return free


def _amid(page: PageText, folded: Folded, starts: Numbers) -> Iterator[tuple[int, int]]:
    """Yield where the folded text has what its form alone tells to be no part of a sentence."""
    for match in _INTERPOSED.finditer(folded.text):
        closing = folded.to_raw(*match.span(1)).of(page.text)
        opening = folded.to_raw(*match.span(3)).of(page.text)
        if closing not in _OPENING and opening not in _CLOSING and _is_interposed(match[2]):
            yield match.span(2)
    for form in (_FOOTNOTE, STRUCK, _BETWEEN_LINES):
        yield from (match.span() for match in form.finditer(folded.text))
    yield from _note_signs(folded.text, starts)
    yield from running_lines(folded.text)


def _note_signs(text: str, starts: Numbers) -> list[tuple[int, int]]:
    """Return where raised figures stand that are words of their own, as "km²" has none."""
    found = [match.span() for match in NOTE_SIGN.finditer(text)]
    words = set(starts.tolist()) if found else set()
    return [span for span in found if span[0] in words]


def _is_interposed(words: str) -> bool:
    """Say whether these words between quotation marks only say who is speaking."""
    bare = [word.strip(",.:;").lower() for word in words.split()]
    return len(bare) <= _INTERPOSED_WORDS and any(map(is_reporting, bare))
