"""Footnotes of pages: a mark that links to a note gets the links of that note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from citecheck.model import Link, Span
from citecheck.read.canvas import Canvas

_LAST_WORD = re.compile(r"\S{1,40}$")
_WORD_CHARS = 40
_MAX_MARKS = 5_000
_MAX_LINKS = 5
_MAX_LOOKED_AT = 50
_WEB = ("http://", "https://")


@dataclass(slots=True)
class NoteTargets:
    """Marks met on a walk through a page, and the notes that they lead to."""

    _marks: list[tuple[str, Span]] = field(default_factory=list)
    _begun: dict[str, int] = field(default_factory=dict)
    _links: dict[str, list[str]] = field(default_factory=dict)

    def mark(self, canvas: Canvas, target: str) -> None:
        """Note that a mark for the note ``target`` stands behind the last word, or is that."""
        if not target or not canvas.in_block or len(self._marks) >= _MAX_MARKS:
            return
        word = _LAST_WORD.search(canvas.text_since(canvas.length - _WORD_CHARS))
        if word:
            self._marks.append((target, Span(canvas.length - len(word[0]), canvas.length)))
            self._links.setdefault(target, [])

    def begin(self, canvas: Canvas, name: str) -> str:
        """Return ``name`` when an element of that id is a note that a mark leads to, else ""."""
        if name not in self._links or name in self._begun:
            return ""
        self._begun[name] = canvas.link_count
        return name

    def end(self, canvas: Canvas, name: str) -> None:
        """Note that the element of a note has ended."""
        found = canvas.links_since(self._begun[name], _MAX_LOOKED_AT)
        hrefs = dict.fromkeys(link.href for link in found if link.href.startswith(_WEB))
        self._links[name] = list(hrefs)[:_MAX_LINKS]

    def joined(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """Return ``links`` with those of the notes, each at its mark."""
        told = [Link(href, place) for target, place in self._marks for href in self._links[target]]
        if not told:
            return links
        return tuple(sorted((*links, *told), key=lambda link: link.span or Span(0, 0)))
