"""One difference between a quote and a page, and the edit that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.match.anchors import Stretch
from citecheck.match.index import PageIndex
from citecheck.match.pattern import Pattern
from citecheck.model import Concern, Edit, EditOp, Span

MARKED = frozenset({EditOp.GAP, EditOp.BRACKET})
_MOST_SHOWN, _EDGE = 400, 180


@dataclass(frozen=True, slots=True)
class Difference:
    """An edit with what it touches; ``far`` when it leaps from one place to another."""

    edit: Edit
    concerns: frozenset[Concern] = frozenset()
    far: bool = False
    backward: bool = False


def edit_of(
    op: EditOp, pattern: Pattern, index: PageIndex, stretch: Stretch, *, protected: bool = False
) -> Edit:
    """Return the edit of a stretch, both sides as written; a mark without words shows itself."""
    ours = pattern.words[stretch.first : stretch.last]
    marked = stretch.joint.span
    if ours:
        quote_span = Span(ours[0].span.start, ours[-1].span.end)
        quote = pattern.folded[ours[0].start : ours[-1].end]
    elif op in MARKED and marked is not None:
        quote_span = marked
        quote = "…" if op is EditOp.GAP else "[" + " ".join(stretch.joint.brackets[0].words) + "]"
    else:
        at = pattern.words[stretch.first - 1].span.end if stretch.first else 0
        quote_span, quote = Span(at, at), ""
    page_span = index.span(stretch.start, stretch.end)
    if stretch.start >= stretch.end and stretch.start:
        at = index.span(stretch.start - 1, stretch.start).end
        page_span = Span(at, at)
    return Edit(op, quote, _shown(page_span.of(index.page.text)), quote_span, page_span, protected)


def _shown(text: str) -> str:
    """Return words on one line; of very many only the first and the last."""
    if len(text) > _MOST_SHOWN:
        text = f"{text[:_EDGE]} … {text[-_EDGE:]}"
    return " ".join(text.split())
