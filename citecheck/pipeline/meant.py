"""Whether a page that came is the one that the article means."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.fetch.right_page import right_page
from citecheck.model import Article, Attribution, Finding, FindingKind, PageText, Snapshot
from citecheck.pipeline.plan import Use, same_page

# A page that shows some of the quoted words is never another page.
_SHOWN = frozenset(
    {
        FindingKind.EXACT,
        FindingKind.EQUIVALENT,
        FindingKind.SHORTENED,
        FindingKind.CUT,
        FindingKind.ALTERED,
        FindingKind.STITCHED,
        FindingKind.PARTIAL,
        FindingKind.AMBIGUOUS,
    }
)


def shows_a_quote(findings: Sequence[Finding]) -> bool:
    """Return whether any of ``findings`` says where quoted words stand on the page."""
    return any(finding.kind in _SHOWN for finding in findings)


def is_another_page(
    snapshot: Snapshot, page: PageText, article: Article, uses: Sequence[Use]
) -> bool:
    """Return whether the page is plainly not the one linked, for none of the claims it serves.

    Linear in the page for each claim. Never asked of a page that shows a quote.
    """
    told = [
        right_page(
            snapshot, page, link_text=_link_text(article, use), names=_names(use.attribution)
        )
        for use in uses
    ]
    return False in told and True not in told


def _link_text(article: Article, use: Use) -> str:
    """Return the words that carry the link, as far as the article has them."""
    wanted = same_page(use.reference.url or "")
    spans = (link.span for link in article.links if same_page(link.href) == wanted)
    return " ".join(span.of(article.text) for span in spans if span is not None)


def _names(attribution: Attribution) -> tuple[str, ...]:
    outlet = attribution.outlet
    names = (attribution.speaker_name or "", outlet.name if outlet else "")
    return tuple(name for name in names if name)
