"""What the article tells on hover. Pure."""

from __future__ import annotations

from citecheck.gui.evidence.words import told
from citecheck.gui.models.claims_model import speaker_of
from citecheck.model import Article, Check, ClaimResult
from citecheck.wording.article_pane import claim_line, link_hint
from citecheck.wording.gui import finding_line, not_checked
from citecheck.wording.reasons import with_reasons
from citecheck.wording.signs import verdict_word


def hover_words(check: Check | None, link: str, claim_id: str | None) -> str:
    """Return what is told where an address (or "") lies under the mouse, and a claim (or none)."""
    told_there = [link_hint(link)] if link else []
    for number, claim in enumerate(check.claims if check else (), 1):
        if claim.attribution.id == claim_id and check is not None:
            told_there.append(_claim_hover(number, claim, check.article))
    return "\n\n".join(told_there)


def _claim_hover(number: int, claim: ClaimResult, article: Article) -> str:
    """Return who a claim credits, how it stands, who bounded it and why it was found."""
    one = claim.attribution
    lines = (
        claim_line(number, speaker_of(one, article.text)),
        told(one, article),
        finding_line(claim.finding) if claim.finding else not_checked(),
        verdict_word(claim.verdict) if claim.verdict else "",
    )
    return with_reasons("\n".join(line for line in lines if line), one.why)
