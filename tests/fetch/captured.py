"""Captures of every kind, as they go out into an archive, and what an archive gives back."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from citecheck.config import Options
from citecheck.fetch.replay import replay_web
from citecheck.model import (
    Exchange,
    FetchOutcome,
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


def records_of(data: bytes) -> list[tuple[str, ArcWarcRecord, bytes]]:
    records = ArchiveIterator(io.BytesIO(data), check_digests="raise")
    return [(record.rec_type, record, record.content_stream().read()) for record in records]
