"""Which words of the article belong to which claim. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from citecheck.model import Attribution, Check, ClaimResult, Maker, Span, Verdict
from citecheck.wording.signs import FINDING_SIGNS, Group, group_of

T = TypeVar("T")
DEEPEST = 3
"""Underlines below each other at most, where claims lie within claims."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim in the article.

    Attributes:
        claim_id: the attribution's id.
        number: from 1, in text order.
        at: code point beside which the margin shows the number.
        content: the words that are underlined.
        group: how they are underlined, or None before the check (not at all).
        verdict: the stamp in the margin, or None.
        sign: of the finding; empty before the check.
        maker: whether it was detected, changed or marked by hand.
        signed: whether a second person has signed the verdict off.
    """

    claim_id: str
    number: int
    at: int
    content: tuple[Span, ...]
    group: Group | None
    verdict: Verdict | None
    sign: str = ""
    maker: Maker = Maker.DETECTED
    signed: bool = False


def mark_of(number: int, claim: ClaimResult) -> Mark:
    """Return the mark of one claim."""
    content = claim.attribution.content
    return Mark(
        claim.attribution.id,
        number,
        min(span.start for span in content),
        content,
        group_of(claim.finding) if claim.finding else None,
        claim.verdict,
        FINDING_SIGNS[claim.finding.kind] if claim.finding else "",
        claim.attribution.maker,
        claim.sign_off is not None,
    )


def marks_of(check: Check) -> tuple[Mark, ...]:
    """Return the marks of all claims in the order of their place."""
    made = (mark_of(number, claim) for number, claim in enumerate(check.claims, 1))
    return tuple(sorted(made, key=lambda mark: (mark.at, mark.number)))


class SpanIndex(Generic[T]):
    """Finds what lies in a stretch of the article; asking costs what is found.

    One very long span among many makes asking linear.
    """

    def __init__(self, items: Iterable[tuple[Span, T]] = ()) -> None:
        self._items = sorted(items, key=lambda item: item[0])
        self._starts = [span.start for span, _value in self._items]
        self._longest = max((len(span) for span, _value in self._items), default=0)

    def overlapping(self, stretch: Span) -> Iterator[tuple[Span, T]]:
        """Yield the spans that share a code point with ``stretch``, by their start."""
        at = bisect_left(self._starts, stretch.start - self._longest)
        while at < len(self._items) and self._starts[at] < stretch.end:
            if self._items[at][0].overlaps(stretch):
                yield self._items[at]
            at += 1

    def at(self, point: int) -> T | None:
        """Return the value of the first span that holds ``point``, or None."""
        found = self.overlapping(Span(point, point + 1))
        return next((value for _span, value in found), None)


@dataclass(frozen=True, slots=True)
class Underlines:
    """The words that are underlined, and how deep below them.

    Attributes:
        claims: the ids of claims by their words.
        levels: of words and claim's id; 0 is nearest to the letters.
    """

    claims: SpanIndex[str]
    levels: dict[tuple[Span, str], int]


def underlines_of(marks: Iterable[Mark]) -> Underlines:
    """Return the underlines of ``marks``."""
    spans = [(span, mark.claim_id) for mark in marks for span in mark.content]
    return Underlines(SpanIndex(spans), levels_of(spans))


def levels_of(spans: Iterable[tuple[Span, str]]) -> dict[tuple[Span, str], int]:
    """Return how deep each claim's underline lies, so that overlapping ones don't touch.

    0 is nearest to the letters; near linear where few claims overlap.
    """
    made: dict[tuple[Span, str], int] = {}
    open_now: list[tuple[int, int, str]] = []
    for span, claim in sorted(spans, key=lambda entry: (entry[0].start, -entry[0].end)):
        open_now = [entry for entry in open_now if entry[0] > span.start]
        taken = {level for _end, level, other in open_now if other != claim}
        level = next((n for n in range(DEEPEST) if n not in taken), DEEPEST - 1)
        made[span, claim] = level
        open_now.append((span.end, level, claim))
    return made


class ClaimPlaces:
    """Finds the claim at a place of the article; building and asking are near linear."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._places = sorted(
            (span.start, span.end, a.id)
            for a in attributions
            for span in (*a.content, *a.speaker, *a.cue)
        )
        self._starts = [start for start, _end, _id in self._places]
        self._longest = max((end - start for start, end, _id in self._places), default=0)

    def claim_at(self, point: int) -> str | None:
        """Return the claim whose shortest stretch of words holds ``point``, or None."""
        found: tuple[int, str] | None = None
        for at in range(bisect_right(self._starts, point) - 1, -1, -1):
            start, end, claim_id = self._places[at]
            if start < point - self._longest:
                break
            if point < end and (found is None or end - start < found[0]):
                found = (end - start, claim_id)
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class MarkedClaims:
    """Where the claims stand in the article, and how they are marked there."""

    places: ClaimPlaces
    marks: dict[str, Mark]
    underlines: Underlines


def marked_claims(check: Check | None) -> MarkedClaims:
    """Return the marks of the article; none without a check."""
    claims = check.claims if check else ()
    marks = {mark.claim_id: mark for mark in marks_of(check)} if check else {}
    places = ClaimPlaces(claim.attribution for claim in claims)
    return MarkedClaims(places, marks, underlines_of(marks.values()))
