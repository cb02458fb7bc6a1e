"""Tags that stand inside the quotation marks: « …, a-t-il dit, … », “Me voy —dijo X— y …”."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.foreign.clauses import Clauses, Cue, Words
from citecheck.detect.foreign.words import COMMAS, DASHES, Text

_LONGEST_NAME = 5
_REACH = 12
"""Words of a tag inside the marks."""


@dataclass(frozen=True, slots=True)
class IncisedTag:
    """A cue inside a quotation, with its speaker, and what is left of the quotation."""

    cue: Cue
    speaker: Words | None
    pieces: tuple[Words, ...]


class Incised:
    """Finds the tags inside the quotations of one text."""

    def __init__(self, text: Text, clauses: Clauses) -> None:
        self.text, self.clauses, self.lower = text, clauses, text.lower

    def tag(self, begin: int, end: int) -> IncisedTag | None:
        """Return the first tag inside the quotation of words ``begin`` to ``end``, if any."""
        for cue in self.clauses.cues(begin, end, quoted=True):
            mark = self.lower[cue.first - 1]
            if cue.kind == "verb" and (mark in DASHES or mark in COMMAS):
                found = self._of_cue(cue, begin, end, dashed=mark in DASHES)
                if found is not None:
                    return found
        return None

    def _of_cue(self, cue: Cue, begin: int, end: int, *, dashed: bool) -> IncisedTag | None:
        closing = self._closing(cue.last, end, dashed=dashed)
        if closing is None:
            return None
        speaker = self.clauses.quoted_speaker(cue.last, closing)
        if not dashed and speaker is None and not cue.pronoun:
            return None
        if speaker is not None and not dashed:
            closing = self._past_name(closing, end)
            speaker = self.clauses.quoted_speaker(cue.last, closing)
        pieces = self._pieces(begin, cue.first, min(closing + 1, end), end)
        return IncisedTag(cue, speaker, pieces) if pieces else None

    def _pieces(self, begin: int, tag: int, after: int, end: int) -> tuple[Words, ...]:
        """Return the quotation before word ``tag`` and from word ``after`` on, less the marks."""
        found: list[Words] = []
        for first, last in ((begin, tag), (after, end)):
            start = self.clauses.past_marks(first, last)
            stop = self._without_marks(start, last, end)
            if any(word[0].isalnum() for word in self.lower[start:stop]):
                found.append((start, stop))
        return tuple(found)

    def _past_name(self, comma: int, end: int) -> int:
        """Return the comma past a name in apposition: ", regrette l'un d'eux, Paul Garnier,"."""
        at = comma + 1
        while at < end and at - comma <= _LONGEST_NAME and self.text.forms[at][0].isupper():
            at += 1
        named = at - comma > 2 and at < end and self.lower[at] in COMMAS  # noqa: PLR2004 - a full name
        return at if named else comma

    def _without_marks(self, first: int, last: int, end: int) -> int:
        """Return ``last`` less the commas and dashes before a tag; the closing mark stays."""
        skipped = COMMAS | DASHES
        while last > first and last < end and self.lower[last - 1] in skipped:
            last -= 1
        return last

    def _closing(self, at: int, end: int, *, dashed: bool) -> int | None:
        """Return the mark that ends the tag: a dash where one began it, else a comma or a stop."""
        reach = range(at, min(end, at + _REACH))
        dash = next((k for k in reach if self.lower[k] in DASHES), None) if dashed else None
        if dash is not None:
            return dash
        for k in reach:
            word = self.lower[k]
            if word in DASHES or word in COMMAS or (word == "." and k > at):
                return k if not dashed or word in DASHES | {".", ","} else None
        return None
