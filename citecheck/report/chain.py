"""Which carriers of a claim were seen, and what may be linked."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from citecheck.model import ClaimResult, Concern, Hop, PageResult

# Controls, spaces, quotation marks, angle brackets, and what turns or hides letters.
_UNSPEAKABLE = re.compile(
    "[\x00-\x20\x7f-\xa0\"'<>\\\\`\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def shown_url(url: str) -> str:
    """Return ``url`` for the eye: characters that hide, turn or break text are percent-encoded."""
    return _UNSPEAKABLE.sub(lambda match: quote(match.group(), safe=""), url)


def safe_href(url: str | None) -> str | None:
    """Return ``url`` if a report may link to it, which is http(s) with a host, else None."""
    if url is None:
        return None
    shown = shown_url(url.strip())
    try:
        parts = urlsplit(shown)
        fit = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return shown if fit else None


def chain_of(claim: ClaimResult) -> tuple[tuple[Hop, bool], ...]:
    """Return the carriers of a claim from the article inwards, each with whether it was seen.

    A carrier is seen when the text of a page of its own was had.
    """
    hops = claim.attribution.hops
    outlet = claim.attribution.outlet
    if not hops and outlet is not None:
        hops = (Hop(outlet.name, outlet.span),)
    return tuple((hop, any(_is_of(page, hop, claim) for page in claim.pages)) for hop in hops)


def _is_of(page: PageResult, hop: Hop, claim: ClaimResult) -> bool:
    if page.page is None or not page.outcome.has_text or Concern.OUTLET in page.finding.concerns:
        return False
    name = hop.name.casefold()
    if name in {(page.reference.outlet or "").casefold(), page.page.site.casefold()}:
        return True
    outlet = claim.attribution.outlet
    if outlet is None or outlet.domain is None or outlet.name != hop.name:
        return False
    host = _host(page)
    return host == outlet.domain or host.endswith("." + outlet.domain)


def _host(page: PageResult) -> str:
    snapshot = page.snapshot
    url = (snapshot.final_url or snapshot.url) if snapshot else None
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
