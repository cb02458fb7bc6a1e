"""From scores to attributions: plain numpy, no randomness, linear in the length of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from model.features import Ints, Reading
from model.labels import CUE_LABELS, ROLE_LABELS
from numpy.typing import NDArray

Floats = NDArray[np.float32]
NEVER = np.float32(-1e4)
FAINT = np.float32(1e-6)
# Bounds of memory for texts of any length.
CUES_AT_ONCE = 512
WORDS_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Settings:
    """What was tuned on the held-out part of the training articles.

    `cue` is added to the score of "no cue"; `speaker`, `content` to the score of each word's being
    part of one; `rivalry` is how far two cues are kept from sharing content (0 not at all, 1 as
    probabilities that sum to one); `shared` is the weight of the other reading, in which a word is
    content by its own score and belongs to the cues in their shares; `least` is the least score of
    an attribution; `reach` is how many words on each side of a cue are looked at.
    """

    cue: float = -0.5
    speaker: float = 1.0
    content: float = 0.0
    rivalry: float = 2.0
    shared: float = 0.5
    least: float = 0.2
    reach: int = 112


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in code points, with its score from 0 to 1."""

    speaker: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Head:
    """The weights of the role head."""

    distance: Floats
    distances: Ints
    mixed: Floats
    product: Floats

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Head:
        """The head from the arrays of its file."""
        return cls(
            arrays["distance"].astype(np.float32),
            arrays["distances"].astype(np.int64),
            arrays["mixed"].astype(np.float32),
            arrays["product"].astype(np.float32),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The scores of all words: logits of cues and of roles, and both sides of the role head.

    Each word has the first and the last word of the window it was read in. What words are to a cue
    is kept for each window: row `at[w] + x` belongs to word x as read beside word w.
    """

    cues: Floats
    as_cue: Floats
    first: Ints
    last: Ints
    at: Ints
    flat: Floats
    as_word: Floats


def decode(reading: Reading, sheet: Sheet, head: Head, settings: Settings) -> tuple[Found, ...]:
    """The attributions of a text, in the order of their cues."""
    if not len(reading.starts):
        return ()
    cues = find_cues(reading, sheet.cues, settings.cue)
    found: list[Found] = []
    for n in range(0, len(cues), CUES_AT_ONCE):
        found += _around(reading, sheet, head, settings, cues[n : n + CUES_AT_ONCE])
    return tuple(found)


def _around(
    reading: Reading, sheet: Sheet, head: Head, settings: Settings, cues: list[Cue]
) -> Iterator[Found]:
    near = role_logits(np.array([c.low for c in cues]), sheet, head, settings.reach)
    scores = _settle(near, settings)
    labels = best_path(scores, ROLE_MOVES, ROLE_STARTS, ROLE_ENDS)
    breaks = _paragraph_of_words(reading)
    for n, cue in enumerate(cues):
        speaker = _spans(labels[n], near.words[n], 1, breaks)
        content = _spans(labels[n], near.words[n], 5, breaks)
        score = cue.chance * _certainty(scores[n], labels[n]) if content else 0.0
        if content and score >= settings.least:
            spans = (speaker, [(cue.low, cue.high)], content)
            who, how, what = (_points(reading, s) for s in spans)
            yield Found(who, how, what, round(score, 4))


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as words, half open, and the chance that it is one."""

    low: int
    high: int
    chance: float


def find_cues(reading: Reading, logits: Floats, bias: float) -> list[Cue]:
    """Cues in order; none crosses a paragraph."""
    plain = log_softmax(logits)
    total = len(plain)
    width = min(total, WORDS_AT_ONCE)
    rows = np.full((-(-total // width) * width, len(CUE_LABELS)), NEVER, dtype=np.float32)
    rows[:, 0] = 0
    rows[:total] = plain
    rows[:total, 0] += bias
    edges = np.flatnonzero(np.diff(_paragraph_of_words(reading)))
    rows[edges[:, None], CUE_OPEN] = NEVER
    rows[edges[:, None] + 1, CUE_GOING_ON] = NEVER
    labels = best_path(rows.reshape(-1, width, len(CUE_LABELS)), CUE_MOVES, CUE_STARTS, CUE_ENDS)
    chance = 1 - np.exp(plain[:, 0])
    return [Cue(a, b, float(chance[a])) for a, b in _runs(labels.ravel(), 1)]


@dataclass(frozen=True, slots=True)
class Near:
    """For each cue the words around it (-1 if none), their logits to it, and their own."""

    words: Ints
    logits: Floats
    flat: Floats


def role_logits(heads: Ints, sheet: Sheet, head: Head, reach: int) -> Near:
    """The words around each cue with their logits."""
    low = np.maximum(heads - reach, sheet.first[heads])
    high = np.minimum(heads + reach + 1, sheet.last[heads])
    words = low[:, None] + np.arange(int((high - low).max()))[None, :]
    outside = words >= high[:, None]
    rows = np.where(outside, 0, words) + sheet.at[heads][:, None]
    rows = np.clip(rows, 0, len(sheet.as_word) - 1)
    logits = np.empty((*words.shape, len(ROLE_LABELS)), dtype=np.float32)
    half = head.mixed.shape[1]
    for n, cue in enumerate(heads):
        side = sheet.as_word[rows[n]]
        near = head.distance[bucket(words[n] - cue, head.distances)]
        mixed = np.maximum(sheet.as_cue[cue, :half] + side[:, :half] + near, 0)
        by_product = head.product * sheet.as_cue[cue, half:]
        logits[n] = sheet.flat[rows[n]] + mixed @ head.mixed.T + side[:, half:] @ by_product.T
    logits[outside] = NEVER
    logits[outside, 0] = 0
    words[outside] = -1
    return Near(words, logits, sheet.flat[rows])


def bucket(offset: Ints, distances: Ints) -> Ints:
    """The number of the distance bucket, as in training."""
    size = np.searchsorted(distances, np.abs(offset), side="right")
    return np.where(offset < 0, len(distances) - size, len(distances) + size)


def _settle(near: Near, settings: Settings) -> Floats:
    """Log probabilities in which the content of a word is shared out among its cues."""
    plain = log_softmax(near.logits)
    scores = plain.copy()
    scores[..., 1:5] += settings.speaker
    scores[..., 5:9] += settings.content
    outside = near.words < 0
    place = np.where(outside, 0, near.words - near.words.min(where=~outside, initial=1 << 60))
    claims = np.where(outside, 0, np.exp(plain[..., 5:9]).sum(-1))
    sums = np.bincount(place.ravel(), weights=claims.ravel())[place]
    sums = sums.astype(np.float32)
    scores[..., 5:9] -= (settings.rivalry * np.log(np.maximum(sums, 1)))[..., None]
    share = claims / np.maximum(sums, FAINT)
    content = np.exp(log_softmax(near.flat)[..., 5:9]) * share[..., None]
    weight = np.float32(settings.shared)
    scores[..., 5:9] = (1 - weight) * scores[..., 5:9] + weight * np.log(content + FAINT)
    other = np.maximum(1 - content.sum(-1), FAINT)
    scores[..., 0] = (1 - weight) * scores[..., 0] + weight * np.log(other)
    scores[outside] = NEVER
    scores[outside, 0] = 0
    return scores.astype(np.float32)


def best_path(scores: Floats, moves: Floats, starts: Floats, ends: Floats) -> Ints:
    """The best labels [row, word] under the allowed moves from label to label (Viterbi)."""
    rows, length, size = scores.shape
    back = np.empty((length, rows, size), dtype=np.int8)
    value = scores[:, 0] + starts
    for t in range(1, length):
        step = value[:, :, None] + moves
        back[t] = step.argmax(1)
        value = step.max(1) + scores[:, t]
    labels = np.empty((rows, length), dtype=np.int64)
    labels[:, -1] = (value + ends).argmax(1)
    every = np.arange(rows)
    for t in range(length - 1, 0, -1):
        labels[:, t - 1] = back[t, every, labels[:, t]]
    return labels


def _moves(size: int) -> tuple[Floats, Floats, Floats]:
    marks = ["O", *("BILU"[(n - 1) % 4] for n in range(1, size))]
    group = [0, *((n - 1) // 4 for n in range(1, size))]
    moves = np.zeros((size, size), dtype=np.float32)
    for a in range(size):
        for b in range(size):
            inside = marks[a] in "BI"
            follows = marks[b] in "IL"
            if inside != follows or (inside and group[a] != group[b]):
                moves[a, b] = NEVER
    starts = np.array([NEVER if m in "IL" else 0 for m in marks], dtype=np.float32)
    ends = np.array([NEVER if m in "BI" else 0 for m in marks], dtype=np.float32)
    return moves, starts, ends


CUE_OPEN = [CUE_LABELS.index(mark) for mark in "BI"]
CUE_GOING_ON = [CUE_LABELS.index(mark) for mark in "IL"]
CUE_MOVES, CUE_STARTS, CUE_ENDS = _moves(len(CUE_LABELS))
ROLE_MOVES, ROLE_STARTS, ROLE_ENDS = _moves(len(ROLE_LABELS))


def log_softmax(logits: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def _certainty(scores: Floats, labels: Ints) -> float:
    """Mean chance of content over the words labelled so."""
    inside = labels >= 5  # noqa: PLR2004  the first content label
    chance = np.exp(scores[inside, 5:9]).sum(-1)
    return float(np.minimum(chance, 1.0).mean())


def _runs(labels: Ints, first: int) -> list[tuple[int, int]]:
    """Spans of the labels `first` to `first + 3`."""
    begins = np.flatnonzero((labels == first) | (labels == first + 3))
    ends = np.flatnonzero((labels == first + 2) | (labels == first + 3))
    return [(int(a), int(b) + 1) for a, b in zip(begins, ends, strict=True)]


def _spans(labels: Ints, words: Ints, first: int, breaks: Ints) -> list[tuple[int, int]]:
    """Spans in words of the text, cut at paragraphs, joined where they touch."""
    pieces: list[tuple[int, int]] = []
    for low, high in _runs(labels, first):
        a, b = int(words[low]), int(words[high - 1]) + 1
        edges = np.flatnonzero(np.diff(breaks[a:b])) + a + 1
        cuts = [a, *edges.tolist(), b]
        pieces += pairwise(cuts)
    joined: list[tuple[int, int]] = []
    for a, b in pieces:
        if joined and joined[-1][1] == a and breaks[a - 1] == breaks[a]:
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _paragraph_of_words(reading: Reading) -> Ints:
    return np.searchsorted(reading.paragraph_ends, reading.word_at, side="right")


def _points(reading: Reading, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((int(reading.starts[a]), int(reading.ends[b - 1])) for a, b in spans)
