"""WARC and WACZ files as they lie on a disk: what they captured, their digests checked."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from citecheck.fetch.account import (
    EPOCH,
    Account,
    account_time,
    read_account,
    time_of,
)
from citecheck.fetch.fault import FetchFault
from citecheck.fetch.recorded import RecordedAnswer
from citecheck.fetch.url import web_address
from citecheck.fetch.warc_records import META_TYPE, ORIGINAL
from citecheck.model import ErrorCode, FetchOutcome, KnownError

MAX_ARCHIVE_BYTES = 512 * 2**20
_LARGEST_RECORD = 16 * 2**20
_LARGEST_ACCOUNT = 2**20
_IN_FOLDER = "evidence.warc.gz"  # where an evidence folder (.zip) keeps its captures
_MOST_RECORDS = 100_000
_CHUNK_SIZE = 8
_SAME_PAYLOAD = "/identical-payload-digest"  # of WARC 1.0 and 1.1


@dataclass(slots=True)
class Capture:
    """What an archive file holds.

    Attributes:
        answers: by address, the newest of each.
        versions: by address and sha256 of the payload, for an address that was had several times.
        accounts: by the address asked for: how a page of ours was reached and how it ended.
        by_hand: by address, content that was given by hand.
        payloads: by digest, for records that refer to the payload of another.
    """

    answers: dict[str, tuple[datetime, RecordedAnswer]] = field(default_factory=dict)
    versions: dict[tuple[str, str], RecordedAnswer] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    by_hand: dict[str, bytes] = field(default_factory=dict)
    payloads: dict[str, bytes] = field(default_factory=dict)


def read_capture(path: Path) -> Capture:
    """Return what the WARC or WACZ file ``path`` holds; damaged hashes are refused.

    Raises:
        KnownError: ``MISSING_FILE``, ``IS_A_FOLDER``, ``UNREADABLE_FILE``, or ``INPUT_TOO_LARGE``.
    """
    capture = Capture()
    left, count = MAX_ARCHIVE_BYTES, 0
    try:
        for stream in _warc_streams(path):
            for record in _records(stream):
                left -= _take(capture, record)
                count += 1
                if left < 0 or count > _MOST_RECORDS:
                    raise KnownError(ErrorCode.INPUT_TOO_LARGE, str(path), "512 MB")
    except FileNotFoundError as error:
        raise KnownError(ErrorCode.MISSING_FILE, str(path), str(error)) from error
    except IsADirectoryError as error:
        raise KnownError(ErrorCode.IS_A_FOLDER, str(path), str(error)) from error
    except ArchiveLoadFailed as error:
        raise KnownError(ErrorCode.UNREADABLE_FILE, str(path), "it is no web archive") from error
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
        raise KnownError(ErrorCode.UNREADABLE_FILE, str(path), str(error)[:200]) from error
    if not count:
        raise KnownError(ErrorCode.UNREADABLE_FILE, str(path), "no records")
    if other := _changed_page(capture):
        detail = f"{other} is not the page that was captured"
        raise KnownError(ErrorCode.UNREADABLE_FILE, str(path), detail)
    return capture


def _records(stream: IO[bytes]) -> Iterator[ArcWarcRecord]:
    """Yield the records of a stream.

    Raises:
        ArchiveLoadFailed: it is no WARC at all; any text of five words passes for the older ARC.
        ValueError: a record is cut off or damaged; warcio stumbles over its missing headers.
    """
    archive = _Records(stream, check_digests=True)
    records = iter(archive)
    damaged = "a record is cut off or damaged"
    while True:
        try:
            record = next(records, None)
        except (AttributeError, IndexError, KeyError, TypeError) as error:
            raise ValueError(damaged) from error
        if archive.err_count:
            raise ValueError(damaged)
        if record is None:
            return
        if record.format != "warc":
            raise ArchiveLoadFailed(record.format)
        yield record


class _Records(ArchiveIterator):  # type: ignore[misc] # warcio has no types
    """Counts what is out of place (``err_count``) and writes nothing of it to stderr."""

    INC_RECORD = ""


def _changed_page(capture: Capture) -> str | None:
    """Return the address of a page of ours whose bytes are not those of its account, or None."""
    for url, account in capture.accounts.items():
        place = asked_as(str(account.get("final_url") or url))
        kept = capture.answers.get(place)
        by_hand = account.get("outcome") == FetchOutcome.MANUAL.value
        digest = None if by_hand else account.get("sha256")
        if digest and kept and kept[1].body and (place, digest) not in capture.versions:
            return url
    return None


def _warc_streams(path: Path) -> Iterator[IO[bytes]]:
    if path.is_char_device():  # /dev/zero: neither a ZIP's end nor a record's ever comes
        msg = "it is no file on a disk"
        raise ValueError(msg)
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as archive:
        hashes = _hashes(archive)
        for info in archive.infolist():
            captures = info.filename.startswith("archive/") or info.filename == _IN_FOLDER
            if not captures or info.is_dir():
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
    """Put one record into ``capture``; return how many bytes it took.

    Raises:
        ValueError: the record is not what its digests say, or an account is no JSON.
    """
    kind = record.rec_type
    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    # A byte more than any page may have: what is cut here must not pass for whole.
    data: bytes = record.raw_stream.read(_LARGEST_RECORD + 1)
    _check_digests(record, data, uri)
    if kind == "metadata" and record.rec_headers.get_header("Content-Type") == META_TYPE:
        account = read_account(data[:_LARGEST_ACCOUNT])
        if account is not None:
            _take_account(capture, account, uri)
    elif kind == "resource":
        capture.by_hand[uri] = data
    elif kind in {"response", "revisit"} and record.http_headers is not None:
        _take_answer(capture, record, uri, data)
    return len(data)


def _take_account(capture: Capture, account: Account, uri: str) -> None:
    """Keep the newest account of each page."""
    url = str(account.get("url") or uri)
    known = capture.accounts.get(url)
    if known is None or (account_time(known) or EPOCH) <= (account_time(account) or EPOCH):
        capture.accounts[url] = account


def _take_answer(capture: Capture, record: ArcWarcRecord, uri: str, data: bytes) -> None:
    """Keep the newest answer of each address."""
    digest = record.rec_headers.get_header("WARC-Payload-Digest") or ""
    if record.rec_type == "revisit":
        profile = record.rec_headers.get_header("WARC-Profile") or ""
        if not profile.endswith(_SAME_PAYLOAD) or digest not in capture.payloads:
            return  # what it stands for is another record of its address, or of another file
        data = capture.payloads[digest]
    elif digest:
        capture.payloads[digest] = data
    answer = _answer(uri, record, data)
    if record.rec_headers.get_header("WARC-Truncated") and not data:
        is_page = HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES
        if is_page:
            return  # its body was never kept: a way passed through, not a page
    at = time_of(record.rec_headers.get_header("WARC-Date")) or EPOCH
    known = asked_as(uri)
    if not known:
        return
    if known not in capture.answers or capture.answers[known][0] <= at:
        capture.answers[known] = at, answer
    if data:
        capture.versions[known, hashlib.sha256(data).hexdigest()] = answer


def _check_digests(record: ArcWarcRecord, data: bytes, uri: str) -> None:
    """Refuse a record that is not what its digests say.

    The digest of a payload in chunks is taken with the chunks by some programs and without by
    others, so that it proves nothing there; the digest of the block does.
    """
    if record.digest_checker is None or record.digest_checker.passed is not False:
        return
    problems = [str(problem) for problem in record.digest_checker.problems]
    if any(p.startswith("block digest failed") for p in problems) or not _is_chunked(data):
        msg = f"{uri or record.rec_type} is not what its digest says"
        raise ValueError(msg)


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


def asked_as(url: str) -> str:
    """Return ``url`` as the client will ask for it; empty for what it would never ask for."""
    try:
        return web_address(url.strip("<>")).text
    except FetchFault:
        return ""
