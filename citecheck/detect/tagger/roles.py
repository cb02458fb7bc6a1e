"""What the words around a cue are to it: the last layer, for the few words that may be cues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citecheck.detect.tagger.decode import Around, Scores
from citecheck.detect.tagger.paths import Floats, log_softmax
from citecheck.detect.tagger.pieces import Ints, Pieces
from citecheck.detect.tagger.windows import Window

_LEAST_CHANCE = 0.05
"""Chance of being in a cue below which a word begins none, whatever the decoding's settings."""


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


class ScoreGatherer:
    """Takes in window after window and keeps what decoding needs.

    That is little, so that memory stays small for long texts: about 90 bytes a code point.
    """

    def __init__(self, pieces: Pieces, head: Head, reach: int) -> None:
        self._pieces, self._head, self._reach = pieces, head, reach
        self._cues = np.zeros((len(pieces.starts), 5), dtype=np.float32)
        self._roles: dict[int, Around] = {}

    @property
    def scores(self) -> Scores:
        """What was gathered."""
        return Scores(self._cues, self._roles)

    def add(self, window: Window, outputs: Sequence[Floats]) -> None:
        """Take in the outputs for one window: cues, flat, as_cue, as_word of its pieces."""
        cues, flat, as_cue, as_word = outputs
        bounds = (window.start, window.end, window.low, window.high)
        first, last, low, high = (int(at) for at in np.searchsorted(self._pieces.word_at, bounds))
        at = self._pieces.word_at[first:last] - window.start + 1
        own = cues[at[low - first : high - first]]
        self._cues[low:high] = own
        flat_of, side_of = flat[at], as_word[at]
        chance = 1.0 - np.exp(log_softmax(own)[:, 0]) if len(own) else own[:, 0]
        for cue in (np.flatnonzero(chance > _LEAST_CHANCE) + low - first).tolist():
            begin, end = max(cue - self._reach, 0), min(cue + self._reach + 1, last - first)
            offset = np.arange(begin - cue, end - cue)
            logits = self._logits(as_cue[at[cue]], side_of[begin:end], offset)
            flat_here = flat_of[begin:end]
            self._roles[cue + first] = Around(begin + first, flat_here + logits, flat_here)

    def _logits(self, cue: Floats, side: Floats, offset: Ints) -> Floats:
        head = self._head
        half = head.mixed.shape[1]
        near = head.distance[_bucket(offset, head.distances)]
        near += cue[:half]
        near += side[:, :half]
        np.maximum(near, 0, out=near)
        by_product = head.product * cue[half:]
        result: Floats = near @ head.mixed.T + side[:, half:] @ by_product.T
        return result


def _bucket(offset: Ints, distances: Ints) -> Ints:
    """Return the number of the distance bucket, as in training."""
    size = np.searchsorted(distances, np.abs(offset), side="right")
    return np.where(offset < 0, len(distances) - size, len(distances) + size)
