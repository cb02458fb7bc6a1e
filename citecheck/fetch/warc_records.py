"""The records of one WARC 1.1 (ISO 28500), written in order; ids are made of content."""

from __future__ import annotations

import hashlib
import io
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from citecheck import __version__
from citecheck.fetch.account import account_bytes
from citecheck.model import Exchange, FetchOutcome, Snapshot

ORIGINAL = "X-Archive-Orig-"
META_TYPE = "application/json"
SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Why a body was not kept whole, in the words of WARC 1.1, 5.13; what is not here was not wanted.
_CUT_BY = {
    FetchOutcome.TOO_LARGE: "length",
    FetchOutcome.TIMEOUT: "time",
    FetchOutcome.BAD_RESPONSE: "disconnect",
}
_BODYLESS = frozenset({204, 304})
_CODING_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_ABOUT = {
    "software": f"citecheck {__version__}",
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    "description": "Pages that citecheck captured for the check of one article",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one answer stands in the WARC, for its index.

    Attributes:
        is_page: it is the answer that a page was read from, no redirect to it.
    """

    url: str
    at: datetime
    mime: str
    status: int
    digest: str
    offset: int
    length: int
    is_page: bool


@dataclass(frozen=True, slots=True)
class _Written:
    """A body that stands in the file already."""

    record: str
    uri: str
    at: str
    digest: str


class RecordBook:
    """One WARC in the making; the same records in the same order give the same bytes.

    Attributes:
        entries: every answer written so far, in order.
    """

    def __init__(self, made_at: datetime) -> None:
        self.entries: list[Entry] = []
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=True, warc_version="WARC/1.1")
        self._count = 0
        self._bodies: dict[str | None, _Written] = {}
        self._about: dict[str, str] = {}
        fields = "".join(f"{name}: {value}\r\n" for name, value in _ABOUT.items()).encode()
        head = self._head("warcinfo", "", made_at, fields)
        self._write("", "warcinfo", fields, head, content_type="application/warc-fields")
        self._about = {"WARC-Warcinfo-ID": head["WARC-Record-ID"]}

    def whole(self) -> bytes:
        """Return the whole file."""
        return self._out.getvalue()

    def write(self, snapshot: Snapshot) -> None:
        """Write everything of a snapshot: requests, redirects, the answer, and its account.

        Raises:
            ValueError: its body was left in the library; evidence without it would be none.
        """
        if snapshot.kept is not None:
            msg = "an archive is made of captures with their bodies (Library.with_bodies)"
            raise ValueError(msg)
        final = _final_exchange(snapshot)
        asked = ""
        for exchange in snapshot.exchanges:
            asked = self._write_request(exchange)
            if exchange is not final and exchange.status is not None:
                self._write_redirect(exchange, asked)
        if snapshot.status is not None or snapshot.body:
            self._write_answer(snapshot, final, asked)
        self._write_account(snapshot)

    def _write_request(self, exchange: Exchange) -> str:
        """Write a request as it was sent; return its id."""
        parts = urlsplit(exchange.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fields = _fields(exchange.request)
        line = StatusAndHeaders(f"GET {target} HTTP/1.1", fields, is_http_request=True)
        head = self._head("request", exchange.url, exchange.asked_at, repr(fields).encode())
        if exchange.address:
            head["WARC-IP-Address"] = exchange.address
        self._write(exchange.url, "request", b"", head, http=line)
        return head["WARC-Record-ID"]

    def _write_redirect(self, exchange: Exchange, asked: str) -> None:
        """Write an answer that led on to another; its body was never read."""
        head = self._head("response", exchange.url, exchange.answered_at, b"")
        head |= _beside(exchange, asked)
        if _has_body(exchange.status, exchange.headers):
            head["WARC-Truncated"] = "unspecified"
        status = exchange.status or 0
        offset = self._out.tell()
        digest = self._write(
            exchange.url, "response", b"", head, http=_http_head(status, exchange.headers)
        )
        self._enter(exchange.url, exchange.answered_at, "unk", status, digest, offset)

    def _write_answer(self, snapshot: Snapshot, final: Exchange | None, asked: str) -> None:
        """Write a page as it was answered (or given by hand); a known body is referred to."""
        uri, kind, body = address_of(snapshot), "response", snapshot.body
        known = self._bodies.get(snapshot.sha256)
        if snapshot.status is None:
            kind = "resource"
        elif known is not None or snapshot.outcome is FetchOutcome.NOT_MODIFIED:
            kind, body = "revisit", b""
            if known is None and snapshot.body:
                known = self._write_kept(uri, snapshot)
        head = self._head(kind, uri, snapshot.fetched_at, snapshot.body)
        head |= _beside(final, asked) | (_reference(known) if kind == "revisit" else {})
        if kind == "response" and not body and _has_body(snapshot.status, snapshot.headers):
            head["WARC-Truncated"] = _CUT_BY.get(snapshot.outcome, "unspecified")
        http = None
        if snapshot.status is not None:
            http = _http_head(snapshot.status, snapshot.headers)
        offset = self._out.tell()
        told_type = snapshot.header("content-type") if kind == "resource" else ""
        digest = self._write(uri, kind, body, head, http=http, content_type=told_type)
        if kind == "response" and body:
            written = _Written(head["WARC-Record-ID"], uri, head["WARC-Date"], digest)
            self._bodies[snapshot.sha256] = written
        if snapshot.status is not None:
            mime = "warc/revisit" if kind == "revisit" else snapshot.media_type or "unk"
            self._enter(
                uri, snapshot.fetched_at, mime, snapshot.status, digest, offset, is_page=True
            )

    def _write_kept(self, uri: str, snapshot: Snapshot) -> _Written:
        """Write the body that an answer "not modified" rests on; its own answer is not here."""
        head = self._head("resource", uri, snapshot.fetched_at, snapshot.body)
        told_type = snapshot.header("content-type")
        digest = self._write(uri, "resource", snapshot.body, head, content_type=told_type)
        written = _Written(head["WARC-Record-ID"], uri, head["WARC-Date"], digest)
        self._bodies[snapshot.sha256] = written
        return written

    def _write_account(self, snapshot: Snapshot) -> None:
        """Write how the page was reached and how it ended."""
        data = account_bytes(snapshot)
        uri = snapshot.url or address_of(snapshot)
        head = self._head("metadata", uri, snapshot.fetched_at, data)
        self._write(uri, "metadata", data, head, content_type=META_TYPE)

    def _enter(
        self,
        url: str,
        at: datetime,
        mime: str,
        status: int,
        digest: str,
        offset: int,
        *,
        is_page: bool = False,
    ) -> None:
        length = self._out.tell() - offset
        self.entries.append(Entry(url, at, mime, status, digest, offset, length, is_page))

    def _write(
        self,
        uri: str,
        kind: str,
        data: bytes,
        head: dict[str, str],
        *,
        http: StatusAndHeaders | None = None,
        content_type: str = "",
    ) -> str:
        """Write one record; return the digest of its payload."""
        record = self._writer.create_warc_record(
            uri,
            kind,
            payload=io.BytesIO(data),
            length=len(data),
            warc_content_type=content_type,
            warc_headers_dict=head,
            http_headers=http,
        )
        self._writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Payload-Digest"))

    def _head(self, kind: str, uri: str, at: datetime, data: bytes) -> dict[str, str]:
        """Return a record's own headers; its id is made of its content and place, not of chance."""
        self._count += 1
        digest = hashlib.sha256(data).hexdigest()
        seed = f"{self._count} {kind} {uri} {stamp(at)} {digest}"
        head = {
            "WARC-Type": kind,
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}>",
            "WARC-Date": stamp(at),
        }
        return head | ({"WARC-Target-URI": uri} if uri else {}) | self._about


