"""Choosing the decoding's settings on articles held out of training, and measuring."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from model.evaluate import Tally, found_items, gold_items

from citecheck.detect.tagger.decode import Found, Scores, Settings, decode
from citecheck.detect.tagger.model import Tagger
from citecheck.detect.tagger.pieces import Pieces

Row = Mapping[str, Any]
STARTING = Settings(cue=-0.5, speaker=1.5, content=-0.5, rivalry=3.0, shared=0.7)
# One setting after another, each with the others as chosen so far.
CHOICES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("cue", (-1.0, -0.75, -0.5, -0.25, 0.0)),
    ("content", (-1.0, -0.5, 0.0, 0.5)),
    ("speaker", (0.5, 1.0, 1.5, 2.0)),
    ("rivalry", (1.0, 2.0, 3.0, 4.0)),
    ("shared", (0.3, 0.5, 0.7, 0.9)),
    ("least", (0.0, 0.1, 0.2)),
)


def tune(tagger: Tagger, rows: Sequence[Row]) -> Settings:
    """The settings with the best mean of the three F1 figures."""
    read: list[tuple[Row, Pieces, Scores]] = [(row, *tagger.scores(row["text"])) for row in rows]

    def value(settings: Settings) -> float:
        tally = _tally((row, decode(pieces, scores, settings)) for row, pieces, scores in read)
        return tally.f1("attr") + tally.f1("attr@.8") + tally.f1("attr+src")

    return climb(STARTING, value)


def climb(settings: Settings, value: Callable[[Settings], float]) -> Settings:
    """The best settings found going through the choices in turn, until nothing is better."""
    best, before = value(settings), -1.0
    while best > before:
        before = best
        for name, values in CHOICES:
            for other in values:
                change: dict[str, Any] = {name: other}
                changed = dataclasses.replace(settings, **change)
                reached = value(changed)
                if reached > best:
                    best, settings = reached, changed
    return settings


def measure(tagger: Tagger, rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """The figures of a model on rows with gold."""
    return _tally((row, tagger.statements(row["text"])) for row in rows).table()


def _tally(answers: Iterable[tuple[Row, Sequence[Found]]]) -> Tally:
    tally = Tally()
    for row, found in answers:
        text = row["text"]
        tally.add(gold_items(text, row["attributions"]), found_items(text, found))
    return tally
