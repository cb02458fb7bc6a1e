"""Numbers as people write them in their language."""

from __future__ import annotations

from citecheck.wording.translate import trc


def grouped(number: int) -> str:
    """Return "5,120": a whole number with the language's mark between the thousands."""
    mark = trc("how thousands are written", "1,000").removeprefix("1").removesuffix("000")
    return f"{number:,}".replace(",", mark)


def with_tenths(number: float) -> str:
    """Return "0.4": a number with one place after the language's decimal mark."""
    mark = trc("how tenths are written", "0.5").removeprefix("0").removesuffix("5")
    return f"{number:.1f}".replace(".", mark)
