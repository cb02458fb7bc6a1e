"""What archives answer, read with suspicion: JSON of the Wayback APIs, and addresses of copies.

Sources: the Internet Archive's "Wayback Machine APIs" and CDX server documents, its "Save Page Now
2 Public API" draft, and RFC 7089 (Memento).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from citecheck.model import Snapshot

_COPY_PATH = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/(https?:/{1,2}[^/].{0,8000})", re.IGNORECASE)
_JOB = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_OLDEST = datetime(1996, 1, 1, tzinfo=UTC)  # before it no archive captured anything
_CLOCKS_DIFFER = timedelta(days=1)
_MOST_ROWS = 200
_GOOD = "200"


class BadAnswerError(Exception):
    """An archive answered what its interface does not allow."""


@dataclass(frozen=True, slots=True)
class SaveAnswer:
    """What the save interface said.

    Attributes:
        status: "pending", "success", "error" or empty.
        job: name of the task, or empty.
        stamp: fourteen digits once it succeeded, or empty.
        detail: its words or error code, at most 200 characters.
    """

    status: str = ""
    job: str = ""
    stamp: str = ""
    detail: str = ""


def stamp_of(at: datetime) -> str:
    """Return a time as archives write it: fourteen digits, UTC."""
    return at.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def time_of(stamp: str, now: datetime) -> datetime | None:
    """Return the time of fourteen digits; None for what no archive can have captured by now."""
    if not re.fullmatch(r"[0-9]{14}", stamp):
        return None
    try:
        at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if _OLDEST <= at <= now + _CLOCKS_DIFFER else None


def closest_stamp(body: bytes, now: datetime) -> str | None:
    """Return when the nearest good copy was captured, as the availability interface tells it.

    None where there is none. The address that it gives is not looked at: the copy's is made anew.

    Raises:
        BadAnswerError: it is no such answer.
    """
    told = _loaded(body)
    shown = told.get("archived_snapshots") if isinstance(told, dict) else None
    if not isinstance(shown, dict):
        msg = "no archived_snapshots"
        raise BadAnswerError(msg)
    closest = shown.get("closest")
    if not isinstance(closest, dict) or closest.get("available") is not True:
        return None
    if str(closest.get("status", _GOOD)) != _GOOD:
        return None
    stamp = str(closest.get("timestamp", ""))
    if time_of(stamp, now) is None:
        msg = "a time that cannot be"
        raise BadAnswerError(msg)
    return stamp


def listed_stamps(body: bytes, near: datetime, now: datetime) -> list[str]:
    """Return when good copies were captured, nearest first, each different content once.

    Args:
        body: of the CDX interface, as JSON rows under a row of names; empty where nothing is.
        near: the time wanted.
        now: no copy is younger.

    Raises:
        BadAnswerError: it is no such answer.
    """
    if not body.strip():
        return []
    rows = _loaded(body)
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        msg = "no rows"
        raise BadAnswerError(msg)
    found: dict[str, tuple[timedelta, str]] = {}
    for told in _named_rows(rows):
        at = time_of(told.get("timestamp", ""), now)
        if at is None or told.get("statuscode", _GOOD) != _GOOD:
            continue
        digest = told.get("digest") or told["timestamp"]
        place = abs(at - near), told["timestamp"]
        found[digest] = min(place, found.get(digest, place))
    return [stamp for _, stamp in sorted(found.values())]


def save_answer(body: bytes) -> SaveAnswer:
    """Return what the save interface said.

    Raises:
        BadAnswerError: it is no such answer.
    """
    told = _loaded(body)
    if not isinstance(told, dict):
        msg = "no object"
        raise BadAnswerError(msg)
    job, stamp = str(told.get("job_id") or ""), str(told.get("timestamp") or "")
    words = (str(told.get(name) or "") for name in ("status_ext", "message"))
    return SaveAnswer(
        str(told.get("status") or ""),
        job if _JOB.fullmatch(job) else "",
        stamp,
        " ".join(filter(None, words))[:200],
    )


def captured_at(snapshot: Snapshot, now: datetime) -> datetime | None:
    """Return when an archive captured what it answered; None where it is no copy at all.

    The Memento-Datetime header tells (RFC 7089, 2.1.1), else the copy's address.
    """
    told = snapshot.header("memento-datetime")
    if told:
        try:
            at = parsedate_to_datetime(told[:80])
        except (ValueError, IndexError, OverflowError):
            return None
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
        return at if _OLDEST <= at <= now + _CLOCKS_DIFFER else None
    found = _copy_path(snapshot.final_url or "")
    return time_of(found[1], now) if found else None


def original_address(copy_url: str) -> str:
    """Return the address of the page that an archive's copy is of; of others themselves."""
    found = _copy_path(copy_url)
    if found is None:
        return copy_url
    scheme, _, rest = found[2].partition(":")
    return f"{scheme}://{rest.lstrip('/')}"


def _copy_path(url: str) -> re.Match[str] | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    place = parts.path + (f"?{parts.query}" if parts.query else "")
    return _COPY_PATH.search(place)


def _named_rows(rows: list[list[object]]) -> Iterator[dict[str, str]]:
    names = [str(name) for name in rows[0]] if rows else []
    if rows and "timestamp" not in names:
        msg = "rows without a time"
        raise BadAnswerError(msg)
    for row in rows[1 : _MOST_ROWS + 1]:
        yield dict(zip(names, map(str, row), strict=False))


def _loaded(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        msg = f"no JSON: {error}"[:200]
        raise BadAnswerError(msg) from error
