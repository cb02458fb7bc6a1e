"""Statements that nobody makes: "Nobody could say …", "No official said …", "Neither X nor Y …"."""

from __future__ import annotations

from citecheck.detect.phrases import Phrases
from citecheck.detect.statements import Statement

_COUNTED = frozenset({"a", "one", "many"})
"""What "not" denies before a speaker: "not a single engineer", "not many of them"."""


class Nobody:
    """Tells the statements of one reading that nobody makes."""

    def __init__(self, phrases: Phrases) -> None:
        self.reading, self.auxiliaries = phrases.reading, phrases.auxiliaries
        self.lower, self.forms = self.reading.lower, self.reading.forms
        words = self.reading.lexicon.words
        self.nobody, self.hardly = words["grammar.nobody"], words["grammar.hardly"]
        self.excepting = words["grammar.excepting"]

    def says(self, one: Statement) -> bool:
        """Say whether the speaker of ``one`` is nobody, or hardly anybody."""
        if not one.speaker:
            return False
        first, last = one.speaker[0][0], one.speaker[-1][1]
        if self.excepting.intersection(self.lower[first:last]):
            return False
        leads = first > 0 and self.lower[first - 1] in self.hardly | {"not", "no"}
        return self._is_nobody(first - leads, last) or self._neither(first)

    def _is_nobody(self, first: int, last: int) -> bool:
        word, after = self.lower[first], self.lower[first + 1 : last]
        if word in self.nobody:
            return True
        if word == "not":
            return bool(after) and after[0] in _COUNTED
        if word in self.hardly:
            return bool(after) and (after[0] in {"any", "no"} or after[0].startswith("any"))
        return word == "no" and self._is_no(first)

    def _is_no(self, at: int) -> bool:
        """Say whether "no" denies the noun behind it: never "No. 10", "No Labels", "No, …"."""
        return at + 1 < len(self.forms) and self.forms[at + 1][0].islower()

    def _neither(self, first: int) -> bool:
        """Say whether "nor", or "nor has", stands before the speaker."""
        at = first - 1 if first and self.lower[first - 1] in self.auxiliaries else first
        return at > 0 and self.lower[at - 1] in {"nor", "neither"}
