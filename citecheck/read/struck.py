"""Words struck through, in a text without looks: between the marks that Markdown has for them."""

from __future__ import annotations

STRUCK = "~~"


def struck_through(text: str) -> str:
    """Return ``text`` marked as struck through, the spaces around it outside; a blank stays so."""
    bare = text.strip()
    if not bare:
        return text
    at = text.index(bare)
    return f"{text[:at]}{STRUCK}{bare}{STRUCK}{text[at + len(bare) :]}"
