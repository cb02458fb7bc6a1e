"""Quotes of a few words: where they may stand although not word for word.

Four common words stand anywhere by chance. So a short quote is looked for only inside quotations,
and who is credited there decides (``USERS``' rule: exact, or with its speaker, or not at all).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from citecheck.match.index import PageIndex, as_string
from citecheck.match.locate import Located
from citecheck.match.pattern import Mark, Pattern
from citecheck.match.quote import Quote
from citecheck.match.quoted import is_quoted
from citecheck.match.reporting import agrees, reporting_at
from citecheck.match.runs import numbers_of
from citecheck.model import Attribution, Span

FEW_WORDS = 6
"""Up to so many words one that differs may be most of what tells."""
SHORT_WORDS, SHORT_LETTERS = 4, 20
"""A quote below either of these has too few words to be told from chance."""
_LEAST_WORDS, _LEAST_TELLING = 2, 0.7
"""Of two words the one that is kept must tell, and they must be a whole quotation."""
_MOST_PLACES = 400
_MOST_BETWEEN = 40
_TELLING = 1.0
_BREAKS = frozenset('.?!"\n')

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Short:
    """Where a short quote may stand; ``others`` fit as well when it ``is_unclear``."""

    located: Located
    others: tuple[Span, ...] = ()
    is_unclear: bool = False


def is_short(pattern: Pattern) -> bool:
    """Say whether a quote has too few words to be told from chance."""
    letters = sum(len(word.raw) + 1 for word in pattern.words) - 1
    return len(pattern.words) < SHORT_WORDS or letters < SHORT_LETTERS


def shortened_short(
    quote: Quote,
    pattern: Pattern,
    page: PageIndex,
    credits: Sequence[Attribution],  # noqa: A002 - the trade's word
) -> Short | None:
    """Return where the pieces around a short quote's ellipses stand in one quotation, or None.

    Linear in the page. The credited speaker decides between places; without one they are unclear.
    """
    inner = pattern.joints[1:-1]
    if not any(j.mark is Mark.GAP for j in inner) or any(
        j.mark not in {Mark.GAP, Mark.NONE} for j in inner
    ):
        return None
    found = [pairs for pairs in _gapped(pattern, page) if is_quoted(page, pairs[0][1])]
    if not found:
        return None
    theirs = [pairs for pairs in found if _is_theirs(quote, page, pairs, credits)]
    chosen = min(theirs or found, key=lambda pairs: pairs[-1][1] - pairs[0][1])
    others = tuple(_span(page, p) for p in theirs or found if p is not chosen)
    return Short(Located(chosen), others, is_unclear=bool(others) and not theirs)


def altered_short(
    quote: Quote,
    pattern: Pattern,
    page: PageIndex,
    credits: Sequence[Attribution],  # noqa: A002
) -> Short | None:
    """Return where a short quote stands in its speaker's words but for one word, or None.

    Linear in the page. Only where the page credits the same speaker, and the words are a whole
    quotation or tell enough; two such places are unclear.
    """
    if quote.speaker is None or len(pattern.words) < _LEAST_WORDS:
        return None
    held: dict[int, Pairs] = {}
    for pairs in _but_one(pattern, page):
        if _tells(pattern, page, pairs) and is_quoted(page, pairs[0][1]):
            held[pairs[0][1]] = max(pairs, held.get(pairs[0][1], ()), key=len)
    theirs = [pairs for pairs in held.values() if _is_theirs(quote, page, pairs, credits)]
    if not theirs:
        return None
    others = tuple(_span(page, pairs) for pairs in theirs[1:])
    return Short(Located(theirs[0]), others, is_unclear=bool(others))


def _tells(pattern: Pattern, page: PageIndex, pairs: Pairs) -> bool:
    worth, whole = _worth(pattern, pairs), _is_whole(pattern, page, pairs)
    if len(pattern.words) == _LEAST_WORDS:
        return whole and worth >= _LEAST_TELLING
    return whole or worth >= _TELLING


def _is_theirs(
    quote: Quote,
    page: PageIndex,
    pairs: Pairs,
    credits: Sequence[Attribution],  # noqa: A002
) -> bool:
    return agrees(quote, page, reporting_at(page, _span(page, pairs), credits)) is True


def _span(page: PageIndex, pairs: Pairs) -> Span:
    return page.span(pairs[0][1], pairs[-1][1] + 1)


def _worth(pattern: Pattern, pairs: Pairs) -> float:
    return sum(pattern.words[i].weight for i, _ in pairs)


def _is_whole(pattern: Pattern, page: PageIndex, pairs: Pairs) -> bool:
    """Say whether these words, with the one that differs, are all of a quotation."""
    start = pairs[0][1] - (pairs[0][0] > 0)
    end = pairs[-1][1] + 1 + (pairs[-1][0] < len(pattern.words) - 1)
    return '"' in page.between(start - 1, start) and '"' in page.between(end - 1, end)


def _gapped(pattern: Pattern, page: PageIndex) -> Iterator[Pairs]:
    """Yield the places of the pieces in order, each soon after the one before, in one quotation."""
    starts = [i for i, joint in enumerate(pattern.joints[:-1]) if i and joint.mark is Mark.GAP]
    numbers = numbers_of(pattern, page)
    if (numbers < 0).any():
        return
    pieces = list(pairwise((0, *starts, len(pattern.words))))
    wanted = [as_string(numbers[a:b]) for a, b in pieces]
    at, count = page.string.find(wanted[0]), 0
    while at >= 0 and count < _MOST_PLACES:
        places = _following(page, wanted, at)
        if places is not None:
            yield tuple(
                (a + k, place + k)
                for (a, b), place in zip(pieces, places, strict=True)
                for k in range(b - a)
            )
        at, count = page.string.find(wanted[0], at + 1), count + 1


def _following(page: PageIndex, wanted: Sequence[str], at: int) -> list[int] | None:
    places = [at]
    for before, piece in pairwise(wanted):
        end = places[-1] + len(before)
        after = page.string.find(piece, end, end + _MOST_BETWEEN + len(piece))
        if after < 0 or any('"' in page.between(j - 1, j) for j in range(end, after + 1)):
            return None
        places.append(after)
    return places


def _but_one(pattern: Pattern, page: PageIndex) -> Iterator[Pairs]:
    """Yield the places where all words but one stand, in order and in one sentence."""
    numbers = numbers_of(pattern, page)
    starts: set[int] = set()
    for i, number in enumerate(numbers.tolist()):
        if number >= 0 and len(places := page.places(number)) <= _MOST_PLACES:
            starts.update(at - k for at in places.tolist() for k in (i - 1, i, i + 1))
    for start in sorted(starts):
        for pairs in _alignments(numbers.tolist(), page, start):
            if _is_one_sentence(page, pairs):
                yield pairs


def _alignments(numbers: Sequence[int], page: PageIndex, start: int) -> Iterator[Pairs]:
    """Yield what is equal when one word was exchanged, dropped or added at any place."""
    count = len(numbers)
    for differs in range(count):
        for more in (0, 1, -1):
            # The page has another word, one more before this word, or none for it.
            before = [(k, start + k) for k in range(differs)]
            kept = differs if more == 1 else differs + 1
            after = [(k, start + k + more) for k in range(kept, count)]
            pairs = (*before, *after)
            inside = pairs and pairs[0][1] >= 0 and pairs[-1][1] < page.size
            middle = more != 1 or differs > 0
            if inside and middle and all(numbers[i] == page.ids[j] for i, j in pairs):
                yield pairs


def _is_one_sentence(page: PageIndex, pairs: Pairs) -> bool:
    return not any(
        _BREAKS & set(page.between(j - 1, j)) for j in range(pairs[0][1] + 1, pairs[-1][1] + 1)
    )
