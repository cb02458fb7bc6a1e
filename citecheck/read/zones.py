"""Which block of a page belongs to its article: structure first, then advice."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.model import Block, BlockKind, Zone
from citecheck.read.canvas import RawBlock
from citecheck.read.main_text import MainText
from citecheck.read.markup import Rendered
from citecheck.read.regions import RegionTable, region_table

_MIN_ADVICE_CHARS = 200
_ROOT_SHARE = 0.5
# So many blocks before the article may be its title, byline and date.
_HEAD_BLOCKS = 12
_MIN_PROSE_CHARS = 60
_HEAD_KINDS = frozenset({BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION})


def zoned_blocks(rendered: Rendered, advised: frozenset[int]) -> tuple[Block, ...]:
    """Return the blocks of a page, each with its zone; doubt is decided for the article."""
    table = region_table(rendered.regions, rendered.blocks)
    raw = rendered.blocks
    body = _body(raw, table, advised)
    return tuple(
        Block(block.kind, block.span, _zone(table.zones[block.region], index, body, advised))
        for index, block in enumerate(raw)
    )


def _zone(claimed: Zone, index: int, body: range | frozenset[int], advised: frozenset[int]) -> Zone:
    if claimed is not Zone.ARTICLE:
        return claimed
    return Zone.ARTICLE if index in body or index in advised else Zone.ASIDE


def advised_blocks(rendered: Rendered, advice: MainText | None) -> frozenset[int]:
    """Return the indices of the blocks that ``advice`` counts as article; none without advice."""
    if advice is None or len(advice.joined) < _MIN_ADVICE_CHARS:
        return frozenset()
    return frozenset(
        index
        for index, block in enumerate(rendered.blocks)
        if advice.holds(block.span.of(rendered.text))
    )


def _body(
    raw: Sequence[RawBlock], table: RegionTable, advised: frozenset[int]
) -> range | frozenset[int]:
    """Return the indices among which an unmarked block belongs to the article."""
    if table.main is not None:
        inside = frozenset(i for i, block in enumerate(raw) if table.inside[block.region])
        within = sum(len(raw[i].span) for i in advised & inside)
        if within >= _ROOT_SHARE * sum(len(raw[i].span) for i in advised):
            return _trimmed(raw, inside, advised) | _head(raw, min(inside))
    plain = [i for i in sorted(advised) if table.zones[raw[i].region] is Zone.ARTICLE]
    if not plain:
        return range(len(raw))
    return frozenset(range(plain[0], plain[-1] + 1)) | _head(raw, plain[0])


def _trimmed(
    raw: Sequence[RawBlock], inside: frozenset[int], advised: frozenset[int]
) -> frozenset[int]:
    """Return ``inside`` without the buttons and lists before and behind all that is advised."""
    within = inside & advised
    if not within:
        return inside
    first, last = min(within), max(within)
    return frozenset(
        i for i in inside if first <= i <= last or raw[i].kind in _HEAD_KINDS or _is_prose(raw[i])
    )


def _is_prose(block: RawBlock) -> bool:
    prose = block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}
    return prose and len(block.span) >= _MIN_PROSE_CHARS


def _head(raw: Sequence[RawBlock], first: int) -> frozenset[int]:
    """Return the blocks from the page's title to the article that begins at ``first``."""
    for index in range(first - 1, max(-1, first - 1 - _HEAD_BLOCKS), -1):
        if raw[index].kind is BlockKind.TITLE:
            return frozenset(range(index, first))
    return frozenset()
