"""Which language each part of an article is written in."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import cache

from citecheck.detect.foreign.vocabulary import LANGUAGES, load_vocabulary
from citecheck.detect.lexicon import load_lexicon
from citecheck.model import Article

ENGLISH = "en"

_SAMPLE = 6000
"""Code points that are looked at: enough to be sure, and a bound on the cost."""

_FEWEST_LETTERS = 30
"""Shorter parts are read as English, the default."""

_PLAINLY_ENGLISH = 0.22
"""Share of English function words above which nothing else is asked."""

_HARDLY_ENGLISH = 0.1
_FOREIGN = 0.1
"""Share of a Latin language's own function words below which its name is not believed."""

_WORD = re.compile(r"[^\W\d_]{1,40}")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def part_languages(article: Article) -> tuple[str, ...]:
    """Return the language of each part of ``article``, as ISO 639-1.

    Texts of few letters, or without a language's usual words (tables, lists of names), count as
    English. The library that tells languages apart is asked only for what is not plainly English.
    """
    return tuple(language_of(part.span.of(article.text)) for part in article.parts)


def language_of(text: str) -> str:
    """Return the language of ``text`` as ISO 639-1, judged by its first 6,000 code points."""
    sample = text[:_SAMPLE].encode("utf-8", "ignore").decode("utf-8")
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = sum(len(word) for word in words)
    if letters < _FEWEST_LETTERS:
        return ENGLISH
    english = _share(words, _english_words())
    if english >= _PLAINLY_ENGLISH:
        return ENGLISH
    told = _classify()(sample)
    if sum(bool(_LATIN.match(word)) for word in words) * 2 < len(words):
        return told
    if told in LANGUAGES:
        own = _share(words, load_vocabulary(told).function_words)
        return told if own >= max(_FOREIGN, english) else ENGLISH
    small = sum(word[0].islower() for word in _WORD.findall(sample))
    running = small * 2 > len(words) and letters > 2 * _FEWEST_LETTERS
    return told if running and english < _HARDLY_ENGLISH else ENGLISH


def _share(words: list[str], wanted: frozenset[str]) -> float:
    return sum(word in wanted for word in words) / len(words)


@cache
def _english_words() -> frozenset[str]:
    words = load_lexicon().words
    names = ("determiners", "possessives", "auxiliaries", "prepositions", "subordinators")
    more = ("conjunctions", "subject_pronouns")
    return frozenset().union(*(words[f"grammar.{name}"] for name in (*names, *more)))


@cache
def _classify() -> Callable[[str], str]:
    """Return what names the language of a text; loads a model of 5 MB at its first use."""
    classify = importlib.import_module("py3langid.langid").classify

    def language(text: str) -> str:
        return str(classify(text)[0])

    return language
