"""From the network's scores to statements: plain numpy, linear in the length of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from citecheck.detect.tagger.paths import NEVER, Floats, best_labels, log_softmax, runs
from citecheck.detect.tagger.pieces import Ints, Pieces

_SPEAKER, _CONTENT = 1, 5
"""First labels of the two roles; each has four."""

_LONGEST_ROW = 1024
"""Words of a paragraph among which cues are looked for at once."""

_CELLS = 65_536
"""Most words (with padding) whose paths are looked for at once: bounds the memory."""

_FAINT = np.float32(1e-6)

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Settings:
    """What was tuned when the model was made.

    Attributes:
        cue: added to the score of "no cue".
        speaker, content: added to the score of a word's being part of one.
        rivalry: how far two cues are kept from sharing content (0 not at all, 1 as probabilities
            that sum to one).
        shared: weight of the other reading, in which a word is content by its own score and belongs
            to the cues in their shares.
        least: least score of a statement.
        reach: words on each side of a cue that are looked at.
    """

    cue: float = 0.0
    speaker: float = 0.0
    content: float = 0.0
    rivalry: float = 1.0
    shared: float = 0.5
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
class Around:
    """The words around a cue: the first of them, their logits to the cue, and their own."""

    low: int
    logits: Floats
    flat: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the words of a text.

    Attributes:
        cues: logits of the cue labels [word, label].
        roles: for each word that may begin a cue, what the words around are to it.
    """

    cues: Floats
    roles: Mapping[int, Around]


@dataclass(frozen=True, slots=True)
class _Cue:
    first: int
    last: int
    chance: float


def decode(pieces: Pieces, scores: Scores, settings: Settings) -> tuple[Found, ...]:
    """Return the statements of a text, in the order of their cues."""
    paragraph = np.searchsorted(pieces.paragraph_ends, pieces.word_at, side="right")
    chosen = _cues(scores.cues, settings.cue, paragraph)
    cues = [cue for cue in chosen if cue.first in scores.roles]
    around = [scores.roles[cue.first] for cue in cues]
    claims = _claims(around, len(pieces.starts))
    found: list[Found] = []
    for rows in _batches([len(one.logits) for one in around]):
        settled = [_settled(around[row], claims, settings) for row in rows]
        labels = best_labels(_padded(settled))
        for row, values, line in zip(rows, settled, labels, strict=True):
            low, inside = around[row].low, line[: len(values)]
            one = _found(cues[row], low, values, inside, paragraph, pieces)
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


def _claims(around: list[Around], total: int) -> Floats:
    """Return for each word how often it would be content, all cues together."""
    sums = np.zeros(total, dtype=np.float64)
    for one in around:
        chance = np.exp(log_softmax(one.logits)[:, _CONTENT : _CONTENT + 4]).sum(-1)
        sums[one.low : one.low + len(chance)] += chance
    return sums.astype(np.float32)


def _settled(one: Around, claims: Floats, settings: Settings) -> Floats:
    """Return log probabilities in which the content of a word is shared out among its cues."""
    content = slice(_CONTENT, _CONTENT + 4)
    scores = log_softmax(one.logits)
    own = np.exp(scores[:, content]).sum(-1)
    scores[:, _SPEAKER : _SPEAKER + 4] += np.float32(settings.speaker)
    here = claims[one.low : one.low + len(scores)]
    rivals = np.float32(settings.rivalry) * np.log(np.maximum(here, 1))
    scores[:, content] += np.float32(settings.content) - rivals[:, None]
    share = own / np.maximum(here, _FAINT)
    shared = np.exp(log_softmax(one.flat)[:, content]) * share[:, None]
    weight = np.float32(settings.shared)
    scores[:, content] = (1 - weight) * scores[:, content] + weight * np.log(shared + _FAINT)
    other = np.maximum(1 - shared.sum(-1), _FAINT)
    scores[:, 0] = (1 - weight) * scores[:, 0] + weight * np.log(other)
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
