"""Regions of a page: which element claims which zone, and which holds the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.model import BlockKind, Zone
from citecheck.read.canvas import RawBlock

_STRENGTH = {
    Zone.ARTICLE: 0,
    Zone.CAPTION: 1,
    Zone.ASIDE: 2,
    Zone.NAVIGATION: 3,
    Zone.COMMENTS: 4,
    Zone.HIDDEN: 5,
}
# Words by the share of which regions are compared; headings and links of menus count little.
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})
_MIN_PROSE_CHARS = 60
_WRAPPER_SHARE = 0.5
_FULL_ARTICLE_CHARS = 600
_PARENT_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Region:
    """An element that claims a zone or to hold an article; ``parent`` has a lower index."""

    parent: int
    zone: Zone | None = None
    is_root: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class RegionTable:
    """What the regions of one page turned out to be.

    Attributes:
        zones: the zone of each region, claims of mere wrappers set aside.
        main: the region that holds the article, or None when no element says so.
        roots: for each region the index of its innermost whole-article element, or -1.
        inside: for each region whether it lies in ``main``.
    """

    zones: tuple[Zone, ...]
    main: int | None
    roots: tuple[int, ...]
    inside: tuple[bool, ...]


def region_table(regions: Sequence[Region], blocks: Sequence[RawBlock]) -> RegionTable:
    """Return zones and article root of a page's regions; linear."""
    prose, headed = _weights(regions, blocks)
    total = prose[0] if prose else 0
    zones: list[Zone] = []
    for index, region in enumerate(regions):
        inherited = zones[region.parent] if index else Zone.ARTICLE
        claimed = region.zone or Zone.ARTICLE
        if _is_wrapper(claimed, prose[index], total, headed=headed[index]):
            claimed = Zone.ARTICLE
        zones.append(max(inherited, claimed, key=_STRENGTH.__getitem__))
    main = _main_root(regions, zones, prose)
    roots, inside = [-1], [main == 0]
    for index, region in enumerate(regions[1:], 1):
        whole = region.name == "article" and zones[index] is Zone.ARTICLE
        whole = whole and prose[index] >= _FULL_ARTICLE_CHARS
        roots.append(index if whole else roots[region.parent])
        inside.append(index == main or inside[region.parent])
    return RegionTable(tuple(zones), main, tuple(roots), tuple(inside))


def _weights(regions: Sequence[Region], blocks: Sequence[RawBlock]) -> tuple[list[int], list[bool]]:
    """Return for each region the characters of its prose and whether it holds a page title."""
    prose, headed = [0] * len(regions), [False] * len(regions)
    for block in blocks:
        if block.kind in _PROSE and len(block.span) >= _MIN_PROSE_CHARS:
            prose[block.region] += len(block.span)
        elif block.kind is BlockKind.TITLE:
            headed[block.region] = True
    for index in range(len(regions) - 1, 0, -1):
        parent = regions[index].parent
        prose[parent] += prose[index]
        headed[parent] = headed[parent] or headed[index]
    return prose, headed


def _is_wrapper(zone: Zone, prose: int, total: int, *, headed: bool) -> bool:
    """Say whether a claim can't be meant, because most of the page stands inside it."""
    if zone in {Zone.ARTICLE, Zone.HIDDEN}:
        return False
    mostly = total > 0 and prose > total * _WRAPPER_SHARE
    return mostly and (headed or zone is not Zone.COMMENTS)


def _main_root(
    regions: Sequence[Region], zones: Sequence[Zone], prose: Sequence[int]
) -> int | None:
    """Return the smallest article element that holds nearly all that any of them holds."""
    roots = [i for i, r in enumerate(regions) if r.is_root and zones[i] is Zone.ARTICLE]
    if not roots:
        return None
    most = max(prose[i] for i in roots)
    if not most:
        return None
    # An articleBody lies inside its article, which also holds title and byline.
    articles = [i for i in roots if regions[i].name == "article"]
    return next(
        (i for i in reversed(articles) if prose[i] >= most * _PARENT_SHARE),
        max(roots, key=lambda i: (prose[i], -i)),
    )
