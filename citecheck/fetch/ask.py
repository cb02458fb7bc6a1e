"""One request as a visit is told it: mostly a plain page, sometimes more."""

from __future__ import annotations

from dataclasses import dataclass, field

from citecheck.fetch.media import SUPPORTED

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Ask:
    """What to ask for, and how far the answer may lead.

    Attributes:
        url: as written.
        method: GET, or POST where something is wanted of a server; then nothing is tried twice.
        headers: beside the usual ones; never kept or logged, they may hold a key.
        content: sent with a POST.
        media_types: answers of other types are ``UNSUPPORTED_TYPE``.
        stays_at: hosts that redirects may lead to; empty for every public one.
        is_light: small and quick, so that it need not wait for a place among all pages.
        named: host and port of servers that the user named in the settings: these alone may be
            of the local network.
    """

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    content: bytes = b""
    media_types: frozenset[str] = SUPPORTED
    stays_at: frozenset[str] = frozenset()
    is_light: bool = False
    named: frozenset[Place] = frozenset()
