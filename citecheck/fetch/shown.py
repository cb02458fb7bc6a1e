"""What a page shows, measured: its lines, its prose, and how much of it may be an article's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, urlsplit

from citecheck.fetch.page_parts import (
    HEADINGS,
    PROSE_KINDS,
    linked_blocks,
    linked_letters,
    small_print,
    teasers,
)
from citecheck.model import Block, BlockKind, PageText, Snapshot, Span, Zone

MUCH_STORY = 1_500
"""Weight of an article's prose from which a page is no wall of any kind."""

_LOOKED_AT_BYTES = 400_000
_LOOKED_AT_LINES = 120
_UNSEEN = frozenset({Zone.NAVIGATION, Zone.HIDDEN, Zone.ASIDE})
_UNREAD = frozenset({Zone.NAVIGATION, Zone.HIDDEN, Zone.COMMENTS})
_SHORTEST_PROSE, _SHORTEST_SENTENCE = 60, 25
_ENDS = (".", "!", "?", "…", "。", "！", "？", "”", "»", '"')
_LONGEST_HEADLINE = 120
_HEADLINES = 3
_FIRST_WIDE = "\u3000"
_WIDE_WEIGHT = 2
_WORDS_OF_SENTENCE, _SMALL_SHARE = 7, 0.7
_SPACES_IN_QUOTE, _SPACES_IN_LONG_QUOTE = 3, 6
_QUOTED = re.compile(
    r"[“„«‹][^“”„«»‹›\n]{15,600}[”“»›]|\"[^\"\n]{15,600}\"|[「『][^「」『』\n]{10,300}[」』]"
)
# What a headline quotes is its subject.
_CITED = re.compile(r"[“„«][^“”„«»\n]{1,120}[”“»]|\"[^\"\n]{1,120}\"|「[^「」\n]{1,60}」")
_DATED = re.compile(r"\"datepublished\"|article:published_time|itemprop=[\"']?datepublished")


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
            if block.kind in PROSE_KINDS and weight(self.text_of(block)) >= _SHORTEST_PROSE
        )

    @cached_property
    def story(self) -> tuple[Block, ...]:
        """What may be an article's: prose and short sentences but teasers, links, small print."""
        text = self.page.text
        apart = teasers(self.blocks, self.page.links) | self._links
        told = (block for block in self.blocks if block.kind in PROSE_KINDS and block not in apart)
        return tuple(
            block
            for block in told
            if is_said(said := block.span.of(text)) and not small_print(said)
        )

    @cached_property
    def _links(self) -> set[Block]:
        return linked_blocks(self.all_blocks, self.page.links)

    def is_link(self, block: Block) -> bool:
        """Return whether ``block`` is a link and hardly anything else."""
        return block in self._links

    @cached_property
    def headlines(self) -> tuple[str, ...]:
        """The page's title and the first headings that it shows."""
        headings = (self.text_of(block) for block in self.blocks if block.kind in HEADINGS)
        return tuple(filter(None, (self.page.title, *list(headings)[:_HEADLINES])))

    @cached_property
    def _told(self) -> tuple[Block, ...]:
        """The blocks outside menus and what is hidden; all that is seen where none is outside."""
        seen = [block for block in self.all_blocks if block.zone is not Zone.HIDDEN]
        told = [block for block in seen if block.zone not in _UNREAD] if self.has_words else seen
        return tuple(told[:_LOOKED_AT_LINES]) or self.blocks[:_LOOKED_AT_LINES]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The title and what is told outside menus, a line for each block, in small letters."""
        told = map(self.text_of, self._told)
        return tuple(line.lower() for line in (self.page.title, *told) if line)

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """The lines that say what the page is: its title and first headings."""
        return self._leading_of([b for b in self._told if b.zone is Zone.ARTICLE])

    @cached_property
    def leading_anywhere(self) -> tuple[str, ...]:
        """The same with headings beside the text, and the first line of a page without headings."""
        headings = self._leading_of(self._told)
        if len(headings) > 1:
            return headings
        first = self.lines[1:2] if self.page.title else self.lines[:1]
        return (*headings, *(line for line in first if weight(line) <= _LONGEST_HEADLINE))

    def _leading_of(self, blocks: Sequence[Block]) -> tuple[str, ...]:
        headings = [self.text_of(b) for b in blocks if b.kind in HEADINGS][:_HEADLINES]
        lines = (_CITED.sub("", line) for line in (self.page.title, *headings))
        return tuple(x.lower() for x in lines if x.strip() and weight(x) <= _LONGEST_HEADLINE)

    @cached_property
    def headings_of_story(self) -> tuple[str, ...]:
        """The headings that stand right above a part of the story, in small letters."""
        found, heading, story = [], "", set(self.story)
        for block in self.blocks:
            if block.kind in HEADINGS:
                heading = self.text_of(block).lower()
            elif heading and block in story:
                found.append(heading)
                heading = ""
        return tuple(found)

    def quotes(self, words: re.Pattern[str]) -> bool:
        """Return whether the story quotes somebody: walls quote nothing but their own buttons.

        Where it speaks of ``words``, only a long quotation tells.
        """
        return any(
            _quotes(text, at_length=self.holds(text, words))
            for text in map(self.text_of, self.story)
        )

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
    def is_signed(self) -> bool:
        """Whether it names its author, or says in its source when it was published.

        A date may also have been read from the address or from a teaser; that says nothing.
        """
        is_name = " " in self.page.byline.strip() or "." not in self.page.byline
        return bool(self.page.byline and is_name) or bool(_DATED.search(self.markup))

    @cached_property
    def weight(self) -> int:
        """How much is shown."""
        return weight(self.text)

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """The texts that the page holds and does not show."""
        return tuple(self.text_of(b) for b in self.all_blocks if b.zone is Zone.HIDDEN)

    @cached_property
    def came_from(self) -> SplitResult:
        """The address that answered."""
        return urlsplit(self.snapshot.final_url or self.snapshot.url or "")

    def text_of(self, block: Block) -> str:
        """Return the words of ``block``."""
        return block.span.of(self.page.text)

    def weight_of(self, blocks: Iterable[Block]) -> int:
        """Return how much ``blocks`` say together."""
        return sum(weight(self.text_of(block)) for block in blocks)

    def heads(self, words: re.Pattern[str], *, anywhere: bool = False) -> bool:
        """Return whether the lines that say what the page is hold ``words``."""
        lines = self.leading_anywhere if anywhere else self.leading
        return any(words.search(line) for line in lines)

    def count(self, words: re.Pattern[str]) -> int:
        """Return how many different forms of ``words`` the page's lines hold."""
        return len({match[0] for line in self.lines for match in words.finditer(line)})

    def other_story(self, *words: re.Pattern[str]) -> int:
        """Return the weight of the story that may be an article's.

        That is what holds none of ``words``, and what quotes somebody. Counted until it is
        more than any wall has: articles are long, and words are many.
        """
        told = 0
        for text in map(self.text_of, self.story):
            held = any(self.holds(text, one) for one in words)
            if not held or _quotes(text, at_length=True):
                told += weight(text)
            if told >= MUCH_STORY:
                break
        return told

    def holds(self, text: str, words: re.Pattern[str]) -> bool:
        """Return whether ``text`` holds ``words``; each pair is searched once."""
        known = self._held.get((text, words.pattern))
        if known is None:
            known = self._held[text, words.pattern] = bool(words.search(text.lower()))
        return known

    @cached_property
    def _held(self) -> dict[tuple[str, str], bool]:
        return {}

    def linked_share(self) -> float:
        """Return which share of the shown text is links."""
        shown = sum(len(block.span) for block in self.blocks)
        linked = sum(letters for _, letters in linked_letters(self.blocks, self.page.links))
        return linked / shown if shown else 0.0


def is_said(text: str) -> bool:
    """Return whether ``text`` is long enough for prose, or a shorter sentence."""
    long = weight(text)
    if long >= _SHORTEST_PROSE or (long >= _SHORTEST_SENTENCE and text.rstrip().endswith(_ENDS)):
        return True
    words = [word for word in text.split() if word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return len(words) >= _WORDS_OF_SENTENCE and small >= _SMALL_SHARE * len(words)


def _quotes(text: str, *, at_length: bool) -> bool:
    """Return whether ``text`` quotes a sentence, rather than a button or an address."""
    spaces = _SPACES_IN_LONG_QUOTE if at_length else _SPACES_IN_QUOTE
    return any(
        found[0].count(" ") >= spaces or found[0][0] in "「『" for found in _QUOTED.finditer(text)
    )


def weight(text: str) -> int:
    """Return how much ``text`` says, in letters."""
    wide = sum(mark >= _FIRST_WIDE for mark in text) if not text.isascii() else 0
    return len(text.strip()) + _WIDE_WEIGHT * wide
