"""A real little proxy on loopback: what it is told, and what is refused before it is told."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.proxy import proxy_of
from citecheck.fetch.trust import tls_context
from citecheck.model import ErrorCode, FetchOutcome, KnownError, Snapshot

PUBLIC = "93.184.215.14"
URL = "http://news.example/page"
GOOD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"


class LittleProxy:
    """Speaks HTTP and SOCKS 5, notes what it is asked for, and plays the origin itself."""

    def __init__(self, answer: bytes = GOOD) -> None:
        self.answer = answer
        self.targets: list[str] = []
        self.heads: list[bytes] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            first = await reader.readexactly(1)
            if first == b"\x05":
                await self._socks(reader, writer)
                first = b""
            self.heads.append(first + await reader.readuntil(b"\r\n\r\n"))
            if self.heads[-1].startswith(b"CONNECT "):
                writer.write(b"HTTP/1.1 502 No tunnels here\r\nContent-Length: 0\r\n\r\n")
            else:
                writer.write(self.answer)
            await writer.drain()
        finally:
            writer.close()

    async def _socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        count = (await reader.readexactly(1))[0]
        await reader.readexactly(count)
        writer.write(b"\x05\x00")
        kind = (await reader.readexactly(4))[3]
        if kind == 1:
            host = ".".join(map(str, await reader.readexactly(4)))
        else:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        port = int.from_bytes(await reader.readexactly(2), "big")
        self.targets.append(f"{host}:{port}")
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")


Names = dict[str, list[str]]


def through(
    proxy: LittleProxy, scheme: str, url: str = URL, names: Names | None = None
) -> Snapshot:
    """Fetch ``url`` through ``proxy``; every name but those given is unknown here."""
    known = names if names is not None else {"news.example": [PUBLIC]}

    async def resolve(host: str, _port: int) -> Sequence[str]:
        if host not in known:
            raise OSError("unknown name")
        return known[host]

    async def run(port: int) -> Snapshot:
        options = Options(proxy=f"{scheme}127.0.0.1:{port}")
        async with open_fetcher(options, resolve=resolve, wait=_no_wait) as fetcher:
            return await fetcher.fetch(url)

    return asyncio.run(_with_server(proxy, run))


async def _with_server(proxy: LittleProxy, work: Callable[[int], Awaitable[Snapshot]]) -> Snapshot:
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    async with server:
        return await work(server.sockets[0].getsockname()[1])


async def _no_wait(_seconds: float) -> None:
    return


def test_an_http_proxy_is_asked_for_the_whole_address_and_told_the_login() -> None:
    proxy = LittleProxy()

    snapshot = through(proxy, "http://desk:s%40fe@")

    assert (snapshot.outcome, snapshot.body) == (FetchOutcome.OK, b"hello")
    assert snapshot.final_url == URL
    assert proxy.heads[0].startswith(b"GET http://news.example/page HTTP/1.1\r\n")
    assert base64.b64encode(b"desk:s@fe") in proxy.heads[0]


def test_an_https_page_asks_an_http_proxy_for_a_tunnel() -> None:
    proxy = LittleProxy()

    snapshot = through(proxy, "http://", "https://news.example/page")

    assert proxy.heads[0].startswith(b"CONNECT news.example:443 HTTP/1.1\r\n")
    assert snapshot.outcome is FetchOutcome.UNREACHABLE
    assert "502" in snapshot.detail


def test_a_socks5_proxy_is_told_the_checked_address() -> None:
    proxy = LittleProxy()

    snapshot = through(proxy, "socks5://")

    assert (snapshot.outcome, snapshot.body) == (FetchOutcome.OK, b"hello")
    assert proxy.targets == [f"{PUBLIC}:80"]
    assert b"\r\nHost: news.example\r\n" in proxy.heads[0]


def test_a_socks5h_proxy_is_told_the_name_and_nothing_is_looked_up_here() -> None:
    proxy = LittleProxy()

    snapshot = through(proxy, "socks5h://", names={})

    assert proxy.targets == ["news.example:80"]
    assert snapshot.outcome is FetchOutcome.OK
    assert "only the proxy knows" in snapshot.detail


@pytest.mark.parametrize("scheme", ["http://", "socks5://"])
@pytest.mark.parametrize("addresses", [["10.0.0.8"], [PUBLIC, "127.0.0.1"]])
def test_a_name_that_leads_inside_is_refused_before_the_proxy_hears_of_it(
    scheme: str, addresses: list[str]
) -> None:
    proxy = LittleProxy()

    snapshot = through(proxy, scheme, names={"news.example": addresses})

    assert snapshot.outcome is FetchOutcome.BLOCKED_ADDRESS
    assert not proxy.heads
    assert not proxy.targets


@pytest.mark.parametrize("scheme", ["http://", "socks5://", "socks5h://"])
@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost/", "http://169.254.169.254/"]
)
def test_private_addresses_are_refused_with_any_proxy(scheme: str, url: str) -> None:
    proxy = LittleProxy()

    assert through(proxy, scheme, url).outcome is FetchOutcome.BLOCKED_ADDRESS
    assert not proxy.heads
    assert not proxy.targets


def test_a_name_unknown_here_is_left_to_an_http_proxy_and_said() -> None:
    snapshot = through(LittleProxy(), "http://", names={})

    assert snapshot.outcome is FetchOutcome.OK
    assert "only the proxy knows" in snapshot.detail


def test_a_redirect_inside_is_refused_behind_a_proxy_too() -> None:
    hop = b"HTTP/1.1 302 X\r\nLocation: http://intranet.example/\r\nContent-Length: 0\r\n\r\n"
    proxy = LittleProxy(hop)
    names = {"news.example": [PUBLIC], "intranet.example": ["192.168.1.2"]}

    assert through(proxy, "http://", names=names).outcome is FetchOutcome.BLOCKED_ADDRESS
    assert len(proxy.heads) == 1


def test_a_proxy_that_does_not_answer_is_told() -> None:
    async def resolve(_host: str, _port: int) -> Sequence[str]:
        return [PUBLIC]

    async def run() -> Snapshot:
        options = Options(proxy="http://127.0.0.1:9")
        async with open_fetcher(options, resolve=resolve, wait=_no_wait) as fetcher:
            return await fetcher.fetch(URL)

    snapshot = asyncio.run(run())

    assert snapshot.outcome is FetchOutcome.UNREACHABLE
    assert "proxy" in snapshot.detail


def test_no_proxy_and_no_authority_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere.pem")
    proxy = LittleProxy()

    assert through(proxy, "http://").outcome is FetchOutcome.OK


def test_settings_of_a_proxy_are_read_whole() -> None:
    proxy = proxy_of("socks5h://a:b%3Ac@[::1]")

    assert proxy is not None
    assert (proxy.scheme, proxy.host, proxy.port) == ("socks5h", "::1", 1080)
    assert proxy.login == (b"a", b"b:c")
    assert proxy_of("") is None


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_a_bundle_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "ours.pem"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(KnownError) as told:
        tls_context(Options(ca_bundle=str(path)))

    assert told.value.code is ErrorCode.BAD_CONFIG
    assert str(path) in told.value.detail


@pytest.mark.parametrize("trust", ["shipped", "system"])
def test_certificates_are_always_checked(trust: str) -> None:
    context = tls_context(Options(trust=trust))

    assert context.check_hostname
    assert context.verify_mode.name == "CERT_REQUIRED"
