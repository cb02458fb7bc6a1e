"""Statements of other languages that nobody makes: "Niemand sagte, …", «не сказав»."""

from __future__ import annotations

from citecheck.detect.foreign.clauses import Clauses
from citecheck.detect.foreign.drafts import Draft
from citecheck.detect.foreign.words import Text

_REACH = 12
"""Words from "neither" to "nor"."""

_LONGEST_EXCEPTION = 6
"""Words from "nobody" to "but": "Niemand im Hafen außer Osten"."""


class Nobody:
    """Tells the statements of one paragraph that nobody makes."""

    def __init__(self, text: Text, clauses: Clauses) -> None:
        self.text, self.lower, self.words = text, text.lower, clauses.words

    def says(self, draft: Draft) -> bool:
        """Say whether the speaker of ``draft`` is nobody, or its verb is denied."""
        if not draft.cue:
            return False
        return self._denied(draft) or self._speaks(draft)

    def _speaks(self, draft: Draft) -> bool:
        first, last = self.text.between((*draft.speaker, *draft.cue)[0])
        if not draft.speaker:
            return last < len(self.lower) and self._is_nobody(last)
        if first and self.lower[first - 1] in self.words["nor"] and self._neither(first - 1):
            return True
        beyond = self.lower[first : max(last, first + _LONGEST_EXCEPTION)]
        return self._is_nobody(first) and not self.words["excepting"].intersection(beyond)

    def _neither(self, at: int) -> bool:
        """Say whether "neither" stands before "nor": "Weder X noch …"."""
        return any(word in self.words["nobody"] for word in self.lower[max(0, at - _REACH) : at])

    def _is_nobody(self, at: int) -> bool:
        two = " ".join(self.lower[at : at + 2])
        return self.lower[at] in self.words["nobody"] or two in self.words["nobody"]

    def _denied(self, draft: Draft) -> bool:
        """Say whether "not" stands beside the verb: «не сказав», "no dijo", "sagte nicht"."""
        first, last = self.text.between(draft.cue[0])
        held = self.words["not"]
        if first and self.lower[first - 1] in held:
            return True
        german = "nicht" in held and last + 1 < len(self.lower) and self.lower[last] in held
        return german and self.lower[last + 1] not in self.words["not_only"]
