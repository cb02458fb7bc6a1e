"""One word in two pieces: hyphens, line ends and large first letters."""

from __future__ import annotations

import re

from citecheck.match.anchors import Stretch
from citecheck.match.index import PageIndex
from citecheck.match.pattern import Pattern, QuoteWord
from citecheck.match.wordlists import word_list

_MOST_JOINED = 4
"""Most page words that hyphens or line ends make of one word."""
_LINE_HYPHEN = re.compile(r"[-‐\u00ad]\s|-")
_HELD = re.compile(
    rf"\b(?:(?:un|the|no)-(?=[^\W\d_])|co-ops?\b|re-(?=[^\W\d_])(?!{'|'.join(word_list('again'))}))",
    re.IGNORECASE,
)
"""Hyphens that tell one word from another, unless "re" before this word says "again" either way."""
_LARGE_LETTER = re.compile(r"[^\W\d_a-z]\s")
_ALONE = frozenset("ai")
"""Letters that are words: "A bout" is no "About"."""


def is_same_spelling(pattern: Pattern, index: PageIndex, stretch: Stretch) -> bool:
    """Say whether only a hyphen or a line end makes one word of two."""
    if stretch.first == stretch.last or stretch.start == stretch.end:
        return False
    ours = pattern.words[stretch.first : stretch.last]
    if stretch.first == 0 and is_same_start(ours[0], index, stretch.end) and len(ours) == 1:
        return True
    if stretch.end - stretch.start > _MOST_JOINED * len(ours):
        return False
    keys = [index.key(j) for j in range(stretch.start, stretch.end)]
    if "".join(w.key for w in ours) != "".join(keys):
        return False
    written = pattern.folded[ours[0].start : ours[-1].end]
    page = index.span(stretch.start, stretch.end).of(index.page.text)
    if _is_held(written) != _is_held(page):
        return False
    return _LINE_HYPHEN.search(written) is not None or _LINE_HYPHEN.search(page) is not None


def _is_held(text: str) -> bool:
    """Say whether a hyphen is part of a word: to re-sign is not to resign, a co-op is no coop."""
    return _HELD.search(text) is not None


def is_same_start(word: QuoteWord, index: PageIndex, at: int) -> bool:
    """Say whether the two page words before ``at`` are ``word``, its first letter set large."""
    if at < 2:  # noqa: PLR2004 - two words
        return False
    page = index.folded.text[int(index.starts[at - 2]) : int(index.ends[at - 1])]
    before = index.between(at - 3, at - 2)
    large = _LARGE_LETTER.match(page) is not None and page[0].lower() not in _ALONE
    opens = not before.strip() and ("\n" in before or at == 2)  # noqa: PLR2004 - as above
    return large and opens and page[0].lower() + page[2:] == word.key
