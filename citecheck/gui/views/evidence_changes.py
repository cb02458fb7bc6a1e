"""What became of a page since it was captured before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from citecheck.gui.theme import Theme
from citecheck.gui.views.evidence_parts import strip
from citecheck.model import ClaimResult, PageChange, PageResult
from citecheck.report.context import shorten
from citecheck.wording.evidence import (
    more_changes,
    page_changed,
    page_lost,
    place_changed,
)
from citecheck.wording.resting import evidence_changed

_MOST = 4
_LONGEST = 240


def changes_section(
    claim: ClaimResult, page: PageResult, change: PageChange | None, theme: Theme
) -> QWidget | None:
    """Return what a verdict no longer rests on, and how the page changed or was lost; or None."""
    lines = list(filter(None, [evidence_changed(claim)]))
    if change is not None:
        lines.append(page_changed(change.since, touches_quote=change.touches_quote))
        lines += [
            shorten(place_changed(place.old, place.new), _LONGEST)
            for place in change.places[:_MOST]
        ]
        if len(change.places) > _MOST:
            lines.append(more_changes(len(change.places) - _MOST))
    elif page.page is None and page.earlier is not None:
        lines.append(page_lost(page.earlier.snapshot.fetched_at))
    return strip("\n".join(lines), theme) if lines else None
