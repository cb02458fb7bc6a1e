"""Which links of the article belong to an attribution, best first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from citecheck.detect.lexicon import load_lexicon
from citecheck.detect.outlets import OutletTable, registrable_domain
from citecheck.model import Article, Link, Span

_MOST_ELSEWHERE = 8
"""Links elsewhere to its outlet that an attribution gets."""

_MOST = 40
"""Links looked at for one stretch of text, so that cost stays linear."""

INSIDE, SENTENCE, PARAGRAPH, HOST = (
    "inside",
    "same sentence",
    "same paragraph",
    "host of the outlet",
)
_SHARE_PATHS = ("/sharer", "/share?", "/intent/", "/submit?", "/sharearticle", "/share/")


@dataclass(frozen=True, slots=True)
class Tie:
    """A link tied to an attribution, with the reason that a ``Reference`` gives."""

    href: str
    reason: str


def is_source(href: str, article_url: str | None) -> bool:
    """Say whether ``href`` may show a statement.

    Left out are mail and other schemes, the article itself, share buttons, and lists of an
    author, a tag or a topic.
    """
    try:
        parts = urlsplit(href)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in {"http", "https", "ttps", "ttp"} or not host:
        return False
    if article_url is not None and _bare(href) == _bare(article_url):
        return False
    target = f"{parts.path}?{parts.query}".lower()
    if registrable_domain(host) in load_lexicon().words["links.sharers"] or any(
        path in target for path in _SHARE_PATHS
    ):
        return False
    steps = [step for step in parts.path.lower().split("/") if step]
    if not load_lexicon().words["links.lists"] & set(steps[:2]):
        return True
    return any(char.isdigit() for char in parts.path)


def _bare(href: str) -> str:
    bare = href.split("#", 1)[0].split("?", 1)[0]
    return bare.partition("://")[2].removeprefix("www.").rstrip("/").lower()


class LinkTies:
    """Ties the links of one article to stretches of its text."""

    def __init__(self, article: Article, table: OutletTable) -> None:
        self.table = table
        self.links = [link for link in article.links if is_source(link.href, article.url)]
        self.placed = sorted((link for link in self.links if link.span is not None), key=_start)
        self.owned: dict[str, dict[str, Link]] = {}
        self.starts = [_start(link) for link in self.placed]

    def _touching(self, place: Span) -> list[Link]:
        low = bisect_left(self.starts, place.start - 400)
        high = bisect_left(self.starts, place.end)
        return [
            k
            for k in self.placed[low : min(high, low + _MOST)]
            if k.span is not None and k.span.overlaps(place)
        ]

    def ties(
        self,
        pieces: Sequence[Span],
        near: Sequence[Span],
        sentence: Span,
        paragraph: Span,
        domain: str | None,
        others: Sequence[Span] = (),
    ) -> list[Tie]:
        """Return the ties of an attribution, best first, each link once.

        Args:
            pieces: its spans (speaker, cue, content, outlet).
            near: those of them beside which a link most often shows the source (cue, speaker,
                outlet).
            sentence: its sentence.
            paragraph: its paragraph.
            domain: first domain of its outlet, or None.
            others: the other attributions of the paragraph; a foreign host's link inside one of
                them belongs there.
        """
        anchors = [k for piece in near for k in self._touching(_widened(piece))]
        own = self._owned(domain) if domain else {}
        around = [
            k
            for k in self._touching(paragraph)
            if k.href in own or not any(k.span is not None and k.span.overlaps(o) for o in others)
        ]
        reasons = (
            (anchors, INSIDE),
            ([k for piece in pieces for k in self._touching(piece)], INSIDE),
            (self._touching(sentence), SENTENCE),
            (around, PARAGRAPH),
            (list(own.values())[:_MOST_ELSEWHERE], HOST),
        )
        found: dict[str, tuple[tuple[int, int, int], str]] = {}
        for rank, (links, reason) in enumerate(reasons):
            for link in links:
                foreign = bool(domain) and reason != HOST and link.href not in own
                later = 2 if reason == HOST else int(foreign)
                found.setdefault(link.href, ((later, rank, _start(link)), reason))
        return [
            Tie(href, reason) for href, (_, reason) in sorted(found.items(), key=lambda i: i[1][0])
        ]

    def _owned(self, domain: str) -> dict[str, Link]:
        """Return the article's links to the outlet of ``domain``, by address."""
        if domain not in self.owned:
            self.owned[domain] = {k.href: k for k in self.links if self._of(k, domain)}
        return self.owned[domain]

    def _of(self, link: Link, domain: str) -> bool:
        try:
            host = urlsplit(link.href).hostname or ""
        except ValueError:
            return False
        owner = self.table.by_host(host)
        return registrable_domain(host) == domain or (owner is not None and domain in owner.domains)


def _start(link: Link) -> int:
    return link.span.start if link.span is not None else -1


def _widened(piece: Span) -> Span:
    return Span(max(0, piece.start - 1), piece.end + 1)
