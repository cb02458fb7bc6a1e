"""Every attribution of an article: the stages of this room, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citecheck.detect.antecedents import Referent
from citecheck.detect.carrier_context import NAMED_BEFORE, fold_relays, inherit, told_again
from citecheck.detect.carriers import Carried, Carriers
from citecheck.detect.foreign.attributions import PartReader
from citecheck.detect.languages import ENGLISH, part_languages
from citecheck.detect.links import BELOW, INSIDE, PARAGRAPH, SENTENCE, LinkTies, Place, naming_words
from citecheck.detect.name_index import Naming
from citecheck.detect.naming import PartNames
from citecheck.detect.outlets import load_outlets
from citecheck.detect.people import NameFinder
from citecheck.detect.phrases import Phrases
from citecheck.detect.sentences import Reading, read_words
from citecheck.detect.statements import Statement
from citecheck.detect.tagger.engine import ready_tagger, statements_of
from citecheck.detect.tidy import Tidy
from citecheck.detect.trailing import Addresses
from citecheck.model import Article, Attribution, AttributionKind, OutletMention, Span, hull, reason

_NEIGHBOURS = 6
"""Attributions before and after one that may lay claim to a link of its paragraph."""


def detect_attributions(
    article: Article, *, attitudes: bool = False, quick: bool = False
) -> tuple[Attribution, ...]:
    """Return who is credited with what in ``article``, in text order.

    A small trained model where it is shipped, with rules over closed word lists beside it; else
    the rules alone (``engine_name`` tells). No network, the same answer every time. Cost is linear
    in the length of the text. Pronouns, surnames and roles are resolved within their part only.

    Args:
        article: what to read; its parts, blocks and links are used where given.
        attitudes: return attitudes and intentions ("wants", "hopes") too, with ``reports`` False.
        quick: the rules alone, which are many times as fast: for pages, not for the article.
    """
    reading = read_words(article)
    languages = part_languages(article)
    english = {part for part, language in enumerate(languages) if language == ENGLISH}
    statements = statements_of(reading, english, None if quick else ready_tagger())
    statements = Tidy(Phrases(reading)).tidied(statements)
    if not attitudes:
        statements = [one for one in statements if one.tone != "attitude"]
    statements.sort(key=_order)
    table = load_outlets()
    carriers = Carriers(article, reading, table)
    carried = inherit(statements, [carriers.carried(one) for one in statements], reading, carriers)
    statements, carried = fold_relays(statements, carried, reading)
    namings = _names(reading, statements, carriers.names)
    carried = told_again(statements, carried, namings, reading, carriers)
    links = LinkTies(article, table)
    places = [_spans((*o.speaker, *o.cue, *o.content), reading) for o in statements]
    addresses = Addresses(reading)
    found = [
        _attribution(
            addresses.without(one),
            namings[at],
            carried[at],
            reading,
            _links(at, one, namings[at], carried[at], places, reading, links),
        )
        for at, one in enumerate(statements)
    ]
    for part, language in enumerate(languages):
        if language != ENGLISH:
            foreign = PartReader(reading, part, language, carriers, links)
            found += foreign.attributions(article.parts[part].span)
    return _numbered(found)


def _numbered(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Return ``found`` in text order of their parts, with the ids "a1", "a2", …."""
    found.sort(key=lambda one: one.part)
    return tuple(replace(one, id=f"a{at}") for at, one in enumerate(found, 1))


def _order(one: Statement) -> tuple[int, int]:
    return min(first for first, _ in (*one.speaker, *one.cue, *one.content)), one.place


def _names(reading: Reading, statements: Sequence[Statement], finder: NameFinder) -> list[Naming]:
    parts: dict[int, PartNames] = {}
    found: list[Naming] = []
    for one in statements:
        part = reading.sentences[one.sentence].part
        if part not in parts:
            parts[part] = PartNames(reading, part, finder)
        found.append(parts[part].name(one))
    return found


def _spans(pieces: Sequence[tuple[int, int]], reading: Reading) -> tuple[Span, ...]:
    """Return ``pieces`` as text spans in text order; pieces side by side in the text stay apart."""
    return tuple(sorted(reading.span(first, last) for first, last in pieces))


def _kind(content: Sequence[tuple[int, int]], reading: Reading) -> AttributionKind:
    """Return how much of ``content`` stands in quotation marks, word by word."""
    quoted = plain = 0
    for first, last in content:
        for at in range(first, last):
            if reading.lower[at][0].isalnum():
                quoted += reading.quote_of[at] >= 0
                plain += reading.quote_of[at] < 0
    if not quoted:
        return AttributionKind.INDIRECT
    return AttributionKind.MIXED if plain else AttributionKind.DIRECT


def _links(
    at: int,
    one: Statement,
    naming: Naming,
    carried: Carried,
    places: Sequence[Sequence[Span]],
    reading: Reading,
    links: LinkTies,
) -> tuple[str, ...]:
    """Return the links of statement ``at``, best first; without an outlet only near ones."""
    outlet = carried.outlet
    beside = list(_spans((*one.speaker, *one.cue), reading))
    if outlet is not None and outlet.span is not None:
        beside.append(outlet.span)
    near = [*places[max(0, at - _NEIGHBOURS) : at], *places[at + 1 : at + 1 + _NEIGHBOURS]]
    sentence = reading.sentences[one.sentence]
    name = naming.referent.name if naming.referent else None
    place = Place(
        pieces=(*beside, *places[at]),
        near=beside,
        sentence=hull([reading.span(sentence.first, sentence.last), *beside[:1]]),
        paragraph=reading.paragraphs[sentence.paragraph],
        names=naming_words(name, outlet, [s.of(reading.text) for s in _spans(one.cue, reading)]),
        domain=outlet.domain if outlet else None,
        others=[span for spans in near for span in spans],
    )
    kept = {INSIDE, SENTENCE, BELOW} | (set() if outlet is None else {PARAGRAPH})
    return tuple(tie.href for tie in links.ties(place) if tie.reason in kept)


def _attribution(
    one: Statement,
    naming: Naming,
    carried: Carried,
    reading: Reading,
    links: tuple[str, ...],
) -> Attribution:
    referent = _referent(naming, carried)
    why = (*one.rules, naming.why, *carried.why, _several(carried.outlet))
    return Attribution(
        id="",
        part=reading.sentences[one.sentence].part,
        kind=_kind(one.content, reading),
        speaker=_spans(one.speaker, reading),
        cue=_spans(one.cue, reading),
        content=_spans(one.content, reading),
        speaker_name=referent.name if referent else None,
        anonymous=referent.anonymous if referent else False,
        reports=one.tone != "attitude",
        outlet=carried.outlet,
        hops=carried.hops,
        links=links,
        confidence=round(one.certainty * naming.certainty, 2),
        why=tuple(filter(None, why)),
    )


def _several(outlet: OutletMention | None) -> str:
    """Return the reason that tells which outlets an ambiguous name may mean; "" for any other."""
    if outlet is None or not outlet.candidates:
        return ""
    return reason("outlet may be any of", outlet.as_written, ", ".join(outlet.candidates))


def _referent(naming: Naming, carried: Carried) -> Referent | None:
    """Return whom to name: the outlet itself where it speaks and nobody is named in person."""
    referent = naming.referent
    if referent is None or not carried.speaks or carried.outlet is None:
        return referent
    if referent.person or referent.many:
        return referent
    if NAMED_BEFORE in carried.why:
        return Referent(carried.outlet.name)
    return referent
