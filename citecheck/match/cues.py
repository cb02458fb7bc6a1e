"""Reporting words: neutral ones, and loaded ones that judge what is said."""

from __future__ import annotations

import re

from citecheck.match.wordlists import word_set

NEUTRAL = word_set("neutral")
"""Reporting words that don't judge, and a few that open a quotation ("like", "put")."""

PLAIN = word_set("plain")
"""The plainest of them: against these a loaded word is the article's own judgement."""

LOADED = word_set("loaded")

_JUDGING = LOADED - word_set("less_judging")
"""Loaded words that change how "said" reads even where the words themselves are the same."""

_WORDS = re.compile(r"[^\W\d_]+")


def is_reporting(word: str) -> bool:
    """Say whether a small-letter word reports speech."""
    return word in NEUTRAL or word in LOADED


def reporting_word(text: str) -> str | None:
    """Return the first reporting word of ``text`` in small letters, or None."""
    return next((w for w in _WORDS.findall(text.lower()) if is_reporting(w)), None)


def is_framed(article_cue: str, page_cue: str) -> bool:
    """Say whether the page reports neutrally what the article reports with a judging word."""
    ours = set(_WORDS.findall(article_cue.lower()))
    theirs = set(_WORDS.findall(page_cue.lower()))
    return bool(ours & _JUDGING) and bool(theirs & PLAIN) and not theirs & LOADED
