"""How much of an article is said by somebody: the words that lie in a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from citecheck.detect.lexicon import load_lexicon
from citecheck.model import Article, Attribution, BlockKind, Span

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_LINE = re.compile(r"[^\s][^\n]*")
_SENTENCE_END = re.compile(r"([.!?…][”\"’»)\]]{0,4})[ \u00a0]{1,4}(?=[^\sa-zà-ÿ])")
_QUOTATION_MARK = re.compile('[“”«»„‟「」『』"]')
_SHORT_FORMS = frozenset(
    ("Mr", "Mrs", "Ms", "Dr", "Gen", "Gov", "Sen", "Rep", "Lt", "Col", "St", "Prof", "Jr", "No")
)
_FURNITURE = frozenset((BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE))


@dataclass(frozen=True, slots=True)
class OpenSentence:
    """A sentence of the body that lies in no claim.

    Attributes:
        span: its place in the text of record.
        likely: it holds a quotation mark or a word of saying, so that it may credit somebody.
    """

    span: Span
    likely: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """Words of an article's body, and how many of them lie in a claim.

    Attributes:
        words: of the body.
        covered: of these, how many lie in a claim.
        open: sentences of the body without a mark, in text order; empty where nobody asked.
    """

    words: int
    covered: int
    open: tuple[OpenSentence, ...] = ()

    @property
    def share(self) -> float:
        """0.0 to 1.0; 0.0 for an article without words."""
        return self.covered / self.words if self.words else 0.0

    @property
    def open_words(self) -> int:
        """Words that no claim holds."""
        return self.words - self.covered


def covered_words(article: Article, attributions: Iterable[Attribution]) -> Coverage:
    """Return the coverage of an article's body: its text without title, byline and dateline.

    A word lies in a claim when it stands between the claim's first and last word (speaker, cue
    and content together). Linear in the text, but for the sorting of the claims.
    """
    inside = _Sweep(sorted(attribution.extent for attribution in attributions))
    words = covered = 0
    for part in _spoken(article, _FURNITURE):
        for match in _WORD.finditer(article.text, part.start, part.end):
            words += 1
            covered += inside.reaches(match.start())
    return Coverage(words, covered)


def whole_coverage(article: Article, attributions: Sequence[Attribution]) -> Coverage:
    """Return the coverage of an article's body with the sentences that carry no mark."""
    counted = covered_words(article, attributions)
    return replace(counted, open=open_sentences(article, attributions))


def open_sentences(
    article: Article, attributions: Iterable[Attribution]
) -> tuple[OpenSentence, ...]:
    """Return the sentences of an article's body of which no word lies in a claim.

    Linear in the text, but for the sorting of the claims. Sentences without words don't count.
    """
    inside = _Sweep(sorted(attribution.extent for attribution in attributions))
    made: list[OpenSentence] = []
    for part in _spoken(article, _FURNITURE | {BlockKind.HEADING}):
        for span in _sentences(article.text, part):
            starts = [match.start() for match in _WORD.finditer(article.text, span.start, span.end)]
            marked = [inside.reaches(start) for start in starts]
            if starts and not any(marked):
                made.append(OpenSentence(span, _may_credit(span.of(article.text))))
    return tuple(made)


def _spoken(article: Article, silent: frozenset[BlockKind]) -> Iterator[Span]:
    """Yield the blocks that are none of ``silent``, in text order; blocks hold every word.

    Blanks between blocks are not looked at: two million of them in one search would let no other
    thread work meanwhile. A text without blocks is one.
    """
    if not article.blocks:
        yield Span(0, len(article.text))
    for block in sorted(article.blocks, key=lambda block: block.span):
        if block.kind not in silent:
            yield block.span


def _sentences(text: str, part: Span) -> Iterator[Span]:
    """Yield the sentences of every line of ``part``, without the blanks between them."""
    for line in _LINE.finditer(text, part.start, part.end):
        at = line.start()
        for end in _SENTENCE_END.finditer(text, line.start(), line.end()):
            before = text[max(at, end.start() - 6) : end.start()]
            if before.rpartition(" ")[2] in _SHORT_FORMS:
                continue
            yield Span(at, end.end(1))
            at = end.end()
        last = line.end()
        while last > at and text[last - 1].isspace():
            last -= 1
        if last > at:
            yield Span(at, last)


def _may_credit(sentence: str) -> bool:
    if _QUOTATION_MARK.search(sentence):
        return True
    verbs = load_lexicon().verbs
    words = [match[0].casefold() for match in _WORD.finditer(sentence)]
    # "the question", "on the plan": a bare verb is too often a noun.
    found = [verbs[word] for word in words if word in verbs]
    return "according" in words or any(v.tone != "attitude" and not v.base for v in found)


def coverage(article: Article, attributions: Iterable[Attribution]) -> float:
    """Return the share, 0.0 to 1.0, of the body's words that lie in a claim."""
    return covered_words(article, attributions).share


class _Sweep:
    """Answers, for growing offsets, whether one lies in any of the sorted spans."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._next = 0
        self._end = 0

    def reaches(self, offset: int) -> bool:
        """Say whether ``offset`` lies in a span; it must not be smaller than the one before."""
        while self._next < len(self._spans) and self._spans[self._next].start <= offset:
            self._end = max(self._end, self._spans[self._next].end)
            self._next += 1
        return offset < self._end
