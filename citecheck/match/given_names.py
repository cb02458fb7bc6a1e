"""Given names: whether two of them may be one person's, and what they tell of their bearer."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache

from citecheck import paths
from citecheck.match.lexicon import is_common
from citecheck.match.wordlists import phrase_list, word_set

_SHORT = 2
"""As many first letters in common make two names one: "Mike" and "Michael"."""
_VOWELS = re.compile(r"[aeiouyh]")


@cache
def _genders() -> dict[str, str]:
    with paths.resource("lexicons/given_names.csv").open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["gender"] for row in csv.DictReader(lines)}


@cache
def _title_genders() -> dict[str, str]:
    with paths.resource("lexicons/titles.csv").open(encoding="utf-8", newline="") as lines:
        known = {row["title"].rstrip("."): row["gender"] for row in csv.DictReader(lines)}
    abroad = {"m": word_set("titles_of_men"), "f": word_set("titles_of_women")}
    return known | {title: gender for gender, titles in abroad.items() for title in titles}


@cache
def _short_forms() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in phrase_list("short_names"))


def is_given_name(word: str) -> bool:
    """Say whether a word is a known given name, and neither a place nor mostly a family's name."""
    return word.lower() in _genders() and word.lower() not in word_set("doubtful_given_names")


def gender_of(title: str, given: str) -> str:
    """Return "m" or "f" where a given name or else a title before the family name tells it."""
    if given:
        is_clear = is_given_name(given) and given.lower() not in word_set("given_to_both")
        told = _genders()[given.lower()] if is_clear else ""
    else:
        told = _title_genders().get(title.lower().rstrip("."), "")
    return told if told in {"m", "f"} else ""


def may_be_one(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Say whether the plain given names of two bearers of a family name may be one person's.

    What may be a title or a place ("Oslo", "PM") tells nothing.
    """
    mine, other = _in_full(ours), _in_full(theirs)
    if any(_agree(a, b) for a in mine for b in other):
        return True
    return any(is_common(name) and not is_given_name(name) for name in (mine[0], other[0]))


def _in_full(given: Sequence[str]) -> list[str]:
    """Return given names without the initials between them, if any is more than that."""
    return [name for name in given if not _is_initials(name)] or list(given)


def _agree(one: str, other: str) -> bool:
    if _is_initials(one) or _is_initials(other):
        return one[0] == other[0]
    if one[:_SHORT] == other[:_SHORT] or any({one, other} <= names for names in _short_forms()):
        return True
    bones, others = _VOWELS.sub("", one), _VOWELS.sub("", other)
    if one[0] != other[0] or not bones or not others:
        return False
    return bones.startswith(others) or others.startswith(bones)


def _is_initials(name: str) -> bool:
    return len(name.replace(".", "")) <= 1 or "." in name
