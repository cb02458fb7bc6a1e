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
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from citecheck import __version__
from citecheck.fetch.warc_records import Entry, RecordBook, stamp
from citecheck.model import Snapshot

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_WARC_PLACE = "archive/data.warc.gz"


def warc_bytes(snapshots: Iterable[Snapshot], *, made_at: datetime) -> bytes:
    """Return ``snapshots`` as a gzipped WARC 1.1; the same input gives the same bytes.

    Args:
        snapshots: those without an answer are told in their metadata alone.
        made_at: when the file is made; aware.
    """
    return _book(snapshots, made_at).whole()


def wacz_bytes(snapshots: Sequence[Snapshot], *, made_at: datetime, title: str = "") -> bytes:
    """Return ``snapshots`` as a WACZ: a ZIP of the WARC, its index, its pages and their hashes."""
    book = _book(snapshots, made_at)
    pages = [{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}]
    pages += [
        {"url": entry.url, "ts": stamp(entry.at), "id": entry.digest}
        for entry in book.entries
        if entry.is_page
    ]
    index = "".join(sorted(f"{_cdxj(entry)}\n" for entry in book.entries))
    files = {
        _WARC_PLACE: book.whole(),
        "indexes/index.cdx.gz": gzip.compress(index.encode(), mtime=0),
        "pages/pages.jsonl": "".join(f"{json.dumps(page)}\n" for page in pages).encode(),
    }
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": title,
        "created": stamp(made_at),
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


def _book(snapshots: Iterable[Snapshot], made_at: datetime) -> RecordBook:
    book = RecordBook(made_at)
    for snapshot in snapshots:
        book.write(snapshot)
    return book


def _cdxj(entry: Entry) -> str:
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
