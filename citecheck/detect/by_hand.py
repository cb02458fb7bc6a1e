"""Attributions that a person bounds: marked anew, changed, joined, split. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from citecheck.detect.lexicon import load_lexicon
from citecheck.detect.outlets import load_outlets
from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Hop,
    Maker,
    OutletMention,
    Span,
)

_OPENING, _CLOSING = frozenset("“«„‟‹「『\"'‘"), frozenset("”»“‟›」』\"'’")
_MARKS = re.compile('[“”«»„‟‹›「」『』"]')
_NAME = re.compile(r"\b[A-ZÀ-ÞĀ-Ž][\w’'-]{1,30}(?:[ \u00a0](?:[A-ZÀ-ÞĀ-Ž][\w’'-]{1,30})){1,3}")
_NO_NAME = re.compile(
    r"(?:By|The|In|On|At|But|And|As|When|If|While|After|Before|For|From|With|According|Both)"
    r"[ \u00a0]"
)
_WORD = re.compile(r"\w{1,80}(?:[-’']\w{1,80}){0,4}")
_AROUND, _CUE_AROUND = 400, 120
_MOST = 12


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody who may have said marked words.

    Attributes:
        name: as the article or its claims call them.
        speaker: the words that name them, where they stand near; may be empty.
    """

    name: str
    speaker: tuple[Span, ...]


