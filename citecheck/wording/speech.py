"""What a screen reader is told beside what has the focus."""

from __future__ import annotations

from citecheck.wording.translate import tr, trn


def decided_spoken(number: int, verdict: str) -> str:
    """Return that a claim was just decided on: "Claim 3: verified"."""
    return tr("Claim {number}: {verdict}", number=number, verdict=verdict)


def many_decided_spoken(count: int, verdict: str) -> str:
    """Return that several claims were just decided on: "5 claims: verified"."""
    return trn("{count} claim: {verdict}", "{count} claims: {verdict}", count, verdict=verdict)


def checked_spoken(counts: str) -> str:
    """Return that a run has ended, and how the claims stand now."""
    return tr("The check has ended: {counts}", counts=counts)
