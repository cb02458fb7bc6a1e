"""What is said while a report is printed."""

from __future__ import annotations

from citecheck.wording.translate import tr


def pages_printed(number: int, total: int) -> str:
    """Return how far the printing is; before the first page, that it begins."""
    if not number:
        return tr("The report is being printed.")
    return tr("Page {number} of {total} is printed.", number=number, total=total)


def printing_progress() -> str:
    """Return the name of the bar that shows how far the printing is."""
    return tr("Pages printed")


def printing_stopped() -> str:
    """Return that the printing was stopped."""
    return tr("The printing was stopped.")
