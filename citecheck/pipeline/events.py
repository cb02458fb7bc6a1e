"""What a running check tells its listener; the window and the terminal show the same events."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from citecheck.model import Check, ClaimResult, FetchOutcome


@dataclass(frozen=True, slots=True)
class HostsListed:
    """The hosts that this run will ask, before the first request; empty when offline.

    ``urls`` are the pages that wait to be asked for, in the order of the plan.
    """

    hosts: tuple[str, ...]
    pages: int
    urls: tuple[str, ...] = ()


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
class CheckSaved:
    """The run is through and saved; ``check`` is what the library holds now."""

    check: Check


Event = HostsListed | PageStarted | PageEnded | ClaimJudged | CheckSaved
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
