"""HTML to its whole visible text with blocks, links and regions, in one walk without recursion."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import PageElement

from citecheck.model import BlockKind, Link, Zone
from citecheck.read import tags
from citecheck.read.canvas import Canvas, Gap, OpenLink, RawBlock
from citecheck.read.note_targets import NoteTargets
from citecheck.read.page_head import HeadItem, PageHead
from citecheck.read.regions import Region
from citecheck.read.soup import Soup, Text, attributes_of, opening_text

_FOOTNOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|note \d{1,2})[\])]|[*†‡§¶]{1,3}|\d{1,3}")
_FOOTNOTE_WORDS = frozenset({"footnote", "footnotes", "reference", "ref", "fn", "cite", "noteref"})
# "exceeded²" is a note, "12 km²" and "10²" are not.
_NOTE_ANCHOR = re.compile(r"(?:[a-zà-ÿ]{4,30}|[.,;:!?\"”’»)\]])$")
_OPENING_MARKS = "\"“‘'«„‹"
_DROP_CAP_WORDS = frozenset({"dropcap", "dropcaps"})
_SHADOW = frozenset({"shadowrootmode", "shadowmode"})
_DEFERRED = "#deferred"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The whole visible text of a document.

    Attributes:
        text: clean, without leading or trailing space.
        blocks: in order; each names its region.
        links: in order, absolute where a base is known.
        regions: the first stands for the whole document.
        head: meta, link, title, base, time and JSON-LD elements, wherever they stood.
        base: what relative addresses of the document start from; empty where nothing tells.
        bold_end: where the bold text ends that the whole begins with; 0 where it begins plain.
        elements: how many there are.
        depth: deepest nesting.
        most_attributes: of one tag.
    """

    text: str
    blocks: tuple[RawBlock, ...]
    links: tuple[Link, ...]
    regions: tuple[Region, ...]
    head: tuple[HeadItem, ...]
    base: str
    bold_end: int
    elements: int
    depth: int
    most_attributes: int


def render_markup(markup: str, url: str | None = None) -> Rendered:
    """Return the visible text of ``markup``; linear, and safe at any depth of nesting.

    Args:
        markup: an HTML document or fragment.
        url: where it was read from, for relative links.
    """
    walk = _Walk(url or "")
    with _no_search_for_cycles():
        walk.run(Soup(markup))
    text, blocks, links = walk.canvas.finished()
    return Rendered(
        text=text,
        blocks=blocks,
        links=walk.notes.joined(links),
        regions=tuple(walk.regions),
        head=tuple(walk.head.items),
        base=walk.head.base,
        bold_end=len(text) if walk.bold_end is None else walk.bold_end,
        elements=walk.elements,
        depth=walk.depth,
        most_attributes=walk.most_attributes,
    )


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Spare the interpreter looking for cycles among elements, which never refer back.

    Half the time of a page of 500,000 elements went there.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class _Frame:
    """One open element: what to put back, and what to do, when it ends."""

    children: Iterator[PageElement]
    name: str
    kind: BlockKind
    region: int
    keeps_space: bool
    bold: bool = False
    struck: bool = False
    link: OpenLink | None = None
    closing: str = ""
    drop_cap: bool = False
    note: str = ""
    mark_of: str = ""
    deferred: list[Tag] = field(default_factory=list)


