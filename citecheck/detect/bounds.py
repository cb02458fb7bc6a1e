"""Where a clause begins and ends within its sentence: openers, closing marks, conjunctions."""

from __future__ import annotations

from citecheck.detect.phrases import DASHES, MARKS, Phrases

STOPS = frozenset({".", "?", "!", "…", "...", "...."})


class Bounds:
    """Bounds clauses; places are word indices, half open."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.reading = phrases.reading
        self.lower = self.reading.lower
        self.trailers = self.reading.lexicon.words["frames.trailers"]

    def clause_start(self, floor: int, end: int) -> int:
        """Return where the clause up to ``end`` begins: past its dateline and "but"."""
        at = self.phrases.past_dateline(floor, end)
        while (
            at < end
            and self.reading.quote_of[at] < 0
            and (self.lower[at] in {"but", "and", "yet"} or self.lower[at] in MARKS)
        ):
            at += 1
        return at

    def trimmed(self, first: int, limit: int) -> int:
        """Return ``limit`` less closing marks and conjunctions outside quotations."""
        last = limit
        while last > first and self.reading.quote_of[last - 1] < 0:
            word = self.lower[last - 1]
            if word not in STOPS | DASHES | {",", ";", ":", "(", "and", "but", "as"}:
                break
            last -= 1
        return last

    def opener_only(self, first: int, last: int) -> bool:
        """Say whether only an opener or an adverb ("Still,") stands there."""
        lead = self.phrases.openers | self.phrases.adverbs
        return all(self.lower[k] in lead for k in range(first, last))

    def is_trailer(self, at: int) -> bool:
        """Say whether word ``at`` opens an afterthought: "adding", "according"."""
        return self.lower[at] in self.trailers or self.lower[at].endswith("ing")
