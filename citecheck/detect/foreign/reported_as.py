"""Clauses that say who reported the rest of their sentence: "Wie X berichtet, …", "…, comme …"."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.foreign.clauses import Clauses, Cue, Words
from citecheck.detect.foreign.sources import SHORTEST_CLAUSE
from citecheck.detect.foreign.words import COMMAS, LONGEST_NAME, Text

_VERB_REACH = 4
"""Words between "comme" and its verb in a clause behind what is reported."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause that reports the rest of its sentence.

    Attributes:
        cue: its verb.
        speaker, content: their words.
        opens: it stands before what it reports.
    """

    cue: Cue
    speaker: Words
    content: Words
    opens: bool


class ReportedAs:
    """Finds such clauses in one text."""

    def __init__(self, text: Text, clauses: Clauses) -> None:
        self.text, self.clauses, self.lower = text, clauses, text.lower
        self.german = clauses.vocabulary.language == "de"

    def in_sentence(self, first: int, last: int) -> Reported | None:
        """Return the clause that opens or ends the sentence of words ``first`` to ``last``."""
        if self.lower[first] in self.clauses.words["as_words"]:
            return self._opening(first, last)
        return self._ending(first, last)

    def _opening(self, first: int, last: int) -> Reported | None:
        comma = self.text.comma(first, last)
        named = self._who(first, comma)
        if named is None:
            return None
        start = self._past_relative(comma + 1, last)
        content = (start, self.text.trimmed(start, last))
        if content[1] - content[0] < SHORTEST_CLAUSE or self._also(comma, last):
            return None
        return Reported(*named, content, opens=True)

    def _also(self, comma: int, last: int) -> bool:
        """Say whether the Arabic word means "also": «كما قال X، وزير النقل، إن …»."""
        that = self.clauses.words["that"]
        return self.clauses.vocabulary.arabic and any(
            self.lower[at] in that and self.lower[at - 1] in COMMAS for at in range(comma + 1, last)
        )

    def _past_relative(self, at: int, last: int) -> int:
        """Return the word past ", die das Papier kennt,": a German main clause goes on with a verb.

        Only articles without a preposition in front begin such a clause here.
        """
        relative = self.german and at < last and self.lower[at] in {"der", "die", "das"}
        comma = self.text.comma(at, last) if relative else last
        return comma + 1 if comma < last else at

    def _ending(self, first: int, last: int) -> Reported | None:
        comma = self.text.comma(first, last)
        while comma + 1 < last:
            if self.lower[comma + 1] in self.clauses.words["as_words"]:
                return self._behind(first, comma, last)
            comma = self.text.comma(comma + 1, last)
        return None

    def _behind(self, first: int, comma: int, last: int) -> Reported | None:
        ends = self.text.comma(comma + 1, self.text.trimmed(comma + 1, last))
        named = self._who(comma + 1, ends)
        start = self.clauses.past_marks(first, comma)
        if named is None or comma - start < SHORTEST_CLAUSE or self._told_within(start, comma):
            return None
        cue = named[0]
        near = self.german or cue.group - comma <= _VERB_REACH
        return Reported(*named, (start, comma), opens=False) if near else None

    def _told_within(self, first: int, last: int) -> bool:
        """Say whether somebody else tells it already: "X sagte, …, wie die Zeitung berichtet"."""
        return any(cue.kind == "verb" for cue in self.clauses.cues(first, last))

    def _who(self, first: int, ends: int) -> tuple[Cue, Words] | None:
        """Return verb and subject of the clause of words ``first`` to ``ends``."""
        if self.german:
            cue = self._final_verb(first + 1, ends)
            speaker = self._subject(first + 1, cue.first) if cue is not None else None
        else:
            verbs = [c for c in self.clauses.cues(first, ends) if c.kind == "verb"]
            cue = verbs[0] if verbs else None
            speaker = self._beside(cue, first, ends) if cue is not None else None
        return (cue, speaker) if cue is not None and speaker is not None else None

    def _subject(self, first: int, ends: int) -> Words | None:
        """Return the subject at word ``first``; a name in marks is an outlet's here."""
        at = first + (self.lower[first] in self.clauses.words["articles"])
        quote = self.text.quote_of[at] if at < ends else -1
        if quote < 0 or not 0 < self.text.words_in(quote) <= LONGEST_NAME:
            return self.clauses.after(first, ends)
        end = self.text.quote_words[quote][1]
        return (first, end) if end <= ends else None

    def _beside(self, cue: Cue, first: int, ends: int) -> Words | None:
        at = self.clauses.past_times(cue.last, ends)
        return self.clauses.after(at, ends) or self.clauses.before(cue.group, first + 1)

    def _final_verb(self, first: int, ends: int) -> Cue | None:
        """Return the German verb that ends the clause, "berichtet hatte" as one."""
        at, vocabulary = ends - 1, self.clauses.vocabulary
        if at > first and self.lower[at] in vocabulary.auxiliaries:
            at -= 1
        plain = at > first and self.text.quote_of[at] < 0
        return Cue(at, at + 1, at) if plain and self.lower[at] in vocabulary.final_verbs else None
