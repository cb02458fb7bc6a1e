"""Addresses and footnote marks behind a statement are no words of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property

from citecheck.detect.sentences import Reading
from citecheck.detect.statements import Statement

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>“”\"]{1,2000}|\[\d{1,3}\]")
_MARKS = frozenset("([{:;,.–—-")


class Addresses:
    """The words of a reading that belong to an address or a footnote mark."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def _words(self) -> frozenset[int]:
        reading, found = self._reading, set[int]()
        for match in _ADDRESS.finditer(reading.text):
            first = bisect_right(reading.ends, match.start())
            found.update(range(first, bisect_left(reading.starts, match.end())))
        return frozenset(found)

    def without(self, one: Statement) -> Statement:
        """Return ``one`` with its content ending before the addresses that stand at its end."""
        content = tuple((first, self._end(first, last)) for first, last in one.content)
        return one if content == one.content else replace(one, content=content)

    def _end(self, first: int, last: int) -> int:
        at = last
        while at > first and (at - 1 in self._words or self._reading.lower[at - 1] in ")]}.,;"):
            at -= 1
        if not any(k in self._words for k in range(at, last)):
            return last
        while at > first and self._is_loose(at - 1):
            at -= 1
        return at if at > first else last

    def _is_loose(self, at: int) -> bool:
        """Say whether word ``at`` is a mark that only led to the address."""
        return self._reading.lower[at] in _MARKS and self._reading.quote_of[at] < 0
