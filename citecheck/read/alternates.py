"""Other addresses of a page: where it sends its visitors, and its other forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from citecheck.model import Link
from citecheck.read.clean import clean_text
from citecheck.read.markup import Rendered
from citecheck.read.page_head import HeadItem

# Longer is a page that renews itself or gives up on a visitor, not one that has moved.
_MAX_REFRESH_S = 15
_MAX_ADDRESS_CHARS = 4000
_REFRESH = re.compile(
    r"\s{0,20}(?P<seconds>\d{1,9})[\d.]{0,9}\s{0,9}[;,\s]\s{0,9}(?:url\s{0,9}=\s{0,9})?(?P<url>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_PRINT_WORDS = frozenset(
    {"print", "print version", "printer friendly", "printer-friendly", "printable version"}
    | {"print this article", "print this page", "print article", "drucken", "druckversion"}
    | {"druckansicht", "imprimer", "version imprimable", "imprimir", "versión para imprimir"}
    | {"версія для друку", "роздрукувати", "версия для печати", "распечатать"}
)
_MAX_PRINT_CHARS = 30


@dataclass(frozen=True, slots=True)
class Alternates:
    """Absolute web addresses, each empty where the page names none.

    Attributes:
        refresh_url: target of a meta refresh within ``_MAX_REFRESH_S`` seconds, not itself.
        amp_url: the page for AMP (``rel=amphtml``).
        print_url: the page for printing.
    """

    refresh_url: str = ""
    amp_url: str = ""
    print_url: str = ""


def alternates(rendered: Rendered, url: str | None) -> Alternates:
    """Return the other addresses that a page names.

    Args:
        rendered: the page.
        url: where it came from, or None; no address is the page's own.
    """
    own = urldefrag(url or "").url
    told = Alternates(
        refresh_url=_refresh(rendered),
        amp_url=_linked(rendered, "amphtml"),
        print_url=_print(rendered),
    )
    return Alternates(
        *(
            "" if urldefrag(address).url == own else address
            for address in (told.refresh_url, told.amp_url, told.print_url)
        )
    )


def web_address(base: str, written: str) -> str:
    """Return ``written`` as an absolute web address from ``base``, or an empty string."""
    if not written or len(written) > _MAX_ADDRESS_CHARS:
        return ""
    try:
        address = urljoin(base, clean_text(written).strip())
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and host else ""


def _refresh(rendered: Rendered) -> str:
    for item in rendered.head:
        if item.name != "meta" or item.attributes.get("http-equiv", "").lower() != "refresh":
            continue
        target = refresh_target(item.attributes.get("content", ""), rendered.base)
        if target is not None:
            return target
    return ""


def refresh_target(told: str, base: str) -> str | None:
    """Return where "3; url=/there" sends visitors, absolute; empty for what is no web address.

    Args:
        told: content of a meta refresh, or of the header ``Refresh``, which follows its rules
            (HTML, 4.2.5.3 and 7.4.2).
        base: what a relative address stands beside.

    Returns:
        None where nobody is sent on within seconds.
    """
    match = _REFRESH.match(told[:_MAX_ADDRESS_CHARS])
    if match is None or int(match["seconds"]) > _MAX_REFRESH_S:
        return None
    target = match["url"].strip()
    # HTML, 4.2.5.3: an address that begins with a quotation mark ends at the next.
    if target[0] in "'\"":
        target = target[1:].partition(target[0])[0]
    return web_address(base, target)


def _linked(rendered: Rendered, relation: str) -> str:
    found = (i for i in rendered.head if i.name == "link" and relation in _relations(i))
    addresses = (web_address(rendered.base, item.attributes.get("href", "")) for item in found)
    return next(filter(None, addresses), "")


def _relations(item: HeadItem) -> Sequence[str]:
    return item.attributes.get("rel", "").lower().split()


def _print(rendered: Rendered) -> str:
    for item in rendered.head:
        for_print = item.attributes.get("media", "").strip().lower() == "print"
        if item.name == "link" and for_print and "alternate" in _relations(item):
            return web_address(rendered.base, item.attributes.get("href", ""))
    return next((link.href for link in rendered.links if _is_print_link(rendered, link)), "")


def _is_print_link(rendered: Rendered, link: Link) -> bool:
    """Say whether a link's words offer the page for printing, on the same site."""
    if link.span is None or len(link.span) > _MAX_PRINT_CHARS:
        return False
    words = " ".join(link.span.of(rendered.text).casefold().split())
    if words not in _PRINT_WORDS:
        return False
    address = web_address(rendered.base, link.href)
    return bool(address) and urlsplit(address).hostname == urlsplit(rendered.base).hostname
