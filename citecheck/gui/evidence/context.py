"""A place with the words of the page round it, in pieces of one manner each. Pure."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from itertools import pairwise

from citecheck.gui.evidence.places import Place
from citecheck.gui.evidence.sentences import widened
from citecheck.model import Span

FIRST_BREADTH = 1
"""Sentences shown on either side before anybody asks for more."""
_LONG = 700
_EDGE = 240
_EMPTY_LINES = re.compile(r"\n{2,100}")
_WORDS = re.compile(r"\w{1,100}")


class Manner(enum.Enum):
    """What a piece of context is."""

    AROUND = "around"
    FOUND = "found"
    LEFT_OUT = "left_out"
    ELIDED = "elided"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; of an ``ELIDED`` one ``words`` says how many are out of sight."""

    text: str
    manner: Manner
    words: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """A place in its surroundings.

    Attributes:
        area: which code points of the page are shown.
        pieces: in order.
        whole: whether nothing of the page lies outside.
    """

    area: Span
    pieces: tuple[Piece, ...]
    whole: bool


def context_of(text: str, place: Place, breadth: int = FIRST_BREADTH) -> Context:
    """Return ``place`` with the rest of its sentence and ``breadth`` sentences more either way."""
    area = widened(text, place.extent, breadth)
    cuts = {area.start, area.end}
    for span in (*place.spans, *place.left_out):
        cuts |= {max(area.start, span.start), min(area.end, span.end)}
    pieces: list[Piece] = []
    for start, end in pairwise(sorted(cuts)):
        pieces += _shown(text[start:end], _manner(Span(start, end), place))
    return Context(area, tuple(pieces), area == Span(0, len(text)))


def left_out_words(text: str, place: Place) -> int:
    """Return how many words of the page the quote dropped at ``place``."""
    return sum(len(_WORDS.findall(span.of(text))) for span in place.left_out)


def _manner(span: Span, place: Place) -> Manner:
    if any(out.contains(span) for out in place.left_out):
        return Manner.LEFT_OUT
    if any(found.contains(span) for found in place.spans):
        return Manner.FOUND
    return Manner.AROUND


def _shown(text: str, manner: Manner) -> list[Piece]:
    """Return a stretch; the middle of a long one that was left out is out of sight."""
    plain = _EMPTY_LINES.sub("\n", text)
    if manner is not Manner.LEFT_OUT or len(plain) <= _LONG:
        return [Piece(plain, manner)] if plain else []
    head = plain[:_EDGE].rpartition(" ")[0] or plain[:_EDGE]
    tail = plain[-_EDGE:].partition(" ")[2] or plain[-_EDGE:]
    hidden = len(_WORDS.findall(plain[len(head) : len(plain) - len(tail)]))
    return [Piece(head, manner), Piece("", Manner.ELIDED, hidden), Piece(tail, manner)]
