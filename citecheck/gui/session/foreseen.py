"""What the panes need of a check that is opened, worked out beside the window.

For 3,000 claims that takes longer than the window may be silent. Everything here is made in
another thread, handed over whole, and belongs to the panes from then on.
"""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.outlets import load_outlets
from citecheck.gui.models.listed_claims import ListedClaims, listed_claims
from citecheck.gui.models.marks import MarkedClaims, marked_claims
from citecheck.model import Check


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A check with what list and article show of it."""

    check: Check
    listed: ListedClaims
    marked: MarkedClaims


def foreseen(check: Check) -> Foreseen:
    """Return what the panes need of ``check``. Near linear in its claims."""
    # The chains of evidence name outlets; to read their table takes longer than a key may.
    load_outlets()
    return Foreseen(check, listed_claims(check), marked_claims(check))
