"""How a page was reached and how it ended, as the account that archives keep beside its answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from citecheck.model import Exchange, FetchNote, FetchOutcome, Removal, Snapshot, TlsPeer

_T = TypeVar("_T")

Account = dict[str, Any]
Headers = tuple[tuple[str, str], ...]

MARK = b'{"citecheck"'
"""How an account of ours begins."""

EPOCH = datetime.fromtimestamp(0, UTC)
_MOST_EXCHANGES = 100
_KINDS = {
    **dict.fromkeys(("url", "final_url", "outcome", "media_type", "detail", "sha256"), str),
    **dict.fromkeys(("redirects", "headers", "exchanges", "notes"), list),
}
_SHA256 = re.compile("[0-9a-f]{64}")
_LARGEST_NUMBER = 2**63
"""What a library can hold: an account may come from anybody."""


def account_bytes(snapshot: Snapshot) -> bytes:
    """Return what ``read_account`` reads: a JSON object in ASCII, everything but the body."""
    account = {
        "citecheck": 1,
        "url": snapshot.url,
        "final_url": snapshot.final_url,
        "redirects": list(snapshot.redirects),
        "outcome": snapshot.outcome.value,
        "status": snapshot.status,
        "media_type": snapshot.media_type,
        "detail": snapshot.detail,
        "fetched_at": snapshot.fetched_at.isoformat(),
        "headers": [list(pair) for pair in snapshot.headers],
        "sha256": snapshot.sha256,
        "exchanges": [exchange_object(one) for one in snapshot.exchanges],
        "archived_at": snapshot.archived_at.isoformat() if snapshot.archived_at else None,
        "notes": [note.value for note in snapshot.notes],
        "removed": removal_object(snapshot.removal) if snapshot.removal else None,
    }
    return json.dumps(account, ensure_ascii=True).encode()


def removal_object(removal: Removal) -> dict[str, object]:
    """Return what is known of bytes that were removed as JSON-ready values."""
    return {
        "at": removal.at.isoformat(),
        "sha256": removal.sha256,
        "bytes": removal.size,
        "text_sha256": removal.text_sha256,
    }


def exchange_object(exchange: Exchange) -> dict[str, object]:
    """Return an exchange as JSON-ready values."""
    return {
        "url": exchange.url,
        "asked_at": exchange.asked_at.isoformat(),
        "answered_at": exchange.answered_at.isoformat(),
        "request": [list(pair) for pair in exchange.request],
        "status": exchange.status,
        "headers": [list(pair) for pair in exchange.headers],
        "address": exchange.address,
        "tls": peer_object(exchange.tls) if exchange.tls else None,
    }


def peer_object(peer: TlsPeer) -> dict[str, object]:
    """Return who answered as JSON-ready values."""
    return {
        "protocol": peer.protocol,
        "cipher": peer.cipher,
        "sha256": peer.sha256,
        "subject": peer.subject,
        "issuer": peer.issuer,
        "valid_from": peer.valid_from.isoformat() if peer.valid_from else None,
        "valid_until": peer.valid_until.isoformat() if peer.valid_until else None,
    }


def read_account(data: bytes) -> Account | None:
    """Return the account in ``data``, or None where it is none of ours.

    Anybody may have written it: a field that is not of its kind is left out, and what no file can
    hold (a lone surrogate) is "?".

    Raises:
        ValueError: it is no JSON.
    """
    if not data.startswith(MARK):
        return None
    try:
        written = json.dumps(json.loads(data), ensure_ascii=False).encode("utf-8", "replace")
    except RecursionError as error:
        msg = "an account is nested too deep"
        raise ValueError(msg) from error
    account = json.loads(written)
    return {name: value for name, value in account.items() if _is_of_kind(name, value)}


def _is_of_kind(name: str, value: object) -> bool:
    kind = _KINDS.get(name)
    return kind is None or isinstance(value, kind)


def account_time(account: Account) -> datetime | None:
    """Return when the page was had, as told."""
    return time_of(account.get("fetched_at"))


def snapshot_as_told(account: Account, url: str, body: bytes) -> Snapshot:
    """Return a snapshot as it was told of: for pages that never answered, or came by hand."""
    outcome = _made(FetchOutcome, account.get("outcome")) or FetchOutcome.NOT_ATTEMPTED
    if outcome.has_text and not body:
        outcome = FetchOutcome.NOT_ATTEMPTED  # words of a page are not taken on trust
    final = account.get("final_url")
    return Snapshot(
        url=url,
        outcome=outcome,
        fetched_at=account_time(account) or EPOCH,
        final_url=str(final) if final else None,
        redirects=tuple(str(step) for step in account.get("redirects") or ()),
        status=_number(account.get("status")),
        headers=pairs_of(account.get("headers")),
        media_type=str(account.get("media_type") or ""),
        body=body,
        detail=str(account.get("detail") or ""),
        exchanges=exchanges_of(account),
        archived_at=time_of(account.get("archived_at")),
        notes=_notes(account),
        removal=None if body else _made(_removal, account.get("removed")),
    )


def as_captured(snapshot: Snapshot, account: Account, answered_at: datetime) -> Snapshot:
    """Return a page that was read again from its capture, dated and headed as it was then.

    One that an archive gave is an archived copy again.
    """
    archived_at = time_of(account.get("archived_at"))
    is_copy = archived_at is not None and snapshot.outcome is FetchOutcome.OK
    return replace(
        snapshot,
        outcome=FetchOutcome.ARCHIVED if is_copy else snapshot.outcome,
        archived_at=archived_at,
        notes=_notes(account),
        fetched_at=account_time(account) or answered_at,
        headers=pairs_of(account.get("headers")) or snapshot.headers,
        exchanges=exchanges_of(account),
    )


def exchanges_of(account: Account) -> tuple[Exchange, ...]:
    """Return the exchanges that an account tells of; what is no exchange is passed over."""
    rows = account.get("exchanges")
    told = rows[:_MOST_EXCHANGES] if isinstance(rows, list) else []
    return tuple(found for row in told if (found := _made(_exchange, row)) is not None)


def _removal(row: Account) -> Removal:
    text, digest, size = row.get("text_sha256"), str(row["sha256"]), int(row["bytes"])
    if not _SHA256.fullmatch(digest) or not 0 <= size < _LARGEST_NUMBER:
        msg = "no hash and size of a page"
        raise ValueError(msg)
    at = time_of(row["at"]) or EPOCH
    return Removal(at, digest, size, str(text) if text else None)


def _notes(account: Account) -> tuple[FetchNote, ...]:
    rows = account.get("notes")
    told = rows if isinstance(rows, list) else []
    return tuple(note for row in told if (note := _made(FetchNote, row)) is not None)


def _exchange(row: Account) -> Exchange:
    return Exchange(
        url=str(row["url"]),
        asked_at=time_of(row["asked_at"]) or EPOCH,
        answered_at=time_of(row["answered_at"]) or EPOCH,
        request=pairs_of(row.get("request")),
        status=_number(row.get("status")),
        headers=pairs_of(row.get("headers")),
        address=str(row.get("address") or ""),
        tls=_peer(row["tls"]) if row.get("tls") else None,
    )


def _peer(row: Account) -> TlsPeer:
    return TlsPeer(
        protocol=str(row.get("protocol") or ""),
        cipher=str(row.get("cipher") or ""),
        sha256=str(row.get("sha256") or ""),
        subject=str(row.get("subject") or ""),
        issuer=str(row.get("issuer") or ""),
        valid_from=time_of(row.get("valid_from")),
        valid_until=time_of(row.get("valid_until")),
    )


def _made(make: Callable[[Any], _T], value: object) -> _T | None:
    """Return what ``make`` makes of a foreign value, or None of what it can't take."""
    try:
        return make(value)
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None


def pairs_of(value: object) -> Headers:
    """Return foreign JSON as header fields; rows that are none are passed over."""
    rows = value if isinstance(value, list) else []
    return tuple((str(r[0]), str(r[1])) for r in rows if isinstance(r, list) and len(r) == 2)  # noqa: PLR2004 - name and value


def time_of(text: object) -> datetime | None:
    """Return an ISO 8601 time as an aware one, or None for what is none."""
    try:
        at = datetime.fromisoformat(str(text))
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        at.astimezone(UTC)  # the first and the last year end where their zone does
    except (OverflowError, ValueError):
        return None
    return at


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and abs(value) < _LARGEST_NUMBER else None
