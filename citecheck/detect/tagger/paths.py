"""The best sequence of labels: begin, inside, last, unit and outside, for one or more groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from citecheck.detect.tagger.pieces import Ints

Floats = NDArray[np.float32]

NEVER = np.float32(-1e4)
_BEGIN, _INSIDE, _LAST, _UNIT = range(4)


def log_softmax(logits: Floats) -> Floats:
    """Return log probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def best_labels(scores: Floats) -> Ints:
    """Return the best allowed labels [row, word] of ``scores`` [row, word, label].

    Label 0 is outside; then come four labels for each group: begin, inside, last, unit. A span
    begins with begin and ends with last, all of one group. Exact (Viterbi); linear in the words.
    """
    rows, length, size = scores.shape
    groups = (size - 1) // 4
    timed = np.ascontiguousarray(scores.transpose(1, 2, 0))
    marks = timed[:, 1:].reshape(length, groups, 4, rows)
    # What leaves everything outside: nothing, or a span of one word.
    free = np.concatenate((timed[:, :1], marks[:, :, _UNIT]), axis=1)
    alone = free.argmax(1)
    gain = free.max(1)
    outside = np.zeros(rows, dtype=np.float32)
    inside = np.full((groups, rows), NEVER, dtype=np.float32)
    closing = np.empty((length, rows), dtype=np.int8)
    going_on = np.empty((length, groups, rows), dtype=bool)
    for at in range(length):
        ended = inside + marks[at, :, _LAST]
        opened = outside + marks[at, :, _BEGIN]
        held = inside + marks[at, :, _INSIDE]
        stayed = outside + gain[at]
        best = ended.max(0)
        closed = best > stayed
        closing[at] = np.where(closed, ended.argmax(0) + 1, 0)
        outside = np.where(closed, best, stayed)
        going_on[at] = held > opened
        inside = np.maximum(held, opened)
    return _traced(closing, going_on, alone)


def _traced(closing: NDArray[np.int8], going_on: NDArray[np.bool_], alone: Ints) -> Ints:
    """Return the labels by going back from the end, where all is outside."""
    length, rows = closing.shape
    labels = np.ascontiguousarray(np.where(alone > 0, 4 * alone, 0).T)
    place = np.arange(length)[:, None, None]
    opened = np.maximum.accumulate(np.where(going_on, 0, place), axis=0)
    for row in range(rows):
        start = length
        for end in np.flatnonzero(closing[:, row])[::-1].tolist():
            if end >= start:
                continue
            group = int(closing[end, row]) - 1
            start = int(opened[end - 1, group, row])
            first = 4 * group + 1
            labels[row, start] = first + _BEGIN
            labels[row, start + 1 : end] = first + _INSIDE
            labels[row, end] = first + _LAST
    return labels


def runs(labels: Ints, first: int) -> list[tuple[int, int]]:
    """Return the spans that the labels ``first`` (begin) to ``first + 3`` (unit) mark."""
    begins = np.flatnonzero((labels == first + _BEGIN) | (labels == first + _UNIT))
    ends = np.flatnonzero((labels == first + _LAST) | (labels == first + _UNIT))
    return [(int(a), int(b) + 1) for a, b in zip(begins, ends, strict=True)]
