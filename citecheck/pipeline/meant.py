"""Whether a page that came is the one that the article means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citecheck.fetch.right_page import right_page
from citecheck.model import Article, Attribution, Finding, FindingKind, PageText, Snapshot
from citecheck.pipeline.plan import Use, same_page

Claim = tuple[Attribution, str]
"""A claim that a page serves, and the words that carry its link there; they may be none."""

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


def is_another_page(snapshot: Snapshot, page: PageText, claims: Iterable[Claim]) -> bool:
    """Return whether the page is plainly not the one linked, for none of the claims it serves.

    Linear in the page for each claim. Never asked of a page that shows a quote; its bytes are not
    looked at.
    """
    told = [
        right_page(snapshot, page, link_text=words, names=_names(attribution))
        for attribution, words in claims
    ]
    return False in told and True not in told


class LinkWords:
    """The words that carry an article's links, by the pages that they lead to."""

    def __init__(self, article: Article) -> None:
        """Read every link once."""
        self._words: dict[str, list[str]] = {}
        for link in article.links:
            if link.span is not None:
                words = self._words.setdefault(same_page(link.href), [])
                words.append(link.span.of(article.text))

    def of(self, uses: Sequence[Use]) -> tuple[str, ...]:
        """Return for each use the words that carry its link, as far as the article has them."""
        found = (self._words.get(same_page(use.reference.url or ""), ()) for use in uses)
        return tuple(map(" ".join, found))


def _names(attribution: Attribution) -> tuple[str, ...]:
    outlet = attribution.outlet
    names = (attribution.speaker_name or "", outlet.name if outlet else "")
    return tuple(name for name in names if name)
