"""Two writings of one word: British and American, numerals and words, contractions."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.match.amounts import are_same_amounts
from citecheck.match.lexicon import number_value

_PAIRS = {
    "grey": "gray", "programme": "program", "programmes": "programs", "cheque": "check",
    "tyre": "tire", "tyres": "tires", "sceptical": "skeptical", "sceptic": "skeptic",
    "mum": "mom", "aeroplane": "airplane", "practise": "practice", "practised": "practiced",
    "licence": "license", "jewellery": "jewelry", "storey": "story", "per": "per",
    "percent": "%", "ok": "okay", "towards": "toward", "afterwards": "afterward",
    "forwards": "forward", "backwards": "backward", "learnt": "learned", "burnt": "burned",
    "spelt": "spelled", "whilst": "while", "amongst": "among", "kiev": "kyiv", "kerb": "curb",
    "judgement": "judgment", "ageing": "aging", "manoeuvre": "maneuver", "mister": "mr",
    "doctor": "dr", "senator": "sen", "representative": "rep", "governor": "gov",
}  # fmt: skip

_RULES = (
    (re.compile(r"is(e|ed|es|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|able|ite|ites|ful|less|hood|hoods)?$"), r"or\1"),
    (re.compile(r"([^aeiou])re(s|d)?$"), r"\1er\2"),
    (re.compile(r"([aeiou])ll(ed|ing|er|ers|or|ors)$"), r"\1l\2"),
    (re.compile(r"(ef|ff)ence(s)?$"), r"\1ense\2"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"ae|oe"), "e"),
)

_MAY_DIFFER = re.compile(r"[iy]s[aei]|our|re[sd]?$|ll[eio]|fence|ogue|ae|oe")
"""Whether any rule may apply: most words are none of its business."""

_CONTRACTED = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "let's": "let us", "gonna": "going to", "wanna": "want to", "gotta": "got to",
    "ain't": "is not",
}  # fmt: skip
_ENDINGS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"))
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһвкмнтοαεικνρτυχ", "aeopcyxijsdhbkmhtoaeiknptux"
)  # Cyrillic and Greek small letters, with the Latin ones they look like
_WRITTEN_OUT = str.maketrans(
    {
        "ß": "ss",
        "œ": "oe",
        "æ": "ae",
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ة": "ه",
    }
)
"""Umlauts and ligatures as keyboards without them write them, and plain Arabic letters."""
_OPEN_ENDINGS = ("'s", "'d")
_OPEN_MEANINGS = {"'s": {"is", "has"}, "'d": {"would", "had"}}


@lru_cache(maxsize=60_000)
def likeness(key: str) -> str:
    """Return what words share that a reader would take for one another at a glance.

    British and American forms, numerals and number words, and look-alike letters of other scripts:
    good for finding the place, never for calling it the same.
    """
    latin = key.translate(_LOOK_ALIKES)
    return _plain(number_value(latin if latin.isascii() else key))


def _plain(key: str) -> str:
    if not key.isascii():
        key = key.translate(_WRITTEN_OUT)
    key = _PAIRS.get(key, key)
    if not _MAY_DIFFER.search(key):
        return key
    for rule, plain in _RULES:
        key = rule.sub(plain, key, count=1)
    return key


def is_spelling_variant(quote: list[str], page: list[str]) -> bool:
    """Say whether two different runs of word keys are two writings of the same words."""
    if not quote or not page:
        return False
    if "".join(quote).isalnum() and [number_value(k) for k in quote] == [
        number_value(k) for k in page
    ]:
        return True
    if are_same_amounts(quote, page):
        return True
    if len(quote) == len(page):
        return all(_plain(q) == _plain(p) for q, p in zip(quote, page, strict=True))
    return _spelled_out(quote, page) or _spelled_out(page, quote)


def _spelled_out(short: list[str], long: list[str]) -> bool:
    """Say whether ``long`` is ``short`` with its contractions written out."""
    at = 0
    for key in short:
        options = _meanings(key)
        fit = next((o for o in options if long[at : at + len(o)] == o), None)
        if fit is None:
            return False
        at += len(fit)
    return at == len(long)


def _meanings(key: str) -> list[list[str]]:
    if key in _CONTRACTED:
        return (
            [_CONTRACTED[key].split(), ["cannot"]] if key == "can't" else [_CONTRACTED[key].split()]
        )
    for ending, meaning in _ENDINGS:
        if key.endswith(ending):
            return [(key.removesuffix(ending) + meaning).split()]
    for ending in _OPEN_ENDINGS:
        if key.endswith(ending):
            bare = key.removesuffix(ending)
            return [[bare, meaning] for meaning in sorted(_OPEN_MEANINGS[ending])]
    return [[key]]
