"""Captured evidence goes out as WARC and WACZ, and comes back as the same snapshots."""

from __future__ import annotations

import asyncio
import gzip
import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from citecheck.config import Options
from citecheck.fetch.replay import replay_web
from citecheck.fetch.warc import wacz_bytes, warc_bytes
from citecheck.model import (
    ErrorCode,
    Exchange,
    FetchOutcome,
    KnownError,
    Snapshot,
    TlsPeer,
)

NOON = datetime(2026, 11, 22, 12, 0, 0, 250_000, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HTML = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"))
STORY = "<p>“We had every crane working,” said Edith Crane. Ünïcode.</p>".encode()

READ = Snapshot(
    url="http://news.example/a?b=1#top",
    outcome=FetchOutcome.OK,
    fetched_at=NOON,
    final_url="https://www.news.example/a",
    redirects=("https://news.example/a?b=1", "https://www.news.example/a"),
    status=200,
    headers=HTML,
    media_type="text/html",
    body=STORY,
    detail="200",
)
PEER = TlsPeer("TLSv1.3", "TLS_AES_128_GCM_SHA256", "0f" * 32, "CN=news.example", "CN=Ca", NOON)
SENT = (("Host", "news.example"), ("User-Agent", "citecheck/0"))
STEPS = (
    Exchange(
        "https://news.example/a?b=1",
        NOON,
        NOON,
        SENT,
        503,
        (("Retry-After", "1"),),
        "93.184.215.14",
        PEER,
    ),
    Exchange(
        "https://news.example/a?b=1",
        NOON,
        NOON,
        SENT,
        301,
        (("Location", "https://www.news.example/a"), ("Content-Length", "178")),
        "93.184.215.14",
        PEER,
    ),
    Exchange("https://www.news.example/a", NOON, NOON, SENT, 200, HTML, "93.184.215.15", PEER),
)
FOLLOWED = replace(
    READ,
    url="https://news.example/a?b=1",
    redirects=("https://www.news.example/a",),
    exchanges=STEPS,
)
BIG = Snapshot(
    url="http://big.example/",
    outcome=FetchOutcome.OK,
    fetched_at=NOON,
    final_url="http://big.example/",
    status=200,
    headers=(("Content-Type", "text/plain"),),
    media_type="text/plain",
    body=b"word " * 2_000_000,
    detail="200",
)
FAILED = [
    Snapshot(
        url=f"http://{outcome.value.replace('_', '-')}.example/x",
        outcome=outcome,
        fetched_at=NOON,
        final_url=f"http://{outcome.value.replace('_', '-')}.example/x" if status else None,
        status=status,
        detail=str(status or "no answer"),
    )
    for outcome, status in (
        (FetchOutcome.TIMEOUT, None),
        (FetchOutcome.NOT_FOUND, 404),
        (FetchOutcome.TOO_LARGE, 200),
        (FetchOutcome.RATE_LIMITED, 429),
        (FetchOutcome.BLOCKED_ADDRESS, None),
    )
]
BY_HAND = Snapshot(
    url="http://paid.example/story",
    outcome=FetchOutcome.MANUAL,
    fetched_at=NOON,
    headers=(("Content-Type", "text/plain"),),
    media_type="text/plain",
    body=b"pasted words",
    detail="paste",
)


def replayed(path: Path, urls: Sequence[str]) -> list[Snapshot]:
    async def run() -> list[Snapshot]:
        async with replay_web(path)(Options(skip_hosts=("news.example",))) as web:
            return [await web.fetch(url) for url in urls]

    return asyncio.run(run())


@pytest.mark.parametrize("name", ["evidence.warc.gz", "evidence.wacz"])
def test_what_goes_out_comes_back_the_same(tmp_path: Path, name: str) -> None:
    snapshots = [READ, FOLLOWED, BIG, *FAILED, BY_HAND]
    write = wacz_bytes if name.endswith("wacz") else warc_bytes
    (tmp_path / name).write_bytes(write(snapshots, made_at=LATER))

    came = replayed(tmp_path / name, [str(s.url) for s in snapshots])

    assert came == snapshots


def test_the_same_snapshots_give_the_same_bytes() -> None:
    first, second = (wacz_bytes([READ, *FAILED], made_at=LATER) for _ in range(2))

    assert first == second


def test_what_was_not_captured_was_not_attempted(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc_bytes([READ], made_at=LATER))

    (missing,) = replayed(path, ["http://elsewhere.example/"])

    assert missing.outcome is FetchOutcome.NOT_ATTEMPTED


def test_other_programs_read_the_records_and_their_digests_hold() -> None:
    data = warc_bytes([READ, *FAILED, BY_HAND], made_at=LATER)

    stream = ArchiveIterator(io.BytesIO(data), check_digests="raise")
    kinds = []
    for record in stream:
        content = record.content_stream().read()
        kinds.append(record.rec_type)
        if record.rec_type == "response" and content:
            assert content == STORY
            assert record.http_headers.get_header("X-Archive-Orig-Content-Encoding") == "gzip"

    assert kinds.count("response") == 4
    assert kinds.count("metadata") == 7
    assert kinds[0] == "warcinfo"


def test_the_index_of_a_wacz_finds_each_answer() -> None:
    with zipfile.ZipFile(io.BytesIO(wacz_bytes([READ, BIG], made_at=LATER))) as archive:
        warc = archive.read("archive/data.warc.gz")
        lines = gzip.decompress(archive.read("indexes/index.cdx.gz")).decode().splitlines()

    keys = [line.split(" ", 1)[0] for line in lines]
    rows = [json.loads(line.split(" ", 2)[2]) for line in lines]
    assert keys == ["example,big)/", "example,news)/a"]
    for row in rows:
        start, length = int(row["offset"]), int(row["length"])
        record = next(iter(ArchiveIterator(io.BytesIO(warc[start : start + length]))))
        assert record.rec_headers.get_header("WARC-Target-URI") == row["url"]


def foreign_warc(
    body: bytes,
    headers: list[tuple[str, str]],
    status: str = "200 OK",
    uri: str = "http://a.example/",
) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        uri, "response", io.BytesIO(body), len(body), http_headers=head
    )
    writer.write_record(record)
    return out.getvalue()


