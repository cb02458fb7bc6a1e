"""Whether two ways of naming a speaker mean the same one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from citecheck.match.given_names import gender_of, is_given_name, may_be_one
from citecheck.match.lexicon import is_common
from citecheck.match.wordlists import role_words, word_list, word_set
from citecheck.read.fold import fold

_CUT = re.compile(r"[,(;:\"]|\s(?:who|which|of|from|for|at|in|on|and|with|speaking|whose)\s|\s-\s")
_TOKEN = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*")
_ROLES = role_words()
_FAMILY_ROLES = word_set("family_roles")
_RARE_FAMILY_ROLES = word_set("rare_family_roles")
_OFFICES = frozenset({"king", "prince", "judge", "justice", "pope", "page", "dean"})
"""Family names too, but alone an office: "the Judge"."""
_JUSTICE, _COURTS = "justice", frozenset({"court", "associate"})
"""A cause as well: "Media Justice" is a house."""
_COURTESIES = word_set("courtesies")
_BEFORE_ROLES = word_set("before_roles")
_TITLES = (
    _ROLES | word_set("titles_before") | word_set("titles_of_men") | word_set("titles_of_women")
)
_WITHIN_OFFICES = frozenset({"elect", "in", "at", "large", "of", "vice", "under", "co"})
_DEGREES, _SEATS = word_set("degrees"), word_set("seats")
_PARTICLES = word_set("name_particles")
_JOINED = re.compile(rf"(?:{'|'.join(word_list('joined_particles'))})['-](?=[^\W\d_]{{2}})")
"""A particle written together with the name: left out where names are compared."""
_HEADS = word_set("heads_of")
_NICKNAME = re.compile(r"(?<=\w)\s[\"'(]{1,2}([A-Z][\w.-]{0,20})[\"')]{1,2}(?=\s[A-Z])")
_JOINT = re.compile(r"\s(?:and|&)\s")
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
    tokens = _core_tokens(_unfolded_nickname(speaker))
    if not tokens or not _is_capital(tokens[-1]) or _is_role(tokens):
        return ()
    if len(tokens) == 1 and tokens[0].lower() in _PRONOUNS:
        return ()
    kept = _name_at_end(tokens)
    if len(kept) == 1 and len(kept[0]) <= _SHORTEST and kept[0].isupper():
        return ()
    return tuple(kept)


def _unfolded_nickname(speaker: str) -> str:
    """Return a folded description in which a nickname is one more given name."""
    return _NICKNAME.sub(r" \1", fold(speaker).text.strip())


def _core_tokens(text: str) -> list[str]:
    """Return the words of a description up to what only adds to it, suffixes left out."""
    tokens = _office_holder(text) or _TOKEN.findall(_CUT.split(text, maxsplit=1)[0])
    while tokens and (
        tokens[-1].lower() in _SUFFIXES | _REFLEXIVES
        or tokens[-1].isdigit()
        or (len(tokens) > 1 and tokens[-1].lower().replace(".", "") in _DEGREES)
        or _is_seat(tokens)
    ):
        tokens.pop()
    return tokens


def _office_holder(text: str) -> list[str]:
    """Return the name behind an office with "of" in it: "Secretary of State Ada Renner"."""
    tokens = _TOKEN.findall(_END_OF_HOUSE.split(text, maxsplit=1)[0])
    at = tokens.index("of") if "of" in tokens else 0
    if not at or not _is_capital(tokens[at - 1]) or tokens[at - 1].lower() not in _HEADS:
        return []
    for k in range(at + 2, len(tokens) - 1):
        if is_given_name(tokens[k]) or (tokens[k - 1].lower() in _ROLES and _is_capital(tokens[k])):
            return tokens[k:] if all(map(_is_capital, tokens[k:])) else []
    return []


def _is_seat(tokens: list[str]) -> bool:
    """Say whether a name ends in the short form of its bearer's seat: "Ada Renner MP"."""
    full = [token for token in tokens[:-1] if not _is_title(token)]
    return len(full) > 1 and tokens[-1].lower() in _SEATS and is_given_name(full[0])


def _name_at_end(tokens: list[str]) -> list[str]:
    """Return given names and family name at the end; what is before a title is none of them."""
    kept: list[str] = []
    for token in reversed(tokens):
        if kept and token in _PARTICLES:
            continue
        bare = _without_possessive(token)
        if not _is_capital(token) or (kept and (bare != token or _is_title(token))):
            break
        kept.append(bare)
    return kept[::-1]


def _is_title(token: str) -> bool:
    parts = token.lower().split("-")
    return token.lower() in _TITLES or all(
        part in _ROLES or part in _WITHIN_OFFICES for part in parts
    )


def _is_role(tokens: list[str]) -> bool:
    """Say whether the last word is a role, and not a family name like King or Baker."""
    last = tokens[-1].lower()
    before = tokens[-2].lower() if len(tokens) > 1 else ""
    if before in _COURTESIES:
        return False
    if last in _RARE_FAMILY_ROLES and before:
        return not is_given_name(before) or before in _ROLES
    if last in _FAMILY_ROLES:
        return _is_office(before, last) if before else last in _OFFICES
    return last in _ROLES or ("-" in last and _is_title(last))


def _is_office(before: str, last: str) -> bool:
    """Say whether what stands before a role that is a family name too makes it a role."""
    if is_given_name(before) or before in _ROLES:
        return before in _ROLES and last in _OFFICES
    if last == _JUSTICE:
        return before in _COURTS
    return is_common(before) or before in _BEFORE_ROLES


