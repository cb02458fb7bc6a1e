"""Quotations without a cue of their own: further sentences and paragraphs, block quotations,
sign-offs and transcripts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from citecheck.detect.content import Words
from citecheck.detect.phrases import DASHES, Phrases
from citecheck.detect.sentences import Reading, Sentence
from citecheck.detect.statements import Statement

_ENDS = frozenset({".", "?", "!", "…", "...", ","})
_TRANSCRIPT = re.compile(r"[^\W\d_][\w.’'\-]{0,30}(?: [\w.,()’'\-]{1,30}){0,4}")
_MAX_NAME_WORDS = 5


class Continuations:
    """Joins quotations without a cue to the statement that they belong to."""

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        self.reading, self.phrases = reading, phrases

    def joined(self, statements: list[Statement]) -> list[Statement]:
        """Return ``statements`` with their further quotations, and those of other layouts."""
        by_sentence: dict[int, list[Statement]] = {}
        for one in statements:
            by_sentence.setdefault(one.sentence, []).append(one)
        found: list[Statement] = []
        last: Statement | None = None
        names = self._transcript_sentences()
        waiting: list[tuple[Words, int]] = []
        for index, sentence in enumerate(self.reading.sentences):
            here = by_sentence.get(index, [])
            quote = self._pure_quote(sentence)
            if index in names and not here:
                here = [self._transcript(index, names[index])]
            if not here and quote is not None:
                signed = self._signed(index, sentence, quote)
                if signed is not None:
                    here, waiting = [signed], []
                elif last is not None and self._continues(last, index, sentence):
                    last = replace(last, content=(*last.content, quote))
                    found[-1] = last
                    continue
                else:
                    waiting.append((quote, index))
                    continue
            if here and waiting:
                here = self._with_waiting(here, waiting, index)
                waiting = []
            elif quote is None and not here:
                waiting = []
            if here:
                last = self._last_quoting(here)
                found += [one for one in here if one is not last]
                if last is not None:
                    found.append(last)
            elif not self._keeps_running(sentence):
                last = None
        return found

    def _keeps_running(self, sentence: Sentence) -> bool:
        """Say whether ``sentence`` (no quotation, no cue) leaves an open quotation open."""
        return sentence.last - sentence.first <= 1

    def _pure_quote(self, sentence: Sentence) -> Words | None:
        """Return the words of ``sentence`` when all of it is one quotation or more."""
        first, last = sentence.first, sentence.last
        kind = self.reading.paragraph_kinds[sentence.paragraph]
        if kind == "quote":
            return (first, last)
        while (
            last > first
            and self.reading.quote_of[last - 1] < 0
            and self.reading.lower[last - 1] in _ENDS
        ):
            last -= 1
        if last <= first or self.reading.quote_of[first] < 0:
            return None
        at = first
        while at < last:
            if self.reading.quote_of[at] < 0:
                return self._before_signature(at, first, sentence)
            at = self.reading.quote_words[self.reading.quote_of[at]][1]
        return (first, last)

    def _before_signature(self, at: int, first: int, sentence: Sentence) -> Words | None:
        if self.reading.lower[at] in DASHES and at > first and sentence.last - at <= 12:  # noqa: PLR2004 - words of a name and its role
            return (first, at)
        return None

    def _signed(self, index: int, sentence: Sentence, quote: Words) -> Statement | None:
        """Return the statement of a sign-off: “…” ― Name, on its own line or at the next's start."""
        dash = quote[1]
        last = sentence.last
        if dash >= last or self.reading.lower[dash] not in DASHES or dash + 1 >= last:
            following = index + 1
            if following >= len(self.reading.sentences):
                return None
            after = self.reading.sentences[following]
            opens = self.reading.lower[after.first] in DASHES
            if (
                not opens
                or after.last - after.first > 10
                or after.paragraph - sentence.paragraph > 1
            ):  # noqa: PLR2004 - as above
                return None
            dash, last = after.first, after.last
        if dash + 1 >= last or not self.phrases.capital(dash + 1):
            return None
        return Statement(
            sentence=index,
            speaker=((dash + 1, last),),
            cue=((dash, dash + 1),),
            content=(quote,),
            lemma="signed",
            rules=("signed below the quotation",),
            certainty=0.9,
        )

    def _continues(self, last: Statement, index: int, sentence: Sentence) -> bool:
        """Say whether the quotation of ``sentence`` goes on with the statement before it."""
        before = self.reading.sentences[index - 1]
        if before.part != sentence.part or sentence.paragraph - before.paragraph > 1:
            return False
        if before.paragraph == sentence.paragraph:
            return True
        closing = self._last_quote(last)
        if closing is None:
            return False
        quotation = self.reading.quotations[closing]
        if self.reading.paragraph_kinds[sentence.paragraph] == "quote":
            return self.reading.lower[before.last - 1] == ":" or not quotation.closed
        ends_with_quote = self.reading.quote_of[before.last - 1] >= 0
        return not quotation.closed or ends_with_quote

    def _last_quote(self, one: Statement) -> int | None:
        at = one.content[-1][1] - 1
        quote = self.reading.quote_of[at]
        return quote if quote >= 0 else None

    def _last_quoting(self, here: list[Statement]) -> Statement | None:
        """Return the statement of this sentence that a following quotation would go on with."""
        quoting = [one for one in here if any(self._holds_quote(piece) for piece in one.content)]
        if quoting:
            return quoting[-1]
        return None

    def _holds_quote(self, piece: Words) -> bool:
        first, last = piece
        return any(self.reading.quote_of[k] >= 0 for k in range(first, min(last, first + 60)))

    def _with_waiting(
        self, here: list[Statement], waiting: list[tuple[Words, int]], index: int
    ) -> list[Statement]:
        """Return ``here`` with earlier quotations that had no cue: “A. ¶ “B,” he said."""
        first = here[0]
        at = first.content[0][0]
        sentence = self.reading.sentences[index]
        taken: list[Words] = []
        nearest = index
        for quote, place in reversed(waiting):
            before = self.reading.sentences[place]
            if nearest - place > 1 or before.part != sentence.part:
                break
            same = before.paragraph == self.reading.sentences[nearest].paragraph
            closed = (
                self.reading.quotations[self.reading.quote_of[quote[1] - 1]].closed
                if self.reading.quote_of[quote[1] - 1] >= 0
                else True
            )
            if not same and closed:
                break
            taken.insert(0, quote)
            nearest = place
        if not taken or self.reading.quote_of[at] < 0:
            return here
        return [replace(first, content=(*taken, *first.content)), *here[1:]]

    def _transcript_sentences(self) -> dict[int, tuple[Words, int, int]]:
        """Return where a transcript's turns begin: name words, colon, and last sentence.

        A name before a colon counts when at least two paragraphs of the article begin so.
        """
        found: dict[int, tuple[Words, int, int]] = {}
        paragraph = -1
        for index, sentence in enumerate(self.reading.sentences):
            if sentence.paragraph == paragraph:
                continue
            paragraph = sentence.paragraph
            for at in range(
                sentence.first + 1, min(sentence.first + _MAX_NAME_WORDS, sentence.last - 1)
            ):
                if self.reading.lower[at] == ":":
                    name = self.reading.span(sentence.first, at).of(self.reading.text)
                    named = all(self._name_word(k) for k in range(sentence.first, at))
                    if named and _TRANSCRIPT.fullmatch(name):
                        found[index] = ((sentence.first, at), at, self._paragraph_end(index))
                    break
        names = [self.reading.span(*turn[0]).of(self.reading.text) for turn in found.values()]
        speaking = len(set(names)) < len(names) or all(name.isupper() for name in names)
        return found if len(found) > 1 and speaking else {}

    def _name_word(self, at: int) -> bool:
        form = self.reading.forms[at]
        return self.reading.quote_of[at] < 0 and (
            form[0].isupper() or form in {".", ",", "de", "van"}
        )

    def _paragraph_end(self, index: int) -> int:
        paragraph = self.reading.sentences[index].paragraph
        while (
            index + 1 < len(self.reading.sentences)
            and self.reading.sentences[index + 1].paragraph == paragraph
        ):
            index += 1
        return self.reading.sentences[index].last

    def _transcript(self, index: int, turn: tuple[Words, int, int]) -> Statement:
        name, colon, last = turn
        return Statement(
            sentence=index,
            speaker=(name,),
            cue=((colon, colon + 1),),
            content=((colon + 1, last),),
            lemma="transcript",
            rules=("turn of a transcript",),
            certainty=0.85,
        )
