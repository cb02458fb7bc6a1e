"""A text in the making: pieces, the gaps between them, blocks and links with their spans."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from citecheck.model import BlockKind, Link, Span
from citecheck.read.clean import MAX_MARKS, clean_next, clean_text
from citecheck.read.struck import STRUCK, struck_lines

# What HTML collapses: no-break and other Unicode spaces are text.
_SPACES = re.compile(r"[ \t\n\f\r]+")
_OTHER_SPACES = ("\n", "\t", "\r", "\f")


class Gap(enum.IntEnum):
    """What is to stand before the next piece; of several asked for, the greatest counts."""

    NONE = 0
    SPACE = 1
    CELL = 2
    LINE = 3
    BLANK = 4


_GAPS = {Gap.NONE: "", Gap.SPACE: " ", Gap.CELL: "\t", Gap.LINE: "\n", Gap.BLANK: "\n\n"}


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block before its zone is known: ``region`` is the index of the region it stands in."""

    kind: BlockKind
    span: Span
    region: int = 0


class OpenLink:
    """A link whose words are being written."""

    __slots__ = ("href", "start")

    def __init__(self, href: str) -> None:
        self.href = href
        self.start: int | None = None


class Canvas:
    """Collects a text and its structure in one pass; every call is constant or linear in its text.

    Gaps are written only before a next piece, so a block ends where its last word ends, and the
    text has neither leading nor trailing space.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._gap = Gap.NONE
        self._breaks = 0
        self._open: tuple[int, BlockKind, int] | None = None
        self._is_free = self._is_struck = False
        self._unstarted: list[OpenLink] = []
        self._links: list[Link] = []
        self._blocks: list[RawBlock] = []
        self.length = 0
        self.tail = ""

    @property
    def in_block(self) -> bool:
        """Whether words were written since the last block ended."""
        return self._open is not None

    def write(self, text: str, kind: BlockKind, region: int = 0, *, struck: bool = False) -> None:
        """Add text whose white space collapses as HTML's does.

        Pieces struck through that follow on one line have one pair of marks: ``~~so~~``.
        """
        if struck:
            # Any space at its ends, a no-break one too, stays outside the marks.
            before, after = text[:1].isspace(), text[-1:].isspace()
            text = f"{' ' * before}{text.strip()}{' ' * after}"
        # Most texts have single spaces alone: five looks for a character are cheaper than a search.
        plain = "  " not in text and not any(space in text for space in _OTHER_SPACES)
        collapsed = text if plain else _SPACES.sub(" ", text)
        # A no-break space alone is how editors write an empty line.
        if collapsed in {"", " "} or (not self.in_block and not collapsed.strip()):
            self._ask(Gap.SPACE if collapsed else Gap.NONE)
            return
        if collapsed[0] == " ":
            self._ask(Gap.SPACE)
        self._put(collapsed.strip(" "), kind, region, struck=struck)
        if collapsed[-1] == " ":
            self._ask(Gap.SPACE)

    def write_kept(
        self, text: str, kind: BlockKind, region: int = 0, *, struck: bool = False
    ) -> None:
        """Add text whose white space stays as written."""
        if struck:
            text = struck_lines(text)
        if not self.in_block:
            text = text.lstrip("\n")
        if text:
            self._put(text, kind, region)

    def write_closing(self, mark: str, kind: BlockKind, region: int = 0) -> None:
        """Add a mark that stands directly behind the last word."""
        if self._gap is Gap.SPACE:
            self._gap = Gap.NONE
            self._put(mark, kind, region)
            self._gap = Gap.SPACE
        else:
            self._put(mark, kind, region)

    def join_next(self) -> None:
        """Drop a space asked for: the next piece continues the last word."""
        if self._gap is Gap.SPACE:
            self._gap = Gap.NONE

    @property
    def has_space(self) -> bool:
        """Whether a space is to stand before the next piece."""
        return self._gap is Gap.SPACE

    def break_line(self) -> None:
        """End the line as ``<br>`` does: a second one in a row ends the block."""
        self._breaks += 1
        if self._breaks > 1:
            self.end_block(Gap.BLANK)
        else:
            self._ask(Gap.LINE)

    def end_block(self, gap: Gap = Gap.BLANK) -> None:
        """End the block that is open, if any, and ask for ``gap`` before the next."""
        self._end_strike()
        if self._open is not None:
            start, kind, region = self._open
            self._blocks.append(RawBlock(kind, Span(start, self.length), region))
            self._open = None
            self._is_free = False
        self._ask(gap)

    def end_block_of(self, region: int) -> None:
        """End the block that is open, if it began in ``region``; the next goes on its line."""
        if self._open is not None and self._open[2] == region:
            self.end_block(Gap.LINE)

    def let_go_of(self, region: int) -> None:
        """Give the block that is open and began in ``region`` to whoever writes on in it."""
        if self._open is not None and self._open[2] == region:
            self._is_free = True

    def reopen_block(self) -> None:
        """Go on with the block that ended last, behind a space."""
        if self._open is None and self._blocks:
            block = self._blocks.pop()
            self._open = (block.span.start, block.kind, block.region)
            self._gap = Gap.SPACE

    def end_cell(self) -> None:
        """End a table's cell: the next one of the row follows in the same block."""
        self._ask(Gap.CELL)

    def open_link(self, href: str) -> OpenLink:
        """Begin a link; its span starts with the next word."""
        link = OpenLink(href)
        self._unstarted.append(link)
        return link

    def close_link(self, link: OpenLink) -> None:
        """End a link; one without words is dropped."""
        if link.start is None:
            if self._unstarted and self._unstarted[-1] is link:
                self._unstarted.pop()
            link.start = -1
        elif link.start >= 0:
            self._links.append(Link(link.href, Span(link.start, self.length)))

    @property
    def link_count(self) -> int:
        """How many links have been closed; for ``links_since``."""
        return len(self._links)

    def links_since(self, count: int, limit: int) -> list[Link]:
        """Return at most ``limit`` links closed after the first ``count``."""
        return self._links[count : count + limit]

    def text_since(self, start: int) -> str:
        """Return the text from ``start`` on; linear in what it returns."""
        pieces: list[str] = []
        length = self.length
        for piece in reversed(self._pieces):
            if length <= start:
                break
            length -= len(piece)
            pieces.append(piece)
        return "".join(reversed(pieces))[max(0, start - length) :]

    def finished(self) -> tuple[str, tuple[RawBlock, ...], tuple[Link, ...]]:
        """Return text, blocks and links in order of their place."""
        self.end_block()
        links = sorted(self._links, key=lambda link: link.span or Span(0, 0))
        return "".join(self._pieces), tuple(self._blocks), tuple(links)

    def _ask(self, gap: Gap) -> None:
        self._gap = max(self._gap, gap)

    def _end_strike(self) -> None:
        if self._is_struck:
            self._is_struck = False
            self._add(STRUCK)

    def _put(self, text: str, kind: BlockKind, region: int, *, struck: bool = False) -> None:
        gap = _GAPS[self._gap] if self.length else ""
        text = clean_next("" if gap else self.tail, text) if self.tail else clean_text(text)
        if not text:
            return
        if not struck or self._gap > Gap.SPACE:
            self._end_strike()
        if gap:
            self._pieces.append(gap)
            self.length += len(gap)
        self._gap, self._breaks = Gap.NONE, 0
        if self._open is None:
            self._open = (self.length, kind, region)
        elif self._is_free:
            self._open = (self._open[0], kind, region)
            self._is_free = False
        if struck and not self._is_struck:
            self._is_struck = True
            self._add(STRUCK)
        for link in self._unstarted:
            if link.start is None:
                link.start = self.length
        self._unstarted.clear()
        self._add(text)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)
        self.tail = text[-MAX_MARKS:] if len(text) >= MAX_MARKS else (self.tail + text)[-MAX_MARKS:]
