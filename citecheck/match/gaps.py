"""What an ellipsis swallows: a mark of omission may shorten a statement, never turn it."""

from __future__ import annotations

import re

from citecheck.match.index import PageIndex
from citecheck.match.lexicon import (
    CONDITIONS,
    FUNCTION_WORDS,
    MODALS,
    QUALIFIERS,
    is_negation,
    is_number,
)
from citecheck.match.pattern import Pattern
from citecheck.match.wordlists import word_set
from citecheck.model import Concern

_CLAUSE_END = re.compile(r"[,;:.?!\"()\n]|\s-\s|\b(?:and|or|but|because|which|who)\b")
_SENTENCE_END = re.compile(r"[.?!][\"')\]]{0,3}(?:\s|$)|[\n\"]")
_ASIDE = re.compile(r"^(?:,\s[^,]{1,80},|\s-\s[^-]{1,80}\s-|\s\([^()]{1,80}\))\s*$")
"""What stands between a denial and its verb in "not, under any terms, sell"."""
_OWN_MARK = re.compile(r"\"[^\w\"]{0,3}\.\.\.[^\w\"]{0,3}$")
_FEW_WORDS = 3
_LEAP_WORDS = 25
_DENIAL_ALONE = 2
"""Up to so many words left out are the denial itself and its verb: "did not"."""
_FORMS_OF_BE, _CARRYING = word_set("forms_of_be"), word_set("carrying")
_DETERMINERS, _OBJECTS, _LINKS = (
    word_set("determiners"),
    word_set("objects"),
    word_set("prepositions"),
)
_REVERSING, _COMPARING = word_set("reversing"), word_set("comparing")
_REVERSING_TO, _NOT_AFTER = word_set("reversing_to"), word_set("not_reversed_after")
_FEW = frozenset({"few", "little"})
_ANY = frozenset({"all", "anybody", "anyone", "anything", "everything", "nothing", "nobody"})
_GOVERNS_A_PHRASE = frozenset({"without", "nor"})


def swallowed_concerns(
    pattern: Pattern, index: PageIndex, quote_word: int, start: int, end: int
) -> frozenset[Concern]:
    """Return what page words ``start`` to ``end``, left out at a mark, take from the statement.

    A denial counts when it stands in one clause with the words kept on both sides, or right
    before those that follow; a condition when it opens what is left out; a qualifier when little
    else is left out.

    Args:
        pattern: the quote.
        index: the page.
        quote_word: the quote's first word after the mark.
        start: the first page word left out.
        end: the page word after the last one.
    """
    found: set[Concern] = set()
    keys = [index.key(j) for j in range(start, end)]
    left_out = index.folded.text[int(index.ends[start - 1]) : int(index.starts[end])]
    if _is_reversed(index, start, end):
        found.add(Concern.NEGATION)
    if is_number(pattern.words[quote_word].key) and not _COMPARING.isdisjoint(keys[-2:]):
        found.add(Concern.MODALITY)
    if _is_denied(index, start, end) and not (
        _denies_still(pattern, quote_word, len(keys)) or _lost_its_verb(pattern, quote_word, keys)
    ):
        found.add(Concern.NEGATION)
    if _SENTENCE_END.search(left_out) is None and (
        keys[0] in CONDITIONS or (len(keys) <= _FEW_WORDS and QUALIFIERS & set(keys))
    ):
        found.add(Concern.MODALITY)
    return frozenset(found)


def is_the_pages_own(index: PageIndex, start: int, end: int) -> bool:
    """Say whether the ellipsis is the page's, at the head of another quotation further on.

    Then nothing in the quote tells that the words before it were left out.
    """
    if end - start <= _LEAP_WORDS or end >= index.size:
        return False
    return _OWN_MARK.search(index.between(end - 1, end)) is not None


def _is_reversed(index: PageIndex, start: int, end: int) -> bool:
    """Say whether a word left out turns what follows: "refuse to" pay, "anybody but" the mayor."""
    if index.key(end - 1) == "but" and index.key(end - 2) in _ANY:
        return True
    if index.key(end - 1) in _FEW:
        return index.key(end - 2) not in _NOT_AFTER | {"this", "that"}
    turning = [j for j in range(start, end) if _turns(index, j)]
    if not turning:
        return False
    after = index.folded.text[int(index.ends[turning[-1]]) : int(index.starts[end])]
    return _CLAUSE_END.search(after) is None


def _turns(index: PageIndex, at: int) -> bool:
    key = index.key(at)
    if key in _REVERSING_TO:
        return at + 1 < index.size and index.key(at + 1) == "to"
    return key in _REVERSING and (index.key(at - 1) not in _NOT_AFTER or key == "lack")


def _is_denied(index: PageIndex, start: int, end: int) -> bool:
    """Say whether a denial among these page words turns what is kept around them."""
    keys = [index.key(j) for j in range(start, end)]
    left_out = index.folded.text[int(index.ends[start - 1]) : int(index.starts[end])]
    denials = [k for k, key in enumerate(keys) if is_negation(key) and key not in _GOVERNS_A_PHRASE]
    if not denials:
        return False
    if denials[-1] == len(keys) - 1:
        return _SENTENCE_END.search(left_out) is None
    after = index.folded.text[int(index.ends[start + denials[-1]]) : int(index.starts[end])]
    if _ASIDE.match(after) is not None:
        return True
    is_next = not any(map(is_content, keys[denials[-1] + 1 :])) and not _CLAUSE_END.search(after)
    if is_next and _SENTENCE_END.search(left_out) is None:
        return True
    return _CLAUSE_END.search(left_out) is None


def _denies_still(pattern: Pattern, first: int, left_out: int) -> bool:
    """Say whether the words kept right after the mark, or right before it, deny as well."""
    around = (pattern.words[first - 1], *pattern.words[first : first + _FEW_WORDS])
    return left_out > _DENIAL_ALONE and any(is_negation(word.key) for word in around)


def _lost_its_verb(pattern: Pattern, first: int, keys: list[str]) -> bool:
    """Say whether what is denied was left out too, so that nothing kept asserts the contrary.

    Of "you don't know the history" "you … history" asserts nothing, nor does "will you … to Lee"
    of "will you pledge not to give a pardon to Lee"; "we are … in war" of "not interested in war"
    does.
    """
    denials = [k for k, key in enumerate(keys) if is_negation(key)]
    denied = [key for key in keys[denials[-1] + 1 :] if is_content(key)]
    before, after = pattern.words[first - 1].key, pattern.words[first].key
    carries = before in MODALS | _CARRYING and denials[0] <= 1
    if not denied or carries or before in _FORMS_OF_BE:
        return False
    is_name = after == "to" and first + 1 < len(pattern.words) and _opens_name(pattern, first)
    return keys[-1] in _DETERMINERS or after in _OBJECTS | _LINKS or is_name


def _opens_name(pattern: Pattern, first: int) -> bool:
    following = pattern.words[first + 1]
    return following.raw[0].isupper() or following.key in _DETERMINERS


def is_content(key: str) -> bool:
    """Say whether a word is more than grammar: no function word, and no adverb in "-ly"."""
    return key not in FUNCTION_WORDS and not key.endswith("ly")
