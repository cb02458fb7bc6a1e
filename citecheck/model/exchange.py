"""What went over the wire for a page: every request with its answer, and who answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TlsPeer:
    """Who answered over an encrypted connection, by the certificate that was shown.

    Attributes:
        protocol: "TLSv1.3", …
        cipher: the suite's name as OpenSSL has it.
        sha256: of the certificate's DER bytes.
        subject, issuer: as RFC 4514 writes names; empty where they can't be read.
        valid_from, valid_until: aware UTC; None where they can't be read.
    """

    protocol: str
    cipher: str
    sha256: str
    subject: str = ""
    issuer: str = ""
    valid_from: datetime | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request with its answer's head, as sent and as received.

    Attributes:
        url: what was asked for.
        asked_at, answered_at: aware UTC by the local clock: when it was asked, and when the head
            of the answer had come (or the attempt had failed).
        request: header fields as sent, in order.
        status: None where no answer came.
        headers: as received, in order.
        address: that was dialled; empty where only a proxy knows it.
        tls: who answered; None without encryption, and where no answer came.
    """

    url: str
    asked_at: datetime
    answered_at: datetime
    request: Headers = ()
    status: int | None = None
    headers: Headers = ()
    address: str = ""
    tls: TlsPeer | None = None

    @property
    def server_date(self) -> datetime | None:
        """What the server's own clock said (its Date header), or None."""
        return http_time(header_of(self.headers, "date"))


def header_of(headers: Headers, name: str) -> str:
    """Return the first header called ``name`` (any case), or an empty string."""
    wanted = name.casefold()
    return next((value for key, value in headers if key.casefold() == wanted), "")


def http_time(text: str) -> datetime | None:
    """Return the time of an HTTP date (RFC 9110, 5.6.7) as aware UTC, or None for what is none."""
    try:
        at = parsedate_to_datetime(text[:80])
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
