"""Texts: the article under check, and the readable text of a page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from citecheck.model.block import Block, Blocks
from citecheck.model.span import Span


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of a text.

    Attributes:
        href: absolute where the text's own URL is known, else as written.
        span: its words in the text, or None when only the address was given.
    """

    href: str
    span: Span | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return Link, (self.href, self.span)


@dataclass(frozen=True, slots=True)
class Part:
    """One of several articles (or a comment) in one paste; pronouns never resolve across parts.

    Attributes:
        span: where it stands in the text of record. Parts do not overlap and are in order.
        title: its heading as written, or empty.
        kind: "article" or "comment".
    """

    span: Span
    title: str = ""
    kind: str = "article"


@dataclass(frozen=True, slots=True)
class Article:
    """What the user checks.

    Attributes:
        text: the text of record, as ``read`` returned it; offsets everywhere count its code points.
        blocks: its blocks in order.
        links: its hyperlinks in order.
        parts: one for an ordinary article; several for a paste that holds several.
        title, byline, outlet, published: as far as the input told, else empty.
        url: where it was read from, or None for a paste.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    url: str | None = None
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.text.encode("utf-8")).hexdigest()
        object.__setattr__(self, "sha256", digest)
        if not self.parts:
            whole = Part(Span(0, len(self.text)), self.title)
            object.__setattr__(self, "parts", (whole,))

    def part_at(self, offset: int) -> int:
        """Return the index of the part that holds ``offset`` (the last part begun before it)."""
        found = 0
        for index, part in enumerate(self.parts):
            if part.span.start <= offset:
                found = index
        return found


@dataclass(frozen=True, slots=True)
class PageText:
    """Readable text of a snapshot: the whole visible text with its block structure.

    Attributes:
        text: what evidence rests on; offsets in evidence count its code points.
        blocks: its blocks in order, each with its zone (caption, comments, hidden, …); kept in
            columns (``Blocks``).
        links: its hyperlinks.
        title, byline, site, published, canonical_url: the page's own account of itself, or empty.
        reader: name and version of the reader that made it, e.g. "html 1".
        free_to_read: what its structured data says (``isAccessibleForFree``), or None.
        refresh_url: where a meta refresh sends visitors within seconds, absolute, or empty.
        amp_url, print_url: the same page in another form, absolute, or empty.
        saved_url: where a saved page (MHTML, SingleFile, a browser's "save as") says that it
            came from, or empty.
    """

    text: str
    blocks: Sequence[Block] = ()
    links: tuple[Link, ...] = ()
    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    canonical_url: str = ""
    reader: str = ""
    free_to_read: bool | None = None
    refresh_url: str = ""
    amp_url: str = ""
    print_url: str = ""
    saved_url: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.blocks, Blocks):
            object.__setattr__(self, "blocks", Blocks(self.blocks))
