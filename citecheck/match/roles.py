"""Whether a role that stands for a speaker belongs, on the page, to somebody else.

"New York Democrat" names nobody by itself. But where the page calls Charlie King so, and the one
whom it credits "a senior adviser to the campaign", the two are not the same.
"""

from __future__ import annotations

import re

from citecheck.match.index import PageIndex
from citecheck.match.names import is_same_speaker, name_tokens
from citecheck.read.fold import fold

_NAME = r"[A-Z][\w'.-]{1,30}(?:\s[A-Z][\w'.-]{0,30}){0,3}"
_ARTICLE = re.compile(r"(?:an?|the|one|another)\s", re.IGNORECASE)
_NAME_BEFORE = re.compile(
    rf"\b(?P<who>{_NAME})(?:,|\s\(|,?\swho\s(?:is|was))\s?(?:(?:an?|the|one)\s)?(?:[a-z-]{{2,20}}\s){{0,2}}$"
)
_NAME_AFTER = re.compile(rf",?\s(?P<who>{_NAME})")
_DESCRIBED = r"(?:,|,?\swho\s(?:is|was))\s(?:an?|the|one)\s(?P<what>[^,.;\"]{3,120})"
_LOOK = 160
_FEWEST_WORDS, _MOST_WORDS = 2, 8


def is_role_of_another(page: PageIndex, role: str, name: str) -> bool:
    """Say whether ``page`` calls one other person than ``name`` by ``role``, and ``name`` not so.

    Only a role of two words or more with a capital in it ("Ohio Republican") picks anyone out, and
    only where the page describes ``name`` in other words. Linear in the page.
    """
    wanted = _ARTICLE.sub("", fold(role).text.strip(), count=1)
    words = wanted.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or name_tokens(role):
        return False
    if not any(word[0].isupper() for word in words[:-1]) or not name_tokens(name):
        return False
    text = page.folded.text
    bearers = _bearers(text, wanted)
    if not bearers or any(is_same_speaker(who, name) is not False for who in bearers):
        return False
    told = _descriptions(text, name_tokens(name)[-1])
    return bool(told) and not any(words[-1].lower() in what.lower() for what in told)


def _bearers(text: str, role: str) -> list[str]:
    """Return the names beside every mention of a role."""
    found: list[str] = []
    for mention in re.finditer(rf"\b{re.escape(role)}\b", text):
        before = _NAME_BEFORE.search(text[max(0, mention.start() - _LOOK) : mention.start()])
        after = _NAME_AFTER.match(text, mention.end())
        found += (beside["who"] for beside in (before, after) if beside)
    return [who for who in found if name_tokens(who)]


def _descriptions(text: str, family: str) -> list[str]:
    """Return what a page calls somebody in apposition: "Ann Lee, a teacher in Ohio"."""
    forms = re.finditer(rf"\b{re.escape(family)}{_DESCRIBED}", text)
    return [form["what"] for form in forms]
