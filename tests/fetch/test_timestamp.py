"""Time stamps are asked for, checked, and never taken on trust."""

from __future__ import annotations

import asyncio
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpcore
import pytest

from citecheck.config import Options
from citecheck.fetch.timestamp import OtherStampError, StampError, read_stamp, time_stamp
from citecheck.model import ErrorCode, KnownError
from tests.fetch.stamping import StampServer, no_trust

SUMS = b"0" * 64 + b"  report.html\n"


@pytest.fixture
def server(tmp_path: Path) -> StampServer:
    return StampServer(tmp_path)


def stamped(server: StampServer, data: bytes = SUMS) -> bytes:
    async def run() -> bytes:
        async with server.opened() as url:
            return await time_stamp(data, Options(timestamp_url=url), tls=no_trust())

    return asyncio.run(run())


def refused(server: StampServer) -> KnownError:
    with pytest.raises(KnownError) as told:
        stamped(server)
    assert told.value.code is ErrorCode.NOT_STAMPED
    return told.value


def test_a_stamp_says_when_and_by_whom(server: StampServer) -> None:
    stamp = read_stamp(stamped(server), SUMS)

    assert stamp.who == "CN=stamps.example,O=Stamps of Ours"
    assert abs(stamp.at - datetime.now(UTC)) < timedelta(minutes=5)
    (head,) = server.heads
    assert head.startswith(b"POST /tsa HTTP/1.1\r\n")
    assert b"application/timestamp-query" in head


def test_the_system_s_own_program_verifies_it(server: StampServer) -> None:
    (server.folder / "sums").write_bytes(SUMS)
    (server.folder / "sums.tsr").write_bytes(stamped(server))

    command = [server.program, "ts", "-verify", "-data", "sums", "-in", "sums.tsr"]
    done = subprocess.run(
        [*command, "-CAfile", "cert.pem"], cwd=server.folder, capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr


def test_only_the_hash_goes_out(server: StampServer) -> None:
    stamped(server)

    assert SUMS not in (server.folder / "query.tsq").read_bytes()


def test_a_stamp_of_other_bytes_is_told_apart(server: StampServer) -> None:
    with pytest.raises(OtherStampError):
        read_stamp(server.stamp_of(b"other"), SUMS)


def test_an_answer_to_another_request_is_refused(server: StampServer) -> None:
    server.reply = server.stamp_of(SUMS)

    assert "another request" in refused(server).detail


def test_a_refusal_is_told_in_the_server_s_words(tmp_path: Path) -> None:
    server = StampServer(tmp_path, digests="sha512")

    assert refused(server).detail.startswith("refused (2: ")


@pytest.mark.parametrize("reply", [b"", b"no stamp", b"\x30\x80" + b"\x00" * 50])
def test_what_is_no_stamp_is_refused(server: StampServer, reply: bytes) -> None:
    server.reply = reply

    assert refused(server).detail


def test_a_stamp_whose_signature_was_changed_is_refused(server: StampServer) -> None:
    stamp = bytearray(server.stamp_of(SUMS))
    stamp[-8] ^= 0xFF

    with pytest.raises(StampError):
        read_stamp(bytes(stamp), SUMS)


def test_a_time_that_was_changed_is_refused(server: StampServer) -> None:
    stamp = server.stamp_of(SUMS)
    year = f"{datetime.now(UTC):%Y}".encode()
    at = stamp.index(year, stamp.index(b"\x18\x0f"))  # GeneralizedTime

    with pytest.raises(StampError):
        read_stamp(stamp[:at] + b"2001" + stamp[at + 4 :], SUMS)


def test_a_server_in_trouble_is_told(server: StampServer) -> None:
    server.status = b"503 Busy"

    assert "503" in refused(server).detail


def test_a_server_that_the_user_names_may_stand_in_the_local_network() -> None:
    dialled: list[str] = []

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["10.0.0.5"]

    async def dial(address: str, _port: int) -> httpcore.AsyncNetworkStream:
        dialled.append(address)
        raise httpcore.ConnectError

    options = Options(timestamp_url="http://stamps.example/")
    with pytest.raises(KnownError):
        asyncio.run(time_stamp(SUMS, options, resolve=resolve, dial=dial, tls=no_trust()))

    assert dialled == ["10.0.0.5"]


def test_a_server_that_leads_elsewhere_is_not_followed(server: StampServer) -> None:
    server.status = b"302 Found\r\nLocation: http://127.0.0.1:9/tsa"

    assert refused(server).detail
