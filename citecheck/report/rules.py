"""What the house rules that a user chose make of a page's quotation."""

from __future__ import annotations

from citecheck.match.house import acceptance
from citecheck.model import (
    Acceptance,
    Attribution,
    AttributionKind,
    FindingKind,
    House,
    PageResult,
)

_NOT_COMPARED = frozenset({FindingKind.UNREACHED, FindingKind.UNLINKED, FindingKind.PASSAGE})


def page_acceptance(
    attribution: Attribution, article_text: str, page: PageResult, house: House | None
) -> Acceptance | None:
    """Return what ``house`` makes of a quotation; None without a house, a quotation or a text."""
    quoted = attribution.kind is not AttributionKind.INDIRECT
    if house is None or not quoted or page.finding.kind in _NOT_COMPARED:
        return None
    return acceptance(page.finding, attribution.quote(article_text), house)
