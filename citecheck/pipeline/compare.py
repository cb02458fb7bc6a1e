"""One page, made ready once, against any number of quotes."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlsplit

from citecheck.detect.outlets import load_outlets
from citecheck.match.index import PageIndex, index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.match.reporting import is_speaker_open
from citecheck.model import (
    Attribution,
    AttributionKind,
    Finding,
    OutletMention,
    PageText,
    hull,
)
from citecheck.pipeline.page_credits import credits_near, page_credits, without
from citecheck.read.article import read_plain

MOST_LOOKS = 100
"""Most places of one page that are read once more: each takes some hundredths of a second."""


class PageComparer:
    """A page with its word index and its own attributions, for any number of quotes.

    ``detect`` and ``match`` don't know each other: here the page's attributions are found by the
    one and handed to the other as values. Where the words are found and the rules name nobody who
    says them there, the place is read once more by the trained model. Making the index costs time
    linear in the page; it is made at the first quote. Not for use by two threads at once.
    """

    def __init__(self, page: PageText) -> None:
        self.page = page
        self._looks_left = MOST_LOOKS

    @cached_property
    def _index(self) -> PageIndex:
        return index_page(self.page)

    @cached_property
    def _credits(self) -> tuple[Attribution, ...]:
        return page_credits(self.page)

    def compare(self, quote: Quote, *, page_is_of_outlet: bool | None = None) -> Finding:
        """Return what is found of ``quote`` in the page.

        Args:
            quote: the content with its speaker and cue.
            page_is_of_outlet: whether the page's host belongs to the outlet that the article
                credits; None when the article credits none, or the page has no address.
        """
        finding = compare(quote, self._index, self._credits, page_is_of_outlet=page_is_of_outlet)
        if finding.evidence is None or not is_speaker_open(quote, finding) or not self._looks_left:
            return finding
        self._looks_left -= 1
        place = hull(finding.evidence.spans)
        closer = (*without(self._credits, place), *credits_near(self.page, place))
        return compare(quote, self._index, closer, page_is_of_outlet=page_is_of_outlet)


def page_of_text(text: str) -> PageText:
    """Return a plain text as a page; its offsets are those of ``text``."""
    article = read_plain(same_length(text))
    return PageText(article.text, article.blocks, article.links, reader="text 1")


def same_length(text: str) -> str:
    """Return ``text`` fit for the line with every offset kept: what can't be kept is a space."""
    return text.translate(_UNKEEPABLE)


# Controls but tab and newline, lone surrogates, noncharacters: reading would drop or replace them.
_UNKEEPABLE = {
    **{code: " " for code in range(0x20) if chr(code) not in "\t\n"},
    **dict.fromkeys(range(0x7F, 0xA0), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}


def belongs_to_outlet(url: str | None, outlet: OutletMention | None) -> bool | None:
    """Say whether the page at ``url`` belongs to ``outlet``; None when that can't be asked."""
    if url is None or outlet is None or outlet.candidates:
        return None
    owner = load_outlets().by_host(host_of(url))
    if owner is None:
        # The table knows the outlet but not this host: it is somebody else's.
        return False if outlet.domain else None
    return owner.name == outlet.name


def host_of(url: str) -> str:
    """Return the host of a URL in lower case, without port; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def quote_in_words(
    text: str,
    kind: AttributionKind,
    *,
    speaker: str | None = None,
    cue: str = "",
    outlet: str | None = None,
) -> Quote:
    """Return a quote that stands in no article, as ``compare`` and its batches give it."""
    return Quote(pieces=(text,), kind=kind, speaker=speaker, cue=cue, outlet=outlet)
