"""Links that open a page at its words (WICG, URL Fragment Text Directives). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from citecheck.model import Span, hull

_WHOLE = 80
"""Longest words written out in full, in code points; longer ones by their first and last words."""
_EDGE_WORDS = 5
_PREFIX_WORDS = 3
_REACH = 200
_FARTHEST = 3000
"""Pieces farther apart than this are not taken for one range."""
_BLANKS = re.compile(r"\s{1,100}")


def link_to_words(url: str, text: str, spans: Sequence[Span]) -> str:
    """Return ``url`` with ``#:~:text=[prefix-,]start[,end]`` for the words of ``spans``.

    Empty without words. A fragment that ``url`` has is kept; a directive is replaced. The prefix
    stands where the first words occur more than once. Linear in the text.
    """
    pieces = sorted(span for span in spans if span.of(text).strip())
    if not url or not pieces:
        return ""
    area = hull(pieces)
    area = area if len(area) <= _FARTHEST else pieces[0]
    directive = _directive(text, area)
    plain = url.partition(":~:")[0]
    return f"{plain}{'' if '#' in plain else '#'}:~:text={directive}"


def _directive(text: str, area: Span) -> str:
    words = area.of(text).strip()
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if len(lines) == 1 and len(words) <= _WHOLE:
        start, end = _one_line(words), ""
    else:
        start = " ".join(lines[0].split()[:_EDGE_WORDS])
        end = " ".join(lines[-1].split()[-_EDGE_WORDS:])
    prefix = _prefix(text, area) if _is_repeated(text, start) else ""
    head = f"{_encoded(prefix)}-," if prefix else ""
    return head + _encoded(start) + (f",{_encoded(end)}" if end else "")


def _is_repeated(text: str, words: str) -> bool:
    plain = _one_line(text).casefold()
    first = plain.find(words.casefold())
    return first >= 0 and plain.find(words.casefold(), first + 1) >= 0


def _prefix(text: str, area: Span) -> str:
    """Return the words that touch ``area`` from before, with the marks between: one line's."""
    start = max(0, area.start - _REACH)
    before = text[start : area.start]
    whole = before.partition(" ")[2] if start else before
    lines = [line for line in whole.splitlines() if line.strip()]
    return " ".join(lines[-1].split()[-_PREFIX_WORDS:]) if lines else ""


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _encoded(words: str) -> str:
    """Return ``words`` as the directive takes them: "-", "," and "&" are its own marks."""
    return quote(words, safe="").replace("-", "%2D")
