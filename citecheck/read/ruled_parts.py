"""Short pieces that drawn rules divide: items of one paste, or breaks within one article."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from citecheck.model import Block, BlockKind, Link

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_MIN_WORDS = 6
# Longer pieces than these are sections of one article, unless a byline or dateline says otherwise.
_MAX_HEADED_WORDS = 150
_MAX_LINKED_WORDS = 60


def ruled_starts(
    text: str,
    blocks: Sequence[Block],
    rules: Sequence[int],
    links: Sequence[Link],
    *,
    ranked: bool,
) -> frozenset[int]:
    """Return the indices of the blocks that begin a further item behind a drawn rule.

    Either all pieces are items or none is: each begins with a headline of the same rank or with a
    dateline, or each is a few sentences with a link that no other has. An article with breaks in
    it has its one title above the first piece, and its pieces are long.

    Args:
        text: what the spans count.
        blocks: in order.
        rules: where drawn rules begin, in order.
        links: of the text.
        ranked: whether headlines were marked as titles and lesser ones, not guessed by shape.
    """
    pieces = _pieces(blocks, rules)
    words = [sum(_words(text, blocks[i]) for i in piece) for piece in pieces]
    if len(pieces) < 2 or min(words) < _MIN_WORDS:  # noqa: PLR2004 - one piece is the whole
        return frozenset()
    first = [blocks[piece[0]].kind for piece in pieces]
    headed = max(words) <= _MAX_HEADED_WORDS and _all_headed(first, ranked=ranked)
    linked = max(words) <= _MAX_LINKED_WORDS and _all_linked(blocks, pieces, links)
    return frozenset(piece[0] for piece in pieces[1:]) if headed or linked else frozenset()


def _pieces(blocks: Sequence[Block], rules: Sequence[int]) -> list[list[int]]:
    """Return the indices of the blocks between the rules; rules in a row count once."""
    pieces: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        pieces.setdefault(bisect_right(rules, block.span.start), []).append(index)
    return list(pieces.values())


def _words(text: str, block: Block) -> int:
    return len(block.span.of(text).split()) if block.kind in _PROSE else 0


def _all_headed(first: Sequence[BlockKind], *, ranked: bool) -> bool:
    """Say whether all pieces begin alike; of headlines guessed by shape the first is the title."""
    if all(kind is BlockKind.DATELINE for kind in first):
        return True
    return _HEADS.issuperset(first) and (not ranked or len(set(first)) == 1)


def _all_linked(
    blocks: Sequence[Block], pieces: Sequence[Sequence[int]], links: Sequence[Link]
) -> bool:
    starts = [blocks[piece[0]].span.start for piece in pieces]
    found: list[set[str]] = [set() for _ in pieces]
    for link in links:
        if link.span is not None and link.span.start >= starts[0]:
            found[bisect_right(starts, link.span.start) - 1].add(link.href)
    shared = Counter(href for own in found for href in own)
    return all(own and max(shared[href] for href in own) == 1 for own in found)
