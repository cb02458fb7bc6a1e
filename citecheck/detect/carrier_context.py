"""Outlets that follow from the context: nesting, runs, plain continuations, "the newspaper"."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.detect.carriers import BESIDE_THE_CUE, Carried, Carriers
from citecheck.detect.name_index import Naming
from citecheck.detect.sentences import Reading
from citecheck.detect.statements import Statement
from citecheck.detect.unlisted import Named
from citecheck.model import Hop

NAMED_BEFORE = "the outlet named before"
"""Why "the news agency" is an outlet."""

_SPARE_WORDS = 2
_MOST_SPEAKING = 6
"""Outlets that speak in one sentence that are looked at."""


def inherit(
    statements: Sequence[Statement], carried: list[Carried], reading: Reading, carriers: Carriers
) -> list[Carried]:
    """Return ``carried`` with outlets that follow from the context alone.

    A statement inside another's content gets its outlet; "the news agency" is the outlet named
    last; "he added" goes on with the statement just before; a run that "According to more from
    AFP:" opened lasts until a paragraph without any statement.
    """
    found = list(carried)
    _without_others(statements, found, reading)
    _inherit_nested(statements, found)
    latest: Carried | None = None
    runs = _Runs(reading, carriers, statements)
    for at, one in enumerate(statements):
        named = latest.outlet if latest is not None else None
        if latest and named and found[at].outlet is None and carriers.generic(one, named):
            found[at] = Carried(latest.outlet, latest.hops, speaks=True, why=(NAMED_BEFORE,))
        if found[at].outlet is None and at > 0 and _goes_on(statements[at - 1], one, reading):
            before = found[at - 1]
            if before.outlet is not None and not before.speaks:
                found[at] = Carried(
                    before.outlet, before.hops, why=("goes on with the statement before",)
                )
        if found[at].outlet is None:
            running = runs.outlet(one)
            if running is not None:
                mention = carriers.mention(running)
                found[at] = Carried(
                    mention,
                    (Hop(mention.name, mention.span),),
                    why=("in the run that the outlet opened",),
                )
        if found[at].outlet is not None:
            part = reading.sentences[one.sentence].part
            latest = found[at]
            if (
                at + 1 < len(statements)
                and reading.sentences[statements[at + 1].sentence].part != part
            ):
                latest = None
    return found


def _without_others(
    statements: Sequence[Statement], found: list[Carried], reading: Reading
) -> None:
    """Take away outlets that report something else: "X said so after Politico reported this"."""
    speaking: dict[int, list[Statement]] = {}
    for one, carried in zip(statements, found, strict=True):
        if carried.speaks:
            speaking.setdefault(one.sentence, []).append(one)
    for at, one in enumerate(statements):
        outlet = found[at].outlet
        if BESIDE_THE_CUE not in found[at].why or outlet is None or outlet.span is None:
            continue
        place = outlet.span
        for other in speaking.get(one.sentence, ())[:_MOST_SPEAKING]:
            says = any(reading.span(*piece).overlaps(place) for piece in other.speaker)
            if other is not one and says and not _covers(other, one):
                found[at] = Carried()
                break


def _covers(outer: Statement, inner: Statement) -> bool:
    """Say whether the content of ``outer`` shares a word with ``inner``."""
    return any(
        first < until and begin < last
        for first, last in outer.content
        for begin, until in (*inner.cue, *inner.content)
    )


def _inherit_nested(statements: Sequence[Statement], found: list[Carried]) -> None:
    for at, one in enumerate(statements):
        if found[at].outlet is not None or not one.cue:
            continue
        cue = one.cue[0][0]
        for other in (
            *range(at - 1, max(-1, at - 6), -1),
            *range(at + 1, min(len(statements), at + 6)),
        ):
            outer = statements[other]
            if (
                outer.sentence != one.sentence
                or found[other].outlet is None
                or not found[other].speaks
            ):
                continue
            if any(first <= cue < last for first, last in outer.content):
                carried = found[other]
                found[at] = Carried(
                    carried.outlet, carried.hops, why=("inside what the outlet reports",)
                )
                break


def _goes_on(before: Statement, one: Statement, reading: Reading) -> bool:
    """Say whether ``one`` is a plain continuation: "…," he added, right after ``before``."""
    if one.lemma not in {"add", "continue", "go on", "went on"} or not one.speaker:
        return False
    first, last = one.speaker[0]
    pronoun = last - first == 1 and reading.lower[first] in {"he", "she", "they", "it"}
    here, there = reading.sentences[one.sentence], reading.sentences[before.sentence]
    near = here.part == there.part and here.paragraph - there.paragraph <= 1
    return pronoun and near


class _Runs:
    """Tells in which paragraphs a run like "According to more from AFP:" holds."""

    def __init__(
        self, reading: Reading, carriers: Carriers, statements: Sequence[Statement]
    ) -> None:
        self.reading = reading
        self.holds: dict[int, Named] = {}
        self.speaking = {
            (reading.sentences[one.sentence].paragraph, reading.sentences[one.sentence].part)
            for one in statements
        }
        for index, sentence in enumerate(reading.sentences):
            ends = index + 1 == len(reading.sentences)
            closes = ends or reading.sentences[index + 1].paragraph != sentence.paragraph
            named = carriers.opens_run(index) if closes else None
            if named is not None:
                self._hold(sentence.paragraph + 1, sentence.part, named)

    def _hold(self, paragraph: int, part: int, named: Named) -> None:
        while (paragraph, part) in self.speaking and paragraph not in self.holds:
            self.holds[paragraph] = named
            paragraph += 1

    def outlet(self, statement: Statement) -> Named | None:
        """Return the outlet whose run holds ``statement``, or None."""
        return self.holds.get(self.reading.sentences[statement.sentence].paragraph)


def fold_relays(
    statements: Sequence[Statement], carried: Sequence[Carried], reading: Reading
) -> tuple[list[Statement], list[Carried]]:
    """Return both without outer halves of relays; the inner half gets the outer outlet as a hop.

    "X told A, B reported" is one statement of X: article → B → A → X. Where the outlet reports
    more than the inner statement, both stay.
    """
    kept = list(carried)
    dropped: set[int] = set()
    for at, outer in enumerate(statements):
        if not carried[at].speaks or not _alone(outer, carried[at], reading):
            continue
        for near in (at - 1, at + 1):
            if not 0 <= near < len(statements) or not _relays(outer, statements[near]):
                continue
            inner = kept[near]
            hops = tuple(dict.fromkeys((*carried[at].hops, *inner.hops)))
            why = (*inner.why, "relayed by the outlet that reports it")
            kept[near] = Carried(carried[at].outlet, hops, why=why)
            dropped.add(at)
            break
    stay = [at for at in range(len(statements)) if at not in dropped]
    return [statements[at] for at in stay], [kept[at] for at in stay]


def _alone(outer: Statement, carried: Carried, reading: Reading) -> bool:
    """Say whether the outlet itself reports, rather than a named journalist of it."""
    if outer.lemma != "according to" or carried.outlet is None or carried.outlet.span is None:
        return True
    return reading.ends[outer.speaker[0][1] - 1] <= carried.outlet.span.end


def told_again(
    statements: Sequence[Statement],
    carried: Sequence[Carried],
    namings: Sequence[Naming],
    reading: Reading,
    carriers: Carriers,
) -> list[Carried]:
    """Return ``carried`` with the outlets that "told the station" means.

    It is the outlet last named for the same speaker of the part, else the one that was named last.
    """
    found: list[Carried] = []
    own: dict[tuple[int, str], Carried] = {}
    last: dict[int, Carried] = {}
    for one, here, naming in zip(statements, carried, namings, strict=True):
        part = reading.sentences[one.sentence].part
        name = naming.referent.name if naming.referent else ""
        answer = here
        if here.outlet is None and carriers.told_generic(one):
            before = own.get((part, name)) or last.get(part)
            if before is not None:
                answer = Carried(before.outlet, before.hops, why=("told the outlet named before",))
        if answer.outlet is not None:
            own[(part, name)] = last[part] = answer
        found.append(answer)
    return found


def _relays(outer: Statement, inner: Statement) -> bool:
    """Say whether ``outer`` hands on the statement ``inner`` and nothing besides."""
    whole = inner.told is not None or outer.lemma == "according to"
    if outer.sentence != inner.sentence or len(outer.content) != 1 or not whole:
        return False
    first, last = outer.content[0]
    told: tuple[tuple[int, int], ...] = () if inner.told is None else (inner.told,)
    pieces = (*inner.speaker, *inner.cue, *inner.content, *told)
    begins, ends = min(f for f, _ in pieces), max(k for _, k in pieces)
    return first <= begins and ends <= last and (begins - first) + (last - ends) <= _SPARE_WORDS
