"""The clipboard's HTML as programs really put it there."""

from __future__ import annotations

import re

_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_CF_HTML = re.compile(r"\s{0,8}Version:\d")
_NUMBERED = re.compile(r"StartHTML:\s{0,2}(-?\d{1,12})")
_MAX_HEADER_CHARS = 2000


def clipboard_fragment(markup: str) -> str:
    """Return the copied fragment of the clipboard's ``text/html``.

    Windows hands over a header of byte offsets ("Version:0.9 … StartFragment:…", Microsoft's
    "HTML Clipboard Format"); the fragment's own comments are trusted more, because programs
    count those bytes wrongly.
    """
    start = markup.find(_START)
    if start >= 0:
        end = markup.find(_END, start)
        return markup[start + len(_START) : end if end >= 0 else len(markup)]
    if _CF_HTML.match(markup) and _NUMBERED.search(markup[:_MAX_HEADER_CHARS]):
        tag = markup.find("<")
        return markup[tag:] if tag >= 0 else ""
    return markup