class _Walk:
    """The state of one walk through a parsed document."""

    def __init__(self, base: str) -> None:
        self.canvas = Canvas()
        self.notes = NoteTargets()
        self.regions = [Region(0)]
        self.head = PageHead(base)
        self.bold_end: int | None = None
        self.elements = 0
        self.depth = 0
        self.most_attributes = 0
        self._quotes = 0
        self._has_title = False
        self._glue = False
        self._unended_at = self._advert_at = -1
        self._stack: list[_Frame] = []
        self._block_frames: list[_Frame] = []
        self._in_root = [False]

    def run(self, soup: Soup) -> None:
        top = _Frame(iter(soup.contents), "", BlockKind.PARAGRAPH, 0, keeps_space=False)
        self._stack, self._block_frames = [top], [top]
        while self._stack:
            frame = self._stack[-1]
            node = next(frame.children, None)
            if node is None:
                self._leave(frame)
            elif isinstance(node, Tag):
                self._enter(node, frame)
            elif isinstance(node, Text):
                self._write(str(node), frame)

    def _write(self, text: str, frame: _Frame) -> None:
        if self.bold_end is None and not frame.bold and text.strip():
            self.bold_end = self.canvas.length
        if frame.keeps_space:
            self.canvas.write_kept(text, frame.kind, frame.region, struck=frame.struck)
            return
        if self._advert_at == self.canvas.length and text.lstrip()[:1].islower():
            self.canvas.reopen_block()
        if self._glue and text.strip():
            self._glue = False
            if text.lstrip()[0].islower():
                self.canvas.join_next()
                text = text.lstrip()
        self.canvas.write(text, frame.kind, frame.region, struck=frame.struck)

    def _enter(self, tag: Tag, parent: _Frame) -> None:
        name, attributes = tag.name, attributes_of(tag)
        self.elements += 1
        self.most_attributes = max(self.most_attributes, len(attributes))
        self.head.note(tag, name, attributes)
        if name == "br":
            self.canvas.break_line()
            return
        # A saved page keeps the text of a component (its shadow tree) in a template.
        if name in tags.SKIPPED and _SHADOW.isdisjoint(attributes):
            return
        words = tags.class_words(attributes)
        if name == "sup" and self._is_footnote(tag, words):
            self.notes.mark(self.canvas, _inner_target(tag))
            return
        if parent.name == _DEFERRED:
            self.canvas.end_block()
        zone = tags.marked_zone(name, attributes, words, in_root=self._in_root[parent.region])
        if self._is_inline_aside(name, zone):
            self._block_frames[-1].deferred.append(tag)
            return
        self._open(tag, parent, words, zone)

    def _open(self, tag: Tag, parent: _Frame, words: frozenset[str], zone: Zone | None) -> None:
        name, attributes = tag.name, attributes_of(tag)
        frame = self._frame(tag, parent, name)
        frame.drop_cap = not words.isdisjoint(_DROP_CAP_WORDS) or {"drop", "cap"} <= words
        if name in tags.BLOCKS and not frame.drop_cap:
            if zone in {Zone.ASIDE, Zone.NAVIGATION} and self._unended_at == self.canvas.length:
                self._advert_at = self._unended_at
            self.canvas.end_block(Gap.LINE if name in tags.LINE_APART else Gap.BLANK)
        is_root = tags.is_article_root(name, attributes)
        if zone is not None or is_root:
            self.regions.append(Region(parent.region, zone, is_root, name))
            self._in_root.append(is_root or self._in_root[parent.region])
            frame.region = len(self.regions) - 1
        frame.kind = self._kind(name, attributes, words, zone, parent.kind)
        frame.note = self.notes.begin(self.canvas, attributes.get("id", ""))
        if name == "a":
            href = self.head.address(attributes.get("href", ""))
            frame.link = self.canvas.open_link(href) if href else None
            if not href and _FOOTNOTE.fullmatch(opening_text(tag).strip().lower()):
                frame.mark_of = attributes.get("href", "").removeprefix("#")
        elif name == "q" and not _starts_with_mark(tag):
            opening, frame.closing = "“”" if self._quotes % 2 == 0 else "‘’"
            self._quotes += 1
            self.canvas.write(opening, frame.kind, frame.region)
        self._stack.append(frame)
        if name in tags.BLOCKS:
            self._block_frames.append(frame)
        self.depth = max(self.depth, len(self._stack))

    def _frame(self, tag: Tag, parent: _Frame, name: str) -> _Frame:
        keeps = parent.keeps_space or name in tags.KEEPS_SPACE
        bold = tags.is_bold(name, attributes_of(tag), inherited=parent.bold)
        struck = tags.is_struck(name, attributes_of(tag), inherited=parent.struck)
        return _Frame(iter(tag.contents), name, parent.kind, parent.region, keeps, bold, struck)

    def _kind(
        self,
        name: str,
        attributes: dict[str, str],
        words: frozenset[str],
        zone: Zone | None,
        inherited: BlockKind,
    ) -> BlockKind:
        if name == "h1" and not self._has_title:
            self._has_title = True
            return BlockKind.TITLE
        if kind := tags.block_kind(name):
            return kind
        if kind := tags.word_kind(words):
            return kind
        if zone is Zone.CAPTION:
            return BlockKind.CAPTION
        if inherited is BlockKind.PARAGRAPH and tags.is_byline(attributes, words):
            return BlockKind.BYLINE
        return inherited

    def _leave(self, frame: _Frame) -> None:
        if frame.deferred:
            # What a browser doesn't show in the line comes after it.
            waiting, frame.deferred = iter(frame.deferred), []
            self._stack.append(_Frame(waiting, _DEFERRED, frame.kind, frame.region, False))  # noqa: FBT003 - no space kept
            return
        self._stack.pop()
        if self._block_frames[-1] is frame:
            self._block_frames.pop()
        if frame.closing:
            self._quotes -= 1
            self.canvas.write_closing(frame.closing, frame.kind, frame.region)
        self._end_links(frame)
        if frame.drop_cap:
            self._glue = self.canvas.tail[-1:] not in {"A", "I", ""}
        elif frame.name in tags.BLOCKS:
            # A parser ends the paragraph at an advertisement's <div>; its sentence goes on behind.
            if frame.name == "p" and self.canvas.tail[-1:].isalnum():
                self._unended_at = self.canvas.length
            self.canvas.end_block(Gap.LINE if frame.name in tags.LINE_APART else Gap.BLANK)
        elif frame.name in tags.CELLS:
            self.canvas.end_cell()
        elif self._stack and frame.region != self._stack[-1].region:
            self._leave_inline(frame)

    def _end_links(self, frame: _Frame) -> None:
        if frame.link is not None:
            self.canvas.close_link(frame.link)
        if frame.mark_of:
            self.notes.mark(self.canvas, frame.mark_of)
        if frame.note:
            self.notes.end(self.canvas, frame.note)

    def _leave_inline(self, frame: _Frame) -> None:
        """Keep an inline element's zone from the rest of a line that began with it."""
        zone = self.regions[frame.region].zone
        if frame.name == "a" and zone is not Zone.HIDDEN:
            self.canvas.let_go_of(frame.region)
        elif zone not in {None, Zone.CAPTION}:
            self.canvas.end_block_of(frame.region)

    def _is_inline_aside(self, name: str, zone: Zone | None) -> bool:
        """Say whether an element in the middle of a line is no part of its sentence."""
        if zone in {None, Zone.CAPTION} or name in tags.BLOCKS or name in tags.CELLS:
            return False
        # A link that shares or comments is still text of its line; a hidden one is not.
        return self.canvas.in_block and (name != "a" or zone is Zone.HIDDEN)

    def _is_footnote(self, tag: Tag, words: frozenset[str]) -> bool:
        text = opening_text(tag).strip().lower()
        if not _FOOTNOTE.fullmatch(text):
            return False
        if not text.isdigit() or not words.isdisjoint(_FOOTNOTE_WORDS):
            return True
        if any(isinstance(child, Tag) and child.name == "a" for child in tag.contents[:4]):
            return True
        return not self.canvas.has_space and bool(_NOTE_ANCHOR.search(self.canvas.tail))


def _inner_target(tag: Tag) -> str:
    """Return the id that a footnote's mark links to within its page, or an empty string."""
    for child in tag.contents[:4]:
        if isinstance(child, Tag) and child.name == "a":
            href = attributes_of(child).get("href", "")
            return href.partition("#")[2]
    return ""


def _starts_with_mark(tag: Tag) -> bool:
    return opening_text(tag, 4).lstrip().startswith(tuple(_OPENING_MARKS))
