"""Captured evidence in place of the web: WARC and WACZ files, read back through the real client.

Nothing is asked of any host. Answers go through guard, redirects, decoding and status as live ones
do, so that findings rest on the captured bytes and not on what somebody wrote about them.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from citecheck.config import Options
from citecheck.fetch.client import Fetcher, open_fetcher
from citecheck.fetch.fault import FetchFault
from citecheck.fetch.recorded import RecordedAnswer, RecordedWeb
from citecheck.fetch.url import web_address
from citecheck.fetch.warc import META_TYPE, ORIGINAL
from citecheck.model import ErrorCode, FetchOutcome, KnownError, Snapshot

MAX_ARCHIVE_BYTES = 512 * 2**20
_LARGEST_RECORD = 16 * 2**20
_LARGEST_ACCOUNT = 2**20
_MOST_RECORDS = 100_000
_CHUNK_SIZE = 8
_CODING = frozenset({"content-encoding", "transfer-encoding", "content-length"})

OpenReplay = Callable[[Options], AbstractAsyncContextManager[Fetcher]]


@dataclass(slots=True)
class Capture:
    """What an archive file holds.

    Attributes:
        answers: by address, the newest of each.
        accounts: by the address asked for: how a page of ours was reached and how it ended.
        by_hand: by address, content that was given by hand.
    """

    answers: dict[str, tuple[datetime, RecordedAnswer]] = field(default_factory=dict)
    accounts: dict[str, dict[str, Any]] = field(default_factory=dict)
    by_hand: dict[str, bytes] = field(default_factory=dict)


def replay_web(path: Path) -> OpenReplay:
    """Return a way to a web that holds nothing but what ``path`` captured.

    Args:
        path: a .warc, .warc.gz or .wacz file; read at once, so faults are told before a run.

    Raises:
        KnownError: ``MISSING_FILE``, ``UNREADABLE_FILE``, or ``INPUT_TOO_LARGE``.
    """
    capture = read_capture(path)

    @asynccontextmanager
    async def opened(options: Options) -> AsyncIterator[Fetcher]:
        web = RecordedWeb([*_redirections(capture), *(a for _, a in capture.answers.values())])
        offline = replace(
            options,
            proxy="",
            robots="never",
            skip_hosts=(),
            host_delay_s=0.0,
            host_delays=(),
            # Content is kept decoded, so all of it comes over this wire.
            max_wire_bytes=options.max_wire_bytes + options.max_decoded_bytes,
        )
        async with open_fetcher(
            offline, resolve=web.resolve, dial=web.dial, wait=_no_wait
        ) as client:
            yield ReplayFetcher(capture, client)

    return opened


async def _no_wait(_seconds: float) -> None:
    """Wait for nobody: what was captured does not change."""


class ReplayFetcher:
    """Gives captured pages; what was not captured was not attempted."""

    def __init__(self, capture: Capture, client: Fetcher) -> None:
        self._capture = capture
        self._client = client

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:  # noqa: ARG002 - same face
        """Return the captured page, dated as it was captured."""
        account = self._capture.accounts.get(url, {})
        had_at = _time(account.get("fetched_at"))
        if account.get("outcome") == FetchOutcome.MANUAL.value and url in self._capture.by_hand:
            return _from_account(account, url, self._capture.by_hand[url])
        place = _known(str(account.get("final_url") or url))
        told_at, answer = self._capture.answers.get(place, (None, None))
        if told_at and answer and (answer.body or not account):
            snapshot = await self._client.fetch(url)
            headers = _pairs(account.get("headers")) or snapshot.headers
            return replace(snapshot, fetched_at=had_at or told_at, headers=headers)
        if account:
            return _from_account(account, url, b"")
        return Snapshot(
            url=url,
            outcome=FetchOutcome.NOT_ATTEMPTED,
            fetched_at=datetime.fromtimestamp(0, UTC),
            detail="not in the captured evidence",
        )


def read_capture(path: Path) -> Capture:
    """Return what the WARC or WACZ file ``path`` holds; damaged hashes are refused.

    Raises:
        KnownError: as ``replay_web``.
    """
    capture = Capture()
    left, count = MAX_ARCHIVE_BYTES, 0
    try:
        for stream in _warc_streams(path):
            for record in ArchiveIterator(stream):
                left -= _take(capture, record)
                count += 1
                if left < 0 or count > _MOST_RECORDS:
                    raise KnownError(ErrorCode.INPUT_TOO_LARGE, str(path), "512 MB")
    except FileNotFoundError as error:
        raise KnownError(ErrorCode.MISSING_FILE, str(path), str(error)) from error
    except (OSError, ArchiveLoadFailed, zipfile.BadZipFile, EOFError, ValueError) as error:
        raise KnownError(ErrorCode.UNREADABLE_FILE, str(path), str(error)[:200]) from error
    if not count:
        raise KnownError(ErrorCode.UNREADABLE_FILE, str(path), "no records")
    return capture


def _warc_streams(path: Path) -> Iterator[IO[bytes]]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as archive:
        hashes = _hashes(archive)
        for info in archive.infolist():
            if not info.filename.startswith("archive/") or info.is_dir():
                continue
            if info.file_size > MAX_ARCHIVE_BYTES:
                raise KnownError(ErrorCode.INPUT_TOO_LARGE, str(path), "512 MB")
            data = archive.read(info)
            told = hashes.get(info.filename)
            if told is not None and told != f"sha256:{hashlib.sha256(data).hexdigest()}":
                msg = f"{info.filename} is not what datapackage.json says"
                raise ValueError(msg)
            yield io.BytesIO(data)


def _hashes(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the hashes that a WACZ gives of its files."""
    try:
        info = archive.getinfo("datapackage.json")
    except KeyError:
        return {}
    if info.file_size > _LARGEST_RECORD:
        return {}
    package = json.loads(archive.read(info))
    rows = package.get("resources", []) if isinstance(package, dict) else []
    return {str(r.get("path")): str(r.get("hash")) for r in rows if isinstance(r, dict)}


