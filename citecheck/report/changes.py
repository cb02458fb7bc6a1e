"""What changed in a page since it was captured before, words beside the quote first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from citecheck.match.text_diff import Replaced, text_changes
from citecheck.model import (
    ChangedPlace,
    EarlierCopy,
    PageChange,
    PageResult,
    PageText,
    Snapshot,
    Span,
    Zone,
)
from citecheck.report.context import one_line

BESIDE = 300
"""Code points on either side of the quoted words that count as beside them."""
_CONTEXT = 60
# What stands there changes from one visit to the next and is no part of what was published.
_PASSING = {Zone.NAVIGATION, Zone.ASIDE, Zone.COMMENTS, Zone.HIDDEN, Zone.STRUCTURED}


def change_of(page: PageResult) -> PageChange | None:
    """Return how the page of a claim changed since its earlier copy; None where it did not.

    None also where there is no earlier copy, or no text now. Linear (n log n) in both texts; the
    last answers are kept.
    """
    if page.earlier is None or page.page is None or page.snapshot is None:
        return None
    finding = page.finding
    spans = finding.evidence.spans if finding.evidence else ()
    spans = spans or tuple(passage.span for passage in finding.passages[:1])
    return page_change(page.earlier, EarlierCopy(page.snapshot, page.page), near=spans)


def page_change(
    old: EarlierCopy, new: EarlierCopy, *, near: Sequence[Span] = ()
) -> PageChange | None:
    """Return how the words of ``new`` differ from those of ``old``; None where they do not.

    Args:
        old: the earlier capture with its text.
        new: the later one.
        near: where the claim's words stand in the later text; changes there come first. Elsewhere
            changes in navigation, asides and comments are passed over.
    """
    return _change(old.page, new.page, _time(old.snapshot), _time(new.snapshot), tuple(near))


def _time(snapshot: Snapshot) -> datetime:
    return snapshot.fetched_at


@lru_cache(maxsize=256)
def _change(
    old: PageText, new: PageText, since: datetime, at: datetime, near: tuple[Span, ...]
) -> PageChange | None:
    reaches = [Span(max(0, span.start - BESIDE), span.end + BESIDE) for span in near]
    starts = [[block.span.start for block in page.blocks] for page in (old, new)]
    found = []
    for change in text_changes(old.text, new.text):
        beside = any(_touches(change.new, reach) for reach in reaches)
        if beside or not (
            _is_passing(old, starts[0], change.old) and _is_passing(new, starts[1], change.new)
        ):
            found.append(_place(old.text, new.text, change, beside=beside))
    found.sort(key=lambda place: not place.beside_quote)
    return PageChange(since, at, tuple(found)) if found else None


def _touches(span: Span, reach: Span) -> bool:
    return span.start <= reach.end and reach.start <= span.end


def _is_passing(page: PageText, starts: Sequence[int], span: Span) -> bool:
    """Say whether a span is empty, or lies in what is no part of the article."""
    first = max(0, bisect_right(starts, span.start) - 1)
    zones = set()
    for at in range(first, len(page.blocks)):
        if page.blocks[at].span.start > span.end:
            break
        if _touches(page.blocks[at].span, span):
            zones.add(page.blocks[at].zone)
    return not len(span) or (bool(zones) and zones <= _PASSING)


def _place(old: str, new: str, change: Replaced, *, beside: bool) -> ChangedPlace:
    before = new[max(0, change.new.start - _CONTEXT) : change.new.start]
    after = new[change.new.end : change.new.end + _CONTEXT]
    if change.new.start > _CONTEXT:
        before = "…" + before.partition(" ")[2]
    if change.new.end + _CONTEXT < len(new):
        after = after.rpartition(" ")[0] + "…"
    return ChangedPlace(
        old=one_line(change.old.of(old)),
        new=one_line(change.new.of(new)),
        before=one_line(before),
        after=one_line(after),
        old_span=change.old,
        new_span=change.new,
        beside_quote=beside,
    )
