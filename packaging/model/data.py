"""Training rows as windows, and windows as batches."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from model.labels import GoldCue, gold_cues, write_span

from citecheck.detect.tagger.pieces import (
    BEGIN,
    SEPARATOR,
    SPECIAL_CASE,
    SPECIAL_QUOTE,
    Encode,
    Ints,
    Pieces,
    read_pieces,
)

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Document:
    """One article, read, with its gold."""

    key: str
    text: str
    reading: Pieces
    gold: tuple[GoldCue, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One window: pieces `start` to `end` of a document."""

    document: Document
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays.

    Words are those whose first piece stands in the window; `word_at` counts from the CLS. `roles`
    has one row for each gold cue: `cue_row` is its window, `cue_word` its word.
    """

    ids: Ints
    cases: Ints
    quotes: Ints
    word_at: Ints
    cues: Ints
    flat: Ints
    cue_row: Ints
    cue_word: Ints
    roles: Ints


def load_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_documents(rows: Sequence[dict[str, Any]], encode: Encode) -> list[Document]:
    """Rows with `id`, `text` and `attributions`, read for training."""
    found = []
    for row in rows:
        reading = read_pieces(row["text"], encode)
        gold = gold_cues(reading, row["attributions"])
        found.append(Document(row["id"], row["text"], reading, gold))
    return found


def hold_out(rows: Sequence[dict[str, Any]], share: float) -> tuple[list[Any], list[Any]]:
    """Rows to learn from and rows held out, chosen by a digest of their ids."""
    limit = int(share * 0x10000)
    kept: list[Any] = []
    held: list[Any] = []
    for row in rows:
        digest = int(hashlib.sha256(row["id"].encode()).hexdigest()[:4], 16)
        (held if digest < limit else kept).append(row)
    return kept, held


def cut_samples(document: Document, limit: int, chance: random.Random) -> Iterator[Sample]:
    """The article in windows of whole paragraphs, cut only where one is too long for a window.

    The first window is cut short by chance, so that each epoch sees other neighbours together.
    """
    edges = [0, *document.reading.paragraph_ends.tolist()]
    start = 0
    room = limit if edges[-1] <= limit else chance.randint(limit // 2, limit)
    for low, high in pairwise(edges):
        if high - start > room and low > start:
            yield Sample(document, start, low)
            start, room = low, limit
        while high - start > room:
            yield Sample(document, start, start + room)
            start, room = start + room, limit
    if edges[-1] > start:
        yield Sample(document, start, edges[-1])


def make_batches(
    samples: Sequence[Sample], pieces: int, chance: random.Random
) -> list[list[Sample]]:
    """Samples of like length together, about `pieces` pieces a batch, in an order by chance."""
    order = sorted(samples, key=lambda s: s.end - s.start + chance.random() * 32)
    batches: list[list[Sample]] = []
    row: list[Sample] = []
    longest = 0
    for sample in order:
        longest = max(longest, sample.end - sample.start)
        if row and longest * (len(row) + 1) > pieces:
            batches.append(row)
            row, longest = [], sample.end - sample.start
        row.append(sample)
    batches.append(row)
    chance.shuffle(batches)
    return batches


def collate(samples: Sequence[Sample]) -> Batch:
    """The arrays of one batch."""
    bounds = [
        (
            int(np.searchsorted(s.document.reading.word_at, s.start)),
            int(np.searchsorted(s.document.reading.word_at, s.end)),
        )
        for s in samples
    ]
    width = max(s.end - s.start for s in samples) + 2
    words = max(1, *(high - low for low, high in bounds))
    size = len(samples)
    ids = np.zeros((size, width), dtype=np.int64)
    cases = np.full((size, width), SPECIAL_CASE, dtype=np.int64)
    quotes = np.full((size, width), SPECIAL_QUOTE, dtype=np.int64)
    word_at = np.zeros((size, words), dtype=np.int64)
    cues = np.full((size, words), IGNORED, dtype=np.int64)
    flat = np.full((size, words), IGNORED, dtype=np.int64)
    cue_rows: list[tuple[int, int, Ints]] = []
    for n, (sample, (low, high)) in enumerate(zip(samples, bounds, strict=True)):
        reading = sample.document.reading
        length = sample.end - sample.start
        ids[n, 0] = BEGIN
        ids[n, 1 : length + 1] = reading.ids[sample.start : sample.end]
        ids[n, length + 1] = SEPARATOR
        cases[n, 1 : length + 1] = reading.cases[sample.start : sample.end]
        quotes[n, 1 : length + 1] = reading.quotes[sample.start : sample.end]
        word_at[n, : high - low] = reading.word_at[low:high] - sample.start + 1
        cues[n, : high - low] = 0
        flat[n, : high - low] = 0
        for gold in sample.document.gold:
            if low <= gold.cue[0] < high:
                roles = _role_row(gold, low, high, words)
                inside = roles > 0
                flat[n][inside] = roles[inside]
                write_span(cues[n, : high - low], (gold.cue[0] - low, gold.cue[1] - low), 1)
                cue_rows.append((n, gold.cue[0] - low, roles))
    rows = np.array([r for r, _, _ in cue_rows], dtype=np.int64)
    heads = np.array([w for _, w, _ in cue_rows], dtype=np.int64)
    roles = np.array([r for _, _, r in cue_rows], dtype=np.int64).reshape(-1, words)
    return Batch(ids, cases, quotes, word_at, cues, flat, rows, heads, roles)


def _role_row(gold: GoldCue, low: int, high: int, words: int) -> Ints:
    labels = np.full(words, IGNORED, dtype=np.int64)
    inside = labels[: high - low]
    inside[:] = 0
    for first, spans in ((1, gold.speaker), (5, gold.content)):
        for start, end in spans:
            write_span(inside, (start - low, end - low), first)
    return labels
