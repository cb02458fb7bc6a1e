"""Web addresses written out in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from citecheck.model import Link, Span

_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"“”‘’«»`|\\^{}]{3,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?'*_~…"
_BRACKETS = {")": "(", "]": "["}


def address_links(text: str, taken: Iterable[Link] = ()) -> tuple[Link, ...]:
    """Return a link for every web address written in ``text``, and those ``taken``, in order.

    An address inside the words of a taken link is not given twice. A full stop, comma or closing
    bracket that belongs to the sentence is left out.
    """
    links = list(taken)
    covered = sorted(link.span for link in links if link.span is not None)
    at = 0
    for match in _ADDRESS.finditer(text):
        address = _trimmed(match.group())
        span = Span(match.start(), match.start() + len(address))
        while at < len(covered) and covered[at].end <= span.start:
            at += 1
        if at < len(covered) and covered[at].overlaps(span):
            continue
        if href := _href(address):
            links.append(Link(href, span))
    return tuple(sorted(links, key=lambda link: link.span or Span(0, 0)))


def _href(address: str) -> str:
    href = address if "://" in address else f"https://{address}"
    try:
        host = urlsplit(href).hostname or ""
    except ValueError:
        return ""
    return href if "." in host or host == "localhost" else ""


def _trimmed(address: str) -> str:
    """Return ``address`` without the sentence's own marks behind it."""
    opened = {mark: address.count(_BRACKETS[mark]) - address.count(mark) for mark in _BRACKETS}
    end = len(address)
    while end:
        last = address[end - 1]
        if last in _BRACKETS and opened[last] < 0:
            opened[last] += 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]
