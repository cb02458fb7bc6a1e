"""Whether two ways of naming a speaker mean the same one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from citecheck.match.lexicon import is_common
from citecheck.match.wordlists import role_words, word_set
from citecheck.read.fold import fold

_CUT = re.compile(r"[,(;:\"]|\s(?:who|which|of|from|for|at|in|on|and|with|speaking|whose)\s|\s-\s")
_TOKEN = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*")
_ROLES = role_words()
_FAMILY_ROLES = word_set("family_roles")
_OFFICES = frozenset({"king", "prince", "judge", "justice", "pope", "page", "dean"})
"""Family names too, but alone an office: "the Judge"."""
_COURTESIES = word_set("courtesies")
_SHORTEST = 2
"""Two capitals alone are a state or a party: "(R-OH)"."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})
_TRAILING = re.compile(
    r"(?P<before>\b[a-z]{2,30})\s(?P<name>[A-Z][\w'.-]{0,30}(?:\s[A-Z][\w'.-]{0,30}){1,3})$"
)
_LEADING = re.compile(
    r"(?P<name>[A-Z][\w'.-]{0,30}(?:\s[A-Z][\w'.-]{0,30}){0,3}),?"
    r"(?:\s(?:then|later|also|once|again|has|had|was|is|who|[a-z]{2,16}ly)){1,2}"
)
_PEOPLE_OF = re.compile(r"(?:[\w-]{2,20}\s){0,2}\w{2,20}s\s(?:at|of|from|with|for|in)\s(?:the\s)?")
_END_OF_HOUSE = re.compile(r"[,(;:\"]|\s(?:who|which)\s")
_LINKS = word_set("links")
_PRONOUNS = word_set("pronouns")


@lru_cache(maxsize=4096)
def name_tokens(speaker: str) -> tuple[str, ...]:
    """Return the name within a speaker's description, titles left out; none for a bare role.

    "Victor Cha, who served as director" is a name; "the official" and "Trump campaign spokesman"
    are roles.
    """
    text = fold(speaker).text.strip()
    core = _CUT.split(text, maxsplit=1)[0]
    tokens = list(_TOKEN.findall(core))
    while tokens and (tokens[-1].lower() in _SUFFIXES | _REFLEXIVES or tokens[-1].isdigit()):
        tokens.pop()
    if not tokens or not _is_capital(tokens[-1]):
        return ()
    if any(token.lower() in _PRONOUNS for token in tokens[:1]) and len(tokens) == 1:
        return ()
    if _is_role(tokens):
        return ()
    kept: list[str] = []
    for token in reversed(tokens):
        bare = _without_possessive(token)
        if not _is_capital(token) or (kept and bare != token):
            break
        kept.append(bare)
    if len(kept) == 1 and len(kept[0]) <= _SHORTEST and kept[0].isupper():
        return ()
    first = [token for token in kept[:0:-1] if token.lower().rstrip(".") not in _ROLES]
    return (*first, kept[0])


def _is_role(tokens: list[str]) -> bool:
    """Say whether the last word is a role, and not a family name like King or Baker."""
    last = tokens[-1].lower()
    before = tokens[-2].lower() if len(tokens) > 1 else ""
    if before in _COURTESIES or last in _FAMILY_ROLES - _OFFICES:
        return False
    if last in _OFFICES:
        return not before or before in _ROLES
    return last in _ROLES


@lru_cache(maxsize=4096)
def is_same_speaker(claimed: str, found: str) -> bool | None:
    """Return whether two descriptions name the same speaker; None when either names nobody.

    One shared family name is enough, unless both give a first name and these differ.
    """
    ours, theirs = name_tokens(claimed), name_tokens(found)
    if not ours or not theirs:
        return _is_same_body(claimed, found)
    mine, other = [_plain(t) for t in ours], [_plain(t) for t in theirs]
    if mine[-1] == other[-1]:
        two = len(mine) == len(other) == 2  # noqa: PLR2004 - first name and family name
        return not (two and mine[0][0] != other[0][0])
    if mine[-1] in _all_names(found) or other[-1] in _all_names(claimed):
        return True if _is_inside(mine, other) else None
    return _initials(ours) == other[-1] or _initials(theirs) == mine[-1]


def _is_same_body(claimed: str, found: str) -> bool | None:
    """Compare two houses, one of which speaks through its people: "Officials at Harbour Patrol".

    None where either is no house: people of a house may well be whom the other names.
    """
    ours, theirs = _house(claimed), _house(found)
    if not ours or not theirs:
        return None
    return True if _is_inside(ours, theirs) else None if set(ours) & set(theirs) else False


def _house(speaker: str) -> tuple[str, ...]:
    """Return the plain words of a house, or of the house whose people a speaker is; else none."""
    folded = fold(speaker).text.strip()
    people = _PEOPLE_OF.match(folded)
    core = _END_OF_HOUSE.split(folded[people.end() :] if people else folded, maxsplit=1)[0]
    names = [token for token in _TOKEN.findall(core) if _is_capital(token)]
    is_house = len(names) > 1 and is_common(names[-1].lower())
    return tuple(map(_plain, names)) if is_house and not _is_role(names) else ()


def trailing_name(clause: str) -> str | None:
    """Return the full name at the end of a longer clause, who did the saying: "the story Ann Lee".

    None after a preposition ("a spokesman for Ann Lee"), and of a single name.
    """
    match = _TRAILING.search(fold(clause).text.strip())
    if match is None or match["before"].lower() in _LINKS:
        return None
    return match["name"] if len(name_tokens(match["name"])) > 1 else None


def leading_name(clause: str) -> str | None:
    """Return the name before an adverb or the like, who did the saying: "Lee then"; else None."""
    match = _LEADING.fullmatch(fold(clause).text.strip())
    return match["name"] if match and name_tokens(match["name"]) else None


def is_pronoun(speaker: str) -> bool:
    """Say whether a speaker, as written, is a pronoun and so names nobody."""
    return speaker.strip().lower() in _PRONOUNS


def mentions(speaker: str, text: str) -> bool:
    """Say whether ``text`` names this speaker's family name."""
    tokens = name_tokens(speaker)
    return bool(tokens) and re.search(rf"\b{re.escape(tokens[-1])}\b", fold(text).text) is not None


def _plain(name: str) -> str:
    """Return a name without case and accents: outlets write them as they can."""
    apart = unicodedata.normalize("NFD", name.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _is_inside(mine: Sequence[str], other: Sequence[str]) -> bool:
    return set(mine) <= set(other) or set(other) <= set(mine)


def _all_names(text: str) -> set[str]:
    core = _CUT.split(fold(text).text, maxsplit=1)[0]
    return {_plain(_without_possessive(t)) for t in _TOKEN.findall(core) if _is_capital(t)}


def _without_possessive(token: str) -> str:
    return token.removesuffix("'s").removesuffix("'")


def _is_capital(token: str) -> bool:
    return token[0].isupper() or not (token[0].isascii() or token[0].islower())


def _initials(tokens: Sequence[str]) -> str:
    return _plain("".join(t[0] for t in tokens)) if len(tokens) > 1 else ""
