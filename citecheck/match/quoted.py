"""Whether words of a page stand in its quotation marks."""

from __future__ import annotations

import re

from citecheck.match.index import PageIndex

_LOOK = 1500
_SINGLE_OPENING = re.compile(r"(?:^|[\s(])'(?=\w)")
_OPENING, _CLOSING = frozenset("“„«「"), frozenset("”»」")


def is_quoted(page: PageIndex, at: int) -> bool:
    """Say whether page word ``at`` stands in quotation marks; True where the page has none.

    The nearest mark before it in its paragraph decides.
    """
    text = page.folded.text
    if not page.once("has quotation marks", lambda: '"' in text):
        return True
    end = int(page.starts[at])
    start = max(text.rfind("\n", 0, end) + 1, end - _LOOK)
    mark = text.rfind('"', start, end)
    if mark < 0:
        return _SINGLE_OPENING.search(text, start, end) is not None
    raw = page.folded.to_raw(mark, mark + 1).of(page.page.text)
    if raw in _OPENING or raw in _CLOSING:
        return raw in _OPENING
    return mark == start or text[mark - 1].isspace() or text[mark - 1] in "(["
