"""Which connections are opened: every one goes to an address that was checked."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterator
from typing import Any

import httpcore
import pytest

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.network import system_resolve
from citecheck.model import FetchOutcome

PAGE = "http://news.example/page"
PUBLIC, OTHER = "93.184.215.14", "93.184.215.15"
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<p>ab"

Dialled = tuple[list[FetchOutcome], list[str]]


class Net:
    """A resolver that says what it is told, and a dialler that notes whom it called."""

    def __init__(self, stream: Callable[[], Any], lookups: Iterator[list[str]], deaf: str) -> None:
        self._stream = stream
        self._lookups = lookups
        self._deaf = deaf
        self.dialled: list[str] = []

    async def resolve(self, _host: str, _port: int) -> list[str]:
        return next(self._lookups)

    async def dial(self, address: str, _port: int) -> httpcore.AsyncNetworkStream:
        self.dialled.append(address)
        if address == self._deaf:
            raise ConnectionRefusedError
        stream: httpcore.AsyncNetworkStream = self._stream()
        return stream


@pytest.fixture
def fetch_from(raw_stream: type[Any]) -> Callable[..., Dialled]:
    """Fetch once for each lookup; return the outcomes and the addresses dialled."""

    def run(*lookups: list[str], url: str = PAGE, deaf: str = "") -> Dialled:
        net = Net(lambda: raw_stream([WHOLE], "end"), iter(lookups), deaf)

        async def fetched() -> list[FetchOutcome]:
            async with open_fetcher(
                Options(),
                resolve=net.resolve,
                dial=net.dial,
                tls=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            ) as fetcher:
                return [(await fetcher.fetch(url)).outcome for _ in lookups or [None]]

        return asyncio.run(fetched()), net.dialled

    return run


def test_the_checked_address_is_dialled_not_the_name(fetch_from: Callable[..., Dialled]) -> None:
    assert fetch_from([PUBLIC, OTHER]) == ([FetchOutcome.OK], [PUBLIC])


def test_a_literal_address_is_not_looked_up(fetch_from: Callable[..., Dialled]) -> None:
    assert fetch_from(url=f"http://{PUBLIC}/page") == ([FetchOutcome.OK], [PUBLIC])


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["::1"], [PUBLIC, "::ffff:7f00:1"], ["news.example"]],
)
def test_a_name_with_any_private_address_is_not_dialled_at_all(
    addresses: list[str], fetch_from: Callable[..., Dialled]
) -> None:
    assert fetch_from(addresses) == ([FetchOutcome.BLOCKED_ADDRESS], [])


def test_a_name_that_moves_into_the_private_network_is_refused_there(
    fetch_from: Callable[..., Dialled],
) -> None:
    outcomes, dialled = fetch_from([PUBLIC], ["127.0.0.1"])

    assert outcomes == [FetchOutcome.OK, FetchOutcome.BLOCKED_ADDRESS]
    assert dialled == [PUBLIC]


def test_the_next_address_is_tried_when_one_does_not_answer(
    fetch_from: Callable[..., Dialled],
) -> None:
    assert fetch_from([PUBLIC, OTHER], deaf=PUBLIC) == ([FetchOutcome.OK], [PUBLIC, OTHER])


def test_a_name_without_addresses_or_answers_is_unreachable(
    fetch_from: Callable[..., Dialled],
) -> None:
    assert fetch_from([]) == ([FetchOutcome.UNREACHABLE], [])
    assert fetch_from([PUBLIC], deaf=PUBLIC) == ([FetchOutcome.UNREACHABLE], [PUBLIC])


def test_the_system_is_asked_for_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    row = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    rows = [(*row, (PUBLIC, 80)), (*row, (PUBLIC, 80)), (*row, (OTHER, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)

    assert asyncio.run(system_resolve("news.example", 80)) == [PUBLIC, OTHER]


def test_an_unknown_name_is_an_error_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    with pytest.raises(OSError, match="unknown"):
        asyncio.run(system_resolve("gone.example", 80))
