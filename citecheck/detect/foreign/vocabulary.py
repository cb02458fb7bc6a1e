"""The word lists of one language, read once from ``resources/lexicons/LANG``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from citecheck.paths import resource

LANGUAGES = ("fr", "de", "es", "uk", "ar")
"""Languages with word lists of their own; in others only direct quotations are found."""

ARABIC = "ar"
_ELIDED = r"(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’](?=\w)"
# Vowel signs are no letters to a regex, and would cut "مرّو" in two.
_LETTER = r"(?:[^\W_]|[\u064b-\u0652\u0670])"
_WORD = rf"{_LETTER}{{1,60}}(?:[-‑'’ʼ.](?=[^\W_]){_LETTER}{{1,60}}){{0,6}}"
_TOKENS = {
    "fr": re.compile(rf"{_ELIDED}|M\.|{_WORD}|[^\w\s]|_"),
    "": re.compile(rf"{_WORD}|[^\w\s]|_"),
}
# Vowel signs and the lengthening stroke, which change no word.
_SIGNS = re.compile(r"[\u064b-\u0652\u0640\u200e\u200f\u200c\u200d]")

Phrase = tuple[str, ...]
Phrases = dict[str, tuple[Phrase, ...]]


def token_pattern(language: str) -> re.Pattern[str]:
    """Return what cuts a text of ``language`` into words and marks."""
    return _TOKENS.get(language, _TOKENS[""])


def plain(word: str) -> str:
    """Return ``word`` in lower case, with straight apostrophes and without vowel signs."""
    return _SIGNS.sub("", word.lower().replace("’", "'").replace("ʼ", "'")) or word


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the rules know of one language; all words as ``plain`` returns them.

    Attributes:
        language: ISO 639-1.
        verbs, female_verbs: forms of reporting verbs, by their first word, longest first; the
            latter only a woman's statement takes.
        said: those verbs, of either, that are one word.
        final_verbs: words that may end a clause as its verb (German).
        participles, auxiliaries: of verbs that end their clause (German).
        according, following: phrases before and after a source ("selon", "zufolge").
        told, said_in: phrases before whoever was told, and before the outlet of a frame.
        credits_before: what opens a sentence that credits the one before it ("Das sagte …").
        opinions: what opens a sentence before whose opinion it is ("Pour …, « … »").
        words: the single-word lists.
        function_words: words that mark the language.
    """

    language: str
    verbs: Phrases
    female_verbs: Phrases
    said: frozenset[str]
    final_verbs: frozenset[str]
    participles: frozenset[str]
    auxiliaries: frozenset[str]
    according: Phrases
    following: frozenset[str]
    told: Phrases
    said_in: Phrases
    credits_before: Phrases
    opinions: Phrases
    words: dict[str, frozenset[str]]
    function_words: frozenset[str]

    @property
    def arabic(self) -> bool:
        """Words take particles in front, and letters have no case."""
        return self.language == ARABIC


def _phrases(texts: Iterable[str], language: str) -> Phrases:
    found: dict[str, list[Phrase]] = {}
    for text in texts:
        words = tuple(plain(word) for word in token_pattern(language).findall(text))
        if words:
            found.setdefault(words[0], []).append(words)
    return {
        first: tuple(sorted(set(all_), key=lambda p: (-len(p), p))) for first, all_ in found.items()
    }


def _alone(phrases: Phrases) -> frozenset[str]:
    """Return those of ``phrases`` that are one word."""
    return frozenset(first for first, held in phrases.items() if (first,) in held)


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """Return the word lists of ``language``, one of ``LANGUAGES``; read once a process."""
    path = resource(f"lexicons/{language}/frames.toml")
    raw = {
        name: [entry for entry in value.split("|") if entry]
        for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }

    def phrases(name: str) -> Phrases:
        return _phrases(raw.get(name, []), language)

    def words(name: str) -> frozenset[str]:
        return frozenset(plain(word) for word in raw.get(name, []))

    verbs, female_verbs = phrases("verbs"), phrases("female_verbs")
    alone = _alone(verbs)
    marking = ("articles", "stops", "openers", "that", "told", "auxiliaries")
    return Vocabulary(
        language=language,
        verbs=verbs,
        female_verbs=female_verbs,
        said=alone | _alone(female_verbs),
        final_verbs=alone | words("participles") | words("final_verbs"),
        participles=words("participles"),
        auxiliaries=words("auxiliaries"),
        according=phrases("according"),
        following=words("following"),
        told=phrases("told"),
        said_in=phrases("said_in"),
        credits_before=phrases("credits_before"),
        opinions=phrases("opinions"),
        words={name: words(name) for name in raw},
        function_words=alone.union(*(words(name) for name in marking)),
    )
