"""Detection and comparison of whole texts: what a reader process does besides reading.

Both hold the interpreter for as long as they take, so they run where no window waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.detect.attributions import detect_attributions
from citecheck.detect.references import find_references
from citecheck.match.quote import quote_of
from citecheck.model import Article, Attribution, Finding, PageText, Reference, Snapshot
from citecheck.pipeline.capture import LIVE
from citecheck.pipeline.compare import PageComparer, belongs_to_outlet
from citecheck.pipeline.meant import is_another_page, shows_a_quote
from citecheck.read.sizes import too_long_for_model


def find_claims(article: Article) -> tuple[tuple[Attribution, ...], tuple[Reference, ...]]:
    """Return the attributions of ``article`` and the pages that may show them.

    In a text that is too long for the model the rules alone look for them.
    """
    attributions = detect_attributions(article, quick=too_long_for_model(article.text))
    return attributions, find_references(article, attributions)


def judge_page(
    page: PageText,
    came: Snapshot,
    article_text: str,
    attributions: Sequence[Attribution],
    link_words: Sequence[str],
) -> tuple[tuple[Finding, ...], bool]:
    """Return what ``page`` shows of each of ``attributions``, and whether it is another page.

    Only a page that its own site sent, and that shows no quote, is ever another one than meant.

    Args:
        page: the readable text.
        came: how it was had, with or without its bytes: its address tells whether it belongs to
            the outlet that is credited.
        article_text: the text of record that the attributions' spans count in.
        attributions: the claims to compare.
        link_words: for each of them the words that carry its link to the page.
    """
    findings = _found(page, came.page_url, article_text, attributions)
    if came.outcome not in LIVE or shows_a_quote(findings):
        return findings, False
    return findings, is_another_page(came, page, zip(attributions, link_words, strict=True))


def _found(
    page: PageText, address: str | None, article_text: str, attributions: Sequence[Attribution]
) -> tuple[Finding, ...]:
    comparer = PageComparer(page)
    return tuple(
        comparer.compare(
            quote_of(attribution, article_text),
            page_is_of_outlet=belongs_to_outlet(address, attribution.outlet),
        )
        for attribution in attributions
    )
