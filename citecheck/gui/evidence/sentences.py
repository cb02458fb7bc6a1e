"""Where sentences of a page begin and end, as far as context needs it. Pure."""

from __future__ import annotations

import re

from citecheck.model import Span

REACH = 700
"""Code points looked at for each sentence asked for: a very long sentence."""

_END = re.compile(r"[.!?…]{1,4}[\"'”’»)\]]{0,3}(?=\s)|[。！？؟۔][\"”」』]?|\n{1,20}")
_LAST_WORD = re.compile(r"[^\W\d_]{1,12}$")
_SHORT = frozenset(
    {
        "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "capt", "rev",
        "prof", "st", "jr", "sr", "vs", "hr", "fr", "nr", "mme", "mlle",
    }
)  # fmt: skip


def widened(text: str, span: Span, sentences: int) -> Span:
    """Return ``span`` to the bounds of its sentences and as many ``sentences`` more either way.

    An end of line ends a sentence. Linear in the number of sentences, not in the text.
    """
    reach = REACH * (sentences + 1)
    return Span(
        _before(text, span.start, sentences, reach), _after(text, span.end, sentences, reach)
    )


def _before(text: str, at: int, sentences: int, reach: int) -> int:
    low = max(0, at - reach)
    starts = [end for end in _ends(text, low, at) if end <= at]
    if len(starts) > sentences:
        return starts[-1 - sentences]
    return low if low == 0 else _next_word(text, low, at)


def _after(text: str, at: int, sentences: int, reach: int) -> int:
    high = min(len(text), at + reach)
    # The words themselves may end with their full stop.
    ends = [end for end in _ends(text, max(0, at - 4), high) if end >= at]
    if len(ends) > sentences:
        return at + len(text[at : ends[sentences]].rstrip())
    return high if high == len(text) else at + len(text[at:high].rpartition(" ")[0])


def _ends(text: str, low: int, high: int) -> list[int]:
    """Return where the sentences after ``low`` begin, up to ``high``; blanks go with the former."""
    found: list[int] = []
    for match in _END.finditer(text, low, high):
        if match.group().startswith(".") and not _closes(text, match.start(), match.end()):
            continue
        end = match.end()
        while end < high and text[end].isspace():
            end += 1
        if not found or end > found[-1]:
            found.append(end)
    return found


def _closes(text: str, stop: int, end: int) -> bool:
    """Say whether a full stop ends a sentence: after "Dr" or "J", or before a small letter, not."""
    last = _LAST_WORD.search(text[max(0, stop - 12) : stop])
    if last is not None and (last.group().lower() in _SHORT or _is_initial(text, stop)):
        return False
    following = text[end : end + 8].lstrip()[:1]
    return not following.islower()


def _is_initial(text: str, stop: int) -> bool:
    return text[stop - 1].isupper() and (stop < 2 or not text[stop - 2].isalnum())  # noqa: PLR2004 - one letter before


def _next_word(text: str, low: int, at: int) -> int:
    space = text.find(" ", low, at)
    return space + 1 if space >= 0 else low
