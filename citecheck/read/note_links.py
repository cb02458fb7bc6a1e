"""Footnotes of plain texts: ``[1]`` in a sentence gets the links of note 1 behind the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from citecheck.model import Block, BlockKind, Link, Span

_MARK = re.compile(r"\[\^?(\d{1,3})\]|(?<=[^\s\d])([¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})")
_NOTE = re.compile(
    r"(?:\[\^?(\d{1,3})\]:?|\^?(\d{1,3})[.):]|([¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}))[ \t\xa0]{0,4}\S"
)
_HEADING = re.compile(
    r"(?:references?|sources?|(?:foot|end)?notes|citations?|links|quellen|fu(?:ß|ss)noten|nachweise"
    r"|belege|références|sources|notes|fuentes|referencias|notas|примітки|джерела|примечания"
    r"|источники):?",
    re.IGNORECASE,
)
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MAX_LINKS = 5
_MAX_MARKS = 20_000


@dataclass(frozen=True, slots=True)
class _Note:
    """One note: where it stands, its number, the addresses in it."""

    span: Span
    number: str
    hrefs: tuple[str, ...]


def note_links(text: str, blocks: Sequence[Block], links: Sequence[Link]) -> tuple[Link, ...]:
    """Return a link for each mark of a note that holds one: its words are the mark itself.

    A note is a line that begins with its number ("[1] https://…", "1. Agency, https://…"), or an
    item of the list under a heading such as "Sources". It stands behind its mark; the nearest one
    counts.

    Args:
        text: what the spans count.
        blocks: of the text, in order.
        links: of the text, in order.
    """
    marks = list(islice(_marks(text), _MAX_MARKS))
    if not marks:
        return ()
    by_number: dict[str, list[_Note]] = {}
    for note in _notes(text, blocks, links):
        by_number.setdefault(note.number, []).append(note)
    told: list[Link] = []
    for place, number in marks:
        notes = by_number.get(number, [])
        # At its own number, a note begins; the mark of the text stands before it.
        at = bisect_left(notes, place.end, key=_start)
        if at < len(notes) and not (at and notes[at - 1].span.end > place.start):
            told.extend(Link(href, place) for href in notes[at].hrefs)
    return tuple(told)


def _marks(text: str) -> Iterator[tuple[Span, str]]:
    for match in _MARK.finditer(text):
        number = next(filter(None, match.groups()))
        yield Span(*match.span()), number.translate(_DIGITS)


def _start(note: _Note) -> int:
    return note.span.start


def _notes(text: str, blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[_Note]:
    """Yield the notes that hold links."""
    placed = [link for link in links if link.span is not None]
    starts = [link.span.start for link in placed if link.span is not None]
    counted = 0
    for block in blocks:
        line = block.span.of(text)
        if len(line) < 40 and _HEADING.fullmatch(line.strip(" #*")):  # noqa: PLR2004 - a heading
            counted = 1
            continue
        match = _NOTE.match(line)
        number = next(filter(None, match.groups())).translate(_DIGITS) if match else ""
        if counted and not number and block.kind is BlockKind.LIST_ITEM:
            number = str(counted)
        if not number:
            counted = counted if block.kind is BlockKind.LIST_ITEM else 0
            continue
        counted = counted and counted + 1
        inside = placed[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        if inside:
            hrefs = dict.fromkeys(link.href for link in inside[:_MAX_LINKS])
            yield _Note(block.span, number, tuple(hrefs))
