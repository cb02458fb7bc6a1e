"""Abbreviations that a text explains: "Centre for Ferry Safety (CFS)", and what they stand for.

After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003): the letters of the short form are looked for from the end of the long one.
More strictly, each has to begin a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from citecheck.detect.sentences import Reading

_SHORT = re.compile(r"[A-Z][A-Z&]{0,6}[A-Z]")
_LONGEST = 12
"""Words of the longest form that is looked for."""


def explained(reading: Reading, first: int, last: int) -> dict[str, str]:
    """Return what the short forms stand for that words ``first`` to ``last`` explain.

    The first explanation counts. Linear in the words.
    """
    found: dict[str, str] = {}
    for at in range(first + 1, last - 2):
        if reading.lower[at] != "(" or reading.lower[at + 2] != ")":
            continue
        short = reading.forms[at + 1]
        if _SHORT.fullmatch(short) and short not in found:
            begins = _long_form(short, reading.forms[max(first, at - _LONGEST) : at])
            if begins:
                found[short] = reading.span(at - begins, at).of(reading.text)
    return {short: " ".join(words.split()) for short, words in found.items()}


def _long_form(short: str, before: Sequence[str]) -> int:
    """Return how many of the words ``before`` a short form stands for; 0 where none fit."""
    letters = [letter for letter in short.lower() if letter.isalnum()]
    place = len(letters) - 1
    for back in range(1, len(before) + 1):
        word = before[-back]
        if not word[0].isalnum() and word != "&":
            return 0
        if word[0].lower() == letters[place] and (word[0].isupper() or place):
            place -= 1
            if place < 0:
                return back
    return 0


def spelled_out(name: str, explanations: Mapping[str, str]) -> str:
    """Return ``name`` with its short forms replaced by what they stand for."""
    if not explanations:
        return name
    return " ".join(explanations.get(word, word) for word in name.split(" "))
