"""In which order the pages of a claim stand as tabs. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.model import PageResult


def best_first(pages: Sequence[PageResult]) -> tuple[int, ...]:
    """Return the indices of ``pages``, best finding first; equals keep their order."""
    return tuple(sorted(range(len(pages)), key=lambda at: (pages[at].finding.rank, at)))
