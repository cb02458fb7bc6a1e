"""Decide first, then see: findings stay hidden until a person has decided. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from citecheck.model import Check, ClaimResult, Verdict
from citecheck.wording.signs import Group, group_of

SAME_WAY = {
    Verdict.VERIFIED: Group.FOUND,
    Verdict.NOT_SUPPORTED: Group.WRONG,
    Verdict.PARTLY: Group.WRONG,
    Verdict.CANNOT_VERIFY: Group.OPEN,
}
"""Which group of findings points the way of a verdict. What a person has to look at points none."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How decisions made blind compare with what the program had found.

    Attributes:
        same: both pointed the same way.
        other: they pointed different ways.
        neither: no way to compare (the finding asks for a person, or is no claim).
    """

    same: int = 0
    other: int = 0
    neither: int = 0

    @property
    def whole(self) -> int:
        """How many claims were decided blind."""
        return self.same + self.other + self.neither


def hides(claim: ClaimResult) -> bool:
    """Say whether a claim's findings are hidden: nobody has ever decided on it."""
    return all(review.verdict is None for review in claim.reviews)


def masked(claim: ClaimResult) -> ClaimResult:
    """Return ``claim`` as lists and marks may show it while findings are hidden."""
    return replace(claim, pages=()) if hides(claim) else claim


def masked_check(check: Check) -> Check:
    """Return ``check`` without the findings that are hidden."""
    return replace(check, claims=tuple(masked(claim) for claim in check.claims))


def tally(check: Check) -> Tally:
    """Return how the first blind verdict on each claim compares with its finding now."""
    same = other = neither = 0
    for claim in check.claims:
        verdict = next((r.verdict for r in claim.reviews if r.blind and r.verdict), None)
        if verdict is None:
            continue
        group = group_of(claim.finding) if claim.finding else None
        wanted = SAME_WAY.get(verdict)
        if wanted is None or group is None or group is Group.LOOK:
            neither += 1
        elif wanted is group:
            same += 1
        else:
            other += 1
    return Tally(same, other, neither)
