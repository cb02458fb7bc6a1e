"""What stands on the page right beside the quoted words, and turns them."""

from __future__ import annotations

from citecheck.match.index import PageIndex
from citecheck.match.lexicon import QUALIFIERS, is_negation
from citecheck.match.pattern import Pattern
from citecheck.model import Concern

_TURNING_AFTER = frozenset({"unless", "except"})
_BREAKS = frozenset('.?!:;"\n')


def edge_concerns(pattern: Pattern, page: PageIndex, first: int, last: int) -> set[Concern]:
    """Return ``boundary`` and ``context`` concerns for page words ``first`` up to ``last``.

    Only a neighbour in the same sentence and inside the same quotation marks counts.
    """
    found: set[Concern] = set()
    if first > 0 and not _BREAKS & set(page.between(first - 1, first)):
        found |= _turned(page.key(first - 1), after=False)
    if last < page.size and not _BREAKS & set(page.between(last - 1, last)):
        found |= _turned(page.key(last), after=True)
    return found if pattern.words else set()


def _turned(key: str, *, after: bool) -> set[Concern]:
    if is_negation(key) or (after and key in _TURNING_AFTER):
        return {Concern.BOUNDARY}
    return {Concern.CONTEXT} if key in QUALIFIERS else set()
