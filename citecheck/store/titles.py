"""What a check is called in lists."""

from __future__ import annotations

_OPENING_CHARS = 60


def title_or_opening(title: str, opening: str) -> str:
    """Return ``title``, or where it is empty the first words of a text that opens with ``opening``.

    At most 60 characters of them, in one line, cut between words and ended with "…".
    """
    if title.strip():
        return title
    line = " ".join(opening.split())
    if len(line) <= _OPENING_CHARS:
        return line
    cut = line[:_OPENING_CHARS]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[20:] else cut} …"
