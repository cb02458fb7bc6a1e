"""Texts as the search index takes them."""

from __future__ import annotations

import re

# One token each: these scripts put no space between words.
_UNSPACED = re.compile(
    "([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)


def search_words(text: str | None) -> str:
    """Return ``text`` as the index takes it: Chinese and Japanese letters apart from each other."""
    if not text or text.isascii():
        return text or ""
    return _UNSPACED.sub(r" \1 ", text)