def _take(capture: Capture, record: ArcWarcRecord) -> int:
    """Put one record into ``capture``; return how many bytes it took."""
    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    kind = record.rec_type
    if kind == "metadata" and record.rec_headers.get_header("Content-Type") == META_TYPE:
        data: bytes = record.raw_stream.read(_LARGEST_ACCOUNT)
        account = json.loads(data) if data.startswith(b'{"citecheck"') else None
        if isinstance(account, dict):
            capture.accounts[str(account.get("url") or uri)] = account
        return len(data)
    if kind != "resource" and (kind != "response" or record.http_headers is None):
        return 0
    data = record.raw_stream.read(_LARGEST_RECORD)
    if kind == "resource":
        capture.by_hand[uri] = data
        return len(data)
    at = _time(record.rec_headers.get_header("WARC-Date")) or datetime.fromtimestamp(0, UTC)
    known = _known(uri)
    if known and (known not in capture.answers or capture.answers[known][0] <= at):
        capture.answers[known] = at, _answer(uri, record, data)
    return len(data)


def _answer(uri: str, record: ArcWarcRecord, data: bytes) -> RecordedAnswer:
    """Return a record as an answer whose headers are true of its bytes.

    Many archives keep bodies without the coding that the headers still name.
    """
    digits = record.http_headers.get_statuscode()
    status = int(digits) if digits.isdecimal() and len(digits) == 3 else 502  # noqa: PLR2004 - as HTTP has it
    truncated = record.rec_headers.get_header("WARC-Truncated")
    headers: list[tuple[str, str]] = []
    for name, value in record.http_headers.headers:
        lower = name.lower()
        wrong = (
            (lower == "transfer-encoding" and not _is_chunked(data))
            or (lower == "content-encoding" and not _is_coded(data, value))
            or (lower == "content-length" and not truncated)
            or lower.startswith(ORIGINAL.lower())
            or lower == "connection"
        )
        if not wrong and value.isprintable():
            headers.append((name, value))
    return RecordedAnswer(uri, status, tuple(headers), data)


def _is_chunked(data: bytes) -> bool:
    size, found, _ = data[: 4 * _CHUNK_SIZE].partition(b"\r\n")
    digits = size.partition(b";")[0].strip()
    return bool(found) and 0 < len(digits) <= _CHUNK_SIZE and _is_hex(digits)


def _is_hex(digits: bytes) -> bool:
    return all(digit in b"0123456789abcdefABCDEF" for digit in digits)


def _is_coded(data: bytes, coding: str) -> bool:
    if "gzip" in coding.lower() and not _is_chunked(data):
        return data.startswith(b"\x1f\x8b")
    return True


def _redirections(capture: Capture) -> Iterator[RecordedAnswer]:
    """Yield the steps by which our own pages were reached; their answers were not kept."""
    for url, account in capture.accounts.items():
        steps = [url, *(str(step) for step in account.get("redirects") or ())]
        for here, there in pairwise(steps):
            if _known(here) and _known(here) not in capture.answers:
                yield RecordedAnswer(here, 302, (("Location", there),))


def _from_account(account: dict[str, Any], url: str, body: bytes) -> Snapshot:
    """Return a snapshot as it was told of: for pages that never answered, or came by hand."""
    try:
        outcome = FetchOutcome(account.get("outcome"))
    except ValueError:
        outcome = FetchOutcome.NOT_ATTEMPTED
    if outcome.has_text and not body:
        outcome = FetchOutcome.NOT_ATTEMPTED  # words of a page are not taken on trust
    final = account.get("final_url")
    return Snapshot(
        url=url,
        outcome=outcome,
        fetched_at=_time(account.get("fetched_at")) or datetime.fromtimestamp(0, UTC),
        final_url=str(final) if final else None,
        redirects=tuple(str(step) for step in account.get("redirects") or ()),
        status=account["status"] if isinstance(account.get("status"), int) else None,
        headers=_pairs(account.get("headers")),
        media_type=str(account.get("media_type") or ""),
        body=body,
        detail=str(account.get("detail") or ""),
    )


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    rows = value if isinstance(value, list) else []
    return tuple((str(r[0]), str(r[1])) for r in rows if isinstance(r, list) and len(r) == 2)  # noqa: PLR2004 - name and value


def _known(url: str) -> str:
    """Return ``url`` as the client will ask for it; empty for what it would never ask for."""
    try:
        return web_address(url.strip("<>")).text
    except FetchFault:
        return ""


def _time(text: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
