"""Archives that other programs wrote are read, followed and guarded like the web itself."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from citecheck.model import (
    FetchOutcome,
)
from tests.fetch.captured import replayed


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


def test_a_file_without_digests_is_read(tmp_path: Path) -> None:
    data = gzip.decompress(foreign_warc(b"hello", [("Content-Type", "text/plain")]))
    path = tmp_path / "a.warc"
    path.write_bytes(re.sub(rb"WARC-[A-Z][a-z]+-Digest: [^\r]+\r\n", b"", data))

    assert replayed(path, ["http://a.example/"])[0].body == b"hello"
