"""The label sets, and gold spans as labels of words.

Cues are tagged over the whole text. Around each cue every word gets a label for what it is *to that
cue*: part of its speaker, part of its content or neither. So linking needs no rules of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from citecheck.detect.tagger.pieces import Ints, Pieces

# Begin, inside, last, unit: both ends of a span are told.
CUE_LABELS = ("O", "B", "I", "L", "U")
ROLES = ("speaker", "content")
ROLE_LABELS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BILU"))


@dataclass(frozen=True, slots=True)
class GoldCue:
    """One attribution as word indices, half open."""

    cue: tuple[int, int]
    speaker: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


def gold_cues(reading: Pieces, attributions: Sequence[Mapping[str, Any]]) -> tuple[GoldCue, ...]:
    """The attributions of one row whose cue covers a word, in order of their cues."""
    found = []
    for a in attributions:
        cue = _word_spans(reading, a["cue"])
        if cue:
            speaker = _word_spans(reading, a.get("source") or a.get("speaker") or [])
            content = _word_spans(reading, a["content"])
            found.append(GoldCue((cue[0][0], cue[-1][1]), speaker, content))
    return tuple(sorted(found, key=lambda g: g.cue))


def _word_spans(reading: Pieces, spans: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    found = []
    for start, end in spans:
        low = int(np.searchsorted(reading.ends, start, side="right"))
        high = int(np.searchsorted(reading.starts, end, side="left"))
        if low < high:
            found += _cut_at_paragraphs(reading, low, high)
    return tuple(found)


def _cut_at_paragraphs(reading: Pieces, low: int, high: int) -> list[tuple[int, int]]:
    edges = np.searchsorted(reading.word_at, reading.paragraph_ends)
    cuts = [low, *(int(e) for e in edges if low < e < high), high]
    return list(pairwise(cuts))


def write_span(labels: Ints, span: tuple[int, int], first: int) -> None:
    """Mark a span with begin, inside, last or unit; `first` is the number of its begin label."""
    low, high = max(span[0], 0), min(span[1], len(labels))
    if low >= high:
        return
    if high - low == 1:
        labels[low] = first + 3
        return
    labels[low:high] = first + 1
    labels[low] = first
    labels[high - 1] = first + 2
