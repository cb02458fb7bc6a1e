"""What stands on the page right beside the quoted words, and turns or softens them."""

from __future__ import annotations

import re

from citecheck.match.index import PageIndex
from citecheck.match.lexicon import QUALIFIERS, is_negation
from citecheck.match.pattern import Pattern
from citecheck.match.quoted import is_quoted
from citecheck.match.wordlists import any_of, word_set
from citecheck.model import Concern

_LOOK, _NEAR = 200, 90
_BREAKS = re.compile(r"[.?!:;\"\n]")
_CLAUSE_BREAK = re.compile(r"[,)]\s|\s-\s|\bbut\b")
_LINK = r"[,)]?\s*(?:-\s*)?"


_TURNS_AFTER = re.compile(rf"{_LINK}(?:{any_of('turning_after')})\b", re.IGNORECASE)
_TURNS_ABSOLUTE = re.compile(rf"{_LINK}(?:until|without)\b", re.IGNORECASE)
_SOFTENS_AFTER = re.compile(rf"{_LINK}(?:{any_of('softening')})\b", re.IGNORECASE)
_SOFTENS_BEFORE = re.compile(rf"\b(?:{any_of('softening')})(?: that)?,?\s*$", re.IGNORECASE)
_DENIES_BEFORE = re.compile(
    rf"(?:\b(?:{any_of('denying_before')})\b|n't\b).{{0,80}}\b(?:{any_of('joining')})\s*$",
    re.IGNORECASE,
)
_DENIES_BARELY = re.compile(
    rf"(?:\b(?:{any_of('denying_before')})\b|n't\b).{{0,80}}\b(?:{any_of('thinking')})\s*$",
    re.IGNORECASE,
)
_DOUBTS = re.compile(rf"\b(?:{any_of('doubting')})\s*$", re.IGNORECASE)
_SAYS_AGAIN = re.compile(r"\b(?:I|we)(?:'ve| have)? (?:keep|kept) saying\s*$", re.IGNORECASE)
"""Of one's own words, said more than once: nobody else is doubted."""
_AFFIRMS = re.compile(rf"(?:{any_of('affirming')})\b", re.IGNORECASE)
_SUBJECTS = word_set("subjects")
_DENIED_ANSWER = re.compile(
    rf"\?[\s\"']*(?:{any_of('denying_answers')})\s*[.,!;\"']", re.IGNORECASE
)
_NO_LONGER = re.compile(r"\bused to\s*$", re.IGNORECASE)
_TURNS_BACK = re.compile(
    r",?\s+but (?:I|we|he|she|they) (?:\w{1,12} ){0,2}(?:doubt|hate|refuse|regret)", re.IGNORECASE
)
_CONDITION_BEFORE = re.compile(
    r"\s*(?:and |but |so |well, )?(?:only |even )?(?:if|unless|provided|suppose)\b[^,]{1,120},\s*$",
    re.IGNORECASE,
)
_OTHERS_CLAIM = re.compile(rf"\b(?:{any_of('claiming_before')})(?: that)?,?\s*$", re.IGNORECASE)
_DENIED_SAYING = re.compile(
    rf"\b(?:{any_of('denying_saying')})\b[^\"]{{0,40}}[\",:]\s*\"?$", re.IGNORECASE
)
_FEW = frozenset({"few", "little"})
_RESTRICTS = re.compile(r"\s+(?:who|whose|whom)\b", re.IGNORECASE)
_ALL = frozenset({"all", "every", "any", "anyone", "everyone", "everybody", "each"})
_ABSOLUTE = _ALL | {"always"}
_NEAR_START, _NEAR_END = 2, 4
"""Words at either end of which an "all" or "anyone" is narrowed by the "who …" that follows."""
_ASKING = frozenset({"who", "what", "when", "where", "why", "how", "which", "whose"})
_JOINS = frozenset({"that", "whether", "to", "of"})
_FACTIVE = re.compile(rf"\b(?:{any_of('factive')})", re.IGNORECASE)
_CONDITIONAL = re.compile(r"\s*(?:and |but |so )?(?:only|if|unless|suppose)\b", re.IGNORECASE)


