"""Captured evidence goes out as WARC and WACZ, and comes back as the same snapshots."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from citecheck.fetch.warc import wacz_bytes, warc_bytes
from citecheck.model import (
    FetchOutcome,
    Snapshot,
)
from tests.fetch.captured import (
    BIG,
    BY_HAND,
    FAILED,
    FOLLOWED,
    LATER,
    NOON,
    READ,
    STORY,
    records_of,
    replayed,
)


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


def test_an_account_without_its_page_is_no_evidence(tmp_path: Path) -> None:
    snapshot = Snapshot(
        url="http://a.example/", outcome=FetchOutcome.OK, fetched_at=NOON, detail="200"
    )
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc_bytes([snapshot], made_at=LATER))

    assert replayed(path, ["http://a.example/"])[0].outcome is FetchOutcome.NOT_ATTEMPTED


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


def test_captures_whose_bodies_lie_in_the_library_are_no_archive() -> None:
    with pytest.raises(ValueError, match="with their bodies"):
        warc_bytes([READ.without_body()], made_at=NOON)
