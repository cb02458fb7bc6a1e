"""Which pages can show an attribution: linked ones, and its outlet's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from citecheck.detect.links import HOST, PARAGRAPH, LinkTies, Place, naming_words
from citecheck.detect.outlets import load_outlets
from citecheck.detect.sentences import Reading, read_words
from citecheck.model import Article, Attribution, Maker, Origin, Reference, Span, hull


def find_references(article: Article, attributions: Sequence[Attribution]) -> tuple[Reference, ...]:
    """Return the candidate pages of each of ``attributions``, likeliest first.

    Links inside or beside an attribution come first, then links elsewhere to its outlet's host,
    then the outlet alone (``url`` None). ``rank`` counts from 0 for each attribution anew. Pages
    given by hand are the pipeline's (``pipeline.plan``).
    """
    reading = read_words(article)
    ties = LinkTies(article, load_outlets())
    found: list[Reference] = []
    for one in attributions:
        found += _of_one(one, reading, ties)
    return tuple(found)


def _of_one(one: Attribution, reading: Reading, ties: LinkTies) -> list[Reference]:
    outlet = one.outlet.name if one.outlet else None
    reasons = _reasons(one, reading, ties)
    elsewhere = [href for href, reason in reasons.items() if reason == HOST]
    chosen = PARAGRAPH if one.maker is Maker.DETECTED else "given by hand"
    pages: list[tuple[Origin, str | None, str]] = [
        (Origin.LINKED, href, reasons.get(href, chosen))
        for href in dict.fromkeys((*one.links, *elsewhere))
    ]
    if outlet is not None and not pages:
        pages.append((Origin.OUTLET, None, "outlet without link"))
    return [
        Reference(one.id, origin, url, outlet, rank, reason)
        for rank, (origin, url, reason) in enumerate(pages)
    ]


def _reasons(one: Attribution, reading: Reading, ties: LinkTies) -> dict[str, str]:
    """Return why each link is tied to ``one``, those to its outlet's host included."""
    if not one.links and one.outlet is None:
        return {}
    beside = [*one.speaker, *one.cue]
    if one.outlet is not None and one.outlet.span is not None:
        beside.append(one.outlet.span)
    at = (one.cue or one.content)[0].start
    sentence, paragraph = _places(reading, at)
    cues = [span.of(reading.text) for span in one.cue]
    place = Place(
        pieces=[*beside, *one.content],
        near=beside,
        sentence=sentence,
        paragraph=paragraph,
        names=naming_words(one.speaker_name, one.outlet, cues),
        domain=one.outlet.domain if one.outlet else None,
    )
    return {tie.href: tie.reason for tie in ties.ties(place)}


def _places(reading: Reading, offset: int) -> tuple[Span, Span]:
    """Return the sentence and the paragraph that hold code point ``offset``."""
    word = max(0, bisect_right(reading.starts, offset) - 1)
    sentence = reading.sentence_at(word)
    span = hull([reading.span(sentence.first, sentence.last)])
    return span, reading.paragraphs[sentence.paragraph]
