"""The passages of a page that come nearest to words nobody claims to be verbatim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import snowballstemmer

from citecheck.match.index import Numbers, PageIndex
from citecheck.match.lexicon import (
    FUNCTION_WORDS,
    is_date,
    is_negation,
    is_number,
    number_value,
)
from citecheck.match.protected import looks_named
from citecheck.match.quote import Quote
from citecheck.match.triage import company_of, credit_of, kin_of, pairs_on, triage_of
from citecheck.match.words import words_of
from citecheck.model import AttributionKind, Finding, FindingKind, Passage
from citecheck.read.fold import fold

_SATURATION, _LENGTH = 1.2, 0.4
_NUMBER_BONUS, _NAME_BONUS, _NEIGHBOUR = 0.5, 0.5, 0.15
_TRIAGE_NAME = 0.5
_SHOWN = 5
_NOTHING_NEAR = 0.89
"""Triage from which a page has nothing near a claim."""
_SENTENCE = re.compile(r"[.?!][\"')\]]{0,3}\s+|\n+")

Counts = npt.NDArray[np.float64]
_STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Term:
    """One telling word of a claim."""

    stem: str
    shown: str
    is_number: bool
    is_name: bool
    is_date: bool


@lru_cache(maxsize=60_000)
def stem(key: str) -> str:
    """Return what a word and its inflections share; numbers in one writing."""
    if is_number(key):
        return number_value(key)
    return str(_STEMMER.stemWord(key.removesuffix("'s")))


@dataclass(frozen=True, slots=True)
class Sentences:
    """A page's sentences as ranges of its words."""

    starts: Numbers
    ends: Numbers
    of_word: Numbers


def sentences_of(page: PageIndex) -> Sentences:
    """Return the sentences of a page; a line end or block end ends one too. Linear."""
    cuts = {0}
    for match in _SENTENCE.finditer(page.folded.text):
        cuts.add(page.word_at(match.end() - 1))
    starts = np.array(sorted(cut for cut in cuts if cut < page.size), dtype=np.int64)
    ends = np.append(starts[1:], page.size)
    of_word = np.repeat(np.arange(len(starts)), ends - starts)
    return Sentences(starts, ends, of_word)


def terms_of(text: str) -> list[Term]:
    """Return the telling words of a claim, each stem once."""
    folded = fold(text).text
    terms: dict[str, Term] = {}
    end = 0
    for word in words_of(folded):
        opens = end == 0 or any(mark in folded[end : word.start] for mark in ".?!\n")
        end = word.end
        if not is_telling(word.key):
            continue
        number = is_number(word.key)
        named = looks_named(word.raw, opens=opens, small_letters=False)
        key = stem(word.key)
        terms.setdefault(key, Term(key, word.raw, number, named, is_date(word.key)))
    return list(terms.values())


def passage_finding(quote: Quote, page: PageIndex) -> Finding:
    """Return the nearest passages of indirect content: ``passage``, or ``absent``; never more."""
    passages, triage = nearest_passages(quote.text, page)
    kind = FindingKind.PASSAGE if passages and triage < _NOTHING_NEAR else FindingKind.ABSENT
    return Finding(kind, passages=passages if kind is FindingKind.PASSAGE else (), triage=triage)


def with_passages(finding: Finding, quote: Quote, page: PageIndex) -> Finding:
    """Return the finding of mixed content with the passages nearest to its unquoted words."""
    if quote.kind is not AttributionKind.MIXED:
        return finding
    passages, _ = nearest_passages(quote.unquoted, page)
    return replace(finding, passages=passages)