CHUNKED = b"5\r\nhello\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"hello", []),
        (b"hello", [("Content-Length", "999")]),
        (gzip.compress(b"hello"), [("Content-Encoding", "gzip")]),
        (b"hello", [("Content-Encoding", "gzip"), ("Content-Length", "25")]),
        (CHUNKED, [("Transfer-Encoding", "chunked")]),
        (b"hello", [("Transfer-Encoding", "chunked")]),
    ],
)
def test_archives_of_others_are_read_however_they_keep_bodies(
    tmp_path: Path, body: bytes, headers: list[tuple[str, str]]
) -> None:
    path = tmp_path / "foreign.warc.gz"
    path.write_bytes(foreign_warc(body, [("Content-Type", "text/plain"), *headers]))

    (snapshot,) = replayed(path, ["http://a.example/"])

    assert (snapshot.outcome, snapshot.body) == (FetchOutcome.OK, b"hello")


def test_redirects_of_other_archives_are_followed_and_guarded(tmp_path: Path) -> None:
    hop = foreign_warc(b"", [("Location", "/story")], "301 Moved")
    page = foreign_warc(b"words", [("Content-Type", "text/plain")], uri="http://a.example/story")
    inside = foreign_warc(
        b"", [("Location", "http://127.0.0.1/")], "302 Found", "http://b.example/"
    )
    path = tmp_path / "foreign.warc.gz"
    path.write_bytes(hop + page + inside)

    story, refused = replayed(path, ["http://a.example/", "http://b.example/"])

    assert (story.outcome, story.final_url) == (FetchOutcome.OK, "http://a.example/story")
    assert refused.outcome is FetchOutcome.BLOCKED_ADDRESS


def test_a_bomb_in_an_archive_stays_packed(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    bomb = gzip.compress(b"\x00" * 2**26)
    path.write_bytes(
        foreign_warc(bomb, [("Content-Type", "text/html"), ("Content-Encoding", "gzip")])
    )

    assert replayed(path, ["http://a.example/"])[0].outcome is FetchOutcome.TOO_LARGE


def test_an_account_without_its_page_is_no_evidence(tmp_path: Path) -> None:
    snapshot = Snapshot(
        url="http://a.example/", outcome=FetchOutcome.OK, fetched_at=NOON, detail="200"
    )
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc_bytes([snapshot], made_at=LATER))

    assert replayed(path, ["http://a.example/"])[0].outcome is FetchOutcome.NOT_ATTEMPTED


def records_of(data: bytes) -> list[tuple[str, ArcWarcRecord, bytes]]:
    records = ArchiveIterator(io.BytesIO(data), check_digests="raise")
    return [(record.rec_type, record, record.content_stream().read()) for record in records]


