"""What the tagger found, as statements in the words of the article's reading."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from citecheck.detect.cues import Cue, CueFinder, CueKind
from citecheck.detect.lexicon import Verb
from citecheck.detect.phrases import MARKS, Phrases
from citecheck.detect.sentences import Reading
from citecheck.detect.speakers import Speaker
from citecheck.detect.statements import Statement
from citecheck.detect.tagger.decode import Found, Pair
from citecheck.detect.told import ToldFinder, Words
from citecheck.model import Span

_WITH_QUOTATION = frozenset("xq")
"""Frames of verbs that go with quoted words only."""

RULE = "found by the model"

_BREAK = re.compile(r"[\r\n\u2028\u2029\x85\v\f]")
_CLOSED = frozenset(".?!…,") | {"..."}


def text_to_tag(reading: Reading, paragraphs: Sequence[Span], end: int) -> str:
    """Return the text of ``paragraphs`` on to ``end``, with line ends between paragraphs alone.

    It begins where the first of them does, and every code point keeps its place.
    """
    pieces: list[str] = []
    at = paragraphs[0].start
    for paragraph in paragraphs:
        between, inside = reading.text[at : paragraph.start], paragraph.of(reading.text)
        pieces += (_BREAK.sub("\n", between), _BREAK.sub(" ", inside))
        at = paragraph.end
    return "".join((*pieces, _BREAK.sub("\n", reading.text[at:end])))


class Translator:
    """Turns the tagger's code points into words, and adds what its statements leave open.

    Those are who was told, the cue's lemma and tone, and the exact edges of quotations.
    """

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        self.reading = reading
        self.lower = reading.lower
        self.cue_finder = CueFinder(phrases)
        self.told_finder = ToldFinder(phrases)
        self.negations = phrases.negations
        self.reporting = reading.lexicon.words["nouns.reporting"]
        self.kept: dict[int, list[Cue]] = {}

    def statement(self, found: Found, offset: int) -> Statement | None:
        """Return ``found`` as a statement; ``offset`` is where the tagged text begins."""
        cue, speaker, content = (
            self._words(spans, offset) for spans in (found.cue, found.speaker, found.content)
        )
        content = self._joined(self._snapped(piece) for piece in content)
        content = tuple(p for p in content if self._has_word(p) and not _inside(p, cue))
        if not cue or not content:
            return None
        sentence = self.reading.sentence_of[cue[0][0]]
        known = self._known(cue[0], sentence)
        verb = known.verb if known is not None else self._verb(cue[0])
        speaker = self._near(speaker, sentence)
        return Statement(
            sentence=sentence,
            speaker=speaker,
            cue=cue,
            content=content,
            told=self._told(known, speaker, content, sentence) if known is not None else None,
            lemma=verb.lemma if verb is not None else "",
            tone=self._tone(verb, cue[0], content),
            inverted=bool(speaker) and speaker[0][0] > cue[0][0],
            passive=known is not None and known.kind is CueKind.PASSIVE,
            rules=(RULE,),
            certainty=round(found.score, 2),
        )

    # -- words -------------------------------------------------------------------------------

    def _words(self, spans: Iterable[Pair], offset: int) -> tuple[Words, ...]:
        """Return ``spans`` in words that lie in one part; a word counts if a part of it does."""
        found: list[Words] = []
        for start, end in spans:
            first = bisect_right(self.reading.ends, start + offset)
            last = bisect_left(self.reading.starts, end + offset)
            if first < last:
                found.append((first, last))
        return tuple(found)

    def _trimmed(self, piece: Words) -> Words:
        """Return ``piece`` less marks at its edges, outside quotations."""
        first, last = piece
        while first < last and self._loose(first, MARKS - {"(", "[", "`"}):
            first += 1
        while first < last and self._loose(last - 1, MARKS - {")", "]", "'", "’"}):
            last -= 1
        return first, last

    def _near(self, speaker: tuple[Words, ...], sentence: int) -> tuple[Words, ...]:
        """Return the pieces of ``speaker`` in the cue's sentence, if any is there, trimmed."""
        pieces = tuple(piece for piece in map(self._trimmed, speaker) if piece[0] < piece[1])
        near = tuple(p for p in pieces if self.reading.sentence_of[p[0]] == sentence)
        return near or pieces

    def _loose(self, at: int, marks: frozenset[str]) -> bool:
        return self.reading.quote_of[at] < 0 and self.lower[at] in marks

    def _snapped(self, piece: Words) -> Words:
        """Return ``piece`` with the quotations at its edges whole or left out, and trimmed."""
        first, last = self._trimmed(piece)
        if first >= last:
            return first, last
        for edge in (first, last - 1):
            quote = self.reading.quote_of[edge]
            if quote < 0:
                continue
            low, high = self.reading.quote_words[quote]
            shared = min(high, last) - max(low, first)
            if 2 * shared >= min(high - low, last - first):
                first, last = min(first, low), max(last, high)
        return first, last

    def _has_word(self, piece: Words) -> bool:
        return any(self.lower[at][0].isalnum() for at in range(*piece))

    def _joined(self, pieces: Iterable[Words]) -> tuple[Words, ...]:
        """Return ``pieces`` in order, without empty ones, overlapping or touching ones as one."""
        found: list[Words] = []
        for first, last in sorted(piece for piece in pieces if piece[0] < piece[1]):
            if found and first <= found[-1][1] and self._together(found[-1][1] - 1, first):
                found[-1] = (found[-1][0], max(last, found[-1][1]))
            else:
                found.append((first, last))
        return tuple(found)

    def _together(self, before: int, after: int) -> bool:
        sentences, place = self.reading.sentences, self.reading.sentence_of
        return sentences[place[before]].paragraph == sentences[place[after]].paragraph

    # -- the cue -----------------------------------------------------------------------------

    def _known(self, cue: Words, sentence: int) -> Cue | None:
        """Return the cue that the rules see in the words of ``cue``."""
        if sentence not in self.kept:
            self.kept[sentence] = self.cue_finder.cues(sentence, self.reading.sentences[sentence])
        for one in self.kept[sentence]:
            if one.first < cue[1] and cue[0] < one.last:
                return one
        return None

    def _verb(self, cue: Words) -> Verb | None:
        """Return the reporting verb among the words of ``cue``, those that report first."""
        verbs = [
            verb for at in range(*cue) if (verb := self.reading.lexicon.verbs.get(self.lower[at]))
        ]
        return min(verbs, key=lambda verb: verb.tone == "attitude", default=None)

    def _tone(self, verb: Verb | None, cue: Words, content: tuple[Words, ...]) -> str:
        """Return the cue's tone; some verbs, and unknown ones, report with a quotation only."""
        quoted = any(self.reading.quote_of[at] >= 0 for piece in content for at in range(*piece))
        if self._denied(cue):
            return "attitude"
        if verb is not None:
            reports = quoted or not _WITH_QUOTATION.issuperset(verb.frames)
            return verb.tone if reports else "attitude"
        if any(self.lower[at] in self.reporting or self.lower[at] == "per" for at in range(*cue)):
            return "neutral"
        return "neutral" if quoted else "attitude"

    def _denied(self, cue: Words) -> bool:
        """Say whether a negation stands in the cue or right before it: "did not say"."""
        words = self.lower[max(0, cue[0] - 2) : cue[1]]
        return any(word in self.negations or word.endswith(("n't", "n’t")) for word in words)

    def _told(
        self, cue: Cue, speaker: tuple[Words, ...], content: tuple[Words, ...], sentence: int
    ) -> Words | None:
        """Return who was told, outside what was said."""
        left = min([cue.group, *(first for first, _ in speaker)])
        beside = [last for first, last in speaker if cue.last <= first <= cue.last + 1]
        inverted = bool(beside)
        who = Speaker(speaker, left, max([cue.last, *beside]), inverted=inverted)
        limit = self.reading.sentences[sentence].last
        told, _ = self.told_finder.past_told(cue, who, limit)
        if told is None:
            return None
        after = [first for first, _ in content if first >= cue.last]
        end = min([told[1], *after])
        return (told[0], end) if told[0] < end else None


def _inside(piece: Words, others: tuple[Words, ...]) -> bool:
    return any(low <= piece[0] and piece[1] <= high for low, high in others)
