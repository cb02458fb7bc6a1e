"""All places of a page that speak for a claim. Pure."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from itertools import pairwise

from citecheck.model import EditOp, PageResult, PageText, Span, Zone, hull


class PlaceKind(enum.Enum):
    """Why a place is shown."""

    FOUND = "found"
    OTHER = "other"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a page.

    Attributes:
        kind: the words themselves, another place that fits as well, or a passage that comes near.
        spans: its words, in page order.
        left_out: words of the page within or beside them that the quote dropped.
        missing: what a passage lacks of the claim.
    """

    kind: PlaceKind
    spans: tuple[Span, ...]
    left_out: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def extent(self) -> Span:
        """The hull of its words."""
        return hull(self.spans)


def places_of(page: PageResult) -> tuple[Place, ...]:
    """Return the places of a page, the best first; none without its text."""
    if page.page is None:
        return ()
    finding, made = page.finding, []
    found = _found(page)
    if found is not None:
        made.append(found)
    for span in finding.places:
        if len(span) and not any(span.overlaps(place.extent) for place in made):
            made.append(Place(PlaceKind.OTHER, (span,)))
    made += [Place(PlaceKind.PASSAGE, (p.span,), (), p.missing) for p in finding.passages]
    return tuple(made)


def _found(page: PageResult) -> Place | None:
    evidence = page.finding.evidence
    spans = tuple(sorted(s for s in evidence.spans if len(s))) if evidence else ()
    if evidence is None or not spans or page.page is None:
        return None
    text, area = page.page.text, hull(spans)
    gaps = [Span(a.end, b.start) for a, b in pairwise(spans) if a.end < b.start]
    left_out = [gap for gap in gaps if any(c.isalnum() for c in gap.of(text))]
    left_out += [
        edit.page_span
        for edit in evidence.edits
        if edit.op in {EditOp.DELETE, EditOp.GAP} and len(edit.page_span)
    ]
    return Place(PlaceKind.FOUND, spans, tuple(s for s in _joined(left_out) if s.overlaps(area)))


def _joined(spans: list[Span]) -> list[Span]:
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return made


def zone_at(page: PageText, span: Span) -> Zone:
    """Return the region of the page in which ``span`` begins."""
    for block in page.blocks:
        if block.span.start <= span.start < block.span.end:
            return block.zone
    return Zone.ARTICLE
