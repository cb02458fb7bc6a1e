"""What a person decides in the session's check: verdicts, notes, calls, sign-offs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtGui import QUndoCommand, QUndoStack

from citecheck.gui.models.predicting import hides
from citecheck.gui.session.reviewing import (
    DecideCommand,
    Decision,
    Decisions,
    Ground,
    SignCommand,
    decision_of,
    ground_of,
)
from citecheck.model import Check, ClaimResult, PageResult, Review, ReviewKind, Verdict
from citecheck.wording import deciding as words


class Holder(Protocol):
    """What holds the check that is decided on; the session does."""

    check: Check | None
    claim_id: str
    reviewer: str
    predicting: bool

    @property
    def page(self) -> PageResult | None:
        """The page of the chosen claim that is in front."""

    def claim_of(self, claim_id: str) -> ClaimResult | None:
        """Return a claim of the check, or None."""

    def append_reviews(self, reviews: Mapping[str, Review], *, show: bool) -> None:
        """Take reviews by the ids of their claims; ``show`` goes to one of the claims."""


class Deciding:
    """Turns decisions into reviews, one step of the undo stack for each stroke.

    Args:
        session: holds the check and takes the reviews.
        stack: of the window.
        news: is told a sentence of good news.
        trouble: is told why something can't be done.
    """

    def __init__(
        self,
        session: Holder,
        stack: QUndoStack,
        news: Callable[[str], object],
        trouble: Callable[[str], object],
    ) -> None:
        self._session = session
        self._stack = stack
        self._news = news
        self._trouble = trouble
        self._now = False

    def mark(self, ids: tuple[str, ...], verdict: Verdict | None) -> int:
        """Decide on these claims; return how many that changes.

        The same verdict again changes nothing, unless the page has another capture since.
        """

        def changed(claim: ClaimResult, before: Decision) -> Decision | None:
            if before.verdict is verdict and not (verdict and claim.evidence_changed):
                return None
            return replace(before, verdict=verdict, ground=self._ground(claim) if verdict else None)

        count = self._push(ids, changed, lambda count: words.step_marked(count, verdict))
        if count > 1:
            self._news(words.marked_many(count, verdict))
        return count

    def note(self, ids: tuple[str, ...], text: str) -> None:
        """Let ``text`` be the note of these claims."""
        self._push(
            ids,
            lambda _claim, before: replace(before, note=text) if before.note != text else None,
            words.step_noted,
        )

    def add_to_note(self, ids: tuple[str, ...], reason: str) -> None:
        """Write ``reason`` behind the notes of these claims, where it does not stand already."""

        def changed(_claim: ClaimResult, before: Decision) -> Decision | None:
            if reason in before.note:
                return None
            return replace(before, note=f"{before.note} {reason}".strip())

        self._push(ids, changed, words.step_noted)

    def toggle_call(self, ids: tuple[str, ...]) -> None:
        """Put these claims on the phone list, or take them off when all are on it."""
        to_call = not all(claim.to_call for claim in self._claims(ids))
        count = self._push(
            ids,
            lambda _claim, before: (
                replace(before, to_call=to_call) if before.to_call != to_call else None
            ),
            lambda count: words.step_call(count, to_call=to_call),
        )
        if count:
            self._news(words.call_news(count, to_call=to_call))

    def toggle_sign_off(self, ids: tuple[str, ...]) -> None:
        """Sign these claims off as a second person, or take sign-offs back when all have one."""
        claims = self._claims(ids)
        withdraw = bool(claims) and all(claim.sign_off for claim in claims)
        chosen = [c for c in claims if bool(c.sign_off) is withdraw]
        reason = "" if withdraw else self._why_not(chosen)
        if reason:
            self._trouble(reason)
            return
        if not withdraw:
            chosen = [claim for claim in chosen if not self._why_not([claim])]
        signed = tuple(claim.attribution.id for claim in chosen)
        if signed:
            text = words.step_signed(len(signed), withdrawn=withdraw)
            self._do(SignCommand(text, signed, self._sign, withdraw=withdraw))
            self._news(words.signed_news(len(signed), withdrawn=withdraw))

    def _why_not(self, claims: Iterable[ClaimResult]) -> str:
        """Return why none of ``claims`` can be signed off by the reviewer; empty if one can."""
        me = self._session.reviewer.strip().casefold()
        if not me:
            return words.sign_with_initials()
        reason = words.nothing_to_sign()
        for claim in claims:
            if claim.verdict is None or claim.decision is None:
                continue
            if claim.decision.reviewer.strip().casefold() != me:
                return ""
            reason = words.sign_by_another(claim.decision.reviewer)
        return reason

    def _claims(self, ids: Iterable[str]) -> list[ClaimResult]:
        found = (self._session.claim_of(claim_id) for claim_id in ids)
        return [claim for claim in found if claim is not None]

    def _push(
        self,
        ids: tuple[str, ...],
        changed: Callable[[ClaimResult, Decision], Decision | None],
        named: Callable[[int], str],
    ) -> int:
        before: dict[str, Decision] = {}
        after: dict[str, Decision] = {}
        for claim in self._claims(ids):
            now = decision_of(claim)
            then = changed(claim, now)
            if then is not None:
                before[claim.attribution.id] = now
                after[claim.attribution.id] = then
        if after:
            self._do(DecideCommand(named(len(after)), before, after, self._decide))
        return len(after)

    def _do(self, command: QUndoCommand) -> None:
        self._now = True
        self._stack.push(command)
        self._now = False

    def _decide(self, decisions: Decisions) -> None:
        reviews = {}
        for claim_id, decision in decisions.items():
            claim = self._session.claim_of(claim_id)
            if claim is not None:
                reviews[claim_id] = self._review(claim, decision)
        self._append(reviews)

    def _sign(self, ids: tuple[str, ...], kind: ReviewKind) -> None:
        reviews = {}
        for claim in self._claims(ids):
            stands = decision_of(claim)
            if kind is ReviewKind.SIGN_OFF:
                stands = replace(stands, ground=self._ground(claim))
            elif claim.decision is not None:
                decided = claim.decision
                stands = replace(stands, ground=Ground(decided.snapshot_sha256, decided.found))
            review = self._review(claim, stands)
            reviews[claim.attribution.id] = replace(review, kind=kind)
        self._append(reviews)

    def _append(self, reviews: Mapping[str, Review]) -> None:
        if reviews:
            # What is undone or done again has to be seen; what is decided now is in sight.
            self._session.append_reviews(reviews, show=not self._now)

    def _review(self, claim: ClaimResult, decision: Decision) -> Review:
        session = self._session
        check = session.check
        # A note, a call or an undo does not carry a verdict over to other evidence.
        ground = decision.ground or self._ground(claim)
        return Review(
            claim.attribution.key(check.key if check else ""),
            decision.verdict,
            decision.note,
            session.reviewer,
            datetime.now(UTC),
            ground.snapshot_sha256,
            to_call=decision.to_call,
            blind=session.predicting and decision.verdict is not None and hides(claim),
            found=ground.found,
        )

    def _ground(self, claim: ClaimResult) -> Ground:
        session = self._session
        chosen = claim.attribution.id == session.claim_id
        return ground_of(claim, session.page if chosen else claim.best)
