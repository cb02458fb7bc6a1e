"""Statements made plain: pieces joined, datelines and bare articles left off, teasers dropped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from citecheck.detect.nobody import Nobody
from citecheck.detect.phrases import MARKS, Phrases
from citecheck.detect.statements import Statement
from citecheck.detect.told import Words

_BARE = frozenset({"the", "a", "an", "no"})
_RELATIVES = frozenset({"who", "which", "that"})
_ASKED = "asked"
_HEADINGS = frozenset({"title", "heading"})
_LEADS = frozenset({"when", "if", "once", "while"})
_LONGEST_LABEL = 3
"""Words of a label before a colon: "Read more", "See also"."""

_SHORTEST_PLACE = 3
"""Letters of a place in a dateline."""

_LONGEST_OVERHANG = 6
"""Words of the next sentence that a clause is taken to reach into by mistake."""


class Tidy:
    """Makes the statements of one reading plain."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases, self.reading = phrases, phrases.reading
        self.lower, self.nobody = self.reading.lower, Nobody(phrases)
        words = self.reading.lexicon.words
        self.teasers, self.times = words["frames.teasers"], words["frames.times"]

    def tidied(self, statements: Iterable[Statement]) -> list[Statement]:
        """Return ``statements`` made plain, without those that nobody makes.

        Dropped are the lines that point to other articles ("Read more: …") and the question of
        "Asked whether it was safe, X replied", which X did not ask. What nobody said is an
        attitude. Linear.
        """
        return [
            self._plain(one) for one in statements if not (self._teases(one) or self._asked(one))
        ]

    def _plain(self, one: Statement) -> Statement:
        tone = "attitude" if self.nobody.says(one) else one.tone
        return replace(one, speaker=self._speaker(one), content=self._content(one), tone=tone)

    # -- what is dropped ---------------------------------------------------------------------

    def _teases(self, one: Statement) -> bool:
        """Say whether the paragraph of ``one`` begins with "Read more:", "Related:"."""
        if not one.cue:
            return False
        sentence = self.reading.sentence_at(one.cue[0][0])
        paragraph = self.reading.paragraphs[sentence.paragraph]
        first = bisect_left(self.reading.starts, paragraph.start)
        for at in range(first + 1, min(first + _LONGEST_LABEL + 1, sentence.last)):
            if self.lower[at] in {":", "|", ">"}:
                return "-".join(self.lower[first:at]) in self.teasers
        return False

    def _asked(self, one: Statement) -> bool:
        if not (one.cue and one.speaker) or self.lower[one.cue[0][0]] != _ASKED:
            return False
        at = one.cue[0][0]
        first = self.reading.sentence_at(at).first
        return at == first or (at == first + 1 and self.lower[first] in _LEADS)

    # -- the speaker -------------------------------------------------------------------------

    def _speaker(self, one: Statement) -> tuple[Words, ...]:
        """Return the pieces of the speaker: side by side as one, without bare articles."""
        found: list[Words] = []
        for first, last in one.speaker:
            told = _overlap((first, last), one.told)
            if found and not told and self._goes_on(found[-1][1], first):
                found[-1] = (found[-1][0], last)
            else:
                found.append((self._past_lead(first, last), last))
        return tuple(p for p in found if not self._is_bare(p))

    def _goes_on(self, end: int, first: int) -> bool:
        """Say whether a piece of a speaker goes on at word ``first``: "Birk, captain: …"."""
        apart = first - end
        near = apart == 0 or (apart == 1 and self.lower[end] == ",")
        return near and self.reading.forms[first] not in _RELATIVES

    def _past_lead(self, first: int, last: int) -> int:
        """Return the word past a dateline: "SARNMOUTH, Nov. 3, 2026 – The mayor"."""
        form = self.reading.forms[first]
        if not form.isupper() or len(form) < _SHORTEST_PLACE:
            return first
        past = self.phrases.past_dateline(first, last)
        apart = (
            self.reading.ends[past - 2] < self.reading.starts[past - 1] if past > first else False
        )
        return past if apart and past < last else first

    def _is_bare(self, piece: Words) -> bool:
        return all(
            self.lower[at] in _BARE and not self.reading.forms[at].isupper() for at in range(*piece)
        )

    # -- the content -------------------------------------------------------------------------

    def _content(self, one: Statement) -> tuple[Words, ...]:
        """Return the content less a dateline or a time before it, and less what hangs over."""
        first, last = one.content[0]
        start = self._past_time(self._past_lead(first, last), last)
        pieces = self._outside_headings(((start, last), *one.content[1:]), one)
        return tuple(self._clipped(piece, one) for piece in pieces)

    def _outside_headings(self, pieces: tuple[Words, ...], one: Statement) -> tuple[Words, ...]:
        """Return ``pieces`` less those in headings above the paragraph of the cue."""
        if len(pieces) == 1 or not one.cue:
            return pieces
        here = self.reading.sentence_at(one.cue[0][0]).paragraph
        kinds = self.reading.paragraph_kinds
        kept = tuple(
            piece
            for piece in pieces
            if (paragraph := self.reading.sentence_at(piece[0]).paragraph) >= here
            or kinds[paragraph] not in _HEADINGS
        )
        return kept or pieces

    def _past_time(self, first: int, last: int) -> int:
        """Return the word past the time that begins an entry: "09:58 GMT: …", "9.40am – …"."""
        opens = self.reading.sentence_at(first).first == first
        if not opens or not self.lower[first][0].isdigit():
            return first
        for at in range(first + 1, min(first + 5, last - 1)):
            if self.lower[at] in {":", "–", "—", "-", "|"}:
                return at + 1
            if self.lower[at] not in self.times:
                return first
        return first

    def _clipped(self, piece: Words, one: Statement) -> Words:
        """Return ``piece`` without a few plain words of the sentence behind the cue's own."""
        first, last = piece
        here = self.reading.sentence_at(first)
        over = last - here.last
        cue_here = bool(one.cue) and here.first <= one.cue[0][0] < here.last
        layout = not cue_here or not self.lower[one.cue[0][0]][0].isalpha()
        if layout or not 0 < over <= _LONGEST_OVERHANG:
            return piece
        if any(self.reading.quote_of[at] >= 0 for at in range(here.last, last)):
            return piece
        end = here.last
        while (
            end - 1 > first and self.lower[end - 1] in MARKS and self.reading.quote_of[end - 1] < 0
        ):
            end -= 1
        return (first, end)


def _overlap(one: Words, other: Words | None) -> bool:
    return other is not None and one[0] < other[1] and other[0] < one[1]
