"""How pages were had, as JSON-ready values."""

from __future__ import annotations

from citecheck.model import Removal, Snapshot, TlsPeer


def capture_object(snapshot: Snapshot) -> dict[str, object]:
    """Return how a page was had as JSON-ready values, its bytes aside."""
    last = snapshot.exchange
    return {
        "url": snapshot.url,
        "final_url": snapshot.final_url,
        "redirects": list(snapshot.redirects),
        "outcome": snapshot.outcome.value,
        "detail": snapshot.detail,
        "status": snapshot.status,
        "fetched_at": snapshot.fetched_at.isoformat(),
        "archived_at": snapshot.archived_at.isoformat() if snapshot.archived_at else None,
        "notes": [note.value for note in snapshot.notes],
        "server_date": server_date(snapshot),
        "address": last.address if last else "",
        "tls": tls_object(snapshot),
        "media_type": snapshot.media_type,
        "bytes": snapshot.size,
        "sha256": snapshot.sha256,
        "removed": removal_object(snapshot.removal) if snapshot.removal else None,
        "headers": [list(pair) for pair in snapshot.headers],
        "requests": [
            {
                "url": one.url,
                "asked_at": one.asked_at.isoformat(),
                "sent": [list(pair) for pair in one.request],
                "status": one.status,
                "received": [list(pair) for pair in one.headers],
            }
            for one in snapshot.exchanges
        ],
    }


def removal_object(removal: Removal) -> dict[str, object]:
    """Return what is known of bytes that were removed by age, as JSON-ready values."""
    return {
        "at": removal.at.isoformat(),
        "bytes": removal.size,
        "text_sha256": removal.text_sha256,
    }


def server_date(snapshot: Snapshot) -> str | None:
    """Return what the server's own clock said, as ISO 8601, or None."""
    last = snapshot.exchange
    return last.server_date.isoformat() if last and last.server_date else None


def tls_object(snapshot: Snapshot) -> dict[str, object] | None:
    """Return who answered as JSON-ready values, or None without encryption."""
    peer = snapshot.exchange.tls if snapshot.exchange else None
    return _peer_object(peer) if peer else None


def _peer_object(peer: TlsPeer) -> dict[str, object]:
    """Return who answered as JSON-ready values."""
    return {
        "protocol": peer.protocol,
        "cipher": peer.cipher,
        "certificate_sha256": peer.sha256,
        "subject": peer.subject,
        "issuer": peer.issuer,
        "valid_from": peer.valid_from.isoformat() if peer.valid_from else None,
        "valid_until": peer.valid_until.isoformat() if peer.valid_until else None,
    }
