"""Who was told: "told AFP", "told a rally", "said to reporters", "told Channel 3’s “Today”"."""

from __future__ import annotations

from citecheck.detect.cues import Cue, CueKind
from citecheck.detect.phrases import MARKS, Phrases
from citecheck.detect.sentences import Reading
from citecheck.detect.speakers import Speaker

Words = tuple[int, int]

_LONGEST = 16
"""Most words that name who was told."""

_LONGEST_TITLE = 5
"""Most words of a programme's title."""

_CLAUSES = {("which",), ("who",), ("where",)}
_SHORT_WORD = 4
_INSIDE_NAMES = frozenset({"’s", "'s", "and", "of", "&"})


def only_marks(reading: Reading, first: int, limit: int) -> bool:
    """Say whether nothing but a few marks outside quotations stands from ``first`` to ``limit``."""
    most = 3
    return limit - first <= most and all(
        reading.lower[k] in MARKS and reading.quote_of[k] < 0 for k in range(first, limit)
    )


class ToldFinder:
    """Finds who was told, between a cue and its content."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.reading, self.lower = phrases, phrases.reading, phrases.reading.lower

    def past_told(self, cue: Cue, speaker: Speaker, limit: int) -> tuple[Words | None, int]:
        """Return who was told, if anybody, and the first word past that and past adverbials."""
        at = max(cue.last, speaker.right if speaker.inverted else cue.last)
        told: Words | None = None
        if cue.kind is not CueKind.PASSIVE:
            if "a" in cue.verb.frames and not speaker.inverted:
                told = self._told(at, limit)
            elif self._speaks_to(at, limit):
                told = self._told(at + 1, limit)
        past = self._past_clause(told[1], limit) if told else at
        return told, self.phrases.past_adverbials(past, limit)

    def _past_clause(self, at: int, limit: int) -> int:
        """Return the word past ", which first reported it," where "that" or a quotation follows."""
        if self.lower[at : at + 1] != (",",) or self.lower[at + 1 : at + 2] not in _CLAUSES:
            return at
        for end in range(at + 2, min(at + _LONGEST, limit - 1)):
            if self.reading.quote_of[end] >= 0:
                return at
            if self.lower[end] == ",":
                opens = self.lower[end + 1] == "that" or self.reading.quote_of[end + 1] >= 0
                return end + 1 if opens else at
        return at

    def titled(self, at: int, limit: int) -> Words | None:
        """Return the programme at word ``at``, by what stands before: "on NTV’s “Today”"."""
        before = self.lower[at - 1]
        if before in {"’s", "'s"} or before in self.phrases.prepositions:
            return self._programme(at, limit)
        return None

    def _speaks_to(self, at: int, limit: int) -> bool:
        """Say whether "to" at word ``at`` names who was told, rather than an infinitive."""
        if at + 1 >= limit or self.lower[at] != "to":
            return False
        word = self.lower[at + 1]
        near = self.phrases.determiners | self.phrases.objects | {"reporters", "journalists"}
        return word in near or self.phrases.capital(at + 1)

    def _told(self, at: int, limit: int) -> Words | None:
        """Return the words of who was told: a pronoun, a run of capitals or a noun phrase."""
        if at < limit and self.reading.quote_of[at] >= 0:
            return self._programme(at, limit)
        if at >= limit or self.lower[at] in MARKS:
            return None
        word = self.lower[at]
        if word in self.phrases.objects:
            return (at, at + 1)
        if word in {"that", "of"} or word in self.phrases.times or word in self.phrases.wh_words:
            return None
        end = self._phrase_end(at, limit)
        if end > at and end < limit and self.lower[end - 1] in {"’s", "'s"}:
            programme = self._programme(end, limit + 1) if self.reading.quote_of[end] >= 0 else None
            end = programme[1] if programme else end
        return (at, end) if end > at else None

    def _phrase_end(self, first: int, limit: int) -> int:
        at, noun = first, False
        starts = self.phrases.determiners | self.phrases.possessives
        while at < limit and at - first < _LONGEST and self.reading.quote_of[at] < 0:
            word = self.lower[at]
            if self._stops(at) or (noun and (word in starts or self._name_ends(at, limit))):
                break
            noun = noun or word not in starts
            at += 1
        return at

    def _stops(self, at: int) -> bool:
        word, phrases = self.lower[at], self.phrases
        if word in phrases.subordinators or word in phrases.subjects or word in {"to", "how"}:
            return True
        if word in MARKS or word in phrases.weekdays or phrases.verb_like(at):
            return True
        return word in phrases.prepositions and word not in {"of", "from"}

    def _name_ends(self, at: int, limit: int) -> bool:
        """Say whether a clause begins at word ``at``, right after a name."""
        if not self.phrases.capital(at - 1) or self.phrases.capital(at):
            return False
        if self.lower[at] in _INSIDE_NAMES or self.lower[at] in self.phrases.roles:
            return False
        return at + 1 < limit and self.phrases.verb_like(at + 1)

    def _programme(self, at: int, limit: int) -> Words | None:
        """Return a programme in quotation marks that was told: told “Morning Hour” that."""
        first, last = self.reading.quote_words[self.reading.quote_of[at]]
        inner = self.reading.forms[first + 1 : last - 1]
        if not inner or len(inner) > _LONGEST_TITLE or inner[-1][-1] in ",.?!":
            return None
        if not all(word[0].isupper() or len(word) < _SHORT_WORD for word in inner):
            return None
        return (first, last) if last < limit and not only_marks(self.reading, last, limit) else None
