"""What is to be found: a quote with the claims made around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from citecheck.match.cues import reporting_word
from citecheck.model import Attribution, AttributionKind, Span

_OPENING, _CLOSING = '“„‟«»「『‹"＂', '”»«」』›“"＂'
_STRETCHES = re.compile(
    r"[“„‟][^“”„‟]{1,6000}(?:[”“]|(?=[„‟])|$)"
    r"|«[^«»]{1,6000}(?:»|$)"
    r"|「[^「」]{1,6000}(?:」|$)"
    r"|[\"＂][^\"＂]{1,6000}(?:[\"＂]|$)"
    r"|(?<![^\s(\[—–-])[‘'](?:[^‘’']|[’'](?=\w)){1,600}[’'](?!\w)"
)
_INTERPOSED_WORDS = 16
"""Most words of a "he said" between two halves of one quote."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Content as the article has it, with what it claims about these words.

    Attributes:
        pieces: as in the article, with their quotation marks.
        kind: direct, indirect or mixed.
        speaker: resolved name, or as written; None when unknown.
        cue: the article's reporting words, e.g. "claimed"; empty when there are none.
        outlet: canonical name of the outlet credited, or None.
        outlet_names: every name it goes by, the written one included.
    """

    pieces: tuple[str, ...]
    kind: AttributionKind = AttributionKind.DIRECT
    speaker: str | None = None
    cue: str = ""
    outlet: str | None = None
    outlet_names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the pieces joined by one space: what ``Edit.quote_span`` counts in."""
        return " ".join(self.pieces)

    @property
    def stretches(self) -> tuple[Span, ...]:
        """Return the parts of ``text`` that are claimed word for word, without outer marks.

        Of direct content without marks that is each piece whole; of mixed content what stands
        inside quotation marks; of indirect content nothing.
        """
        if self.kind is AttributionKind.INDIRECT:
            return ()
        found: list[Span] = []
        at = 0
        for piece in self.pieces:
            found += (Span(at + s.start, at + s.end) for s in self._quoted(piece))
            at += len(piece) + 1
        return tuple(found)

    @property
    def unquoted(self) -> str:
        """Return the words of ``text`` outside its stretches."""
        text, at, kept = self.text, 0, []
        for span in self.stretches:
            kept.append(text[at : span.start])
            at = span.end
        return " ".join((*kept, text[at:]))

    def _quoted(self, piece: str) -> list[Span]:
        marked = [_trimmed(piece, m.start(), m.end()) for m in _STRETCHES.finditer(piece)]
        if self.kind is AttributionKind.MIXED or _is_interposed(piece, marked):
            return [span for span in marked if len(span)]
        return [_trimmed(piece, 0, len(piece))] if piece.strip() else []


def quote_of(attribution: Attribution, article_text: str) -> Quote:
    """Return what an attribution of ``article_text`` claims, ready to be compared with a page."""
    outlet = attribution.outlet
    written = " ".join(span.of(article_text) for span in attribution.speaker)
    return Quote(
        pieces=tuple(span.of(article_text) for span in attribution.content),
        kind=attribution.kind,
        speaker=attribution.speaker_name or written or None,
        cue=" ".join(span.of(article_text) for span in attribution.cue),
        outlet=outlet.name if outlet else None,
        outlet_names=(outlet.name, outlet.as_written) if outlet else (),
    )


def _is_interposed(piece: str, marked: Sequence[Span]) -> bool:
    """Say whether ``piece`` is two or more quoted halves with a "he said" between them."""
    bare = piece.strip()
    if len(marked) < 2 or bare[0] not in _OPENING or bare[-1] not in _CLOSING + ",.":  # noqa: PLR2004 - halves
        return False
    between = [piece[a.end : b.start] for a, b in pairwise(marked)]
    return all(
        len(words.split()) <= _INTERPOSED_WORDS and reporting_word(words) is not None
        for words in between
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the range without blanks and one pair of outer marks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 1 and text[start] in "‘'" and text[end - 1] in "’'":
        return Span(start + 1, end - 1)
    if start < end and text[start] in _OPENING:
        start += 1
    if end > start and text[end - 1] in _CLOSING:
        end -= 1
    return Span(start, end)
