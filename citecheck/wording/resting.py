"""What is said of a verdict whose evidence is another since it was given."""

from __future__ import annotations

from citecheck.model import ClaimResult, EvidenceChange, Finding
from citecheck.wording.gui import told_line
from citecheck.wording.signs import concern_word, finding_word
from citecheck.wording.translate import tr


def evidence_changed(claim: ClaimResult) -> str:
    """Return what became of the evidence since the verdict, one sentence; empty for nothing."""
    change = claim.evidence_change
    if change is EvidenceChange.EARLIER_COPY:
        return tr("Decided on an earlier copy of the page.")
    if change is EvidenceChange.PAGE_SINCE:
        return tr("Decided before there was a page to compare with. Now there is one.")
    review = claim.review
    if change is None or review is None or review.found is None:
        return ""
    finding = _told(review.found)
    return tr("Decided when the program's finding was another: {finding}.", finding=finding)


def evidence_changed_word() -> str:
    """Return the few words of a list for a verdict whose evidence is another since."""
    return tr("evidence changed since")


def _told(found: Finding) -> str:
    return told_line((finding_word(found.kind), *map(concern_word, found.concerns)))
