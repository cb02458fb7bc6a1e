"""Words that must never be forgiven, and how much a word tells: small frozen lists of our own."""

from __future__ import annotations

import math
import re
from functools import cache

from citecheck import paths
from citecheck.match.wordlists import word_list, word_set

ENGLISH_FUNCTION_WORDS = word_set("function_words")

NEGATIONS = word_set("negations")

NUMBER_WORDS = {word: value for value, word in enumerate(word_list("counting"))} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
    "trillion": 10**12,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "zwölf": 12, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "doce": 12, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
    "два": 2, "дві": 2, "двох": 2, "три": 3, "трьох": 3, "чотири": 4, "п'ять": 5, "шість": 6,
    "сім": 7, "вісім": 8, "дев'ять": 9, "десять": 10, "двадцять": 20, "тридцять": 30, "сорок": 40,
    "اثنان": 2, "اثنين": 2, "ثلاثة": 3, "ثلاث": 3, "أربعة": 4, "أربع": 4, "خمسة": 5, "خمس": 5,
    "ستة": 6, "سبعة": 7, "ثمانية": 8, "تسعة": 9, "عشرة": 10, "عشرون": 20, "عشرين": 20,
}  # fmt: skip

_QUANTITIES = word_set("quantities")

MODALS = word_set("modals")

HEDGES = word_set("hedges")

# A qualifier that turns or softens what stands beside it.
QUALIFIERS = word_set("qualifiers")

INTENSIFIERS = word_set("intensifiers")

CONDITIONS = word_set("conditions")

MONTHS = word_set("months")
_DAYS = word_set("days")
_UNITS = word_set("units")
_TIMES = word_set("times")
_DECADE = re.compile(r"(?:1[89]|20)?\d0s")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")

_ARABIC_AND = frozenset("وف")
"""Arabic writes "and" and "so" into the word that follows."""
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_COMMONEST, _RAREST, _UNKNOWN_COUNT = 0.08, 2.0, 2
_NUMBER_WEIGHT, _FUNCTION_WEIGHT, _NAME_SHARE = 0.6, 0.35, 0.5


@cache
def _counts() -> tuple[int, dict[str, int]]:
    lines = paths.resource("lexicons/word-rarity.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines[1:])
    return int(lines[0]), {word: int(count) for word, count in pairs}


# "war" and "die" are words of English that tell a lot.
FUNCTION_WORDS = ENGLISH_FUNCTION_WORDS | (word_set("function_words_abroad") - _counts()[1].keys())


def is_negation(key: str) -> bool:
    """Say whether a word denies: "not", "don't", French "n'ai", Arabic "ولم"."""
    return (
        key in NEGATIONS
        or key.endswith("n't")
        or key.startswith("n'")
        or (key[0] in _ARABIC_AND and key[1:] in NEGATIONS)
    )


def is_number(key: str) -> bool:
    """Say whether a word counts or measures."""
    return key[0].isdigit() or key in NUMBER_WORDS or key in _QUANTITIES


def is_modal(key: str) -> bool:
    """Say whether a word tells how sure or how binding something is."""
    bare = key.removesuffix("n't")
    if key in HEDGES or bare in MODALS or key in {"can't", "won't", "cannot"}:
        return True
    return key[0] in _ARABIC_AND and (key[1:] in MODALS or key[1:] in HEDGES)


def is_date(key: str) -> bool:
    """Say whether a word names a day, a month or a year."""
    return key in MONTHS or key in _DAYS or _YEAR.fullmatch(key) is not None


def time_word(key: str) -> str:
    """Return a word that tells when or how long, in the singular; else an empty string."""
    if is_date(key) or _DECADE.fullmatch(key):
        return key
    return _singular(key, _TIMES)


def unit_word(key: str) -> str:
    """Return a unit of measure or money in the singular; else an empty string."""
    return _singular(key, _UNITS)


def _singular(key: str, known: frozenset[str]) -> str:
    bare = key.removesuffix("'s").removesuffix("'")
    if bare == "centuries":
        return "century"
    return next((k for k in (bare, bare.removesuffix("s")) if k in known), "")


def number_value(key: str) -> str:
    """Return a number in one writing: "five" and "5" are both "5"; other words as they are."""
    if key in NUMBER_WORDS:
        return str(NUMBER_WORDS[key])
    ordinal = _ORDINAL.fullmatch(key)
    return ordinal.group(1) if ordinal else key


def is_common(key: str) -> bool:
    """Say whether a word is an ordinary one, seen in small letters in many articles."""
    return key in _counts()[1] or key in FUNCTION_WORDS


def weight(key: str, *, named: bool = False) -> float:
    """Return how much a word tells, from 0.08 ("the") to 2.0 (a word of few articles).

    A name or a number tells less than it is rare: every article on a matter has the same ones.
    """
    total, counts = _counts()
    seen = counts.get(key, _UNKNOWN_COUNT)
    rarity = min(_RAREST, max(_COMMONEST, math.log((total + 1) / (seen + 1)) / 3))
    if key in FUNCTION_WORDS or ("'" in key and not named):
        # Contractions are common whatever the counts, which were taken without them, say.
        rarity = min(rarity, _FUNCTION_WEIGHT)
    if key[0].isdigit():
        return min(rarity, _NUMBER_WEIGHT)
    return rarity * _NAME_SHARE if named else rarity
