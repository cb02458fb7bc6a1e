"""A snapshot keeps every request as sent, every answer's head, and who answered."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpcore
import pytest

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.network import system_dial
from citecheck.fetch.peer import peer_of
from citecheck.fetch.recorded import RecordedAnswer
from citecheck.fetch.visit import user_agent
from citecheck.model import FetchOutcome, Snapshot

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FetchRecorded = Callable[..., Snapshot]


def ticking() -> Callable[[], datetime]:
    ticks = iter(range(1000))
    return lambda: NOON + timedelta(seconds=next(ticks))


def test_every_step_is_kept_with_what_was_sent_and_received(fetch_recorded: FetchRecorded) -> None:
    step = RecordedAnswer(
        "http://news.example/page",
        301,
        (("Location", "https://www.news.example/a?b=1"), ("Date", "Sun, 22 Nov 2026 11:59:58 GMT")),
    )
    page = RecordedAnswer(
        "https://www.news.example/a?b=1", 200, (("Content-Type", "text/plain"),), b"words"
    )

    snapshot = fetch_recorded(step, page, now=ticking())

    first, last = snapshot.exchanges
    assert [e.url for e in snapshot.exchanges] == [step.url, page.url]
    assert [e.status for e in snapshot.exchanges] == [301, 200]
    assert ("Location", "https://www.news.example/a?b=1") in first.headers
    assert first.server_date == NOON - timedelta(seconds=2)
    assert (first.asked_at, first.answered_at) == (NOON, NOON + timedelta(seconds=1))
    assert ("Host", "www.news.example") in last.request
    assert ("User-Agent", user_agent()) in last.request
    assert last.headers == snapshot.headers
    assert last.address == "93.184.215.14"
    assert snapshot.exchange == last


def test_a_site_that_does_not_answer_leaves_the_request(fetch_raw: FetchRecorded) -> None:
    snapshot = fetch_raw(ending=httpcore.ReadError("reset"), wait=lambda _s: asyncio.sleep(0))

    assert snapshot.outcome is FetchOutcome.UNREACHABLE
    assert {e.status for e in snapshot.exchanges} == {None}
    assert len(snapshot.exchanges) == 3  # two retries


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for news.example that signs itself, by OpenSSL's own command."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-keyout", str(key), "-out", str(cert), "-days", "2"]
    command += ["-subj", "/O=The News, Ltd/CN=news.example"]
    command += ["-addext", "subjectAltName=DNS:news.example"]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no openssl here")
    return key, cert


async def fetched_over_tls(key: Path, cert: Path) -> Snapshot:
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(cert, key)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n"
        writer.write(head + b"words")
        await writer.drain()
        writer.close()

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["93.184.215.14"]

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=served)
    port = server.sockets[0].getsockname()[1]

    async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
        return await system_dial("127.0.0.1", port)

    trusting = ssl.create_default_context(cafile=str(cert))
    async with (
        server,
        open_fetcher(Options(), resolve=resolve, dial=dial, tls=trusting) as fetcher,
    ):
        return await fetcher.fetch("https://news.example/")


def test_over_tls_it_is_kept_who_answered(tmp_path: Path) -> None:
    key, cert = certificate(tmp_path)

    snapshot = asyncio.run(fetched_over_tls(key, cert))

    assert snapshot.outcome is FetchOutcome.OK
    peer = snapshot.exchanges[-1].tls
    assert peer is not None
    der = ssl.PEM_cert_to_DER_cert(cert.read_text())
    assert peer.sha256 == hashlib.sha256(der).hexdigest()
    assert peer.subject == peer.issuer == r"CN=news.example,O=The News\, Ltd"
    assert peer.protocol == "TLSv1.3"
    assert peer.cipher.startswith("TLS_")
    assert peer.valid_from is not None
    assert peer.valid_until == peer.valid_from + timedelta(days=2)


def test_a_certificate_that_cannot_be_read_keeps_its_hash() -> None:
    peer = peer_of(b"no certificate", protocol="TLSv1.2", cipher="X")

    assert peer.sha256 == hashlib.sha256(b"no certificate").hexdigest()
    assert (peer.subject, peer.valid_until) == ("", None)
