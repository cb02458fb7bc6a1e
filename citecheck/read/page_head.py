"""What a document tells about itself besides its text: its base address and its head's elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from bs4 import Tag

from citecheck.read.soup import opening_text, strings_of

_FOREIGN_SCHEMES = ("javascript:", "data:", "mailto:", "tel:", "about:", "blob:", "vbscript:")
_NOT_IN_ADDRESSES = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MAX_ITEMS = 2000


@dataclass(frozen=True, slots=True)
class HeadItem:
    """An element that tells about the page rather than being text of it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


class PageHead:
    """What is known of a document's head while it is walked through.

    Attributes:
        base: what relative addresses start from; empty where nothing tells.
        items: meta, link, title, time and JSON-LD elements, wherever they stood.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.items: list[HeadItem] = []
        self._has_base = False

    def note(self, tag: Tag, name: str, attributes: dict[str, str]) -> None:
        """Keep an element that tells about the page, and the base that it may give."""
        if name == "base" and "href" in attributes and not self._has_base:
            # The first one counts (HTML, 4.2.3), also where it is of no use.
            self._has_base = True
            self.base = self.address(attributes["href"]) or self.base
        wanted = name in {"meta", "link", "title", "time"} or (
            name == "script" and "ld+json" in attributes.get("type", "")
        )
        if wanted and len(self.items) < _MAX_ITEMS:
            text = opening_text(tag, 2000) if name == "title" else ""
            if name == "script":
                text = "".join(strings_of(tag))
            self.items.append(HeadItem(name, attributes, text))

    def address(self, href: str) -> str:
        """Return where a link leads, absolute where a base is known; empty for what is no page."""
        # As browsers do: "java&#10;script:" is one word.
        href = _NOT_IN_ADDRESSES.sub("", href).strip()
        if not href or href[0] == "#" or href.lower().startswith(_FOREIGN_SCHEMES):
            return ""
        try:
            return urljoin(self.base, href)
        except ValueError:
            return ""
