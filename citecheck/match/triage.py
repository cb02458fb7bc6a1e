"""How plainly a claim that nobody puts in quotation marks is there: 0.0 plainly, 1.0 plainly not.

Counted from words alone: which of a claim's telling words stand beside its best passage, which
elsewhere on the page, and which of its neighbouring words are neighbours there too.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from citecheck.match.index import Numbers

_ELSEWHERE, _KINDRED, _TOGETHER = 0.5, 0.25, 0.2
"""Worth of a word elsewhere on the page, of one of its kin, and of words that keep company."""
_KIN_LETTERS = 5
"""As many first letters make kin of two stems: "assassin" and "assassination"."""
_USUAL_WORDS, _LENIENCE = 10, 0.2
"""The more a claim tells, the more of it a page words otherwise."""
_LEAST_POWER = 0.5
_BASE = 1 << 31

Shares = npt.NDArray[np.float64]


def credit_of(stems: Sequence[str], held: Shares, best: int, kin: Collection[str]) -> Shares:
    """Return how far each word of a claim is there, from 0 to 1.

    Args:
        stems: the claim's telling words.
        held: how often each sentence of the page (row) has each of them (column).
        best: the sentence that comes nearest.
        kin: ``kin_of`` the page's stems.
    """
    has = held > 0
    anywhere, near = has.any(axis=0), has[max(0, best - 1) : best + 2].any(axis=0)
    credit: Shares = np.where(near, 1.0, np.where(anywhere, _ELSEWHERE, 0.0))
    for at in np.flatnonzero(credit == 0).tolist():
        if stems[at][:_KIN_LETTERS] in kin:
            credit[at] = _KINDRED
    return credit


def kin_of(stems: Iterable[str]) -> frozenset[str]:
    """Return the first letters by which the kin of a page's stems is known. Linear."""
    return frozenset(stem[:_KIN_LETTERS] for stem in stems if len(stem) >= _KIN_LETTERS)


def triage_of(credit: Shares, worth: Shares, company: float | None) -> float:
    """Return how plainly a claim is not there.

    Args:
        credit: how far each telling word is there.
        worth: what each of them counts.
        company: the share of neighbouring words that the page has side by side; None of one word.
    """
    there = float((worth * credit).sum() / worth.sum())
    if company is not None:
        there = (1 - _TOGETHER) * there + _TOGETHER * company
    power = 1 + _LENIENCE * math.log(len(credit) / _USUAL_WORDS)
    return math.pow(min(1.0, max(0.0, 1 - there)), max(_LEAST_POWER, power))


def pairs_on(telling: npt.NDArray[np.bool_], stems: Numbers) -> frozenset[int]:
    """Return the pairs of telling words that stand side by side on a page, as ``pair_code`` has it.

    Function words between two of them don't part them. Linear.
    """
    kept = stems[telling]
    codes = kept[:-1].astype(np.int64) * _BASE + kept[1:]
    return frozenset(codes.tolist())


def pair_code(one: int, other: int) -> int:
    """Return a number that stands for two neighbouring stems."""
    return one * _BASE + other


def company_of(stems: Sequence[int | None], pairs: frozenset[int]) -> float | None:
    """Return the share of a claim's neighbouring words that stand side by side on the page too.

    ``stems`` are the page's numbers of the claim's telling words in order, None where it has none.
    """
    if len(stems) < 2:  # noqa: PLR2004 - a pair
        return None
    told = [
        a is not None and b is not None and pair_code(a, b) in pairs for a, b in pairwise(stems)
    ]
    return sum(told) / len(told)
