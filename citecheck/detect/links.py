"""Which links of the article belong to an attribution, best first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from citecheck.detect.lexicon import load_lexicon
from citecheck.detect.outlets import OutletTable, registrable_domain
from citecheck.model import Article, Link, OutletMention, Span

_MOST_ELSEWHERE = 8
"""Links elsewhere to its outlet that an attribution gets."""

_MOST = 40
"""Links looked at for one stretch of text, so that cost stays linear."""

INSIDE, SENTENCE, BELOW, PARAGRAPH, HOST = (
    "inside",
    "same sentence",
    "source line below",
    "same paragraph",
    "host of the outlet",
)
_WORD = re.compile(r"[^\W_]{2,40}")
_SOURCE_LINE = re.compile(
    r"\s{1,6}[(\[]?(?:sources?|via|read more at|quellen?|fuentes?|fonte|джерело|источник)\s?[::]"
    r"[^\n]{3,600}",
    re.IGNORECASE,
)
_STORY = re.compile(r"^(?:19|20)\d\d$|(?:[^-]{1,60}-){3}")
"""A step of an address that leads to a story: a year, or a headline's words."""

_NOTE_MARKS = re.compile(r"(?:\[\^?\d{1,3}\]|[¹²³⁴-⁹⁰]){1,20}")
_SHARE_PATHS = ("/sharer", "/share?", "/intent/", "/submit?", "/sharearticle", "/share/")


@dataclass(frozen=True, slots=True)
class Tie:
    """A link tied to an attribution, with the reason that a ``Reference`` gives."""

    href: str
    reason: str


def is_source(href: str, article_url: str | None) -> bool:
    """Say whether ``href`` may show a statement.

    Left out are mail and other schemes, the article itself, share buttons, somebody's profile, and
    lists of an author, a tag or a topic.
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
    words = load_lexicon().words
    if words["links.profiles"] & set(steps[:-1]):
        return any(_STORY.search(step) for step in steps)
    if not words["links.lists"] & set(steps[:2]):
        return True
    return any(char.isdigit() for char in parts.path)


def _bare(href: str) -> str:
    bare = href.split("#", 1)[0].split("?", 1)[0]
    return bare.partition("://")[2].removeprefix("www.").rstrip("/").lower()


@dataclass(frozen=True, slots=True)
class Place:
    """Where one attribution stands, for its links.

    Attributes:
        pieces: its spans (speaker, cue, content, outlet).
        near: those of them beside which a link most often shows the source (cue, speaker, outlet).
        sentence, paragraph: the stretches that hold it.
        names: words in lower case that name its speaker, its cue and its outlet.
        domain: first domain of its outlet, or None.
        others: the other attributions of the paragraph; a foreign host's link inside one of
            them belongs there.
    """

    pieces: Sequence[Span]
    near: Sequence[Span]
    sentence: Span
    paragraph: Span
    names: frozenset[str] = frozenset()
    domain: str | None = None
    others: Sequence[Span] = ()


class LinkTies:
    """Ties the links of one article to stretches of its text."""

    def __init__(self, article: Article, table: OutletTable) -> None:
        self.text, self.table = article.text, table
        self.links = [link for link in article.links if is_source(link.href, article.url)]
        self.placed = sorted((link for link in self.links if link.span is not None), key=_start)
        self.owned: dict[str, dict[str, Link]] = {}
        self.starts = [_start(link) for link in self.placed]
        self.site = _site(article, table)
        self.source_words = load_lexicon().words["links.source_words"]

    def _touching(self, place: Span) -> list[Link]:
        low = bisect_left(self.starts, place.start - 400)
        high = bisect_left(self.starts, place.end)
        return [
            k
            for k in self.placed[low : min(high, low + _MOST)]
            if k.span is not None and k.span.overlaps(place)
        ]

    def ties(self, place: Place) -> list[Tie]:
        """Return the ties of an attribution, best first, each link once.

        A link beside cue, speaker or outlet comes first, then one inside the content, in the
        sentence, in a line "Source: …" below, in the paragraph, and at last those elsewhere to the
        outlet's host. Of two alike the one whose words name the source is better, then the nearer
        one. In the paragraph only
        links to the outlet or links that name the source count; background links of the article's
        own site and pages without an article of their own count only beside cue, speaker or outlet.
        """
        anchors = [k for piece in place.near for k in self._touching(_widened(piece))]
        beside = {k.href for k in anchors}
        own = self._owned(place.domain) if place.domain else {}
        reasons = (
            (anchors, INSIDE),
            ([k for piece in place.pieces for k in self._touching(piece)], INSIDE),
            (self._touching(self._with_marks(place.sentence)), SENTENCE),
            (self._credited(place.paragraph), BELOW),
            (self._around(place, own), PARAGRAPH),
            (() if place.domain in self.site else list(own.values())[:_MOST_ELSEWHERE], HOST),
        )
        found: dict[str, tuple[tuple[int, int, int, int], str]] = {}
        for rank, (links, reason) in enumerate(reasons):
            for link in links:
                if link.href in found or not (link.href in beside or self._shows(link, own)):
                    continue
                foreign = bool(place.domain) and reason != HOST and link.href not in own
                later = 2 if reason == HOST else int(foreign)
                named = int(not self._names(link, place.names))
                found[link.href] = ((later, rank, named, _distance(link, place)), reason)
        return [
            Tie(href, reason) for href, (_, reason) in sorted(found.items(), key=lambda i: i[1][0])
        ]

    def _around(self, place: Place, own: dict[str, Link]) -> list[Link]:
        return [
            k
            for k in self._touching(place.paragraph)
            if k.href in own
            or (
                self._names(k, place.names)
                and not any(k.span is not None and k.span.overlaps(o) for o in place.others)
            )
        ]

    def _with_marks(self, sentence: Span) -> Span:
        """Return ``sentence`` with the marks of footnotes right behind it."""
        marks = _NOTE_MARKS.match(self.text, sentence.end)
        return Span(sentence.start, marks.end()) if marks else sentence

    def _credited(self, paragraph: Span) -> list[Link]:
        """Return the links of a line "Source: …" right behind a paragraph: they stand for it."""
        line = _SOURCE_LINE.match(self.text, paragraph.end)
        return self._touching(Span(*line.span())) if line else []

    def _names(self, link: Link, names: frozenset[str]) -> bool:
        """Say whether the words of ``link`` name speaker, cue, outlet or a kind of source."""
        if link.span is None:
            return False
        words = _WORD.findall(link.span.of(self.text)[:200].lower())
        return any(word in names or word in self.source_words for word in words)

    def _shows(self, link: Link, own: dict[str, Link]) -> bool:
        """Say whether ``link`` is more than background: an own story, a topic's or a front page."""
        if link.href in own:
            return True
        domain = registrable_domain(urlsplit(link.href).hostname or "")
        if domain in self.site:
            return False
        # An address written out in the text was put there to be followed.
        written = link.span is not None and "://" in link.span.of(self.text)[:12]
        return (written and bool(_steps(link.href))) or not _is_hub(link.href)

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


