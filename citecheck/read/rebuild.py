"""A text made of some blocks of another, with blocks and links in their new places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from citecheck.model import Block, Link, Span

_APART = "\n\n"


def rebuilt(
    text: str, blocks: Sequence[Block], links: Sequence[Link], kept: Sequence[int]
) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    """Return the text of the ``kept`` blocks (indices in order) with its blocks and links.

    Blocks that stood next to each other keep what stood between them; others are set apart by a
    blank line. A link survives as far as its words lie in kept blocks that stayed neighbours.
    """
    pieces: list[str] = []
    moved: list[Block] = []
    length = 0
    for order, index in enumerate(kept):
        block = blocks[index]
        if order:
            beside = kept[order - 1] == index - 1
            gap = text[blocks[index - 1].span.end : block.span.start] if beside else _APART
            pieces.append(gap)
            length += len(gap)
        words = block.span.of(text)
        pieces.append(words)
        moved.append(replace(block, span=Span(length, length + len(words))))
        length += len(words)
    old = [blocks[index].span for index in kept]
    return "".join(pieces), tuple(moved), _moved_links(links, old, moved)


def _moved_links(
    links: Sequence[Link], old: Sequence[Span], new: Sequence[Block]
) -> tuple[Link, ...]:
    starts = [span.start for span in old]
    moved: list[Link] = []
    for link in links:
        if link.span is None:
            moved.append(link)
            continue
        at = bisect_right(starts, link.span.start) - 1
        # A link round several blocks (a card) begins in the first of them that was kept.
        if at < 0 or old[at].end <= link.span.start:
            at += 1
        if at >= len(old) or old[at].start >= link.span.end:
            continue
        start = max(link.span.start, old[at].start)
        end = min(link.span.end, old[at].end)
        shift = new[at].span.start - old[at].start
        moved.append(Link(link.href, Span(start + shift, end + shift)))
    return tuple(moved)
