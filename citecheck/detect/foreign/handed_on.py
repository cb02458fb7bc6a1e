"""Whose words an Arabic outlet hands on: «نقلت رويترز عن X قوله», "Reuters quoted X as saying"."""

from __future__ import annotations

from citecheck.detect.foreign.clauses import Clauses, Cue, Words
from citecheck.detect.foreign.words import Text

_REACH = 10
"""Words between the verb and "of"."""

_LONGEST = 16
"""Words between "of" and what is said."""

Source = tuple[str, Words | None, int]
"""A pronoun or "", who speaks, and the word behind which the statement opens."""


class HandedOn:
    """Finds whom the outlets of one Arabic text quote."""

    def __init__(self, text: Text, clauses: Clauses) -> None:
        self.text, self.clauses, self.lower = text, clauses, text.lower
        self.words = clauses.words

    def source(self, cue: Cue, last: int) -> Source | None:
        """Return whom the verb ``cue`` quotes; None where it quotes nobody, or in Latin letters."""
        if not self.clauses.vocabulary.arabic:
            return None
        verb = self.lower[cue.first]
        if verb not in self.words["quoting"] and verb[1:] not in self.words["quoting"]:
            return None
        for at in range(cue.last, min(last, cue.last + _REACH)):
            word = self.lower[at]
            if word in self.words["of_him"] | self.words["of_her"]:
                side = "female" if word in self.words["of_her"] else "male"
                return min(self.words[side]), (at, at + 1), at + 1
            if word in self.words["of"]:
                return self._named(at + 1, last)
            if self._begins_words(at) and not self._names_outlet(at):
                return None
        return None

    def _names_outlet(self, at: int) -> bool:
        """Say whether word ``at`` stands in the marks of a name: «نقلت صحيفة «البيان» عن …»."""
        quote = self.text.quote_of[at]
        begin = self.text.quote_words[quote][0] if quote >= 0 else 0
        return begin > 0 and self.clauses.is_outlet_noun(self.lower[begin - 1])

    def _named(self, at: int, last: int) -> Source | None:
        end = at
        while end < min(last, at + _LONGEST) and not self._begins_words(end):
            end += 1
        who = self.clauses.after(at, end)
        return ("", who, who[1]) if who is not None else None

    def _begins_words(self, at: int) -> bool:
        word = self.lower[at]
        held = self.words["saying"] | self.words["that"]
        return word in held or word == ":" or self.text.quote_of[at] >= 0