def whole_words(text: str, span: Span) -> Span:
    """Return ``span`` without blanks at its ends, grown to whole words and their marks."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return Span(start, end)
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _OPENING and after in _CLOSING and before and after:
        return Span(start - 1, end + 1)
    return Span(start, end)


def kind_of(text: str, content: Sequence[Span]) -> AttributionKind:
    """Return how much of ``content`` stands in quotation marks."""
    pieces = [span.of(text).strip(" \n\t.,;:") for span in content]
    if all(p and p[0] in _OPENING and p[-1] in _CLOSING and len(p) > 1 for p in pieces):
        return AttributionKind.DIRECT
    marked = any(_MARKS.search(piece) for piece in pieces)
    return AttributionKind.MIXED if marked else AttributionKind.INDIRECT


def outlet_called(name: str) -> OutletMention | None:
    """Return the outlet that a person wrote, by the table where it is there; None for none."""
    written = " ".join(name.split())
    if not written:
        return None
    known = load_outlets().by_name(written)
    if not known:
        return OutletMention(written, written)
    domain = known[0].domains[0] if known[0].domains else None
    others = tuple(outlet.name for outlet in known) if len(known) > 1 else ()
    return OutletMention(known[0].name, written, domain, candidates=others)


def marked(
    article: Article,
    content: Sequence[Span],
    *,
    speaker: Sequence[Span] = (),
    cue: Sequence[Span] = (),
    speaker_name: str = "",
    outlet: str = "",
    links: Iterable[str] = (),
    kind: AttributionKind | None = None,
    made_by: str = "",
) -> Attribution:
    """Return the attribution that a person marked in ``article``.

    Raises:
        ValueError: it has no content.
    """
    pieces = tuple(sorted(content))
    organ = outlet_called(outlet)
    written = " ".join(" ".join(span.of(article.text).split()) for span in speaker)
    return Attribution(
        id="h0",
        part=article.part_at(pieces[0].start) if pieces else 0,
        kind=kind or kind_of(article.text, pieces),
        speaker=tuple(sorted(speaker)),
        cue=tuple(sorted(cue)),
        content=pieces,
        speaker_name=" ".join(speaker_name.split()) or written or None,
        outlet=organ,
        hops=(Hop(organ.name),) if organ else (),
        links=tuple(dict.fromkeys(links)),
        maker=Maker.HAND,
        made_by=made_by,
    )


def changed(before: Attribution, after: Attribution) -> Attribution:
    """Return ``after`` as a change of ``before``: what was not asked about stays."""
    same_outlet = _organ(before) == _organ(after)
    same_speaker = before.speaker_name == after.speaker_name
    return replace(
        after,
        id=before.id,
        maker=Maker.HAND if before.maker is Maker.HAND else Maker.EDITED,
        outlet=before.outlet if same_outlet else after.outlet,
        hops=before.hops if same_outlet else after.hops,
        anonymous=before.anonymous and same_speaker,
        reports=before.reports,
        why=before.why,
    )


def _organ(one: Attribution) -> str:
    return (one.outlet.as_written or one.outlet.name) if one.outlet else ""


def joined(one: Attribution, other: Attribution, text: str, made_by: str) -> Attribution:
    """Return both as one claim: the first's speaker, outlet and links before the second's."""
    content = _merged((*one.content, *other.content), text)
    return replace(
        one,
        kind=kind_of(text, content),
        content=content,
        speaker=one.speaker or other.speaker,
        cue=one.cue or other.cue,
        speaker_name=one.speaker_name or other.speaker_name,
        outlet=one.outlet or other.outlet,
        hops=one.hops or other.hops,
        links=tuple(dict.fromkeys((*one.links, *other.links))),
        maker=Maker.EDITED,
        made_by=made_by,
    )


def split_at(
    one: Attribution, place: int, text: str, made_by: str
) -> tuple[Attribution, Attribution] | None:
    """Return the claim as two, cut before code point ``place``; None where nothing is cut off."""
    before = _cut(one.content, text, 0, place)
    after = _cut(one.content, text, place, len(text))
    if not before or not after:
        return None
    made = tuple(
        replace(
            one, content=pieces, kind=kind_of(text, pieces), maker=Maker.EDITED, made_by=made_by
        )
        for pieces in (before, after)
    )
    return made[0], made[1]


def likely_speakers(
    article: Article, attributions: Iterable[Attribution], content: Span
) -> tuple[Likely, ...]:
    """Return who may have said ``content``, the nearest first; names only near the words."""
    found: list[tuple[int, Likely]] = []
    part = article.part_at(content.start)
    for one in attributions:
        if one.speaker_name and one.part == part:
            far = max(0, one.extent.start - content.end, content.start - one.extent.end)
            near = one.speaker if far <= _AROUND else ()
            found.append((far, Likely(one.speaker_name, near)))
    start = max(0, content.start - _AROUND)
    for match in _NAME.finditer(article.text, start, content.end + _AROUND):
        no_name = _NO_NAME.match(match[0])
        span = Span(match.start() + (no_name.end() if no_name else 0), match.end())
        if not span.overlaps(content):
            far = max(0, span.start - content.end, content.start - span.end)
            found.append((far, Likely(" ".join(span.of(article.text).split()), (span,))))
    nearest: dict[str, Likely] = {}
    for _far, likely in sorted(found, key=lambda entry: entry[0]):
        nearest.setdefault(likely.name, likely)
    return tuple(nearest.values())[:_MOST]


def likely_cue(text: str, content: Span) -> Span | None:
    """Return the reporting verb nearest to ``content``, outside it and in its paragraph."""
    verbs = load_lexicon().verbs
    first = text.rfind("\n", max(0, content.start - _CUE_AROUND), content.start) + 1
    first = first or max(0, content.start - _CUE_AROUND)
    last = text.find("\n", content.end, content.end + _CUE_AROUND)
    last = last if last >= 0 else min(len(text), content.end + _CUE_AROUND)
    found: list[tuple[int, Span]] = []
    for match in _WORD.finditer(text, first, last):
        span = Span(*match.span())
        verb = verbs.get(match[0].casefold())
        if verb is not None and verb.tone != "attitude" and not span.overlaps(content):
            found.append((max(span.start - content.end, content.start - span.end), span))
    return min(found, default=(0, None))[1]


def _merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return ``spans`` in order, those joined between which only blanks stand."""
    made: list[Span] = []
    for span in sorted(spans):
        if made and (span.start <= made[-1].end or text[made[-1].end : span.start].isspace()):
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)


def _cut(content: Iterable[Span], text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return what of ``content`` lies between two places, without blanks at its ends."""
    made = []
    for span in content:
        left, right = max(span.start, start), min(span.end, end)
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            made.append(Span(left, right))
    return tuple(made)
