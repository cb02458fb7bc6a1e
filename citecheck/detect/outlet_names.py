"""Names as keys: what counts as the same written name, and how a text falls into words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.model import Span

# Scripts that set no space between words: names are looked for anywhere in them.
UNSPACED = "\u0900-\u0eff\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_LETTER = rf"(?:[^\W_{UNSPACED}]|[{_MARKS}])"
_WORD = re.compile(rf"(?<!\w)(?:[^\W\d_]\.){{2,9}}(?:[^\W\d_](?!\w))?|{_LETTER}{{1,80}}")
_ARABIC_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"}
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]+")
_HEBREW = re.compile(r"[\u05d0-\u05ea]+")
_CYRILLIC_ENDINGS = "аеёиіїйоуъыьэюя"
_SHORTEST_STEM = 4
_LONGEST_ENDING = 3
_SHORTEST_AFTER_CLITIC = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its place, and the word without the dots of an initialism."""

    span: Span
    text: str


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in order; unspaced scripts are passed over."""
    for match in _WORD.finditer(text):
        yield Word(Span(*match.span()), match[0].replace(".", ""))


def word_key(word: str) -> str:
    """Return ``word`` without case, accents, vowel signs and letter variants."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_ARABIC_FORMS))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn").translate(_ARABIC_FORMS)


def name_key(name: str) -> str:
    """Return what two spellings of one name share: its word keys without a leading "the"."""
    folded = name.replace("’", "'").replace("ʼ", "'")
    if re.search(f"[{UNSPACED}]", folded):
        return unicodedata.normalize("NFC", folded).casefold().strip()
    keys = [word_key(word.text) for word in words_of(folded)]
    if len(keys) > 1 and keys[0] == "the":
        keys = keys[1:]
    return " ".join(keys)


def table_key(word: str) -> str:
    """Return the key under which a name's word is filed: a stem and "*" where it inflects.

    Cyrillic names decline («Рейтером», «Укрінформу»), so their last vowel is left open.
    """
    key = word_key(word)
    if not _CYRILLIC.fullmatch(key) or len(key) < _SHORTEST_STEM:
        return key
    stem = key.rstrip(_CYRILLIC_ENDINGS)
    return f"{stem if len(stem) >= _SHORTEST_STEM else key}*"


def text_keys(word: str, *, first: bool) -> list[str]:
    """Return every key that a word of a text may be filed under, likeliest first.

    A ``first`` word may carry the particles that Arabic and Hebrew write together with it
    («لرويترز»: to Reuters).
    """
    key = word_key(word)
    keys = [key]
    if key.isascii():
        return keys
    if _CYRILLIC.fullmatch(key):
        cuts = range(min(_LONGEST_ENDING, len(key) - _SHORTEST_STEM) + 1)
        keys += [f"{key[: len(key) - cut]}*" for cut in cuts]
    elif first and _ARABIC.fullmatch(key):
        keys += _without_clitics(key, "وفبلك")
        # ل before the article: للجزيرة is ل + الجزيرة.
        keys += [f"ال{rest[2:]}" for rest in keys if rest.startswith("لل")]
    elif first and _HEBREW.fullmatch(key):
        keys += _without_clitics(key, "ולבמשכה")
    return keys


def _without_clitics(key: str, letters: str) -> list[str]:
    """Return ``key`` less one and less two particles, as long as a word is left."""
    found: list[str] = []
    for cut in (1, 2):
        if len(key) - cut < _SHORTEST_AFTER_CLITIC or key[cut - 1] not in letters:
            break
        found.append(key[cut:])
    return found