@lru_cache(maxsize=4096)
def is_same_speaker(claimed: str, found: str) -> bool | None:
    """Return whether two descriptions name the same speaker; None when either names nobody.

    One shared family name is enough, unless both tell a first name, or a gender, and these differ.
    Of two who speak together each is the speaker.
    """
    ours, theirs = _JOINT.split(claimed), _JOINT.split(found)
    if len(ours) == len(theirs) == 1:
        return _is_same(claimed, found)
    verdicts = [_is_same(one, other) for one in (*ours, claimed) for other in (*theirs, found)]
    return True if True in verdicts else _is_same(claimed, found)


def _is_same(claimed: str, found: str) -> bool | None:
    ours, theirs = name_tokens(claimed), name_tokens(found)
    if not ours or not theirs:
        return _is_same_body(claimed, found)
    mine, other = [_plain(t) for t in ours], [_plain(t) for t in theirs]
    if _is_same_family(mine[-1], other[-1]):
        return _are_branches(claimed, found) and _may_be_one(claimed, found, mine, other)
    if mine[-1] in _all_names(found) or other[-1] in _all_names(claimed):
        return True if _is_inside(mine, other) else None
    if _is_short_for(ours, found) or _is_short_for(theirs, claimed):
        return True
    return _initials(ours) == other[-1] or _initials(theirs) == mine[-1]


def _is_short_for(names: tuple[str, ...], house: str) -> bool:
    """Say whether a word in capitals is the initials of a house: "FBI", of a Bureau with "of"."""
    if len(names) > 1 or not names[0].isupper() or len(names[0]) <= _SHORTEST:
        return False
    text = _END_OF_HOUSE.split(fold(house).text, maxsplit=1)[0]
    initials = "".join(token[0] for token in _TOKEN.findall(text) if _is_capital(token))
    return initials.startswith(names[0].replace(".", ""))


def _is_same_family(mine: str, other: str) -> bool:
    """Say whether two family names agree, or one is half of the other: "Holm", "Holm-Ek"."""
    if mine == other:
        return True
    halves, others = mine.split("-"), other.split("-")
    return len(halves) != len(others) and (mine in others or other in halves)


def _may_be_one(claimed: str, found: str, mine: list[str], other: list[str]) -> bool:
    """Say whether nothing that stands before one family name tells two people apart."""
    if len(mine) > 1 and len(other) > 1:
        return may_be_one(mine[:-1], other[:-1])
    genders = {_gender(claimed, mine), _gender(found, other)}
    return genders != {"m", "f"}


def _gender(speaker: str, plain: list[str]) -> str:
    tokens = _core_tokens(_unfolded_nickname(speaker))
    title = tokens[-2] if len(plain) == 1 and len(tokens) > 1 else ""
    return gender_of(title, plain[0] if len(plain) > 1 else "")


def _are_branches(claimed: str, found: str) -> bool:
    """Say whether neither is another office of one kind: "Bank of Vik" and "Bank of Oslo"."""
    ours, theirs = _after_of(claimed), _after_of(found)
    return not ours or not theirs or bool(ours & theirs)


def _after_of(speaker: str) -> set[str]:
    """Return the plain names behind the "of" of a body's name."""
    text = _END_OF_HOUSE.split(fold(speaker).text, maxsplit=1)[0]
    before, _, after = text.partition(" of ")
    words = before.split()
    is_body = bool(words) and words[-1].lower() in _HEADS and not _office_holder(text)
    return {_plain(t) for t in _TOKEN.findall(after) if _is_capital(t)} if is_body else set()


def _is_same_body(claimed: str, found: str) -> bool | None:
    """Compare two houses, one of which speaks through its people: "Officials at Harbour Patrol".

    None where either is no house: people of a house may well be whom the other names.
    """
    ours, theirs = house_words(claimed), house_words(found)
    if not ours or not theirs:
        return None
    return True if _is_inside(ours, theirs) else None if set(ours) & set(theirs) else False


def house_words(speaker: str) -> tuple[str, ...]:
    """Return the plain words of a house, or of the house whose people a speaker is; else none."""
    folded = fold(speaker).text.strip()
    people = _PEOPLE_OF.match(folded)
    core = _END_OF_HOUSE.split(folded[people.end() :] if people else folded, maxsplit=1)[0]
    names = [token for token in _TOKEN.findall(core) if _is_capital(token)]
    is_house = len(names) > 1 and is_common(names[-1].lower()) and not _opens_person(names[0])
    return tuple(map(_plain, names)) if is_house and not _is_role(names) else ()


def _opens_person(token: str) -> bool:
    return token.lower() in _COURTESIES or is_given_name(token)


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
    """Return a name without case, accents and a particle: outlets write them as they can."""
    apart = unicodedata.normalize("NFD", name.casefold())
    return _JOINED.sub("", "".join(char for char in apart if not unicodedata.combining(char)))


def _is_inside(mine: Sequence[str], other: Sequence[str]) -> bool:
    return set(mine) <= set(other) or set(other) <= set(mine)


def _all_names(text: str) -> set[str]:
    core = _CUT.split(_unfolded_nickname(text), maxsplit=1)[0]
    return {_plain(_without_possessive(t)) for t in _TOKEN.findall(core) if _is_capital(t)}


def _without_possessive(token: str) -> str:
    return token.removesuffix("'s").removesuffix("'")


def _is_capital(token: str) -> bool:
    if token[0].isupper() or not (token[0].isascii() or token[0].islower()):
        return True
    joined = _JOINED.match(token)
    return joined is not None and token[joined.end()].isupper()


def _initials(tokens: Sequence[str]) -> str:
    return _plain("".join(t[0] for t in tokens)) if len(tokens) > 1 else ""
