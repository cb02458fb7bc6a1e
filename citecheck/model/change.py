"""What became of a page between two captures."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from citecheck.model.article import PageText
from citecheck.model.snapshot import Snapshot
from citecheck.model.span import Span


class EvidenceChange(enum.Enum):
    """What became of the evidence since a verdict was given. Told in reports: never rename."""

    EARLIER_COPY = "earlier_copy"  # the copy decided on has other words than now, or was lost
    PAGE_SINCE = "page_since"  # no page had been had when it was decided; one has been since
    OTHER_FINDING = "other_finding"  # the program found something else then


@dataclass(frozen=True, slots=True)
class EarlierCopy:
    """A capture of the same page from before, with the text that was read from it."""

    snapshot: Snapshot
    page: PageText


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """Words of a page that were replaced, added or taken away.

    Attributes:
        old, new: the words of either copy; one of them may be empty.
        before, after: the words beside them, as the new copy has them.
        old_span, new_span: code points of either text; an empty span marks the place.
        beside_quote: they stand in or beside the words that the claim rests on.
    """

    old: str
    new: str
    before: str
    after: str
    old_span: Span
    new_span: Span
    beside_quote: bool = False


@dataclass(frozen=True, slots=True)
class PageChange:
    """How the words of a page differ between two captures.

    Attributes:
        since: aware UTC time of the earlier capture.
        at: of the later one.
        places: those beside the quoted words first, then in the order of the text; never empty.
    """

    since: datetime
    at: datetime
    places: tuple[ChangedPlace, ...]

    @property
    def touches_quote(self) -> bool:
        """Whether words beside or within the quoted ones changed."""
        return self.places[0].beside_quote
