"""How long received pages are kept: from an option or a word to a rule."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from citecheck.config import FOREVER, Options
from citecheck.store.retention import Retention

_AGE = re.compile(r"([1-9][0-9]{0,4})([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_MOST_DAYS = 36_500


def days_of(age: str) -> int | None:
    """Return how many days "90d", "12w", "6m" (of 30 days) or "1y" (of 365) are, else None."""
    found = _AGE.fullmatch(age.strip().casefold())
    return int(found[1]) * _DAYS[found[2]] if found else None


def older_than(age: str, now: datetime, *, keep_marked: bool) -> Retention | None:
    """Return the rule that lets pages go which are older than ``age``, or None of no such age."""
    days = days_of(age)
    if days is None:
        return None
    return Retention(now - timedelta(days=min(days, _MOST_DAYS)), keep_marked)


def rule_of(options: Options, now: datetime) -> Retention | None:
    """Return the rule of the options, or None where pages are kept for ever."""
    if options.keep_pages == FOREVER:
        return None
    return older_than(options.keep_pages, now, keep_marked=options.keep_evidence)
