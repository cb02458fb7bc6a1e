"""The words around a claim or a passage, cut at sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.model import Attribution, Span

REACH = 320
"""Code points looked at on either side: a long sentence and some."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]]?[ \n\u00a0]{1,3}|\n{1,3}")
# C1 as well: U+009B begins an escape sequence for who reads the file in a terminal.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_EMBEDDING, _ISOLATE = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_END_OF_EMBEDDING, _END_OF_ISOLATE = "\u202c", "\u2069"
_TURNING = re.compile(f"[{_EMBEDDING}{_ISOLATE}{_END_OF_EMBEDDING}{_END_OF_ISOLATE}]")
_BLANKS = re.compile(r"\s{1,50}")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with their part: "around" the claim, "claim", or "words" (the content itself)."""

    text: str
    role: str


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return _BLANKS.sub(" ", text)


def printable(text: str) -> str:
    """Return ``text`` with U+FFFD for the control characters that no file of words should hold."""
    return _CONTROLS.sub("\ufffd", text)


def closed(text: str) -> str:
    """Return ``text`` with an end for every change of direction that it leaves open (UAX #9).

    What stands behind it in the same line keeps its own direction. Also those that lie too deep to
    count (BD2) have their ends, which would else be taken for the ends of others (BD9). Linear.
    """
    ends: list[str] = []
    isolates = 0
    for mark in _TURNING.findall(text):
        if mark in _EMBEDDING:
            ends.append(_END_OF_EMBEDDING)
        elif mark in _ISOLATE:
            ends.append(_END_OF_ISOLATE)
            isolates += 1
        elif mark == _END_OF_ISOLATE and isolates:
            while ends.pop() != mark:  # an isolate's end ends what was embedded in it
                pass
            isolates -= 1
        elif ends and ends[-1] == mark:
            ends.pop()
    return text + "".join(reversed(ends))


def shorten(text: str, longest: int) -> str:
    """Return ``text`` on one line, cut with an ellipsis after ``longest`` code points."""
    plain = one_line(text).strip()
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"


def around(text: str, span: Span, within: Span) -> tuple[str, str]:
    """Return the words before and after ``span``: its own sentence's rest and one sentence more.

    Nothing outside ``within`` is taken. Constant in the length of the text.
    """
    start = max(within.start, span.start - REACH)
    before = text[start : span.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    if len(ends) > 1:
        before = before[ends[-2] :]
    elif start > within.start:
        before = "…" + before.partition(" ")[2]
    stop = min(within.end, span.end + REACH)
    after = text[span.end : stop]
    ends = [match.end() for match in _SENTENCE_END.finditer(after)]
    if len(ends) > 1:
        after = after[: ends[1]]
    elif stop < within.end:
        after = after.rpartition(" ")[0] + " …"
    return one_line(before), one_line(after)


def claim_in_context(text: str, attribution: Attribution, within: Span) -> tuple[Segment, ...]:
    """Return the claim's words with the sentences beside them, in reading order."""
    extent = attribution.extent
    before, after = around(text, extent, within)
    segments = [Segment(before.lstrip(), "around")]
    cursor = extent.start
    for piece in _merged(attribution.content):
        segments.append(Segment(one_line(text[cursor : piece.start]), "claim"))
        segments.append(Segment(one_line(piece.of(text)), "words"))
        cursor = piece.end
    segments.append(Segment(one_line(text[cursor : extent.end]), "claim"))
    segments.append(Segment(after.rstrip(), "around"))
    return tuple(segment for segment in segments if segment.text)


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
