"""Where a quote stands in a page: word for word, or as near as it comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.match.align import align
from citecheck.match.index import PageIndex, as_string
from citecheck.match.openings import with_ends
from citecheck.match.pattern import Pattern
from citecheck.match.quoted import is_quoted
from citecheck.match.runs import Run, best_chain, find_runs, numbers_of, scene_of

_MOST_PLACES = 50
_MARGIN = 0.9


@dataclass(frozen=True, slots=True)
class Located:
    """An alignment of a quote with a page.

    Attributes:
        pairs: (quote word, page word), in quote order.
        others: first page words of other places that fit as well.
    """

    pairs: tuple[tuple[int, int], ...]
    others: tuple[tuple[int, int], ...] = ()


def exact_places(pattern: Pattern, index: PageIndex) -> list[int]:
    """Return the page words at which all the quote's words begin, unbroken. Linear.

    Places of words that only repeat themselves overlap.
    """
    numbers = numbers_of(pattern, index)
    if not pattern.words or not pattern.is_plain or (numbers < 0).any():
        return []
    wanted, at = as_string(numbers), -1
    found: list[int] = []
    while len(found) < _MOST_PLACES:
        at = index.string.find(wanted, at + 1)
        if at < 0:
            break
        found.append(at)
    keys = [word.key for word in pattern.words]
    return [at for at in found if all(index.key(at + k) == key for k, key in enumerate(keys))]


def nearest(pattern: Pattern, index: PageIndex) -> Located | None:
    """Return the best alignment of a quote that is not there unbroken; None when no word is."""
    scene = scene_of(pattern, index)
    runs = find_runs(scene)
    chain = best_chain(scene, runs)
    if chain is None:
        return None
    others = [r for r in runs if not _near(r, chain.runs)]
    second = best_chain(scene, others)
    places: tuple[tuple[int, int], ...] = ()
    if second is not None and second.score >= _MARGIN * chain.score:
        first = chain.runs[0].at
        if is_quoted(index, second.runs[0].at) and not is_quoted(index, first):
            # A headline may hold the same words; who said them stands beside the quotation.
            chain, second = second, chain
        places = ((second.runs[0].at, second.runs[-1].end),)
    return Located(tuple(with_ends(pattern, index, align(scene, chain.runs))), places)


def _near(run: Run, runs: Sequence[Run]) -> bool:
    low, high = min(r.at for r in runs), max(r.end for r in runs)
    return run.at < high and low < run.end
