"""Who is credited with what, and which page can show it."""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass

from citecheck.model.span import Span, hull


class AttributionKind(enum.Enum):
    """How much of the content stands in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Maker(enum.Enum):
    """Who bounded an attribution."""

    DETECTED = "detected"
    EDITED = "edited"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the outlet table.

    Attributes:
        name: canonical name.
        short: the usual short form ("AFP"), or the name.
        aliases: other names, in any script.
        domains: registrable hosts, most usual first.
        country: ISO 3166-1 alpha-2, or empty.
        type: agency, broadcaster, newspaper, magazine, site or aggregator.
        note: why a name of it is ambiguous, or empty.
    """

    name: str
    short: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    type: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OutletMention:
    """The organ that is said to have carried an attribution.

    Attributes:
        name: canonical name of the outlet table; as written when the table lacks it, or when
            nothing tells which of several outlets of that name is meant.
        as_written: the words of the article.
        domain: first domain of the table's row, or None.
        span: where it is named; None when it follows from the context alone.
        candidates: canonical names when the written name fits several outlets.
    """

    name: str
    as_written: str
    domain: str | None = None
    span: Span | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain: article → New York Times → AFP → minister."""

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement in the article that hands content to a speaker.

    PARC and PolNeAR call the three parts source, cue and content. Spans count code points of the
    text of record; content in quotation marks includes the marks.

    Attributes:
        id: "a1", "a2", … in text order, unique within one article.
        part: index into ``Article.parts``.
        kind: direct, indirect or mixed.
        speaker, cue, content: each one or more pieces in text order; content is never empty.
        speaker_name: fullest name or short description in the part, or None without speaker.
        anonymous: the speaker is a person or people not named.
        reports: False for attitudes and intentions ("wants", "hopes").
        outlet: the outlet said to have carried it, or None.
        hops: the chain of carriers from the article inwards, the outlet included.
        links: hrefs of the article that can show it, best first.
        confidence: 0.0 to 1.0.
        why: which rule found it and how names were resolved: ``reason`` lines, which
            ``wording.reasons`` words.
        maker: detected, detected and then changed by hand, or marked by hand.
        made_by: name or initials of the person who marked or changed it; may be empty.
    """

    id: str
    part: int
    kind: AttributionKind
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker_name: str | None = None
    anonymous: bool = False
    reports: bool = True
    outlet: OutletMention | None = None
    hops: tuple[Hop, ...] = ()
    links: tuple[str, ...] = ()
    confidence: float = 1.0
    why: tuple[str, ...] = ()
    maker: Maker = Maker.DETECTED
    made_by: str = ""

    def __post_init__(self) -> None:
        if not self.content:
            msg = f"attribution {self.id} has no content"
            raise ValueError(msg)

    def quote(self, text: str) -> str:
        """Return the content as one string: its pieces of ``text``, joined by one space."""
        return " ".join(span.of(text) for span in self.content)

    @property
    def extent(self) -> Span:
        """The hull of speaker, cue and content: all its words in the article."""
        return hull((*self.speaker, *self.cue, *self.content))

    def key(self, article_sha256: str) -> str:
        """Return a key made from content alone: same article and content spans, same key."""
        places = ";".join(f"{s.start}-{s.end}" for s in self.content)
        return hashlib.sha256(f"{article_sha256}|{places}".encode()).hexdigest()[:32]


class Origin(enum.Enum):
    """Why a page is a candidate for an attribution."""

    LINKED = "linked"
    OUTLET = "outlet"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Reference:
    """An attribution's claim on a page.

    Attributes:
        attribution_id: whose candidate it is.
        origin: linked in the article, resolved through the outlet, or given by hand.
        url: the page, or None: with ``OUTLET`` "no link: AFP", with ``USER`` a file without URL.
        outlet: name of the outlet it stands for, or None.
        rank: 0 is the likeliest.
        reason: why it is a candidate: one of "inside", "same sentence", "source line below",
            "same paragraph", "host of the outlet", "outlet without link", "given by hand",
            "part of this article".
        source: for ``USER``: the file's name or "part:N"; else empty.
    """

    attribution_id: str
    origin: Origin
    url: str | None
    outlet: str | None = None
    rank: int = 0
    reason: str = ""
    source: str = ""
