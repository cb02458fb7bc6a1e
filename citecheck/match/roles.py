"""Whether a role that stands for a speaker belongs, on the page, to somebody else.

"New York Democrat" names nobody by itself. But where the page calls Charlie King so, and the one
whom it credits "a senior adviser to the campaign", the two are not the same.
"""

from __future__ import annotations

import re

from citecheck.match.index import PageIndex
from citecheck.match.names import house_words, is_same_speaker, name_tokens
from citecheck.match.wordlists import role_words
from citecheck.read.fold import fold

_NAME = r"[A-Z][\w'.-]{1,30}(?:\s[A-Z][\w'.-]{0,30}){0,3}"
_ARTICLE = re.compile(r"(?:an?|the|one|another)\s", re.IGNORECASE)
_NAME_BEFORE = re.compile(
    rf"\b(?P<who>{_NAME})(?:,|\s\(|,?\swho\s(?:is|was))\s?(?:(?:an?|the|one)\s)?(?:[a-z-]{{2,20}}\s){{0,2}}$"
)
_CALLED_BEFORE = re.compile(
    rf"\b(?P<who>{_NAME}),\s(?:(?:an?|the|its|her|his)\s)?(?:[a-z'-]{{2,20}}\s){{0,3}}$"
)
_NAME_AFTER = re.compile(rf",?\s(?P<who>{_NAME})")
_DESCRIBED = r"(?:,|,?\swho\s(?:is|was))\s(?:an?|the|one)\s(?P<what>[^,.;\"]{3,120})"
_LOOK = 160
_SPOKEN_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "representative"})
"""Whose words are those of their house; a chief economist's are his own."""
_BARE = re.compile(r"the\s(?P<role>[a-z][a-z-]{2,20})")
_SHORT_TITLES = {
    "senator": "Sen", "governor": "Gov", "congressman": "Rep", "congresswoman": "Rep",
    "representative": "Rep", "doctor": "Dr", "professor": "Prof", "general": "Gen",
    "sergeant": "Sgt", "captain": "Capt", "colonel": "Col", "lieutenant": "Lt", "pastor": "Rev",
}  # fmt: skip
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


def is_bare_role_of_another(page: PageIndex, role: str, name: str) -> bool:
    """Say whether "the senator" of ``page`` is the one senator it names, and not ``name``.

    Only where the page calls ``name`` by another word. Linear in the page.
    """
    match = _BARE.fullmatch(fold(role).text.strip())
    if match is None or match["role"] not in role_words() or not name_tokens(name):
        return False
    text, word = page.folded.text, match["role"]
    titles = "|".join({word.capitalize(), _SHORT_TITLES.get(word, word.capitalize())})
    found = [form["who"] for form in re.finditer(rf"\b(?:{titles})\.?\s(?P<who>{_NAME})", text)]
    for mention in re.finditer(rf"\b{word}\b", text):
        before = _CALLED_BEFORE.search(text[max(0, mention.start() - _LOOK) : mention.start()])
        found += [before["who"]] if before else []
    bearers = [who for who in found if name_tokens(who)]
    if not bearers or any(is_same_speaker(who, name) is not False for who in bearers):
        return False
    is_one = len({name_tokens(who)[-1] for who in bearers}) == 1
    told = _descriptions(text, name_tokens(name)[-1])
    return is_one and bool(told) and not any(word in what.lower() for what in told)


def is_voice_of(page: PageIndex, person: str, house: str) -> bool:
    """Say whether ``page`` calls a person the voice of a house: "Ann Lee, a spokeswoman for X"."""
    words, who = house_words(house), name_tokens(person)
    name = _ARTICLE.sub("", fold(house).text.strip(), count=1)
    if not who or not (words or (name.isupper() and name.isalpha())):
        return False
    at = rf"(?:the\s)?{re.escape(name)}\b"
    after = (
        rf"\b{re.escape(who[-1])},\s(?:(?:an?|the|its)\s)?"
        rf"(?:(?P<role>[a-z-]{{2,20}})(?:\s[\w'-]{{1,20}}){{0,4}}\s(?:for|of|at|with|in)\s{at}"
        rf"|{at}(?:'s)?(?:\s[a-z-]{{2,20}}){{0,2}}\s(?P<post>[a-z-]{{2,20}})\b)"
    )
    before = (
        rf"\b{at}(?:'s)?(?:\s[a-z-]{{2,20}}){{0,2}}\s(?P<post>[a-z-]{{2,20}})"
        rf"(?:,?\s\w[\w.'-]{{0,20}}){{0,2}},?\s{re.escape(who[-1])}\b"
    )
    forms = (m for form in (after, before) for m in re.finditer(form, page.folded.text))
    return any(_SPOKEN_FOR & set(form.groupdict().values()) for form in forms)


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
