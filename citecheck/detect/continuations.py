"""Quotations without a cue: further sentences, block quotations, sign-offs, transcripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from citecheck.detect.phrases import DASHES, Phrases
from citecheck.detect.sentences import Reading, Sentence
from citecheck.detect.statements import Statement
from citecheck.detect.told import Words
from citecheck.detect.transcripts import Transcripts

_ENDS = frozenset({".", "?", "!", "…", "...", ","})
_NO_TEXT = frozenset({"title", "heading"})
_SHORT_TAG = 12
"""Longest tag after a quotation, in words, that the next paragraph's quotation goes on with."""

_SIGNATURE = 12
"""Longest signature below a quotation, its dash included, in words."""


@dataclass(slots=True)
class _Run:
    """What is known while the sentences go by.

    Attributes:
        found: the statements so far.
        last: the one that a further quotation would go on with; it is the last of ``found``.
        waiting: quotations that no cue has claimed yet, with their sentences.
        introduction: "X said:", whose quotation is awaited.
    """

    found: list[Statement] = field(default_factory=list)
    last: Statement | None = None
    waiting: list[tuple[Words, int]] = field(default_factory=list)
    introduction: Statement | None = None


class Continuations:
    """Joins quotations without a cue to the statement that they belong to."""

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        self.reading, self.phrases = reading, phrases

    def joined(
        self, statements: Sequence[Statement], introductions: Mapping[int, Statement]
    ) -> list[Statement]:
        """Return ``statements`` with their further quotations, and those of other layouts.

        Args:
            statements: as found sentence by sentence.
            introductions: by sentence, statements whose content follows in the next paragraph
                ("X said:"); their own content is a mere placeholder.
        """
        by_sentence: dict[int, list[Statement]] = {}
        for one in statements:
            by_sentence.setdefault(one.sentence, []).append(one)
        turns = Transcripts(self.reading).turns()
        run = _Run()
        for index, sentence in enumerate(self.reading.sentences):
            here = by_sentence.get(index, [])
            if index in turns:
                here = [turns[index], *here]
            quote = self._pure_quote(sentence)
            post = None if here or quote is not None else self._posted(index)
            if post is not None and not (run.last and run.last.content[-1] == post.content[0]):
                here = [post]
            if here:
                self._take(here, index, run)
            elif quote is not None:
                self._take_quote(quote, index, sentence, run)
            elif sentence.last - sentence.first > 1:
                run.last, run.waiting = None, []
            run.introduction = introductions.get(index, None if quote else run.introduction)
            if quote is None and index not in introductions and not here:
                run.introduction = None
        return run.found

    def _take(self, here: list[Statement], index: int, run: _Run) -> None:
        """Add the statements of one sentence, with the quotations that waited for their cue."""
        if run.waiting:
            here = self._with_waiting(here, run.waiting, index)
            run.waiting = []
        run.last = self._last_quoting(here)
        run.found += [one for one in here if one is not run.last]
        if run.last is not None:
            run.found.append(run.last)

    def _take_quote(self, quote: Words, index: int, sentence: Sentence, run: _Run) -> None:
        """Give a quotation without a cue to its signature, its introduction or its forerunner."""
        signed = self._signed(index, sentence, quote)
        if signed is not None:
            self._take([self._with_block(signed, run.waiting, index)], index, run)
        elif run.introduction is not None:
            opened = replace(run.introduction, content=(quote,))
            self._take([opened], index, run)
            run.last, run.introduction = opened, None
        elif run.last is not None and self._continues(run.last, index, sentence):
            run.last = replace(run.last, content=(*run.last.content, quote))
            run.found[-1] = run.last
        elif self.reading.paragraph_kinds[sentence.paragraph] not in _NO_TEXT:
            run.waiting.append((quote, index))

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
        if self.reading.lower[at] in DASHES and at > first and sentence.last - at <= _SIGNATURE:
            return (first, at)
        return None

    def _signed(self, index: int, sentence: Sentence, quote: Words) -> Statement | None:
        """Return the statement of a sign-off: “…” ― Name, in the same line or the next."""
        dash, last = quote[1], sentence.last
        if dash + 1 >= last or self.reading.lower[dash] not in DASHES:
            after = self._signature_line(index, sentence)
            if after is None:
                return None
            dash, last = after.first, after.last
        if dash + 1 >= last or not self.phrases.capital(dash + 1):
            return None
        return self._signature(index, dash, last, quote)

    def _signature(self, index: int, dash: int, last: int, quote: Words) -> Statement:
        return Statement(
            sentence=index,
            speaker=((dash + 1, last),),
            cue=((dash, dash + 1),),
            content=(quote,),
            lemma="signed",
            rules=("signed below the quotation",),
            certainty=0.9,
        )

    def _with_block(
        self, signed: Statement, waiting: list[tuple[Words, int]], index: int
    ) -> Statement:
        """Return ``signed`` with the sentences of its block quotation before; ``waiting`` empties.

        A post is signed below all that it says, not below its last sentence.
        """
        sentences = self.reading.sentences
        before: list[Words] = []
        at = index
        for quote, place in reversed(waiting):
            gap = sentences[at].paragraph - sentences[place].paragraph
            signature = self.reading.lower[quote[0]] in DASHES
            if signature or at - place > 1 or gap > 1 or not self._in_block(place, index):
                break
            before.insert(0, quote)
            at = place
        waiting.clear()
        return replace(signed, content=self._merged([*before, *signed.content]))

    def _merged(self, pieces: Sequence[Words]) -> tuple[Words, ...]:
        """Return ``pieces`` with those of one paragraph that stand side by side as one."""
        found: list[Words] = []
        for piece in pieces:
            if (
                found
                and found[-1][1] == piece[0]
                and self.reading.sentence_at(piece[0]).paragraph
                == self.reading.sentence_at(found[-1][0]).paragraph
            ):
                found[-1] = (found[-1][0], piece[1])
            else:
                found.append(piece)
        return tuple(found)

    def _in_block(self, *sentences: int) -> bool:
        """Say whether all of ``sentences`` stand in block quotations."""
        reading = self.reading
        return all(
            reading.paragraph_kinds[reading.sentences[index].paragraph] == "quote"
            for index in sentences
        )

    def _posted(self, index: int) -> Statement | None:
        """Return the post that is signed in this sentence, with its handle: — Name (@handle).

        Without marks and without a block of its own it is the paragraph before the signature.
        """
        sentence = self.reading.sentences[index]
        first, last = sentence.first, min(sentence.last, sentence.first + _SIGNATURE)
        lower = self.reading.lower
        handle = any(
            lower[at] == "(" and lower[at + 1][0] == "@" for at in range(first + 1, last - 1)
        )
        if lower[first] not in DASHES or not handle or index == 0:
            return None
        above = self.reading.sentences[index - 1]
        if above.part != sentence.part or above.paragraph == sentence.paragraph:
            return None
        begin = above.first
        while begin and self.reading.sentence_at(begin - 1).paragraph == above.paragraph:
            begin -= 1
        return self._signature(index, first, sentence.last, (begin, above.last))

    def _signature_line(self, index: int, sentence: Sentence) -> Sentence | None:
        """Return the next sentence when it is a signature of its own: ― Name."""
        if index + 1 >= len(self.reading.sentences):
            return None
        after = self.reading.sentences[index + 1]
        dashed = self.reading.lower[after.first] in DASHES
        short = after.last - after.first <= _SIGNATURE
        near = after.paragraph - sentence.paragraph <= 1
        return after if dashed and short and near else None

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
        return not quotation.closed or self._quotes_on(before)

    def _quotes_on(self, before: Sentence) -> bool:
        """Say whether a paragraph ends with a quotation or its tag: “A,” she said. ¶ “B.”."""
        quoted = [k for k in range(before.first, before.last) if self.reading.quote_of[k] >= 0]
        plain = before.last - before.first - len(quoted)
        return bool(quoted) and (
            self.reading.quote_of[before.last - 1] >= 0
            or (quoted[0] == before.first and plain <= _SHORT_TAG)
        )

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