def nearest_passages(text: str, page: PageIndex) -> tuple[tuple[Passage, ...], float]:
    """Return the best sentences for a text, best first, and how plainly it is not there.

    Okapi BM25 over stems within the page, with a bonus for numbers and names, smoothed over the
    neighbouring sentences. Linear in the page for each telling word of the text.
    """
    terms = terms_of(text)
    if not terms or not page.size:
        return (), 1.0
    sentences = page.once("sentences", lambda: sentences_of(page))
    held = _held(terms, page, sentences)
    scores = _scores(terms, held, sentences)
    order = np.argsort(-scores, kind="stable")[:_SHOWN]
    best = [int(k) for k in order if scores[k] > 0]
    negated = any(is_negation(w.key) for w in words_of(fold(text).text))
    passages = tuple(
        Passage(
            page.span(int(sentences.starts[k]), int(sentences.ends[k])),
            round(float(scores[k]), 4),
            _missing(terms, held, page, sentences, k, negated=negated),
        )
        for k in best
    )
    return passages, _triage(text, terms, held, page, best)


def _stem_numbers(page: PageIndex) -> tuple[dict[str, int], Numbers]:
    numbers: dict[str, int] = {}
    of_key = [numbers.setdefault(stem(key), len(numbers)) for key in page.numbers]
    return numbers, np.array(of_key, dtype=np.int64)[page.ids]


def _held(terms: Sequence[Term], page: PageIndex, sentences: Sentences) -> Counts:
    """Return how often each sentence (row) has each term (column)."""
    numbers, stems = page.once("stems", lambda: _stem_numbers(page))
    held = np.zeros((len(sentences.starts), len(terms)))
    for column, term in enumerate(terms):
        number = numbers.get(term.stem)
        if number is not None:
            np.add.at(held[:, column], sentences.of_word[stems == number], 1)
    return held


def _scores(terms: Sequence[Term], held: Counts, sentences: Sentences) -> Counts:
    length = (sentences.ends - sentences.starts).astype(float)
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * length / length.mean())
    bonus = np.array(
        [1 + _NUMBER_BONUS * t.is_number + _NAME_BONUS * t.is_name for t in terms], dtype=float
    )
    parts = held * (_SATURATION + 1) / (held + norm[:, None])
    own: Counts = (parts * _rarity(held) * bonus).sum(axis=1)
    before, after = np.append(0.0, own[:-1]), np.append(own[1:], 0.0)
    smoothed: Counts = own + _NEIGHBOUR * np.minimum(own, before + after)
    return smoothed


def _missing(
    terms: Sequence[Term],
    held: Counts,
    page: PageIndex,
    sentences: Sentences,
    best: int,
    *,
    negated: bool,
) -> tuple[str, ...]:
    """Return what a claim's numbers, names, dates and denials lack in one sentence."""
    lacking = [
        term.shown
        for column, term in enumerate(terms)
        if (term.is_number or term.is_name or term.is_date) and not held[best, column]
    ]
    words = range(int(sentences.starts[best]), int(sentences.ends[best]))
    if negated and not any(is_negation(page.key(j)) for j in words):
        lacking.append("not")
    return tuple(lacking)


def _triage(
    text: str, terms: Sequence[Term], held: Counts, page: PageIndex, best: Sequence[int]
) -> float:
    if not best:
        return 1.0
    numbers, stems = page.once("stems", lambda: _stem_numbers(page))
    pairs = page.once("pairs of stems", lambda: pairs_on(_is_telling(page), stems))
    kin = page.once("kin of stems", lambda: kin_of(numbers))
    credit = credit_of([t.stem for t in terms], held, best[0], kin)
    names = np.array([t.is_name for t in terms], dtype=float)
    worth = np.sqrt(_rarity(held)) * (1 + _TRIAGE_NAME * names)
    told = [numbers.get(stem(w.key)) for w in words_of(fold(text).text) if is_telling(w.key)]
    return triage_of(credit, worth, company_of(told, pairs))


def _is_telling(page: PageIndex) -> npt.NDArray[np.bool_]:
    telling = np.fromiter(map(is_telling, page.numbers), dtype=np.bool_, count=len(page.numbers))
    return telling[page.ids]


def is_telling(key: str) -> bool:
    """Say whether a word says what a statement is about."""
    return key not in FUNCTION_WORDS or is_number(key)


def _rarity(held: Counts) -> Counts:
    """Return how much each term tells apart the sentences of this page."""
    in_sentences = (held > 0).sum(axis=0)
    rarity: Counts = np.log1p((len(held) - in_sentences + 0.5) / (in_sentences + 0.5))
    return rarity
