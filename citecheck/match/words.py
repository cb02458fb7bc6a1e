"""Words of a folded text: what comparison counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RAISED = "¹²³⁰⁴-⁹"
NOTE_SIGN = re.compile(rf"[{_RAISED}]{{1,3}}(?![^\W_])")
"""The raised figure of a footnote, where it is a word of its own."""
WORD = re.compile(
    rf"[^\W\d_{_RAISED}]{{3,}}(?=[{_RAISED}]{{1,3}}(?![^\W_]))|"  # the word before a note's sign
    r"(?-i:[A-Z](?:\.[ ]?[A-Z])+(?=\.))"  # J. D., U. S.
    r"|[^\W\d_](?:\.[^\W\d_])+(?![^\W_])"  # U.S, p.m
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|k|mn?|bn|tn)?(?![^\W_])"  # 1,000.5, 24/7, 3rd, 2.5bn
    r"|[^\W_]+(?:'[^\W_]+)*"  # don't, G20, naïve
    r"|[$€£¥₴%]"
)
OPENING_PARENTHESIS = r"(?<!\w)\((?-i:(?=[A-Z]\)[a-z])(?!S\)he\b))"
"""The parenthesis of "(W)ord", which some write for "[W]ord"; "(S)he" means two words."""
PAGE_WORD = re.compile(
    rf"(?:\[|{OPENING_PARENTHESIS})[^\W\d_][\])][^\W\d_]{{1,40}}(?:'[^\W_]{{1,20}})?|{WORD.pattern}"
)
"""As ``WORD``, and a page's own "[W]ord" or "(W)ord" is one word too."""
STRUCK = re.compile(r"~~(?=[^\s~])[^~\n]{1,4000}(?<=\S)~~")
"""Words that a text strikes through, with their marks."""
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

# Abbreviations that would fall together with another word once their stops are gone.
_KEEPS_STOPS = frozenset({"us", "it", "am", "so", "no", "in", "is", "as", "or", "me"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a folded text: ``start`` and ``end`` count its code points."""

    key: str
    raw: str
    start: int
    end: int


def words_of(folded: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of ``folded[start:end]`` in order; keys ignore case and stops. Linear."""
    for match in WORD.finditer(folded, start, len(folded) if end is None else end):
        raw = match.group()
        yield Word(key_of(raw), raw, match.start(), match.end())


def key_of(raw: str) -> str:
    """Return what must be equal for two words to be the same word.

    "U.S.", "U. S." and "US" are one word, and none is "us"; "1,000" is "1000"; nothing else is
    forgiven here.
    """
    if raw.islower() and "." not in raw:
        return raw
    if raw[0].isdigit():
        return raw.replace(",", "") if _THOUSANDS.fullmatch(raw) else raw.lower()
    if raw == "US":
        return "u.s"
    key = raw.lower()
    if "." in key:
        key = key.replace(" ", "")
        bare = key.replace(".", "")
        return key if bare in _KEEPS_STOPS and bare != "am" else bare
    return key
