"""The word lists of ``resources/lexicons/comparison.toml``, and those of other languages."""

from __future__ import annotations

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


def phrase_list(name: str) -> tuple[str, ...]:
    """Return the phrases of a list, one a line, in their order."""
    return tuple(line.strip() for line in _lists()[name].splitlines() if line.strip())


def any_of(name: str) -> str:
    """Return the alternatives of a pattern for any phrase of a list."""
    return "|".join(map(re.escape, phrase_list(name)))
