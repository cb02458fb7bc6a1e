"""The word lists of ``resources/lexicons/comparison.toml``, and those of other languages."""

from __future__ import annotations

import csv
import re
import tomllib
from functools import cache

from citecheck import paths


@cache
def _lists() -> dict[str, str]:
    found = _file("comparison")
    for name, words in _file("comparison-languages").items():
        found[name] = f"{found.get(name, '')}\n{words}"
    return found


def _file(name: str) -> dict[str, str]:
    text = paths.resource(f"lexicons/{name}.toml").read_text(encoding="utf-8")
    return {name: str(words) for name, words in tomllib.loads(text).items()}


def word_list(name: str) -> tuple[str, ...]:
    """Return the words of a list in their order."""
    return tuple(_lists()[name].split())


def word_set(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(word_list(name))


@cache
def role_words() -> frozenset[str]:
    """Return the words that name nobody at the end of what a speaker is called, in lower case."""
    with paths.resource("lexicons/roles.csv").open(encoding="utf-8", newline="") as lines:
        written = {row["word"] for row in csv.DictReader(lines)}
    known = word_set("titles") | word_set("more_roles")
    return (known | written) - word_set("groups")


def phrase_list(name: str) -> tuple[str, ...]:
    """Return the phrases of a list, one a line, in their order."""
    return tuple(line.strip() for line in _lists()[name].splitlines() if line.strip())


def any_of(name: str) -> str:
    """Return the alternatives of a pattern for any phrase of a list."""
    return "|".join(map(re.escape, phrase_list(name)))
