"""Which carriers of a claim were seen, and what may be linked."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from citecheck.detect.outlet_names import name_key
from citecheck.detect.outlets import load_outlets
from citecheck.model import ClaimResult, Concern, Hop, OutletMention, PageResult

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


def is_itself(outlet: OutletMention | None, speaker: str) -> bool:
    """Say whether ``speaker`` is ``outlet``, credited itself ("according to the BBC"): one name.

    Case, accents and a leading "the" don't count.
    """
    if outlet is None:
        return False
    return name_key(speaker) in {name_key(outlet.name), name_key(outlet.as_written)}


def chain_of(claim: ClaimResult) -> tuple[tuple[Hop, bool], ...]:
    """Return the carriers of a claim from the article inwards, each with whether it was seen.

    A carrier is seen when the text of a page of its own was had. Where the page that speaks for the
    claim credits another outlet itself, the page stands before that outlet: seen, and not seen.
    """
    hops = claim.attribution.hops
    outlet = claim.attribution.outlet
    if not hops and outlet is not None:
        hops = (Hop(outlet.name, outlet.span),)
    steps = [(hop, any(_is_of(page, hop, claim) for page in claim.pages)) for hop in hops]
    return tuple(_with_credited(claim, steps))


def _with_credited(claim: ClaimResult, steps: list[tuple[Hop, bool]]) -> list[tuple[Hop, bool]]:
    """Return the steps with the best page and the outlet that it credits for the words."""
    best = claim.best
    credited = best.finding.page_outlet if best and best.finding.evidence else None
    if best is None or not best.was_read or not credited:
        return steps
    own = carrier_name(best)
    if _is_same(own, credited):
        return steps
    names = [hop.name for hop, _ in steps]
    at = next((k for k, name in enumerate(names) if _is_same(name, credited)), len(steps))
    here = any(_is_same(name, own) for name in names) or any(
        _is_of(best, hop, claim) for hop, _ in steps[:at]
    )
    page = [] if here else [(Hop(own), True)]
    others = [p for p in claim.pages if p is not best and p.was_read]
    beyond = [(Hop(credited), any(_is_same(carrier_name(p), credited) for p in others))]
    return [*steps[:at], *page, *(steps[at:] if at < len(steps) else beyond)]


def carrier_name(page: PageResult) -> str:
    """Return the name of a page's outlet: as known by its host, as it says itself, or its host."""
    host = _host(page)
    outlet = load_outlets().by_host(host) if host else None
    site = page.page.site if page.page else ""
    return (outlet.name if outlet else "") or site or host or page.reference.source


def _is_same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _is_of(page: PageResult, hop: Hop, claim: ClaimResult) -> bool:
    if not page.was_read or not page.outcome.has_text or Concern.OUTLET in page.finding.concerns:
        return False
    own, credited = carrier_name(page), page.finding.page_outlet
    if credited and _is_same(credited, hop.name) and not _is_same(own, hop.name):
        return False  # it says itself that it has the words from there
    name = hop.name.casefold()
    site = page.page.site if page.page else ""
    if name in {(page.reference.outlet or "").casefold(), site.casefold()}:
        return True
    outlet = claim.attribution.outlet
    if outlet is None or outlet.domain is None or outlet.name != hop.name:
        return False
    host = _host(page)
    return host == outlet.domain or host.endswith("." + outlet.domain)


def _host(page: PageResult) -> str:
    snapshot = page.snapshot
    url = snapshot.page_url if snapshot else None
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
