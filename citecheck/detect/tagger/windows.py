"""Stretches of pieces that the network reads at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from citecheck.detect.tagger.pieces import Ints, Pieces


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start`` to ``end`` are read together; answers count for ``low`` to ``high``."""

    start: int
    end: int
    low: int
    high: int


def cut_windows(pieces: Pieces, limit: int, overlap: int) -> tuple[Window, ...]:
    """Return windows of at most ``limit`` pieces over all, with about ``overlap`` in common.

    They begin and end with paragraphs where one is near.
    """
    total = len(pieces.ids)
    edges = pieces.paragraph_ends
    bounds: list[tuple[int, int]] = []
    start = 0
    if not total:
        return ()
    while start < total:
        end = min(start + limit, total)
        if end < total:
            end = _last_between(edges, end - overlap, end, end)
        bounds.append((start, end))
        if end >= total:
            break
        start = _last_between(edges, end - overlap, end - overlap // 2, end - overlap)
    lows = [0, *((before[1] + after[0] + 1) // 2 for before, after in pairwise(bounds))]
    highs = [*lows[1:], total]
    return tuple(Window(*b, lo, hi) for b, lo, hi in zip(bounds, lows, highs, strict=True))


def _last_between(edges: Ints, low: int, high: int, otherwise: int) -> int:
    """Return the last of ``edges`` above ``low`` and up to ``high``, or ``otherwise``."""
    place = int(np.searchsorted(edges, high, side="right")) - 1
    return int(edges[place]) if place >= 0 and edges[place] > low else otherwise
