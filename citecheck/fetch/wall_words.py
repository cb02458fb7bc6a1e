"""Words by which walls are known (``resources/walls``), and the marks that their makers leave.

A search is linear in the text: the patterns are plain alternations of short pieces with bounds.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from citecheck.paths import resource

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class WallWords:
    """What one kind of wall says, in all languages together; for text in small letters.

    Attributes:
        sure: what such a page says of itself.
        hints: what others say too, and what counts only beside other signs.
    """

    sure: re.Pattern[str]
    hints: re.Pattern[str]


@cache
def wall_words(name: str) -> WallWords:
    """Return the words in ``resources/walls/NAME.toml``."""
    table = tomllib.loads(resource(f"walls/{name}.toml").read_text(encoding="utf-8"))
    sure, hints = (_any_of(table.get(level, {})) for level in ("sure", "hints"))
    return WallWords(sure, hints)


def _any_of(by_language: dict[str, list[str]]) -> re.Pattern[str]:
    pieces = [piece for pieces in by_language.values() for piece in pieces]
    return re.compile("|".join(pieces), re.MULTILINE) if pieces else _NEVER
