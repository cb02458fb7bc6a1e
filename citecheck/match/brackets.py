"""What a quote has in square brackets: the article's own words, beside or instead of the page's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from citecheck.match.anchors import Stretch
from citecheck.match.edits import Difference, edit_of
from citecheck.match.index import PageIndex
from citecheck.match.lexicon import is_negation, is_number, time_word
from citecheck.match.pattern import Bracket, Joint, Mark, Pattern
from citecheck.match.protected import Side, bare, concerns_between
from citecheck.match.sides import sides
from citecheck.model import Concern, EditOp


def bracketed(pattern: Pattern, index: PageIndex, stretch: Stretch) -> Iterator[Difference]:
    """Yield each bracket of a joint; the first of them stands for the page's words.

    Brackets may name what the page calls otherwise, not deny, nor name, count or date otherwise
    what it names, counts or dates. What they hold is judged together.
    """
    theirs = [index.key(j) for j in range(stretch.start, stretch.end)]
    together = _concerns(stretch.joint.words, theirs)
    named = _renamed(pattern, index, stretch)
    for bracket in stretch.joint.brackets:
        concerns = together & _concerns(bracket.words, theirs)
        yield _one(pattern, index, stretch, bracket, concerns | named)
        stretch, theirs, named = replace(stretch, start=stretch.end), [], set()


def _renamed(pattern: Pattern, index: PageIndex, stretch: Stretch) -> set[Concern]:
    """Return the concern of brackets that put one name in the place of another: [Russia]."""
    ours = {bare(key) for bracket in stretch.joint.brackets for key in bracket.named}
    _, theirs = sides(pattern, index, replace(stretch, last=stretch.first))
    named = {bare(side.key) for side in theirs if side.named and not time_word(side.key)}
    apart = bool(ours) and bool(named) and ours.isdisjoint(named)
    return {Concern.NAME} if apart else set()


def beside_mark(pattern: Pattern, index: PageIndex, stretch: Stretch) -> Iterator[Difference]:
    """Yield the brackets beside an ellipsis or a closed quotation, which pass over page words.

    They add to the page's words and stand for none; one that denies may say again what was
    passed over.
    """
    passed = [index.key(j) for j in range(stretch.start, stretch.end)]
    for bracket in stretch.joint.brackets:
        concerns = _concerns(bracket.words, [])
        if any(map(is_negation, passed)):
            concerns -= {Concern.NEGATION}
        yield _one(pattern, index, replace(stretch, start=stretch.end), bracket, concerns)


def outer_brackets(
    pattern: Pattern, index: PageIndex, first: Stretch, last: Stretch
) -> Iterator[Difference]:
    """Yield the words in brackets that the quote begins or ends with."""
    for at, joint, place in (
        (0, pattern.joints[0], first.start),
        (len(pattern.words), pattern.joints[-1], last.end),
    ):
        kept = replace(joint, brackets=tuple(b for b in joint.brackets if b.words))
        yield from bracketed(pattern, index, Stretch(at, at, place, place, kept))


def _one(
    pattern: Pattern, index: PageIndex, stretch: Stretch, bracket: Bracket, concerns: set[Concern]
) -> Difference:
    alone = replace(stretch, joint=Joint(Mark.BRACKET, (bracket,), bracket.span))
    edit = edit_of(EditOp.BRACKET, pattern, index, alone, protected=bool(concerns))
    return Difference(edit, frozenset(concerns))


def _concerns(ours: Sequence[str], theirs: Sequence[str]) -> set[Concern]:
    concerns = concerns_between(_unnamed(ours), _unnamed(theirs))
    both = (
        any(key[0].isdigit() or is_number(key) or time_word(key) for key in side)
        for side in (ours, theirs)
    )
    if not any(key.isdigit() for key in ours) and not all(both):
        concerns -= {Concern.NUMBER, Concern.DATE}
    return concerns - {Concern.MODALITY} if ours else concerns


def _unnamed(keys: Sequence[str]) -> list[Side]:
    return [Side(key, named=False) for key in keys]
