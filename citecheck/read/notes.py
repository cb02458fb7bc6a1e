"""Footnotes: written behind the text, their links tied to the words that they stand at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from citecheck.model import Link, Span
from citecheck.read.addresses import address_links
from citecheck.read.canvas import Canvas

_LAST_WORD = re.compile(r"\S{1,80}$")
_WORD_CHARS = 80
_MAX_NOTES = 5_000
_MAX_LINKS = 20


@dataclass(slots=True)
class Notes:
    """The footnotes met so far, in order."""

    _met: list[tuple[Span | None, Callable[[], None]]] = field(default_factory=list)

    def met(self, canvas: Canvas, write: Callable[[], None]) -> None:
        """Note a mark at the place that ``canvas`` has come to.

        Args:
            canvas: where the mark stands behind the last word; the mark itself is not written.
            write: writes the note's words on the same canvas, when its turn comes.
        """
        if len(self._met) < _MAX_NOTES:
            word = _LAST_WORD.search(canvas.text_since(canvas.length - _WORD_CHARS))
            length = len(word[0]) if word and canvas.in_block else 0
            place = Span(canvas.length - length, canvas.length) if length else None
            self._met.append((place, write))

    def written(self, canvas: Canvas) -> tuple[Link, ...]:
        """Write all notes behind the text; return their links at the words that they stand at."""
        links: list[Link] = []
        for place, write in self._met:
            canvas.end_block()
            start, before = canvas.length, canvas.link_count
            write()
            canvas.end_block()
            if place is None:
                continue
            hrefs = [link.href for link in canvas.links_since(before, _MAX_LINKS)]
            hrefs += [link.href for link in address_links(canvas.text_since(start))]
            links.extend(Link(href, place) for href in dict.fromkeys(hrefs))
        return tuple(links)
