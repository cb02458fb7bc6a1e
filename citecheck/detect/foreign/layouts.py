"""Statements of other languages that no reporting word opens: colons, dialogues, "that said X"."""

from __future__ import annotations

from citecheck.detect.foreign.clauses import Clauses, Cue, Words
from citecheck.detect.foreign.drafts import REPORTED
from citecheck.detect.foreign.words import COMMAS, DASHES, ENDS, Text

Parts = tuple[Cue, Words | None, Words, str]
"""A cue, its speaker, its content, and the rule that found them."""

_LONGEST_CLAUSE = 9
"""Words between a subject and its colon."""

_SHORTEST_SENTENCE = 3
_TAG_REACH = 10
_FEWEST_WORDS = 3


class Layouts:
    """Finds the statements of one sentence that its cues alone don't tell."""

    def __init__(self, text: Text, clauses: Clauses) -> None:
        self.text, self.clauses = text, clauses
        self.lower, self.forms = text.lower, text.forms
        self.words = clauses.words

    def in_sentence(self, first: int, last: int, before: Words | None) -> Parts | None:
        """Return the statement of words ``first`` to ``last``; ``before`` is the sentence before.

        A dialogue's line ("—Ya veremos —dijo una vecina."), a sentence that credits the one before
        it ("Das sagte X."), an opinion ("Pour X, « … »"), or a subject, a verb of any kind and a
        colon before a quotation.
        """
        return (
            self._dialogue(first, last)
            or self._of_sentence_before(first, last, before)
            or self._opinion(first, last)
            or self._after_colon(first, last)
        )

    def _dialogue(self, first: int, last: int) -> Parts | None:
        if self.lower[first] not in DASHES or last - first < _SHORTEST_SENTENCE:
            return None
        for cue in self.clauses.cues(first + 1, last):
            mark = self.lower[cue.group - 1]
            if cue.kind != "verb" or cue.group <= first + 1 or mark not in DASHES | COMMAS | ENDS:
                continue
            end = cue.group - 1
            while end > first + 1 and self.lower[end - 1] in COMMAS | DASHES:
                end -= 1
            speaker = None if cue.pronoun else self.clauses.after(cue.last, last)
            if end > first + 1 and (speaker is not None or cue.pronoun):
                return cue, speaker, (first + 1, end), "tag"
            return None
        return None

    def _of_sentence_before(self, first: int, last: int, before: Words | None) -> Parts | None:
        length = self.clauses.phrase_length(self.clauses.vocabulary.credits_before, first, last)
        if not length or before is None or before[1] - before[0] <= _SHORTEST_SENTENCE:
            return None
        cues = self.clauses.cues(first + length, min(last, first + length + 2))
        if not cues or cues[0].kind != "verb":
            return None
        speaker = self.clauses.after(self.clauses.past_times(cues[0].last, last), last)
        ends = before[1] - (self.lower[before[1] - 1] in ENDS)
        return (cues[0], speaker, (before[0], ends), REPORTED) if speaker else None

    def _opinion(self, first: int, last: int) -> Parts | None:
        length = self.clauses.phrase_length(self.clauses.vocabulary.opinions, first, last)
        speaker = self.clauses.after(first + length, last) if length else None
        if speaker is None or speaker[1] + 1 >= last or self.lower[speaker[1]] not in COMMAS:
            return None
        quote = self.text.quote_of[speaker[1] + 1]
        named = any(
            self.forms[at][0].isupper() or self.lower[at] in self.words["roles"]
            for at in range(*speaker)
        )
        if quote < 0 or not named or self.text.words_in(quote) < _FEWEST_WORDS:
            return None
        cue = Cue(first, first + length, first, "according")
        return cue, speaker, self.text.quote_words[quote], "names its source"

    def _after_colon(self, first: int, last: int) -> Parts | None:
        colon = next((at for at in range(first, last) if self.lower[at] == ":"), last)
        if colon + 1 >= last or colon - first > _LONGEST_CLAUSE or colon - first < 2:  # noqa: PLR2004 - subject, verb
            return None
        quote = self.text.quote_of[colon + 1]
        if quote < 0 or self.text.words_in(quote) < _FEWEST_WORDS:
            return None
        end = self._subject_end(first, colon)
        if end is None or end >= colon:
            return None
        cue = Cue(end, colon, end)
        return (
            cue,
            (first, end),
            self.text.quote_words[quote],
            "clause and colon before the quotation",
        )

    def _subject_end(self, first: int, colon: int) -> int | None:
        """Return where the subject that begins a sentence ends: an article and a noun, a name."""
        at = first
        if self.lower[at] in self.words["articles"] - self.words["stops"]:
            return at + 2
        if self.lower[at] in self.words["stops"] | self.words["openers"] | self.words["that"]:
            return None
        while at < colon and self.forms[at][0].isupper() and self.text.quote_of[at] < 0:
            at += 1
        named = at - first > 1 or self.lower[first] in self.words["roles"] | self.clauses.pronouns
        return max(at, first + 1) if named else None
