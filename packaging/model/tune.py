"""Choosing the decoding's settings on articles held out of training, and measuring."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from model.decode import Found, Settings, Sheet, decode
from model.evaluate import Tally, found_items, gold_items
from model.features import Reading, read_text
from model.infer import Tagger

Row = Mapping[str, Any]
# One setting after another, each with the others as chosen so far.
CHOICES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("cue", (-1.0, -0.5, 0.0, 0.5)),
    ("content", (-0.5, 0.0, 0.5, 1.0, 1.5)),
    ("speaker", (-1.0, -0.5, 0.0, 0.5, 1.0)),
    ("rivalry", (0.0, 1.0, 2.0, 3.0)),
    ("shared", (0.0, 0.3, 0.5, 0.7)),
    ("least", (0.0, 0.1, 0.2, 0.3)),
    ("cue", (-0.75, -0.25, 0.0)),
    ("speaker", (0.5, 1.0, 1.5)),
)


def tune(tagger: Tagger, rows: Sequence[Row]) -> Settings:
    """The settings with the best mean of the three F1 figures."""
    read: list[tuple[Row, Reading, Sheet]] = []
    for row in rows:
        reading = read_text(row["text"], tagger.tokenizer)
        read.append((row, reading, tagger.sheet(reading)))

    def value(settings: Settings) -> float:
        tally = _tally(
            (row, decode(reading, sheet, tagger.head, settings)) for row, reading, sheet in read
        )
        return tally.f1("attr") + tally.f1("attr@.8") + tally.f1("attr+src")

    return climb(Settings(), value)


def climb(settings: Settings, value: Callable[[Settings], float]) -> Settings:
    """The best settings found going through the choices in turn."""
    best = value(settings)
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
    return _tally((row, tagger.attributions(row["text"])) for row in rows).table()


def _tally(answers: Iterable[tuple[Row, Sequence[Found]]]) -> Tally:
    tally = Tally()
    for row, found in answers:
        text = row["text"]
        tally.add(gold_items(text, row["attributions"]), found_items(text, found))
    return tally
