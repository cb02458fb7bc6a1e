"""From the network's scores to statements: plain numpy, linear in the length of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from citecheck.detect.tagger.paths import NEVER, Floats, best_labels, log_softmax, runs
from citecheck.detect.tagger.pieces import Ints, Pieces

_SPEAKER, _CONTENT = 1, 5
"""First labels of the two roles; each has four."""

_LONGEST_ROW = 1024
"""Words of a paragraph among which cues are looked for at once."""

_CELLS = 65_536
"""Most words (with padding) whose paths are looked for at once: bounds the memory."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Settings:
    """What was tuned when the model was made.

    Attributes:
        cue: added to the score of "no cue".
        speaker, content: added to the score of a word's being part of one.
        rivalry: how far two cues are kept from sharing content (0 not at all, 1 as probabilities
            that sum to one).
        least: least score of a statement.
        reach: words on each side of a cue that are looked at.
    """

    cue: float = 0.0
    speaker: float = 0.0
    content: float = 0.0
    rivalry: float = 1.0
    least: float = 0.0
    reach: int = 112


@dataclass(frozen=True, slots=True)
class Found:
    """One statement in code points, half open, with its score from 0.0 to 1.0."""

    speaker: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Head:
    """The weights of the role head, which says what a word is to a cue."""

    distance: Floats
    distances: Ints
    mixed: Floats
    product: Floats

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Head:
        """Return the head from the arrays of its file."""
        return cls(
            arrays["distance"].astype(np.float32),
            arrays["distances"].astype(np.int64),
            arrays["mixed"].astype(np.float32),
            arrays["product"].astype(np.float32),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The scores of all words of a text.

    Each word has the first and the last word of the window that it was read in. What words are to
    a cue is kept for each window: row ``at[w] + x`` belongs to word x as read beside word w.
    """

    cues: Floats
    as_cue: Floats
    first: Ints
    last: Ints
    at: Ints
    flat: Floats
    as_word: Floats


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    last: int
    chance: float


def decode(pieces: Pieces, sheet: Sheet, head: Head, settings: Settings) -> tuple[Found, ...]:
    """Return the statements of a text, in the order of their cues."""
    paragraph = np.searchsorted(pieces.paragraph_ends, pieces.word_at, side="right")
    cues = _cues(sheet.cues, settings.cue, paragraph)
    if not cues:
        return ()
    logits = [_role_logits(cue.first, sheet, head, settings.reach) for cue in cues]
    total = len(pieces.starts)
    shares = _shares(logits, total) if settings.rivalry else np.zeros(total, dtype=np.float32)
    found: list[Found] = []
    for rows in _batches([len(scores) for _, scores in logits]):
        settled = [_settled(*logits[row], shares, settings) for row in rows]
        labels = best_labels(_padded(settled))
        for row, scores, line in zip(rows, settled, labels, strict=True):
            one = _found(cues[row], logits[row][0], scores, line[: len(scores)], paragraph, pieces)
            if one is not None and one.score >= settings.least:
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.cue))


def _cues(logits: Floats, bias: float, paragraph: Ints) -> list[_Cue]:
    """Return the cues; none crosses a paragraph."""
    chances = 1.0 - np.exp(log_softmax(logits)[:, 0])
    scores = log_softmax(logits)
    scores[:, 0] += np.float32(bias)
    edges = [0, *(np.flatnonzero(np.diff(paragraph)) + 1).tolist(), len(paragraph)]
    rows = [
        (low, min(low + _LONGEST_ROW, end))
        for start, end in pairwise(edges)
        for low in range(start, end, _LONGEST_ROW)
    ]
    found: list[_Cue] = []
    for batch in _batches([high - low for low, high in rows]):
        labels = best_labels(_padded([scores[slice(*rows[row])] for row in batch]))
        for row, line in zip(batch, labels, strict=True):
            base = rows[row][0]
            spans = runs(line, 1)
            found += [_Cue(base + a, base + b, float(chances[base + a])) for a, b in spans]
    return sorted(found, key=lambda cue: cue.first)


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Yield indices of rows of like length together, at most ``_CELLS`` words a batch."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        longest = lengths[row]
        if batch and (longest * (len(batch) + 1) > _CELLS or longest > 2 * lengths[batch[0]] + 8):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _padded(rows: list[Floats]) -> Floats:
    """Return ``rows`` [word, label] as one array; past a row's end all is outside."""
    longest = max(len(row) for row in rows)
    padded = np.full((len(rows), longest, rows[0].shape[1]), NEVER, dtype=np.float32)
    padded[:, :, 0] = 0
    for at, row in enumerate(rows):
        padded[at, : len(row)] = row
    return padded


def _role_logits(cue: int, sheet: Sheet, head: Head, reach: int) -> tuple[int, Floats]:
    """Return the first word around ``cue`` and the logits [word, label] from there on."""
    low = max(cue - reach, int(sheet.first[cue]))
    high = min(cue + reach + 1, int(sheet.last[cue]))
    base = int(sheet.at[cue])
    side = sheet.as_word[base + low : base + high]
    half = head.mixed.shape[1]
    near = head.distance[_bucket(np.arange(low - cue, high - cue), head.distances)]
    near += sheet.as_cue[cue, :half]
    near += side[:, :half]
    np.maximum(near, 0, out=near)
    by_product = head.product * sheet.as_cue[cue, half:]
    flat = sheet.flat[base + low : base + high]
    return low, flat + near @ head.mixed.T + side[:, half:] @ by_product.T


def _bucket(offset: Ints, distances: Ints) -> Ints:
    """Return the number of the distance bucket, as in training."""
    size = np.searchsorted(distances, np.abs(offset), side="right")
    return np.where(offset < 0, len(distances) - size, len(distances) + size)


def _shares(logits: list[tuple[int, Floats]], total: int) -> Floats:
    """Return for each word the logarithm of how often it would be content, at least 0."""
    sums = np.zeros(total, dtype=np.float32)
    for low, values in logits:
        chance = np.exp(log_softmax(values)[:, _CONTENT : _CONTENT + 4]).sum(-1)
        sums[low : low + len(values)] += chance
    result: Floats = np.log(np.maximum(sums, 1.0))
    return result


def _settled(low: int, logits: Floats, shares: Floats, settings: Settings) -> Floats:
    """Return log probabilities in which the content of a word is shared out among its cues."""
    scores = log_softmax(logits)
    scores[:, _SPEAKER : _SPEAKER + 4] += np.float32(settings.speaker)
    rivals = np.float32(settings.rivalry) * shares[low : low + len(scores), None]
    scores[:, _CONTENT : _CONTENT + 4] += np.float32(settings.content) - rivals
    return scores


def _found(
    cue: _Cue, low: int, scores: Floats, labels: Ints, paragraph: Ints, pieces: Pieces
) -> Found | None:
    content = _spans(labels, low, _CONTENT, paragraph)
    if not content:
        return None
    inside = labels >= _CONTENT
    sure = np.exp(scores[inside, _CONTENT : _CONTENT + 4]).sum(-1)
    score = cue.chance * float(np.minimum(sure, 1.0).mean())
    speaker = _spans(labels, low, _SPEAKER, paragraph)
    who, where, what = (_points(pieces, p) for p in (speaker, [(cue.first, cue.last)], content))
    return Found(who, where, what, round(score, 4))


def _spans(labels: Ints, low: int, first: int, paragraph: Ints) -> list[Pair]:
    """Return spans in words of the text, cut at paragraphs, joined where they touch."""
    cut: list[Pair] = []
    for start, end in runs(labels, first):
        a, b = low + start, low + end
        edges = np.flatnonzero(np.diff(paragraph[a:b])) + a + 1
        cut += pairwise([a, *edges.tolist(), b])
    joined: list[Pair] = []
    for a, b in cut:
        if joined and joined[-1][1] == a and paragraph[a - 1] == paragraph[a]:
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _points(pieces: Pieces, spans: list[Pair]) -> tuple[Pair, ...]:
    return tuple((int(pieces.starts[a]), int(pieces.ends[b - 1])) for a, b in spans)
