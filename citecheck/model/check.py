"""One article under check, with everything found and decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from citecheck.model.article import Article, PageText
from citecheck.model.attribution import Attribution, Reference
from citecheck.model.change import EarlierCopy, EvidenceChange
from citecheck.model.finding import Finding, FindingKind, Review, ReviewKind, Verdict
from citecheck.model.snapshot import FetchOutcome, Removal, Snapshot


@dataclass(frozen=True, slots=True)
class PageResult:
    """One candidate page of one claim.

    Attributes:
        reference: why this page is a candidate.
        snapshot: its newest capture; None when nothing was asked of any host (no link).
        page: the readable text of the capture; None when there is none.
        finding: what was found in it; ``unreached`` or ``unlinked`` without text.
        earlier: a copy from before whose words are others (the one that the verdict rests on,
            before any later one), or where there is no text now the last that had one; else None.
        same_text_as: sha256 of other captures of it whose bytes may differ, their text does not.
    """

    reference: Reference
    snapshot: Snapshot | None
    page: PageText | None
    finding: Finding
    earlier: EarlierCopy | None = None
    same_text_as: tuple[str, ...] = ()

    @property
    def outcome(self) -> FetchOutcome:
        """How the page was or was not had."""
        return self.snapshot.outcome if self.snapshot else FetchOutcome.NOT_ATTEMPTED

    @property
    def removal(self) -> Removal | None:
        """What is known of its bytes where they were removed by age; else None."""
        return self.snapshot.removal if self.snapshot else None

    @property
    def was_read(self) -> bool:
        """Whether a text was read from it, also one that was removed by age since."""
        removal = self.removal
        return self.page is not None or (removal is not None and removal.text_sha256 is not None)


def best_page(pages: Sequence[PageResult]) -> PageResult | None:
    """Return the page whose finding ranks best (the earlier of equals), or None of none."""
    return min(pages, key=lambda page: page.finding.rank, default=None)


def standing_sign_off(reviews: Sequence[Review]) -> Review | None:
    """Return the second person's sign-off of what stands after ``reviews``, or None.

    It holds as long as verdict and note are those that were signed.
    """
    newest = reviews[-1] if reviews else None
    if newest is None or newest.verdict is None:
        return None
    for review in reversed(reviews):
        same = (review.verdict, review.note) == (newest.verdict, newest.note)
        if not same or review.kind is ReviewKind.WITHDRAWAL:
            return None
        if review.kind is ReviewKind.SIGN_OFF:
            return review
    return None


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """One attribution with its pages and what people decided.

    Attributes:
        pages: every candidate page, best reference first; empty before the check ran.
        reviews: oldest first; the last one counts.
    """

    attribution: Attribution
    pages: tuple[PageResult, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def best(self) -> PageResult | None:
        """The page that speaks for this claim, or None before any was tried."""
        return best_page(self.pages)

    @property
    def finding(self) -> Finding | None:
        """The best finding, or None when the claim was not checked yet."""
        best = self.best
        return best.finding if best else None

    @property
    def outline(self) -> Finding:
        """Kind and concerns of the best finding; ``unreached`` before any page was asked for."""
        finding = self.finding
        return finding.outline if finding else Finding(FindingKind.UNREACHED)

    @property
    def review(self) -> Review | None:
        """The newest review, or None."""
        return self.reviews[-1] if self.reviews else None

    @property
    def verdict(self) -> Verdict | None:
        """The newest verdict, or None for unmarked."""
        return self.reviews[-1].verdict if self.reviews else None

    @property
    def decision(self) -> Review | None:
        """The newest decision, sign-offs left aside, or None."""
        made = (r for r in reversed(self.reviews) if r.kind is ReviewKind.DECISION)
        return next(made, None)

    @property
    def sign_off(self) -> Review | None:
        """The second person's sign-off of what stands now, or None (``standing_sign_off``)."""
        return standing_sign_off(self.reviews)

    @property
    def to_call(self) -> bool:
        """Whether somebody has to be called about this claim."""
        return bool(self.reviews) and self.reviews[-1].to_call

    @property
    def evidence_changed(self) -> bool:
        """Whether the verdict rests on other evidence than what there is now."""
        return self.evidence_change is not None

    @property
    def evidence_change(self) -> EvidenceChange | None:
        """What became of the evidence since the verdict; None where it stands as it stood.

        "Not a claim" rests on no evidence.
        """
        newest = self.review
        if newest is None or newest.verdict in {None, Verdict.NOT_A_CLAIM}:
            return None
        then, now = newest.found, self.outline
        if then is not None and then.kind.without_text:
            # Which page was not had, and how it was refused, is nothing that a verdict rests on.
            return None if now.kind.without_text else EvidenceChange.PAGE_SINCE
        if newest.snapshot_sha256 is not None and newest.snapshot_sha256 not in self._captures():
            return EvidenceChange.EARLIER_COPY
        return EvidenceChange.OTHER_FINDING if then not in {None, now} else None

    def _captures(self) -> set[str | None]:
        """Return the hashes of all captures that have the words of a page as it is shown."""
        present = {page.snapshot.sha256 for page in self.pages if page.snapshot}
        return present.union(*(page.same_text_as for page in self.pages))


@dataclass(frozen=True, slots=True)
class Check:
    """One article under check with its claims.

    Attributes:
        key: the library's key of the check (the article's sha256).
        article: what is checked.
        claims: in text order.
        created_at, changed_at: aware UTC.
        version: of the program that ran it.
    """

    key: str
    article: Article
    claims: tuple[ClaimResult, ...]
    created_at: datetime
    changed_at: datetime
    version: str

    def count(self, kind: FindingKind) -> int:
        """Return how many claims have a best finding of ``kind``."""
        return sum(1 for c in self.claims if c.finding is not None and c.finding.kind is kind)
