"""Pages that carry the same text: copies of one wire report, counted as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from citecheck.model import PageText, Zone
from citecheck.read.fold import fold

SHINGLE_WORDS = 7
"""As many words in a row are shared by copies and hardly by two reports of one event."""
LEAST_SHINGLES = 30
"""A page of fewer is a copy only of a page with the very same words."""
SHARED = 0.5
"""Share of the shorter page's shingles from which two pages are copies; desks trim and retitle."""

_WORD = re.compile(r"[^\W_]+")


def copy_groups(pages: Sequence[PageText]) -> tuple[int, ...]:
    """Return a group number for each page; pages that copy one another share theirs.

    Groups are numbered from 0 in the order of their first pages. A page is compared with the
    first page of each group it shares words with. Linear in the length of all pages.
    """
    groups: list[int] = []
    held: list[frozenset[int]] = []
    owners: dict[int, int] = {}
    numbers: dict[tuple[str, ...], int] = {}
    for page in pages:
        shingles = frozenset(numbers.setdefault(s, len(numbers)) for s in _shingles(page))
        votes = Counter(owners[s] for s in shingles if s in owners)
        group = next(
            (g for g, count in votes.most_common() if _copies(held[g], shingles, count)), None
        )
        if group is None:
            group = len(held)
            held.append(shingles)
            owners.update(zip(shingles - owners.keys(), repeat(group)))
        groups.append(group)
    return tuple(groups)


def _copies(first: frozenset[int], other: frozenset[int], shared: int) -> bool:
    shorter = min(len(first), len(other))
    if shorter < LEAST_SHINGLES:
        return first == other
    return shared >= SHARED * shorter


def _shingles(page: PageText) -> Iterable[tuple[str, ...]]:
    """Return each run of words of the article, or of the whole page where no zone is known."""
    article = [block.span for block in page.blocks if block.zone is Zone.ARTICLE]
    texts = [span.of(page.text) for span in article] or [page.text]
    words = list(chain.from_iterable(_WORD.findall(fold(text).text.lower()) for text in texts))
    return zip(*(words[k:] for k in range(min(SHINGLE_WORDS, max(1, len(words))))), strict=False)