def test_requests_and_redirects_stand_beside_the_answer() -> None:
    data = warc_bytes([FOLLOWED], made_at=LATER)
    records = records_of(data)

    assert [kind for kind, _, _ in records] == [
        *("warcinfo", "request", "response", "request", "response", "request", "response"),
        "metadata",
    ]
    about, asked, busy, _, moved, _, page, _ = (record for _, record, _ in records)
    assert b"\r\n\r\nGET /a?b=1 HTTP/1.1\r\nHost: news.example\r\n" in gzip.decompress(data)
    assert asked.http_headers.get_header("User-Agent") == "citecheck/0"
    assert asked.rec_headers.get_header("WARC-IP-Address") == "93.184.215.14"
    assert busy.http_headers.get_statuscode() == "503"
    assert moved.http_headers.get_header("Location") == "https://www.news.example/a"
    assert moved.rec_headers.get_header("WARC-Truncated") == "unspecified"
    assert page.rec_headers.get_header("WARC-Truncated") is None
    told = [record.rec_headers.get_header("WARC-Record-ID") for _, record, _ in records]
    assert len(set(told)) == len(told)
    first = about.rec_headers.get_header("WARC-Record-ID")
    assert asked.rec_headers.get_header("WARC-Warcinfo-ID") == first
    fields = records[0][2].decode()
    assert "conformsTo: http://iipc.github.io/" in fields


def test_a_body_that_was_had_twice_is_kept_once_and_comes_back_twice(tmp_path: Path) -> None:
    twin = replace(READ, url="http://other.example/", final_url="http://other.example/")
    twin = replace(twin, redirects=(), fetched_at=LATER)
    data = warc_bytes([READ, twin], made_at=LATER)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)

    (again,) = (r for kind, r, _ in records_of(data) if kind == "revisit")
    assert again.rec_headers.get_header("WARC-Refers-To-Target-URI") == READ.final_url
    assert again.rec_headers.get_header("WARC-Profile").endswith("identical-payload-digest")
    assert gzip.decompress(data).count(STORY) == 1
    assert replayed(path, [str(READ.url), "http://other.example/"]) == [READ, twin]


def test_two_ways_to_one_address_that_changed_each_keep_their_own_page(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    other = replace(READ, url="http://news.example/b", body=b"<p>Other words.</p>")
    path.write_bytes(warc_bytes([READ, other], made_at=LATER))

    assert replayed(path, [str(READ.url), str(other.url)]) == [READ, other]


def test_an_unchanged_page_is_told_as_a_revisit() -> None:
    same = replace(READ, outcome=FetchOutcome.NOT_MODIFIED, status=304, body=b"")

    (again,) = (r for k, r, _ in records_of(warc_bytes([same], made_at=LATER)) if k == "revisit")

    assert again.rec_headers.get_header("WARC-Profile").endswith("server-not-modified")


def test_a_record_that_is_not_what_its_digest_says_is_refused(tmp_path: Path) -> None:
    data = gzip.decompress(warc_bytes([READ], made_at=LATER))
    path = tmp_path / "a.warc"
    path.write_bytes(data.replace(b"every crane", b"seven crane"))

    with pytest.raises(KnownError) as told:
        replay_web(path)

    assert told.value.code is ErrorCode.UNREADABLE_FILE
    assert "digest" in told.value.detail


def test_a_page_that_is_not_the_one_of_its_account_is_refused(tmp_path: Path) -> None:
    account = warc_bytes([READ], made_at=LATER)
    other = warc_bytes([replace(READ, body=b"<p>Other words.</p>")], made_at=LATER)
    path = tmp_path / "a.warc"
    path.write_bytes(record_bytes(other, "response") + record_bytes(account, "metadata"))

    with pytest.raises(KnownError) as told:
        replay_web(path)

    assert "not the page that was captured" in told.value.detail


def record_bytes(data: bytes, kind: str) -> bytes:
    """Return the one record of a kind as it stands in the file."""
    members = [b"WARC/1.1" + part for part in gzip.decompress(data).split(b"WARC/1.1\r\n")]
    (found,) = (m for m in members if f"WARC-Type: {kind}".encode() in m)
    return found.replace(b"WARC/1.1", b"WARC/1.1\r\n", 1)


def test_a_file_without_digests_is_read(tmp_path: Path) -> None:
    data = gzip.decompress(foreign_warc(b"hello", [("Content-Type", "text/plain")]))
    path = tmp_path / "a.warc"
    path.write_bytes(re.sub(rb"WARC-[A-Z][a-z]+-Digest: [^\r]+\r\n", b"", data))

    assert replayed(path, ["http://a.example/"])[0].body == b"hello"


def damaged_wacz() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(wacz_bytes([READ], made_at=LATER))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            other = warc_bytes([BY_HAND], made_at=LATER)
            new.writestr(name, other if name.startswith("archive/") else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04broken", damaged_wacz()])
def test_files_that_are_no_archive_or_were_changed_are_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.wacz"
    path.write_bytes(data)

    with pytest.raises(KnownError) as told:
        replay_web(path)

    assert told.value.code is ErrorCode.UNREADABLE_FILE
    assert told.value.subject == str(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as told:
        replay_web(tmp_path / "none.warc")

    assert told.value.code is ErrorCode.MISSING_FILE


def test_captures_whose_bodies_lie_in_the_library_are_no_archive() -> None:
    with pytest.raises(ValueError, match="with their bodies"):
        warc_bytes([READ.without_body()], made_at=NOON)
