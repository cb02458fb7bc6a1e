"""Which outlet a statement of another language names, inside its own sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.detect.foreign.clauses import Clauses, Words
from citecheck.detect.foreign.drafts import REPORTED, Draft
from citecheck.detect.foreign.words import LONGEST_NAME, Text
from citecheck.model import Outlet, Span

_FRAME_REACH = 6


@dataclass(frozen=True, slots=True)
class Place:
    """An outlet named in a sentence.

    Attributes:
        span: where.
        outlets: rows of the table that the name fits; none for one that the table lacks.
        speaks: it is the speaker.
        relays: it hands on what somebody else was told ("selon l'AFP", "передає").
    """

    span: Span
    outlets: tuple[Outlet, ...]
    speaks: bool = False
    relays: bool = False


class OutletPlaces:
    """Finds the outlets of the statements of one paragraph."""

    def __init__(
        self, text: Text, clauses: Clauses, mentions: Sequence[tuple[Span, tuple[Outlet, ...]]]
    ) -> None:
        self.text, self.clauses, self.mentions = text, clauses, mentions

    def places(self, draft: Draft) -> list[Place]:
        """Return the outlets that the sentence of ``draft`` names outside its content."""
        found: list[Place] = []
        for span, outlets in self.mentions:
            if not draft.sentence.overlaps(span) or any(p.overlaps(span) for p in draft.content):
                continue
            first, _ = self.text.between(span)
            speaks = any(p.overlaps(span) for p in draft.speaker)
            if speaks and not self._heads(draft, span):
                continue
            found.append(Place(span, outlets, speaks, self._relayed(first)))
        if found:
            return found
        unlisted = self._marked(draft) or self._unlisted(draft)
        return [unlisted] if unlisted is not None else []

    def _marked(self, draft: Draft) -> Place | None:
        """Return the outlet in marks that reports: "Wie der „Hafenbote“ berichtet, …"."""
        if not draft.speaker:
            return None
        _, last = self.text.between(draft.speaker[0])
        quote = self.text.quote_of[last - 1]
        if quote < 0 or not self.text.quotes[quote].closed:
            return None
        first, last = self.text.quote_words[quote]
        if draft.rule != REPORTED and not (first and self._noun(first - 1)):
            return None
        return Place(self.text.span(first + 1, last - 1), (), speaks=True)

    def told_unnamed(self, draft: Draft) -> bool:
        """Say whether "the newspaper" was told, an outlet without its name."""
        first, last = self.text.between(draft.sentence)
        return any(
            self._noun(at) and self.clauses.told_at(max(first, at - 1))
            for at in range(first, last)
            if self._outside(draft, at)
        )

    def _heads(self, draft: Draft, span: Span) -> bool:
        """Say whether the outlet leads the speaker: "l'AFP", "die Agentur dpa"."""
        first, last = self.text.between(draft.speaker[0])
        at, _ = self.text.between(span)
        leads = self.text.lower[first:at]
        words = self.clauses.words
        known = words["articles"] | words["works"] | {"the"}
        return last > at and all(
            word in known or not word[0].isalnum() or self.clauses.is_outlet_noun(word)
            for word in leads
        )

    def _relayed(self, at: int) -> bool:
        """Say whether a frame like "selon", "cité par" stands before word ``at``."""
        said_in = self.clauses.vocabulary.said_in
        for back in range(max(0, at - _FRAME_REACH), at):
            for phrase in said_in.get(self.text.lower[back], ()):
                if (
                    self.text.lower[back : back + len(phrase)] == phrase
                    and len(phrase) <= at - back
                ):
                    return True
        return False

    def _outside(self, draft: Draft, at: int) -> bool:
        span = Span(self.text.starts[at], self.text.ends[at])
        return not any(p.overlaps(span) for p in (*draft.content, *draft.speaker))

    def _noun(self, at: int) -> bool:
        word = self.text.lower[at]
        nouns = self.clauses.words["outlet_nouns"]
        return word in nouns or (
            self.clauses.vocabulary.arabic and word[:1] == "ل" and word[1:] in nouns
        )

    def _unlisted(self, draft: Draft) -> Place | None:
        """Return the outlet that the table lacks: "au journal La Voix", "der Zeitung „Bote“"."""
        first, last = self.text.between(draft.sentence)
        for at in range(first, last - 1):
            if not self._noun(at) or not self._outside(draft, at):
                continue
            words = self._name_after(at, last)
            if words is None:
                continue
            span = self.text.span(*words)
            if self.clauses.vocabulary.arabic and span.of(self.text.text).startswith("ل"):
                span = Span(span.start + 1, span.end)
            if any(p.overlaps(span) for p in (*draft.content, *draft.speaker)):
                continue
            return Place(span, (), relays=self._relayed(at))
        return None

    def _name_after(self, at: int, last: int) -> Words | None:
        quote = self.text.quote_of[at + 1]
        if quote >= 0:
            begin, end = self.text.quote_words[quote]
            inner = (begin + 1, end - 1 if self.text.quotes[quote].closed else end)
            return inner if 0 < inner[1] - inner[0] <= LONGEST_NAME else None
        end = at + 1
        while end < last and end - at <= LONGEST_NAME and self._name_word(end):
            end += 1
            joint = end
            while joint < last - 1 and self.text.lower[joint] in self.clauses.words["articles"]:
                joint += 1
            if joint > end and self.text.forms[joint][0].isupper():
                end = joint + 1
        if self.clauses.vocabulary.arabic:
            return (at, end) if end > at + 1 else None
        return (at + 1, end) if end > at + 1 else None

    def _name_word(self, at: int) -> bool:
        word = self.text.lower[at]
        if not word[0].isalnum() or self.text.quote_of[at] >= 0:
            return False
        if self.clauses.vocabulary.arabic:
            return word not in self.clauses.words["stops"] | self.clauses.words["that"]
        return self.text.forms[at][0].isupper()
