"""Numbers as people write them in their language."""

from __future__ import annotations

from citecheck.wording.translate import trc


def grouped(number: int) -> str:
    """Return "5,120": a whole number with a mark between the thousands."""
    return f"{number:,}".replace(",", trc("between thousands", ","))


def with_tenths(number: float) -> str:
    """Return "0.4": a number with one place after the decimal mark."""
    return f"{number:.1f}".replace(".", trc("before the tenths", "."))
