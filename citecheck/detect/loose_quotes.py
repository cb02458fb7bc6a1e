"""Quotations that no reporting word claims: after a colon, or beside a verb of another kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from citecheck.detect.phrases import LONGEST_NAME, MARKS, Phrases
from citecheck.detect.sentences import Sentence
from citecheck.detect.speakers import SpeakerFinder, Words

_LONGEST_CUE = 9
_SHORTEST_VERB = 4
_FEWEST_WORDS = 3
"""Shorter quotations after a colon are names and titles."""

_PERSONS = frozenset({"he", "she", "they"})


@dataclass(frozen=True, slots=True)
class LooseQuote:
    """A quotation with the subject beside it; the fields are words of the reading."""

    speaker: Words
    cue: Words
    content: Words
    inverted: bool
    rule: str


class LooseQuotes:
    """Finds the loose quotations of one sentence after another."""

    def __init__(self, phrases: Phrases, speakers: SpeakerFinder) -> None:
        self.phrases, self.speakers = phrases, speakers
        self.reading, self.lower = phrases.reading, phrases.reading.lower

    def found(self, sentence: Sentence, claimed: Collection[int]) -> Iterator[LooseQuote]:
        """Return the loose quotations of ``sentence``; those in ``claimed`` are left out."""
        seen: set[int] = set()
        at = sentence.first
        while at < sentence.last:
            quote = self.reading.quote_of[at]
            if quote < 0 or quote in seen:
                at += 1
                continue
            seen.add(quote)
            first, last = self.reading.quote_words[quote]
            if quote not in claimed:
                one = self._after_colon(first, last, sentence) or self._tagged(
                    first, last, sentence
                )
                if one is not None:
                    yield one
            at = max(at + 1, last)

    def introduction(self, sentence: Sentence) -> tuple[Words, Words] | None:
        """Return speaker and cue of a sentence that ends with a colon: "Jared Potts echoed:"."""
        return self._subject(sentence, sentence.last - 1)

    def _after_colon(self, first: int, last: int, sentence: Sentence) -> LooseQuote | None:
        colon = first - 1
        words = sum(self.lower[k][0].isalnum() for k in range(first, last))
        if colon <= sentence.first or self.lower[colon] != ":" or words < _FEWEST_WORDS:
            return None
        subject = self._subject(sentence, colon)
        if subject is None:
            return None
        speaker, cue = subject
        rule = "clause and colon before the quotation"
        return LooseQuote(speaker, cue, (first, last), inverted=False, rule=rule)

    def _subject(self, sentence: Sentence, colon: int) -> tuple[Words, Words] | None:
        main = replace(sentence, first=self._past_lead(sentence, colon))
        speaker = self.speakers.sentence_subject(main, colon)
        if speaker is None or not self._person(speaker) or speaker[1] >= colon:
            return None
        begin = max(speaker[1], colon - _LONGEST_CUE)
        return speaker, (begin, colon)

    def _past_lead(self, sentence: Sentence, colon: int) -> int:
        """Return where the main clause begins: "In the hours after the storm, a captain …"."""
        lead = self.phrases.prepositions | self.phrases.subordinators
        if self.lower[sentence.first] not in lead:
            return sentence.first
        for at in range(colon - 1, sentence.first, -1):
            if self.lower[at] == "," and self.reading.quote_of[at] < 0:
                return at + 1
        return sentence.first

    def _person(self, words: Words) -> bool:
        """Say whether a phrase can speak: a pronoun, a name, a noun for people."""
        first, last = words
        if last - first == 1 and self.lower[first] in _PERSONS:
            return True
        phrases = self.phrases
        closed = phrases.determiners | phrases.adverbs | phrases.prepositions | phrases.openers
        closed = closed | phrases.times | phrases.subordinators | {"here", "there", "it"}
        return any(
            (phrases.capital(k) and self.lower[k] not in closed) or self.lower[k] in phrases.roles
            for k in range(first, last)
        )

    def _tagged(self, first: int, last: int, sentence: Sentence) -> LooseQuote | None:
        """Return “…,” beamed X and “…,” X quipped, whose verb the lexicon lacks."""
        words = sum(self.lower[k][0].isalnum() for k in range(first, last))
        opens = first == sentence.first or self.lower[first - 1] in {",", ":"}
        inner = self.lower[last - 2] if opens and words >= _FEWEST_WORDS else ""
        if inner not in {",", "?", "!"} or last + 1 >= sentence.last:
            return None
        if self._verb(last):
            speaker = self.phrases.after(last + 1, sentence.last)
            if speaker is not None and self._named(speaker[0]):
                return LooseQuote(
                    speaker, (last, last + 1), (first, last), inverted=True, rule="tag of its own"
                )
            return None
        end = last
        while end < sentence.last and end - last < LONGEST_NAME and self._named(end):
            end += 1
        if end == last or end >= sentence.last or not self._verb(end):
            return None
        rule = "tag of its own"
        return LooseQuote((last, end), (end, end + 1), (first, last), inverted=False, rule=rule)

    def _verb(self, at: int) -> bool:
        word = self.lower[at]
        plain = word.isalpha() and word == self.reading.forms[at]
        return plain and word.endswith("ed") and len(word) > _SHORTEST_VERB

    def _named(self, at: int) -> bool:
        word = self.lower[at]
        if self.reading.quote_of[at] >= 0 or word in MARKS:
            return False
        return word in _PERSONS or self.phrases.capital(at) or word in self.phrases.roles