def edge_concerns(pattern: Pattern, page: PageIndex, first: int, last: int) -> set[Concern]:
    """Return ``boundary`` and ``context`` concerns for page words ``first`` up to ``last``.

    Only what stands in the same sentence and inside the same quotation marks counts. A boundary
    turns the words: a denial, a condition, "I do not believe that". Context softens them:
    "perhaps", "in theory", "I suppose".
    """
    if not pattern.words:
        return set()
    found = _after(pattern, page, last) | _before(page, first)
    if _is_denied_saying(page, first) or _is_of_a_question(pattern, page, first, last):
        found.add(Concern.BOUNDARY)
    return found


def _is_denied_saying(page: PageIndex, first: int) -> bool:
    """Say whether the page says that the words were not said: "denied having said “…”"."""
    mark = page.between(first - 1, first) if first else ""
    if '"' not in mark:
        return False
    return _DENIED_SAYING.search(_text(page, int(page.starts[first]) - _NEAR, _NEAR)) is not None


def _is_of_a_question(pattern: Pattern, page: PageIndex, first: int, last: int) -> bool:
    """Say whether a question without its first words and its mark reads as a statement."""
    asked = page.between(last - 1, last).lstrip("'")[:1] == "?"
    stated = "?" not in pattern.folded[pattern.words[-1].end :]
    if asked and stated and _DENIED_ANSWER.match(_text(page, int(page.ends[last - 1]), _NEAR)):
        return True
    begins = first == 0 or _BREAKS.search(page.between(first - 1, first)) is not None
    return asked and stated and not begins and page.key(first) not in _ASKING


def _after(pattern: Pattern, page: PageIndex, last: int) -> set[Concern]:
    if last >= page.size:
        return set()
    tail = _BREAKS.split(_text(page, int(page.ends[last - 1]), _LOOK), maxsplit=1)[0]
    if not tail.strip():
        return set()
    ends = {w.key for w in (*pattern.words[:_NEAR_START], *pattern.words[-_NEAR_END:])}
    if _TURNS_BACK.match(tail) or (ends & _ALL and _RESTRICTS.match(tail)):
        return {Concern.BOUNDARY}
    absolute = any(is_negation(w.key) or w.key in _ABSOLUTE for w in pattern.words)
    if _TURNS_AFTER.match(tail) or (absolute and _TURNS_ABSOLUTE.match(tail)):
        return {Concern.BOUNDARY}
    if _BREAKS.search(page.between(last - 1, last)) is None and is_negation(page.key(last)):
        return {Concern.BOUNDARY}
    return {Concern.CONTEXT} if _SOFTENS_AFTER.match(tail) else set()


def _before(page: PageIndex, first: int) -> set[Concern]:
    if first == 0 or _BREAKS.search(page.between(first - 1, first)):
        return set()
    start = int(page.starts[first])
    sentence = _BREAKS.split(page.folded.text[max(0, start - _LOOK) : start])[-1]
    clause = _CLAUSE_BREAK.split(sentence)[-1]
    if page.key(first) in _JOINS:
        clause += page.key(first)
    key = page.key(first - 1)
    if is_negation(key) or _CONDITIONAL.match(clause) or _NO_LONGER.search(clause):
        return {Concern.BOUNDARY}
    if _CONDITION_BEFORE.match(sentence) or (key == "a" and page.key(first) in _FEW):
        return {Concern.BOUNDARY}
    clause = _AFFIRMS.sub("", clause)
    if _DENIES_BEFORE.search(clause) and not _FACTIVE.search(clause):
        return {Concern.BOUNDARY}
    doubts = _DOUBTS.search(clause) and not _SAYS_AGAIN.search(clause)
    if page.key(first) in _SUBJECTS and (doubts or _DENIES_BARELY.search(clause)):
        return {Concern.BOUNDARY}
    softened = key in QUALIFIERS or _SOFTENS_BEFORE.search(sentence)
    if _OTHERS_CLAIM.search(sentence) and is_quoted(page, first):
        return {Concern.CONTEXT}
    return {Concern.CONTEXT} if softened else set()


def _text(page: PageIndex, start: int, count: int) -> str:
    return page.folded.text[start : start + count]