def naming_words(
    speaker_name: str | None, outlet: OutletMention | None, cues: Sequence[str]
) -> frozenset[str]:
    """Return the words in lower case by which a link can name a statement's source."""
    common = load_lexicon().words
    names = [speaker_name or "", outlet.name if outlet else "", outlet.as_written if outlet else ""]
    words = {word for name in (*names, *cues) for word in _WORD.findall(name.lower())}
    return frozenset(words - common["grammar.determiners"] - common["grammar.prepositions"])


def _steps(href: str) -> str:
    return urlsplit(href).path.strip("/")


def _is_hub(href: str) -> bool:
    """Say whether ``href`` is a front page or a topic's: no path, or a single plain word."""
    path = _steps(href)
    plain = not any(char.isdigit() or char in "./_=" for char in path)
    return plain and path.count("-") <= 1 and not urlsplit(href).query


def _site(article: Article, table: OutletTable) -> frozenset[str]:
    """Return the domains of the article's own site, as far as its address or outlet tells."""
    host = _bare(article.url or "").split("/", 1)[0]
    owner = table.by_host(host) if host else None
    named = table.by_name(article.outlet) if article.outlet else ()
    rows = ([owner] if owner else []) + (list(named) if len(named) == 1 else [])
    own = {registrable_domain(host)} if host else set()
    return frozenset(own | {domain for row in rows for domain in row.domains})


def _distance(link: Link, place: Place) -> int:
    """Return the code points between ``link`` and the nearest of the places beside it."""
    if link.span is None or not place.near:
        return _start(link)
    return min(
        max(0, near.start - link.span.end, link.span.start - near.end) for near in place.near
    )


def _start(link: Link) -> int:
    return link.span.start if link.span is not None else -1


def _widened(piece: Span) -> Span:
    return Span(max(0, piece.start - 1), piece.end + 1)
