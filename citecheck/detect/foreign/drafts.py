"""A statement of another language as found, before names and outlets are resolved."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.model import Span

REPORTED = "main clause"
"""The rule of statements that a clause reports: "Wie X berichtet, …"."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement as found, in code points of the text of record.

    Attributes:
        speaker, cue, content: their spans; speaker is empty where the language leaves it out.
        sentence: span of its sentence.
        female: the form of its cue is a woman's; ``pronoun``: the pronoun that speaks, or empty.
        rule: how it was found.
        certainty: 0.0 to 1.0.
        according: its cue names a source ("selon").
    """

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: Span
    female: bool = False
    pronoun: str = ""
    rule: str = ""
    certainty: float = 0.85
    according: bool = False
