"""The article that a page's structured data tells and its visible text does not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.read.clean import clean_text
from citecheck.read.markup import render_markup

_MIN_BODY_CHARS = 200
_MAX_BODIES = 60
_WINDOW_CHARS = 40
_MAX_WINDOWS = 200
# With captions and line ends between, a body that is shown has this share of its windows.
_SHOWN_SHARE = 0.7
_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|a|em|strong|b|i|span|ul|ol|li|blockquote)\b[^<>]{0,300}>")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_LINE_END = re.compile(r"[ \t]{0,20}\n[ \t\n]{0,200}")
_NOT_LETTERS = re.compile(r"[\W_]+")


def unshown_bodies(bodies: Iterable[str], shown: str) -> tuple[str, ...]:
    """Return the paragraphs of those ``bodies`` that ``shown`` lacks.

    A body counts as shown when most of its letters, in stretches of forty, stand there too; then
    nothing of it is given, because differences of the rest are differences of writing (a caption,
    a cut), and a reader of the page sees the one that is shown.

    Args:
        bodies: as written in the data: plain text, or a piece of HTML.
        shown: the visible text of the page.
    """
    letters = _letters(shown)
    told: list[str] = []
    seen: set[str] = set()
    for written in list(bodies)[:_MAX_BODIES]:
        body = _as_text(written)
        if len(body) < _MIN_BODY_CHARS or body in seen or _is_shown(_letters(body), letters):
            continue
        seen.add(body)
        told.extend(line for line in _LINE_END.split(body) if line)
    return tuple(told)


def _as_text(written: str) -> str:
    """Return a body as text; a body in HTML, or with its escapes left in, is read as such."""
    if _TAG.search(written) or _ENTITY.search(written):
        return render_markup(written).text
    return clean_text(written).strip()


def _is_shown(body: str, shown: str) -> bool:
    last = max(1, len(body) - _WINDOW_CHARS)
    step = max(_WINDOW_CHARS, last // _MAX_WINDOWS)
    windows = [body[at : at + _WINDOW_CHARS] for at in range(0, last, step)]
    return sum(window in shown for window in windows) >= _SHOWN_SHARE * len(windows)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.replace("\xad", "")).casefold()
