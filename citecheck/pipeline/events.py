"""What a running check tells its listener; the window and the terminal show the same events."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from citecheck.model import ArchiveEnd, Check, ClaimResult, FetchOutcome


@dataclass(frozen=True, slots=True)
class HostsListed:
    """The hosts that this run will ask, before the first request; empty when offline.

    Attributes:
        hosts: in alphabetical order; those that the user skips are not among them.
        pages: how many pages the run looks at, those given by hand included.
        urls: the pages that wait to be asked for, in the order of the plan.
        skipped: hosts that are linked and that the user asked not to contact.
        archives: hosts of archives that are asked for copies of pages that can't be had.
    """

    hosts: tuple[str, ...]
    pages: int
    urls: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageStarted:
    """A page is being asked for."""

    url: str


@dataclass(frozen=True, slots=True)
class PageEnded:
    """A page was had or not; ``done`` of ``total`` pages are through.

    ``url`` is the name of the file where a page was given by hand without an address.
    """

    url: str
    outcome: FetchOutcome
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ClaimJudged:
    """A claim's pages were compared; ``done`` of ``total`` claims are through.

    May come again for the same claim when a better page arrives.
    """

    claim: ClaimResult
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ArchiveLooked:
    """An archive was asked for a copy of a page.

    Attributes:
        url: of the page.
        end: what came of it.
        archived_at: when the copy was captured, where one was found; aware UTC.
        detail: a short technical note; may be empty.
    """

    url: str
    end: ArchiveEnd
    archived_at: datetime | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CheckSaved:
    """The run is through and saved; ``check`` is what the library holds now."""

    check: Check


Event = HostsListed | PageStarted | PageEnded | ClaimJudged | ArchiveLooked | CheckSaved
Report = Callable[[Event], None]


class Ending(enum.Enum):
    """How a run came to its end."""

    COMPLETED = "completed"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The last word of every run. ``message`` is a sentence for people, set only when FAILED."""

    ending: Ending
    message: str = ""
