"""What came of asking a web archive for a copy, or of asking it to make one."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime


class ArchiveEnd(enum.Enum):
    """How a look into an archive ended."""

    FOUND = "found"
    NO_COPY = "no_copy"
    NO_EVIDENCE = "no_evidence"  # its copies are error pages, walls, or another page
    NOT_PUBLIC = "not_public"  # the address is none that an archive could know
    RATE_LIMITED = "rate_limited"
    UNREACHABLE = "unreachable"
    BROKEN = "broken"  # it answered what can't be understood
    SKIPPED = "skipped"  # the user skips the archive's host


class SavingState(enum.Enum):
    """How far an archive has got with a page that it was asked to save."""

    ARCHIVED = "archived"
    SUBMITTED = "submitted"  # accepted; whether a copy will be made is not known yet
    NEEDS_KEY = "needs_key"
    RATE_LIMITED = "rate_limited"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Saving:
    """What an archive said to a page that it was asked to save.

    Attributes:
        url: the page.
        state: "submitted" is not "archived".
        copy_url: of the copy, once it is archived; else None.
        archived_at: when the archive captured it; aware UTC.
        job: the archive's own name for the task, or empty.
        detail: the archive's own words or a status, for the second line; may be empty.
    """

    url: str
    state: SavingState
    copy_url: str | None = None
    archived_at: datetime | None = None
    job: str = ""
    detail: str = ""
