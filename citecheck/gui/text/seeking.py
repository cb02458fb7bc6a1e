"""Where words stand in a text of record: what the find bar counts. Pure, and in small steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Span

STEP = 200_000
"""Code points looked through before the caller may do something else: some 3 ms."""
MOST_HITS = 10_000
LONGEST_NEEDLE = 500
_QUOTES = '"“”„‟«»'
_APOSTROPHES = "'’‘‚‛ʼ"
_DASHES = "-‐‑–—−"
_KINDS = (_QUOTES, _APOSTROPHES, _DASHES)
_ALIKE = {char: f"[{re.escape(kind)}]" for kind in _KINDS for char in kind}


def needle_of(words: str, *, case: bool = False, whole: bool = False) -> re.Pattern[str] | None:
    """Return the pattern of what was typed, or None for nothing.

    Quotation marks, apostrophes and dashes stand for their kind, a space for any white space up
    to eight characters. Linear in the text: nothing in it repeats without bound.

    Args:
        words: as typed; its first 500 code points count.
        case: whether capitals count.
        whole: whether the words must not go on at either end.
    """
    parts = words[:LONGEST_NEEDLE].split()
    if not parts:
        return None
    made = r"\s{1,8}".join("".join(_ALIKE.get(c, re.escape(c)) for c in part) for part in parts)
    if whole:
        before = r"(?<!\w)" if parts[0][0].isalnum() else ""
        after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
        made = before + made + after
    return re.compile(made, 0 if case else re.IGNORECASE)


def hits_of(text: str, needle: re.Pattern[str]) -> Iterator[Span | None]:
    """Yield where ``needle`` stands in ``text``, in order; None after every ``STEP`` code points.

    At most ``MOST_HITS`` places are yielded.
    """
    at, found, looked = 0, 0, STEP
    while True:
        # A hit may reach beyond the step that it begins in.
        reach = min(len(text), looked + 9 * LONGEST_NEEDLE)
        hit = needle.search(text, at, reach)
        if hit is not None and hit.start() < looked:
            yield Span(hit.start(), hit.end())
            found += 1
            at = hit.end()
            if found == MOST_HITS:
                return
            continue
        if looked >= len(text):
            return
        at, looked = max(at, looked), looked + STEP
        yield None


def nearest(hits: list[Span], point: int) -> int:
    """Return the index of the first hit at or after ``point``; the first one if none is; -1."""
    if not hits:
        return -1
    return next((i for i, hit in enumerate(hits) if hit.start >= point), 0)
