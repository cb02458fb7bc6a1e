"""The attributions of parts that are written in another language than English."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from citecheck.detect.carriers import Carriers
from citecheck.detect.foreign.clauses import Clauses
from citecheck.detect.foreign.drafts import Draft
from citecheck.detect.foreign.finder import ParagraphFinder
from citecheck.detect.foreign.names import Answer, Voices
from citecheck.detect.foreign.nobody import Nobody
from citecheck.detect.foreign.outlets import OutletPlaces, Place
from citecheck.detect.foreign.vocabulary import LANGUAGES, Vocabulary, load_vocabulary, plain
from citecheck.detect.foreign.words import read_text
from citecheck.detect.links import HOST, LinkTies, naming_words
from citecheck.detect.links import Place as LinkPlace
from citecheck.detect.quotes import Quotation
from citecheck.detect.sentences import Reading
from citecheck.model import (
    Attribution,
    AttributionKind,
    BlockKind,
    Hop,
    Outlet,
    OutletMention,
    Span,
    hull,
    reason,
)

_LONE_WORDS = 6
"""Shortest quotation that is kept although nobody is named beside it."""

_SENTENCE_ENDS = tuple('.?!…”“»"؟')
_NO_STATEMENTS = frozenset({"title", "byline", "dateline"})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    quotations: tuple[Quotation, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class _Found:
    draft: Draft
    places: tuple[Place, ...]
    unnamed: bool
    paragraph: Span


class PartReader:
    """Finds the attributions of one part in another language."""

    def __init__(
        self, reading: Reading, part: int, language: str, carriers: Carriers, links: LinkTies
    ) -> None:
        self.reading, self.part, self.language = reading, part, language
        self.carriers, self.links = carriers, links

    def attributions(self, whole: Span) -> list[Attribution]:
        """Return the attributions of the part that stands at ``whole``; ids are still empty."""
        blocks = self.carriers.article.blocks
        datelines = {b.span.start: b.span for b in blocks if b.kind is BlockKind.DATELINE}
        paragraphs = [_past(p, datelines) for p in _paragraphs(self.reading, whole)]
        if self.language not in LANGUAGES:
            return [one for p in paragraphs for one in self._quotations_only(p)]
        vocabulary = load_vocabulary(self.language)
        mentions = list(self.carriers.table.mentions(whole.of(self.reading.text)))
        shifted = [(Span(s.start + whole.start, s.end + whole.start), o) for s, o in mentions]
        found = [one for p in paragraphs for one in self._in_paragraph(p, vocabulary, shifted)]
        return self._resolved(_joined(_relays_folded(found), self.reading.text), vocabulary)

    def _in_paragraph(
        self,
        paragraph: _Paragraph,
        vocabulary: Vocabulary,
        mentions: Sequence[tuple[Span, tuple[Outlet, ...]]],
    ) -> list[_Found]:
        if paragraph.kind in _NO_STATEMENTS or (
            paragraph.kind == "heading" and not self._quotes_somebody(paragraph)
        ):
            return []
        text = read_text(self.reading.text, paragraph.span, paragraph.quotations, vocabulary)
        here = [(span, outlets) for span, outlets in mentions if paragraph.span.overlaps(span)]
        clauses = Clauses(text, vocabulary, [text.between(span) for span, _ in here])
        places, nobody = OutletPlaces(text, clauses, here), Nobody(text, clauses)
        return [
            _Found(draft, tuple(places.places(draft)), places.told_unnamed(draft), paragraph.span)
            for draft in ParagraphFinder(text, clauses).drafts()
            if not nobody.says(draft)
        ]

    def _quotes_somebody(self, paragraph: _Paragraph) -> bool:
        """Say whether a line that looks like a heading is a short paragraph with a quotation."""
        text = self.reading.text
        ended = paragraph.span.of(text).rstrip()[-1:] in _SENTENCE_ENDS
        fewest = 2 if ended else _LONE_WORDS
        return any(len(q.span.of(text).split()) >= fewest for q in paragraph.quotations)

    def _quotations_only(self, paragraph: _Paragraph) -> list[Attribution]:
        why = (reason("language without word lists", self.language),)
        return [
            Attribution(
                id="",
                part=self.part,
                kind=AttributionKind.DIRECT,
                speaker=(),
                cue=(),
                content=(quotation.span,),
                confidence=0.4,
                why=why,
            )
            for quotation in paragraph.quotations
            if len(quotation.span.of(self.reading.text).split()) >= _LONE_WORDS
        ]

    # -- names, outlets, links ---------------------------------------------------------------

    def _resolved(self, found: list[_Found], vocabulary: Vocabulary) -> list[Attribution]:
        voices = Voices(vocabulary)
        told: dict[str, tuple[OutletMention, tuple[Hop, ...]]] = {}
        made: list[Attribution] = []
        for one in found:
            outlet, hops, speaks = self._carried(one.places)
            answer = self._answer(one, voices, outlet if speaks else None)
            name = answer.voice.name if answer.voice else ""
            goes_on = made and made[-1].speaker_name == name and self._adds(one, vocabulary)
            if outlet is None and name in told and (one.unnamed or goes_on):
                outlet, hops = told[name]
            if outlet is not None and name:
                told[name] = (outlet, hops)
            made.append(self._attribution(one, answer, outlet, hops))
        return made

    def _adds(self, one: _Found, vocabulary: Vocabulary) -> bool:
        """Say whether a pronoun or nobody "added": it goes on with the statement before."""
        words = {plain(w) for span in one.draft.cue for w in span.of(self.reading.text).split()}
        bare = bool(one.draft.pronoun) or not one.draft.speaker
        return bare and bool(words & vocabulary.words["adding"])

    def _answer(self, one: _Found, voices: Voices, speaking: OutletMention | None) -> Answer:
        draft = one.draft
        if draft.rule == "lone":
            return Answer(None, 1.0, "nobody is named beside the quotation")
        if speaking is not None:
            answer = voices.answer(speaking.name, "", female=False)
            voice = answer.voice
            return replace(answer, voice=replace(voice, name=speaking.name) if voice else None)
        written = draft.speaker[0].of(self.reading.text) if draft.speaker else ""
        return voices.answer(written, draft.pronoun, female=draft.female, oblique=draft.according)

    def _carried(
        self, places: tuple[Place, ...]
    ) -> tuple[OutletMention | None, tuple[Hop, ...], bool]:
        """Return the outlet nearest the article, the chain, and whether the outlet speaks."""
        if not places:
            return None, (), False
        chain = sorted(places, key=lambda place: not place.relays)
        mentions = [self._mention(place) for place in chain]
        hops = tuple(dict.fromkeys(Hop(m.name, m.span) for m in mentions))
        return mentions[0], hops, chain[0].speaks and len(chain) == 1

    def _mention(self, place: Place) -> OutletMention:
        """Return the outlet at ``place``: a name told by its sentence is sought in the table."""
        named = place.outlets or self.carriers.table.by_name(place.span.of(self.reading.text))
        return self.carriers.mention_at(place.span, named)

    def _attribution(
        self, one: _Found, answer: Answer, outlet: OutletMention | None, hops: tuple[Hop, ...]
    ) -> Attribution:
        draft, voice = one.draft, answer.voice
        name = voice.name if voice else None
        return Attribution(
            id="",
            part=self.part,
            kind=_kind(draft.content, self.reading),
            speaker=draft.speaker,
            cue=draft.cue,
            content=draft.content,
            speaker_name=name,
            anonymous=voice.anonymous if voice else False,
            outlet=outlet,
            hops=hops,
            links=self._links(one, name, outlet),
            confidence=round(draft.certainty * answer.certainty, 2),
            why=(
                reason("language of the part", self.language),
                draft.rule,
                *filter(None, (answer.why,)),
            ),
        )

    def _links(
        self, one: _Found, name: str | None, outlet: OutletMention | None
    ) -> tuple[str, ...]:
        draft, text = one.draft, self.reading.text
        near = [*draft.speaker, *draft.cue]
        if outlet is not None and outlet.span is not None:
            near.append(outlet.span)
        place = LinkPlace(
            pieces=(*near, *draft.content),
            near=near,
            sentence=hull([draft.sentence, *draft.content]),
            paragraph=one.paragraph,
            names=naming_words(name, outlet, [span.of(text) for span in draft.cue]),
            domain=outlet.domain if outlet else None,
        )
        return tuple(tie.href for tie in self.links.ties(place) if tie.reason != HOST)


def _paragraphs(reading: Reading, whole: Span) -> Iterator[_Paragraph]:
    at = 0
    quotations = reading.quotations
    for span, kind in zip(reading.paragraphs, reading.paragraph_kinds, strict=True):
        while at < len(quotations) and quotations[at].span.end <= span.start:
            at += 1
        held = []
        while at < len(quotations) and quotations[at].span.start < span.end:
            held.append(quotations[at])
            at += 1
        if whole.start <= span.start < whole.end:
            yield _Paragraph(span, tuple(held), kind)


def _past(paragraph: _Paragraph, datelines: Mapping[int, Span]) -> _Paragraph:
    """Return ``paragraph`` without the dateline that opens it: "BERLIN – "."""
    opens = datelines.get(paragraph.span.start)
    if opens is None or opens.end >= paragraph.span.end:
        return paragraph
    return replace(paragraph, span=Span(opens.end, paragraph.span.end))


def _relays_folded(found: list[_Found]) -> list[_Found]:
    """Return ``found`` without sources that only hand on the statement before: "selon l'AFP"."""
    kept: list[_Found] = []
    for one in found:
        before = kept[-1] if kept else None
        same = before is not None and before.draft.sentence == one.draft.sentence
        if before is None or not same or not one.draft.according or not before.draft.cue:
            kept.append(one)
            continue
        hands_on = any(place.speaks for place in one.places)
        holds = any(piece.overlaps(before.draft.cue[0]) for piece in one.draft.content)
        if not (hands_on or holds):
            kept.append(one)
    return kept


def _joined(found: list[_Found], text: str) -> list[_Found]:
    """Return ``found`` with quotations that only go on joined to the statement beside them."""
    kept: list[_Found] = []
    for one in found:
        before = kept[-1] if kept else None
        if before is not None and one.draft.rule == "lone" and _follows(before, one, text):
            pieces = (*before.draft.content, *one.draft.content)
            sentence = hull([before.draft.sentence, one.draft.sentence])
            kept[-1] = replace(
                before, draft=replace(before.draft, content=pieces, sentence=sentence)
            )
        elif before is not None and before.draft.rule == "lone" and _follows(before, one, text):
            pieces = (*before.draft.content, *one.draft.content)
            kept[-1] = replace(one, draft=replace(one.draft, content=pieces))
        else:
            kept.append(one)
    return [
        one
        for one in kept
        if one.draft.rule != "lone" or len(one.draft.content[0].of(text).split()) >= _LONE_WORDS
    ]


def _follows(before: _Found, after: _Found, text: str) -> bool:
    """Say whether nothing is told between two statements, the second of them mere quotation."""
    gap = text[before.draft.sentence.end : after.draft.content[0].start]
    lone = after if after.draft.rule == "lone" else before
    rest = lone.draft.sentence.of(text).replace(lone.draft.content[0].of(text), "")
    pure = not any(char.isalnum() for char in rest + gap)
    ends = text[before.draft.content[-1].start : before.draft.content[-1].end]
    unclosed = ends[:1] in '“„«»"‟' and ends[-1:] not in '”»“"'
    return pure and (before.paragraph == after.paragraph or unclosed)


def _kind(content: Sequence[Span], reading: Reading) -> AttributionKind:
    """Return how much of ``content`` stands in quotation marks, by its letters."""
    text, quotations = reading.text, reading.quotations
    quoted = whole = 0
    for span in content:
        whole += sum(char.isalnum() for char in span.of(text))
        at = bisect_left(quotations, span.start, key=lambda one: one.span.end)
        while at < len(quotations) and quotations[at].span.start < span.end:
            inner = quotations[at].span
            piece = text[max(span.start, inner.start) : min(span.end, inner.end)]
            quoted += sum(char.isalnum() for char in piece)
            at += 1
    if not quoted:
        return AttributionKind.INDIRECT
    return AttributionKind.DIRECT if quoted == whole else AttributionKind.MIXED
