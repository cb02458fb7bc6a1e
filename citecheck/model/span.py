"""Places in a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` in code points of one named text.

    Qt counts UTF-16 units instead; convert with ``gui.text.offsets``, nowhere else.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"bad span [{self.start}, {self.end})"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def __reduce__(self) -> tuple[object, ...]:
        # A text has thousands of them; what dataclasses make takes five times as long.
        return Span, (self.start, self.end)

    def of(self, text: str) -> str:
        """Return the slice of ``text`` that this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all of ``spans``.

    Raises:
        ValueError: there are no spans.
    """
    pieces = tuple(spans)
    if not pieces:
        msg = "no spans to take the hull of"
        raise ValueError(msg)
    return Span(min(s.start for s in pieces), max(s.end for s in pieces))
