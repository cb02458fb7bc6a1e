"""What the status and the headers of an answer mean."""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.fetch.walls import bot_wall_vendor
from citecheck.model import FetchOutcome

_BY_STATUS = {
    204: FetchOutcome.EMPTY,
    205: FetchOutcome.EMPTY,
    206: FetchOutcome.BAD_RESPONSE,  # a part was never asked for
    402: FetchOutcome.PAYWALLED,
    404: FetchOutcome.NOT_FOUND,
    407: FetchOutcome.UNREACHABLE,  # the proxy wants a login
    408: FetchOutcome.TIMEOUT,
    410: FetchOutcome.GONE,
    429: FetchOutcome.RATE_LIMITED,
    451: FetchOutcome.LEGAL_BLOCK,
}


def outcome_of_head(status: int, headers: Mapping[str, str]) -> tuple[FetchOutcome, str]:
    """Return how an answer with this head ends, and a short note; ``OK`` when its body counts.

    A body under any other outcome is not evidence: "not found" pages carry other stories.
    ``headers`` must look names up in any case.
    """
    vendor = bot_wall_vendor(status, headers)
    if vendor:
        return FetchOutcome.BOT_WALL, f"{status} {vendor}"
    if status == 401 and headers.get("www-authenticate"):  # noqa: PLR2004 - an HTTP status
        return FetchOutcome.LOGIN_WALL, str(status)
    return _outcome_of_status(status), str(status)


def _outcome_of_status(status: int) -> FetchOutcome:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    hundreds = status // 100
    return {
        2: FetchOutcome.OK,
        4: FetchOutcome.FORBIDDEN,
        5: FetchOutcome.SERVER_ERROR,
    }.get(hundreds, FetchOutcome.BAD_RESPONSE)
