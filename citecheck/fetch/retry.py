"""When the same request is worth another try, and how long to wait before it."""

from __future__ import annotations

from collections.abc import Mapping

import httpcore

MAX_RETRIES = 2
MAX_ASKED_WAIT_S = 30
_BUSY = frozenset({429, 502, 503, 504})
_MAY_ASK = frozenset({429, 503})
_FIRST_WAIT_S = 0.5


def wait_after_answer(
    status: int, headers: Mapping[str, str], *, attempt: int, chance: float
) -> float | None:
    """Return how many seconds to wait before trying again, or None where trying is no use.

    A Retry-After of at most 30 s is kept to the second. A date, a broken number or a longer wait
    is not waited for: the person is told instead.

    Args:
        status: of the answer.
        headers: must look names up in any case.
        attempt: 0 after the first try.
        chance: between 0 and 1; spreads the tries of many pages.
    """
    if status not in _BUSY:
        return None
    asked = headers.get("retry-after", "").strip() if status in _MAY_ASK else ""
    if not asked:
        return _backoff_s(attempt, chance)
    plain = asked.isascii() and asked.isdecimal() and len(asked) <= 2  # noqa: PLR2004 - at most 99 s
    return float(asked) if plain and int(asked) <= MAX_ASKED_WAIT_S else None


def wait_after_fault(error: Exception, *, attempt: int, chance: float) -> float | None:
    """Return how many seconds to wait after a connection was reset, or None for other faults."""
    hung_up = isinstance(error, httpcore.RemoteProtocolError) and "disconnected" in str(error)
    if hung_up or isinstance(error, httpcore.ReadError | httpcore.WriteError):
        return _backoff_s(attempt, chance)
    return None


def _backoff_s(attempt: int, chance: float) -> float:
    """Return half a second, then a second, of which up to half is left to chance."""
    return float(_FIRST_WAIT_S * 2**attempt * (1 - chance / 2))
