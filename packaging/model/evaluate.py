"""How well predicted attributions match gold ones, in the terms of the corpus's users.

A pair matches when the words of its contents agree with F1 of at least the threshold; pairs are
taken best first, one to one. With a speaker: the last word of the gold speaker's name, before any
comma or preposition, stands in the predicted one, or both have none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from citecheck.detect.tagger.decode import Found
from citecheck.detect.tagger.pieces import quote_states

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
# A name ends before one of these.
_STOP = re.compile(
    "of|for|in|on|at|to|from|with|by|near|after|before|who|whom|whose|which|that|and|or|but|as"
    "|is|was|were|are",
    re.IGNORECASE,
)
KINDS = ("all", "direct", "mixed", "indirect")
MEASURES = ("attr", "attr@.8", "attr+src")
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Item:
    """One attribution as sets of words (by their first code point)."""

    speaker: frozenset[int]
    head: int | None
    content: frozenset[int]
    kind: str


def gold_items(text: str, attributions: Iterable[Mapping[str, Any]]) -> list[Item]:
    """The gold attributions that have content."""
    states = quote_states(text)
    rows = ((a.get("source") or a.get("speaker") or [], a["content"]) for a in attributions)
    return [i for i in (_item(text, states, *row) for row in rows) if i.content]


def found_items(text: str, found: Iterable[Found]) -> list[Item]:
    """The predicted attributions that have content."""
    states = quote_states(text)
    items = (_item(text, states, f.speaker, f.content) for f in found)
    return [i for i in items if i.content]


def _item(text: str, states: bytearray, speaker: Spans, content: Spans) -> Item:
    words = _words(text, content)
    quoted = sum(1 for w in words if states[w] in (1, 2))
    kind = "direct" if quoted == len(words) else "mixed" if quoted else "indirect"
    return Item(_words(text, speaker), _head(text, speaker), words, kind)


def _words(text: str, spans: Spans) -> frozenset[int]:
    return frozenset(m.start() for s, e in spans for m in _WORD.finditer(text, s, e))


def _head(text: str, spans: Spans) -> int | None:
    for start, end in spans:
        last: re.Match[str] | None = None
        for word in _WORD.finditer(text, start, end):
            stop = _STOP.fullmatch(word.group())
            if last and (stop or re.search(r"[,;:(\[–—]|--", text[last.end() : word.start()])):
                return last.start()
            last = word
        if last:
            return last.start()
    return None


class Tally:
    """Counts over articles, and the figures they give."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str, str]] = Counter()

    def add(self, gold: Sequence[Item], found: Sequence[Item]) -> None:
        """Count one article."""
        half, most = _pairs(gold, found, 0.5), _pairs(gold, found, 0.8)
        right = {g: f for g, f in half.items() if _same_speaker(gold[g], found[f])}
        for measure, pairs in zip(MEASURES, (half, most, right), strict=True):
            self._count(measure, "gold", gold, pairs.keys())
            self._count(measure, "found", found, pairs.values())

    def _count(
        self, measure: str, side: str, items: Sequence[Item], matched: Iterable[int]
    ) -> None:
        hits = set(matched)
        for n, item in enumerate(items):
            for kind in ("all", item.kind):
                self.counts[measure, side, kind] += 1
                self.counts[measure, side + " hit", kind] += n in hits

    def f1(self, measure: str, kind: str = "all") -> float:
        """The harmonic mean of precision and recall, in percent."""

        def rate(side: str) -> float:
            total = self.counts[measure, side, kind]
            return self.counts[measure, side + " hit", kind] / total if total else 0.0

        recall, precision = rate("gold"), rate("found")
        return 200 * recall * precision / (recall + precision) if recall + precision else 0.0

    def table(self) -> dict[str, dict[str, float]]:
        """All figures, to one decimal."""
        return {m: {k: round(self.f1(m, k), 1) for k in KINDS} for m in MEASURES}


def _pairs(gold: Sequence[Item], found: Sequence[Item], least: float) -> dict[int, int]:
    places: dict[int, list[int]] = {}
    for n, g in enumerate(gold):
        for word in g.content:
            places.setdefault(word, []).append(n)
    offers: list[tuple[float, int, int, int]] = []
    for m, f in enumerate(found):
        common = Counter(n for word in f.content for n in places.get(word, ()))
        for n, shared in common.items():
            agreement = 2 * shared / (len(gold[n].content) + len(f.content))
            if agreement >= least:
                offers.append((-agreement, -len(gold[n].speaker & f.speaker), n, m))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, n, m in sorted(offers):
        if n not in pairs and m not in taken:
            pairs[n] = m
            taken.add(m)
    return pairs


def _same_speaker(gold: Item, found: Item) -> bool:
    if not gold.speaker:
        return not found.speaker
    return gold.head in found.speaker
