"""Foreign words within our sentences, where they read the other way."""

from __future__ import annotations

import re

APART = "\u2068"
"""Begins what is set apart."""

_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def leftwards(words: str) -> bool:
    """Return whether ``words`` have letters that read from right to left."""
    return _LEFTWARDS.search(words) is not None


def apart(words: str) -> str:
    """Return ``words`` between marks that keep them from turning what stands around them."""
    return f"{APART}{words}\u2069"


def kept_apart(words: str) -> str:
    """Return ``words`` set apart if they read leftwards: "now → not" would point backwards."""
    return apart(words) if leftwards(words) else words
