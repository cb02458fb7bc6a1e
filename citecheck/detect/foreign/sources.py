"""Statements that name their source: "Selon X, …", "…, so X", "Dem Ministerium zufolge …"."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.foreign.clauses import Clauses, Cue, Words
from citecheck.detect.foreign.words import COMMAS, Text

_LONGEST_SOURCE = 12
"""Longest German source, in words."""

SHORTEST_CLAUSE = 3
"""Fewest words and marks of a clause that says something."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A source and what it is given for.

    Attributes:
        speaker, content: their words.
        ends: the word after all that is spent on the statement.
    """

    speaker: Words
    content: Words
    ends: int


class Sources:
    """Finds the statements of one text whose cue names a source and is no verb."""

    def __init__(self, text: Text, clauses: Clauses) -> None:
        self.text, self.clauses, self.lower = text, clauses, text.lower
        self.german = clauses.vocabulary.language == "de"

    def of_cue(self, cue: Cue, sentence: Words) -> Sourced | None:
        """Return what the source beside ``cue`` is given for; None where none is named."""
        first, last = sentence
        if cue.kind == "following":
            return self._following(cue, first, last)
        return self._according(cue, first, last)

    def _according(self, cue: Cue, first: int, last: int) -> Sourced | None:
        if self.german and not self._tells(cue, first, last):
            return None
        after = self._german_source if self.german else self.clauses.after
        source = after(cue.last, last)
        if source is None:
            return None
        opens = all(
            self.lower[k] in self.clauses.words["openers"] for k in range(first, cue.first)
        ) or not any(self.lower[k][0].isalnum() for k in range(first, cue.first))
        content = self._after(source, last) if opens else self._before(cue, first)
        if content is None or content[1] - content[0] < SHORTEST_CLAUSE:
            return None
        return Sourced(source, content, last if opens else source[1])

    def _after(self, source: Words, last: int) -> Words | None:
        """Return the clause behind a source that opens its sentence."""
        end = source[1] if self.german else self._past_relay(source[1], last)
        start = self.clauses.past_marks(end, last)
        return (start, self.text.trimmed(start, last)) if start < last else None

    def _before(self, cue: Cue, first: int) -> Words | None:
        """Return the clause before a source; None where a cue of its own stands in it."""
        start = self.clauses.past_marks(first, cue.first)
        content = (start, self.text.trimmed(start, cue.first))
        return None if self.clauses.cues(*content) else content

    def _tells(self, cue: Cue, first: int, last: int) -> bool:
        """Say whether "so" means "says": “…“, so Lohmann; never "so dass", "so teuer"."""
        if self.lower[cue.first] != "so":
            return True
        if cue.first == first or cue.last >= last:
            return False
        marked = self.lower[cue.first - 1] in COMMAS or self.text.quote_of[cue.first - 1] >= 0
        named = self.text.forms[cue.last][0].isupper()
        return marked and (named or self.lower[cue.last] in self.clauses.words["articles"])

    def _past_relay(self, at: int, last: int) -> int:
        """Return the comma past the source, and past ", citée par Le Parisien,"."""
        comma = self.text.comma(at, last)
        if comma + 1 < last and self.clauses.opens_frame(comma + 1, last):
            return self.text.comma(comma + 1, last)
        return comma

    def _german_source(self, at: int, limit: int) -> Words | None:
        """Return the noun phrase at word ``at`` by its capitals: "dem Jahresbericht des Hafens"."""
        outlet = self.clauses.outlet_at(at, limit)
        if outlet is not None:
            return outlet
        end, nouns = at, 0
        genitive = {"des", "der", "von", "vom", "für", "und"}
        while end < limit and end - at < _LONGEST_SOURCE and self.lower[end][0].isalnum():
            if self.text.quote_of[end] >= 0:
                break
            if self.text.forms[end][0].isupper():
                nouns += 1
            elif nouns and not (self.lower[end] in genitive and self._noun_near(end + 1, limit)):
                break
            end += 1
        return (at, end) if nouns else None

    def _noun_near(self, at: int, limit: int) -> bool:
        return any(self.text.forms[k][0].isupper() for k in range(at, min(limit, at + 3)))

    def _following(self, cue: Cue, first: int, last: int) -> Sourced | None:
        """Return the statement of "Dem Ministerium zufolge …" and "…, dem Ministerium zufolge"."""
        at = cue.first
        while at > first and self.lower[at - 1][0].isalnum():
            at -= 1
        source = (at, cue.first)
        if source[0] == source[1]:
            return None
        opens = at == first
        start = cue.last if opens else self.clauses.past_marks(first, at)
        start = self.clauses.past_marks(start, last)
        piece = (start, self.text.trimmed(start, last if opens else at))
        if piece[1] - piece[0] < SHORTEST_CLAUSE:
            return None
        return Sourced(source, piece, last)
