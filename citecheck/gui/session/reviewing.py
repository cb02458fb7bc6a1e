"""Decisions that can be taken back: one command of the undo stack each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from citecheck.model import ClaimResult, Finding, PageResult, ReviewKind, Verdict


@dataclass(frozen=True, slots=True)
class Ground:
    """What a verdict rests on: a capture, and what the program had found (``Review.found``)."""

    snapshot_sha256: str | None
    found: Finding | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of one claim: verdict (None for unmarked), note, and whom to call.

    ``ground`` is what the verdict rests on; without a verdict there is none.
    """

    verdict: Verdict | None
    note: str
    to_call: bool = False
    ground: Ground | None = None


Decisions = Mapping[str, Decision]
"""By the ids of the claims."""


def decision_of(claim: ClaimResult) -> Decision:
    """Return what stands now."""
    review = claim.review
    if review is None:
        return Decision(None, "")
    ground = Ground(review.snapshot_sha256, review.found) if review.verdict else None
    return Decision(review.verdict, review.note, review.to_call, ground)


def ground_of(claim: ClaimResult, front: PageResult | None) -> Ground:
    """Return what a verdict given now rests on: the page in ``front``, else the claim's best.

    A page in front without a text is no ground while another one has the words.
    """
    bare = front is None or front.finding.kind.without_text
    page = (claim.best or front) if bare else front
    return Ground(page.snapshot.sha256 if page and page.snapshot else None, claim.outline)


class DecideCommand(QUndoCommand):
    """Decide on claims; undo decides as before. Both are new reviews, nothing is erased."""

    def __init__(
        self,
        words: str,
        before: Decisions,
        after: Decisions,
        decide: Callable[[Decisions], None],
    ) -> None:
        super().__init__(words)
        self._before = before
        self._after = after
        self._decide = decide

    def redo(self) -> None:
        """Decide."""
        self._decide(self._after)

    def undo(self) -> None:
        """Decide as before."""
        self._decide(self._before)


class SignCommand(QUndoCommand):
    """Sign claims off, or take sign-offs back; undo does the other."""

    def __init__(
        self,
        words: str,
        ids: tuple[str, ...],
        sign: Callable[[tuple[str, ...], ReviewKind], None],
        *,
        withdraw: bool,
    ) -> None:
        super().__init__(words)
        self._ids = ids
        self._sign = sign
        self._withdraw = withdraw

    def redo(self) -> None:
        """Sign, or withdraw."""
        self._sign(self._ids, _kind(withdraw=self._withdraw))

    def undo(self) -> None:
        """Do the other."""
        self._sign(self._ids, _kind(withdraw=not self._withdraw))


def _kind(*, withdraw: bool) -> ReviewKind:
    return ReviewKind.WITHDRAWAL if withdraw else ReviewKind.SIGN_OFF