def address_of(snapshot: Snapshot) -> str:
    """Return under which address a snapshot's content is kept."""
    return snapshot.final_url or snapshot.url or f"urn:sha256:{snapshot.sha256}"


def stamp(at: datetime) -> str:
    """Return a time as WARC 1.1 writes it, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _final_exchange(snapshot: Snapshot) -> Exchange | None:
    """Return the exchange whose answer the snapshot is, or None where it is of none."""
    last = snapshot.exchange
    return last if last is not None and last.status == snapshot.status else None


def _beside(exchange: Exchange | None, asked: str) -> dict[str, str]:
    """Return the fields that tie an answer to its request (by id) and to who gave it."""
    told = {"WARC-Concurrent-To": asked} if asked else {}
    if exchange is not None and exchange.address:
        told["WARC-IP-Address"] = exchange.address
    return told


def _has_body(status: int | None, headers: tuple[tuple[str, str], ...]) -> bool:
    """Return whether an answer came with content, as its head tells."""
    lengths = [value.strip() for name, value in headers if name.lower() == "content-length"]
    return status not in _BODYLESS and lengths[:1] != ["0"]


def _reference(known: _Written | None) -> dict[str, str]:
    """Return the fields by which a revisit tells where its body stands."""
    if known is None:
        return {"WARC-Profile": NOT_MODIFIED}
    return {
        "WARC-Profile": SAME_PAYLOAD,
        "WARC-Refers-To": known.record,
        "WARC-Refers-To-Target-URI": known.uri,
        "WARC-Refers-To-Date": known.at,
        "WARC-Payload-Digest": known.digest,
    }


def _http_head(status: int, headers: tuple[tuple[str, str], ...]) -> StatusAndHeaders:
    """Return an answer's head, true of the body as it is kept."""
    fields = [
        (ORIGINAL + name if name.lower() in _CODING_HEADERS else name, value)
        for name, value in _fields(headers)
    ]
    try:
        line = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        line = f"{status} Unknown"
    return StatusAndHeaders(line, fields, protocol="HTTP/1.1", is_http_request=False)


def _fields(headers: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(name, " ".join(value.splitlines())) for name, value in headers]
