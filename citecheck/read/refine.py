"""Blocks told apart more finely by their shape and their neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from citecheck.model import Block, BlockKind, Span, Zone
from citecheck.read import shapes

_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE, BlockKind.DATELINE})
_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
# More short lines in a row than this are verse, a table or a menu, not headings.
_MAX_HEADING_RUN = 4


def refined_blocks(
    text: str, blocks: Iterable[Block], *, headings: bool = False
) -> tuple[Block, ...]:
    """Return ``blocks`` with bylines, datelines and captions told from paragraphs.

    A dateline before the first words of a paragraph becomes a block of its own.

    Args:
        text: what the spans count.
        blocks: in order.
        headings: whether short lines without a sentence's end are headings (plain text, where
            nothing else marks them).
    """
    told = [_told(text, block) for block in blocks]
    if headings:
        _tell_headings(text, told)
    _tell_sources(text, told)
    return _with_datelines(text, told)


def _told(text: str, block: Block) -> Block:
    words = shapes.line_of(text, block.span)
    if block.kind is BlockKind.BYLINE and not shapes.can_be_byline(words):
        block = replace(block, kind=BlockKind.PARAGRAPH)
    if block.kind is not BlockKind.PARAGRAPH or "\n" in words:
        return block
    if shapes.byline_credit(words):
        return replace(block, kind=BlockKind.BYLINE)
    if shapes.is_date_line(words):
        return replace(block, kind=BlockKind.DATELINE)
    if shapes.is_caption(words):
        return replace(block, kind=BlockKind.CAPTION)
    return block


def _tell_headings(text: str, blocks: list[Block]) -> None:
    """Mark the headings among ``blocks``; the first, where nothing precedes it, is the title."""
    shaped = [
        block.kind is BlockKind.PARAGRAPH and shapes.is_heading(shapes.line_of(text, block.span))
        for block in blocks
    ]
    started = False
    index = 0
    while index < len(blocks):
        if not shaped[index]:
            started = started or blocks[index].kind is BlockKind.PARAGRAPH
            index += 1
            continue
        end = index
        while end < len(blocks) and shaped[end]:
            end += 1
        if end < len(blocks) and end - index <= _MAX_HEADING_RUN:
            for at in range(index, end):
                is_title = at == index and not started
                kind = BlockKind.TITLE if is_title else BlockKind.HEADING
                blocks[at] = replace(blocks[at], kind=kind)
            started = True
        index = end


def _tell_sources(text: str, blocks: list[Block]) -> None:
    """Mark a line between a title and a dateline as the name of who wrote or published it."""
    for index in range(1, len(blocks) - 1):
        block, above, below = blocks[index], blocks[index - 1], blocks[index + 1]
        if block.kind is not BlockKind.HEADING or above.kind not in _TITLES:
            continue
        words = shapes.line_of(text, block.span)
        apart = "\n" in text[above.span.end : block.span.start].replace("\n", "", 1)
        dated = below.kind is BlockKind.DATELINE or (
            below.kind is BlockKind.PARAGRAPH
            and shapes.dateline_end(shapes.line_of(text, below.span)[:200], opens=True) > 0
        )
        if apart and dated and shapes.is_source_line(words):
            blocks[index] = replace(block, kind=BlockKind.BYLINE)


def _with_datelines(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    split: list[Block] = []
    for index, block in enumerate(blocks):
        opens = index == 0 or blocks[index - 1].kind in _HEADS
        length = 0
        if block.kind is BlockKind.PARAGRAPH and block.zone is Zone.ARTICLE:
            length = shapes.dateline_end(shapes.line_of(text, block.span)[:200], opens=opens)
        if 0 < length < len(block.span):
            middle = block.span.start + length
            dateline = text[block.span.start : middle].rstrip()
            head = Span(block.span.start, block.span.start + len(dateline))
            split.append(replace(block, kind=BlockKind.DATELINE, span=head))
            split.append(replace(block, span=Span(middle, block.span.end)))
        else:
            split.append(block)
    return tuple(split)
