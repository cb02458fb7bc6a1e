"""Snapshots as WARC 1.1 and WACZ 1.1.1, the formats of web archives, for others to check.

A snapshot keeps the content of an answer, not its coding on the wire. Headers that speak of the
coding are kept under the prefix that archives use for it; how the page was reached and how it
ended stands in a metadata record beside the answer.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import uuid
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from citecheck import __version__
from citecheck.model import Snapshot

ORIGINAL = "X-Archive-Orig-"
META_TYPE = "application/json"
_CODING_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_WARC_PLACE = "archive/data.warc.gz"


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where one answer stands in the WARC, for the index."""

    url: str
    at: datetime
    mime: str
    status: int
    digest: str
    offset: int
    length: int


def warc_bytes(snapshots: Iterable[Snapshot], *, made_at: datetime) -> bytes:
    """Return ``snapshots`` as a gzipped WARC 1.1; the same input gives the same bytes.

    Args:
        snapshots: those without an answer are told in their metadata alone.
        made_at: when the file is made; aware.
    """
    return _warc(snapshots, made_at)[0]


def wacz_bytes(snapshots: Sequence[Snapshot], *, made_at: datetime, title: str = "") -> bytes:
    """Return ``snapshots`` as a WACZ: a ZIP of the WARC, its index, its pages and their hashes."""
    warc, entries = _warc(snapshots, made_at)
    pages = [{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}]
    pages += [{"url": entry.url, "ts": _stamp(entry.at), "id": entry.digest} for entry in entries]
    index = "".join(sorted(f"{_cdxj(entry)}\n" for entry in entries))
    files = {
        _WARC_PLACE: warc,
        "indexes/index.cdx.gz": gzip.compress(index.encode(), mtime=0),
        "pages/pages.jsonl": "".join(f"{json.dumps(page)}\n" for page in pages).encode(),
    }
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": title,
        "created": _stamp(made_at),
        "software": f"citecheck {__version__}",
        "resources": [
            {
                "name": place.rpartition("/")[2],
                "path": place,
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "bytes": len(data),
            }
            for place, data in files.items()
        ],
    }
    described = json.dumps(package, indent=2).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(described).hexdigest()}"}
    files["datapackage.json"] = described
    files["datapackage-digest.json"] = json.dumps(digest).encode()
    return _zipped(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    """Return a ZIP whose members are stored as they are, as readers of WACZ need it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for place, data in files.items():
            archive.writestr(zipfile.ZipInfo(place, _ZIP_TIME), data)
    return out.getvalue()


def _warc(snapshots: Iterable[Snapshot], made_at: datetime) -> tuple[bytes, list[_Entry]]:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    told = {"software": f"citecheck {__version__}", "format": "WARC File Format 1.1"}
    fields = "".join(f"{name}: {value}\r\n" for name, value in told.items()).encode()
    head = _head("warcinfo", "", made_at, fields)
    del head["WARC-Target-URI"]
    writer.write_record(
        writer.create_warc_record(
            "", "warcinfo", io.BytesIO(fields), len(fields), "application/warc-fields", head
        )
    )
    entries: list[_Entry] = []
    for snapshot in snapshots:
        if snapshot.status is not None or snapshot.body:
            offset = out.tell()
            digest = _write_answer(writer, snapshot)
            length = out.tell() - offset
            if snapshot.status is not None:
                entries.append(_entry(snapshot, digest, offset, length))
        _write_account(writer, snapshot)
    return out.getvalue(), entries


def _write_answer(writer: WARCWriter, snapshot: Snapshot) -> str:
    """Write a page as it was answered, or as it was given by hand; return its digest."""
    uri = address_of(snapshot)
    is_answer = snapshot.status is not None
    kind = "response" if is_answer else "resource"
    http = _http_head(snapshot) if is_answer else None
    record = writer.create_warc_record(
        uri,
        kind,
        payload=io.BytesIO(snapshot.body),
        length=len(snapshot.body),
        warc_content_type="" if is_answer else snapshot.header("content-type"),
        warc_headers_dict=_head(kind, uri, snapshot.fetched_at, snapshot.body),
        http_headers=http,
    )
    writer.write_record(record)
    return str(record.rec_headers.get_header("WARC-Payload-Digest"))


def _http_head(snapshot: Snapshot) -> StatusAndHeaders:
    """Return the answer's head, true of the body as it is kept."""
    headers = [
        (ORIGINAL + name if name.lower() in _CODING_HEADERS else name, _one_line(value))
        for name, value in snapshot.headers
    ]
    status = snapshot.status or 0
    try:
        line = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        line = f"{status} Unknown"
    return StatusAndHeaders(line, headers, protocol="HTTP/1.1", is_http_request=False)


def _write_account(writer: WARCWriter, snapshot: Snapshot) -> None:
    """Write how the page was reached and how it ended."""
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
    }
    data = json.dumps(account, ensure_ascii=True).encode()
    uri = snapshot.url or address_of(snapshot)
    head = _head("metadata", uri, snapshot.fetched_at, data)
    record = writer.create_warc_record(
        uri, "metadata", io.BytesIO(data), len(data), META_TYPE, head
    )
    writer.write_record(record)


def address_of(snapshot: Snapshot) -> str:
    """Return under which address a snapshot's content is kept."""
    return snapshot.final_url or snapshot.url or f"urn:sha256:{snapshot.sha256}"


def _head(kind: str, uri: str, at: datetime, data: bytes) -> dict[str, str]:
    """Return a record's own headers; its id is made of its content, not of chance."""
    seed = f"{kind} {uri} {_stamp(at)} {hashlib.sha256(data).hexdigest()}"
    return {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}>",
        "WARC-Date": _stamp(at),
        "WARC-Target-URI": uri,
    }


def _entry(snapshot: Snapshot, digest: str, offset: int, length: int) -> _Entry:
    return _Entry(
        address_of(snapshot),
        snapshot.fetched_at,
        snapshot.media_type or "unk",
        snapshot.status or 0,
        digest,
        offset,
        length,
    )


def _cdxj(entry: _Entry) -> str:
    """Return the index line of an answer: key, time, and where it stands."""
    row = {
        "url": entry.url,
        "mime": entry.mime,
        "status": str(entry.status),
        "digest": entry.digest,
        "length": str(entry.length),
        "offset": str(entry.offset),
        "filename": _WARC_PLACE.rpartition("/")[2],
    }
    stamp = entry.at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    return f"{_sort_key(entry.url)} {stamp} {json.dumps(row)}"


def _sort_key(url: str) -> str:
    """Return the address with its host turned round: "example,news)/page"."""
    parts = urlsplit(url.lower())
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}){parts.path or '/'}{query}".replace(" ", "%20")


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _one_line(value: str) -> str:
    return " ".join(value.splitlines())
