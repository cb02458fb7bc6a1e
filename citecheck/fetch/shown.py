"""What a page shows, measured: its words, its prose, how much of it speaks of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from citecheck.model import Block, BlockKind, PageText, Snapshot, Span, Zone

_LOOKED_AT_BYTES = 400_000
_UNSEEN = frozenset({Zone.NAVIGATION, Zone.HIDDEN, Zone.ASIDE})
_PROSE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_SHORTEST_PROSE = 60
_FIRST_WIDE = "\u3000"
_WIDE_WEIGHT = 2


@dataclass(frozen=True)
class Shown:
    """A page as its visitor sees it, with the measures by which walls are told from articles.

    Lengths are weights: code points, those of Chinese, Japanese and Korean counted three times,
    because they say as much as three letters.
    """

    snapshot: Snapshot
    page: PageText

    @cached_property
    def all_blocks(self) -> tuple[Block, ...]:
        """The page's blocks, made once."""
        return tuple(self.page.blocks)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks outside menus, side matter and what is hidden."""
        told = self.all_blocks
        if not told and self.page.text.strip():
            told = (Block(BlockKind.PARAGRAPH, Span(0, len(self.page.text))),)
        return tuple(block for block in told if block.zone not in _UNSEEN)

    @cached_property
    def text(self) -> str:
        """The text of ``blocks``, a line for each."""
        return "\n".join(self.text_of(block) for block in self.blocks).strip()

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that are sentences rather than labels."""
        return tuple(
            block
            for block in self.blocks
            if block.kind in _PROSE_KINDS and weight(self.text_of(block)) >= _SHORTEST_PROSE
        )

    @cached_property
    def article(self) -> tuple[Block, ...]:
        """The prose of the article itself."""
        return tuple(block for block in self.prose if block.zone is Zone.ARTICLE)

    @cached_property
    def headlines(self) -> tuple[str, ...]:
        """The page's title and the first headings that it shows."""
        headings = (self.text_of(block) for block in self.blocks if block.kind in _HEADINGS)
        return tuple(filter(None, (self.page.title, *list(headings)[:3])))

    @cached_property
    def markup(self) -> str:
        """The first 400,000 bytes as they came, in small letters."""
        return self.snapshot.body[:_LOOKED_AT_BYTES].decode("utf-8", "replace").lower()

    @property
    def has_words(self) -> bool:
        """Whether anything is shown but marks and blanks."""
        return any(mark.isalnum() for mark in self.text)

    @property
    def tells_author_or_date(self) -> bool:
        """Whether the page gives itself a byline or a date, as articles do."""
        return bool(self.page.byline or self.page.published)

    @cached_property
    def weight(self) -> int:
        """How much is shown."""
        return weight(self.text)

    def text_of(self, block: Block) -> str:
        """Return the words of ``block``."""
        return block.span.of(self.page.text)

    def says(self, words: re.Pattern[str]) -> bool:
        """Return whether title or shown text hold ``words``."""
        return bool(words.search(self.page.title) or words.search(self.text))

    def heads(self, words: re.Pattern[str]) -> bool:
        """Return whether title or first headings hold ``words``."""
        return any(words.search(line) for line in self.headlines)

    def count(self, words: re.Pattern[str]) -> int:
        """Return how many different forms of ``words`` title and shown text hold."""
        found = words.finditer(f"{self.page.title}\n{self.text}")
        return len({match[0].casefold() for match in found})

    def other_prose(self, words: re.Pattern[str]) -> int:
        """Return the weight of the prose that does not speak of ``words``: an article's, if any."""
        texts = (self.text_of(block) for block in self.prose)
        return sum(weight(text) for text in texts if not words.search(text))

    def linked_share(self) -> float:
        """Return which share of the shown text is links."""
        shown = sum(len(block.span) for block in self.blocks)
        spans = [(block.span.start, block.span.end) for block in self.blocks]
        linked = at = 0
        for link in self.page.links:
            if link.span is None:
                continue
            while at < len(spans) and spans[at][1] <= link.span.start:
                at += 1
            if at < len(spans) and spans[at][0] <= link.span.start:
                linked += len(link.span)
        return linked / shown if shown else 0.0


def weight(text: str) -> int:
    """Return how much ``text`` says, in letters."""
    wide = sum(mark >= _FIRST_WIDE for mark in text) if not text.isascii() else 0
    return len(text.strip()) + _WIDE_WEIGHT * wide
