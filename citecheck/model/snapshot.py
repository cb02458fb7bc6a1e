"""One answer from one URL at one time."""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from citecheck.model.exchange import Exchange, header_of


class FetchOutcome(enum.Enum):
    """Why a page was or was not had: a value in the data, never an exception."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    MANUAL = "manual"
    ARCHIVED = "archived"
    NOT_FOUND = "not_found"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    LEGAL_BLOCK = "legal_block"
    LOGIN_WALL = "login_wall"
    PAYWALLED = "paywalled"
    CONSENT_WALL = "consent_wall"
    BOT_WALL = "bot_wall"
    INTERSTITIAL = "interstitial"
    NEEDS_JAVASCRIPT = "needs_javascript"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    TLS_ERROR = "tls_error"
    BAD_RESPONSE = "bad_response"
    REDIRECT_LOOP = "redirect_loop"
    BAD_REDIRECT = "bad_redirect"
    TOO_LARGE = "too_large"
    UNSUPPORTED_TYPE = "unsupported_type"
    EMPTY = "empty"
    SOFT_404 = "soft_404"
    WRONG_PAGE = "wrong_page"
    BLOCKED_ADDRESS = "blocked_address"
    ROBOTS_DISALLOWED = "robots_disallowed"
    NOT_ATTEMPTED = "not_attempted"
    SKIPPED = "skipped"
    DAMAGED = "damaged"
    """Only in what a library shows: the capture is not what was saved. Never stored."""
    INTERNAL_ERROR = "internal_error"

    @property
    def has_text(self) -> bool:
        """Whether the answer's text may serve as evidence."""
        return self in _WITH_TEXT


_WITH_TEXT = frozenset(
    {FetchOutcome.OK, FetchOutcome.NOT_MODIFIED, FetchOutcome.MANUAL, FetchOutcome.ARCHIVED}
)


class FetchNote(enum.Enum):
    """What a person should know of the way to a page. Stored: add members, never rename them."""

    META_REFRESH = "meta_refresh"  # the page sent its visitors on, and was followed
    AMP_VARIANT = "amp_variant"  # the page showed too little; its AMP form was read
    PRINT_VARIANT = "print_variant"  # the same, with its form for printing
    ROBOTS_REFUSE = "robots_refuse"  # robots.txt asks programs to stay away; a person had asked


@dataclass(frozen=True, slots=True)
class Removal:
    """What is still known of bytes that the library was told to keep no longer.

    Attributes:
        at: aware UTC time at which they were removed.
        sha256: of the bytes.
        size: of the bytes.
        text_sha256: of the text that was read from them (UTF-8), or None when none was.
    """

    at: datetime
    sha256: str
    size: int
    text_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that lie in the library, and not in the value that names them."""

    sha256: str
    size: int


SUPPLIED_BY = "Supplied-By"
"""The header under which a page given by hand keeps who gave it."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One answer from one URL at one time, immutable. A new fetch is a new snapshot.

    Attributes:
        url: as asked for; None for a page given by hand without an address.
        outcome: how it ended.
        fetched_at: aware UTC time of the answer (of the attempt, where none came).
        final_url: after redirects; None when no answer came. Of a page given by hand without an
            address: where the page itself says that it came from.
        redirects: every URL on the way, the first asked for excluded.
        status: HTTP status, or None.
        headers: as received, in order.
        media_type: "text/html", … or empty.
        body: decoded content bytes as received (no content coding); empty where none came. Of
            ``NOT_MODIFIED`` those of the earlier answer that the site says still holds, with its
            headers, renewed by the answer's own (RFC 9111, 4.3.4).
        detail: a short technical note for the log and the second line ("403", an error id).
        exchanges: every request with its answer's head, in order, retries and redirects included;
            empty where nothing was asked, and for captures kept before they were recorded.
        archived_at: when the archive captured it (aware UTC), for ``ARCHIVED``; ``fetched_at`` is
            when the archive was asked. ``final_url`` is then the copy's address.
        notes: what a person should know of the way to it.
        removal: what is known of a body that was removed under the retention rule; ``body`` is
            then empty, and ``sha256`` that of the bytes which were there.
        kept: names a body that was left in the library (``Library.with_body`` brings it back);
            ``body`` is then empty. Checks hold their pages so.
        sha256: of the body, or None when none was had.
    """

    url: str | None
    outcome: FetchOutcome
    fetched_at: datetime
    final_url: str | None = None
    redirects: tuple[str, ...] = ()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = ""
    body: bytes = field(default=b"", repr=False)
    detail: str = ""
    exchanges: tuple[Exchange, ...] = ()
    archived_at: datetime | None = None
    notes: tuple[FetchNote, ...] = ()
    removal: Removal | None = None
    kept: Kept | None = None
    sha256: str | None = field(init=False)

    def __post_init__(self) -> None:
        if self.fetched_at.tzinfo is None:
            msg = "fetched_at must be aware (UTC)"
            raise ValueError(msg)
        if [bool(self.body), self.removal is not None, self.kept is not None].count(True) > 1:
            msg = "a body is here, left in the library or removed: one of these"
            raise ValueError(msg)
        elsewhere = self.kept or self.removal
        left = elsewhere.sha256 if elsewhere else None
        digest = hashlib.sha256(self.body).hexdigest() if self.body else left
        object.__setattr__(self, "sha256", digest)

    def header(self, name: str) -> str:
        """Return the first header called ``name`` (any case), or an empty string."""
        return header_of(self.headers, name)

    @property
    def size(self) -> int:
        """How many bytes the body has, here or in the library, or had before it was removed."""
        elsewhere = self.kept or self.removal
        return elsewhere.size if elsewhere else len(self.body)

    @property
    def has_body(self) -> bool:
        """Whether a body was had, and is here or in the library."""
        return bool(self.body) or self.kept is not None

    def without_body(self) -> Snapshot:
        """Return this capture with its bytes left in the library, where they must lie."""
        if self.sha256 is None or not self.body:
            return self
        return replace(self, body=b"", kept=Kept(self.sha256, len(self.body)))

    @property
    def exchange(self) -> Exchange | None:
        """The last exchange: the one whose answer this is; None where none was recorded."""
        return self.exchanges[-1] if self.exchanges else None

    @property
    def supplied_by(self) -> str:
        """Who gave a page by hand; empty for one that was fetched, or given by nobody named."""
        return self.header(SUPPLIED_BY) if self.outcome is FetchOutcome.MANUAL else ""

    @property
    def page_url(self) -> str | None:
        """The address that its text speaks for: where it came from, but never an archive's."""
        if self.archived_at is not None:
            return self.url
        return self.final_url or self.url

    @property
    def content_type(self) -> str:
        """The Content-Type to read by: the header, unless the bytes are of another type."""
        header = self.header("content-type")
        said = header.partition(";")[0].strip().lower()
        return self.media_type if self.media_type and said != self.media_type else header
