"""Turns of a transcript: paragraphs that begin with who speaks, "NAME: …"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from citecheck.detect.sentences import Reading
from citecheck.detect.statements import Statement
from citecheck.detect.told import Words

_NAME = re.compile(r"[^\W\d_][\w.’'\-]{0,30}(?: [\w.,()’'\-]{1,30}){0,11}")
_MOST_WORDS, _MOST_WITH_BRACKETS = 6, 14
"""Words before the colon: a title, a name; with what brackets tell of it."""

_ENDS = frozenset({".", "?", "!", "…", "...", "....", "”", '"', "—", "–", "--", "]", ")"})
_CALLS = frozenset({"q", "a"})
_SPEAKS = 0.5
"""Share of turns that have to be sentences; of labels ("Photo: …") few are."""


@dataclass(frozen=True, slots=True)
class _Turn:
    index: int
    name: Words
    last: int


class Transcripts:
    """Finds the turns of a transcript in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        words = reading.lexicon.words
        self.labels = words["frames.labels"]
        self.given = reading.lexicon.given_names

    def turns(self) -> dict[int, Statement]:
        """Return the statements of turns by the sentence that each begins with.

        Two paragraphs at least begin so; two people speak, or one who is plainly a person or is
        called by capitals; and most of what follows the colons are sentences. A label ("Photo:",
        "Price:") is nobody. Linear.
        """
        found = [turn for turn in self._candidates() if not self._is_label(turn)]
        if not self._is_talk(found):
            return {}
        return {turn.index: self._statement(turn) for turn in found}

    def _candidates(self) -> list[_Turn]:
        reading = self.reading
        found: list[_Turn] = []
        paragraph = -1
        for index, sentence in enumerate(reading.sentences):
            if sentence.paragraph == paragraph:
                continue
            paragraph = sentence.paragraph
            end = self._paragraph_end(index)
            colon = self._colon(sentence.first, end)
            if colon is None:
                continue
            name = reading.span(sentence.first, colon).of(reading.text)
            if self._named(sentence.first, colon) and _NAME.fullmatch(name):
                found.append(_Turn(index, (sentence.first, colon), end))
        return found

    def _colon(self, first: int, last: int) -> int | None:
        """Return where the colon behind a name stands, if it does."""
        most = first + _MOST_WORDS
        for at in range(first + 1, min(first + _MOST_WITH_BRACKETS, last - 1)):
            word = self.reading.lower[at]
            if word == ":":
                return at
            if word == "(":
                most = first + _MOST_WITH_BRACKETS
            if at >= most:
                return None
        return None

    def _named(self, first: int, last: int) -> bool:
        inside = False
        for at in range(first, last):
            form = self.reading.forms[at]
            inside = (inside or form == "(") and form != ")"
            if self.reading.quote_of[at] >= 0:
                return False
            plain = form in {".", ",", "de", "van", "von", "(", ")"}
            if not (inside or plain or form[0].isupper()):
                return False
        return True

    def _is_label(self, turn: _Turn) -> bool:
        """Say whether what stands before the colon names a thing: "Photo", "Ticket Prices"."""
        words = [self.reading.lower[at] for at in range(*turn.name)]
        if len(words) == 1 and words[0] in _CALLS:
            return False
        return words[-1] in self.labels or (words[0] in self.labels and words[0] not in self.given)

    def _is_talk(self, turns: list[_Turn]) -> bool:
        if len(turns) < 2:  # noqa: PLR2004 - an exchange
            return False
        names = Counter(" ".join(self.reading.lower[slice(*turn.name)]) for turn in turns)
        returns = len(names) < len(turns) or all(
            self.reading.span(*turn.name).of(self.reading.text).isupper() for turn in turns
        )
        two = len(names) > 1 or any(self._is_person(turn.name) for turn in turns)
        spoken = sum(self._is_sentence(turn) for turn in turns)
        return returns and two and spoken >= _SPEAKS * len(turns)

    def _is_person(self, name: Words) -> bool:
        lexicon = self.reading.lexicon
        return any(
            self.reading.lower[at] in lexicon.roles
            or self.reading.lower[at] in lexicon.titles
            or self.reading.lower[at] in self.given
            for at in range(*name)
        )

    def _is_sentence(self, turn: _Turn) -> bool:
        """Say whether words that end as a sentence does follow the colon, one in small letters."""
        first = turn.name[1] + 1
        forms = self.reading.forms[first : turn.last]
        small = any(form.islower() and form.isalpha() for form in forms)
        return self.reading.lower[turn.last - 1] in _ENDS and (small or len(forms) <= _MOST_WORDS)

    def _paragraph_end(self, index: int) -> int:
        paragraph = self.reading.sentences[index].paragraph
        while (
            index + 1 < len(self.reading.sentences)
            and self.reading.sentences[index + 1].paragraph == paragraph
        ):
            index += 1
        return self.reading.sentences[index].last

    def _statement(self, turn: _Turn) -> Statement:
        colon = turn.name[1]
        return Statement(
            sentence=turn.index,
            speaker=(turn.name,),
            cue=((colon, colon + 1),),
            content=((colon + 1, turn.last),),
            lemma="transcript",
            rules=("turn of a transcript",),
            certainty=0.85,
        )
