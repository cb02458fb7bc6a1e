"""The two sides of a difference, and which of their words are written as names."""

from __future__ import annotations

from citecheck.match.anchors import Stretch
from citecheck.match.index import PageIndex
from citecheck.match.pattern import Pattern
from citecheck.match.protected import Side, looks_named
from citecheck.match.tongue import is_english, is_german


def sides(
    pattern: Pattern, index: PageIndex, stretch: Stretch, *, skip_free: bool = False
) -> tuple[list[Side], list[Side]]:
    """Return the words of both sides, each with whether it is written as a name.

    Where a page is not English no list tells which sentences open with a common word, so that none
    of their first words is taken for a name. Of German nouns only those beside another are.
    """
    ours = [
        Side(pattern.words[i].key, _is_named_in_quote(pattern, index, i))
        for i in range(stretch.first, stretch.last)
    ]
    theirs = [
        Side(index.key(j), _is_named(index, j))
        for j in range(stretch.start, stretch.end)
        if not (skip_free and index.free[j])
    ]
    return ours, theirs


def _is_named_in_quote(pattern: Pattern, index: PageIndex, at: int) -> bool:
    word = pattern.words[at]
    beside = [w.raw for w in (*pattern.words[max(0, at - 1) : at], *pattern.words[at + 1 : at + 2])]
    return _looks_named(index, word.raw, beside, opens=word.opens)


def _is_named(index: PageIndex, at: int) -> bool:
    before = index.between(at - 1, at)
    opens = at == 0 or any(mark in before for mark in '.?!:"\n')
    beside = [index.raw(j) for j in (at - 1, at + 1) if 0 <= j < index.size]
    return _looks_named(index, index.raw(at), beside, opens=opens)


def _looks_named(index: PageIndex, raw: str, beside: list[str], *, opens: bool) -> bool:
    if not raw[0].isupper():
        return False
    if is_german(index) and not any(word[0].isupper() for word in beside):
        return False
    small = not is_english(index) or raw.lower() in index.small_letter_words
    return looks_named(raw, opens=opens, small_letters=small)
