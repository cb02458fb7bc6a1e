"""Webs made of recorded answers or raw bytes, and one call that fetches a page of them."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import httpcore
import pytest

from citecheck.config import Options
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.recorded import RecordedAnswer, RecordedWeb
from citecheck.model import Snapshot

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PAGE = "http://news.example/page"

FetchRecorded = Callable[..., Snapshot]
FetchRaw = Callable[..., Snapshot]


class RawStream(httpcore.AsyncNetworkStream):
    """A connection that plays the given pieces, then ends, fails or says nothing more."""

    def __init__(self, pieces: Sequence[bytes], ending: BaseException | str) -> None:
        self.pieces = list(pieces)
        self.ending = ending
        self.heard = b""
        self.is_open = True

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        if self.pieces:
            piece = self.pieces.pop(0)
            if len(piece) > max_bytes:
                self.pieces.insert(0, piece[max_bytes:])
            return piece[:max_bytes]
        if isinstance(self.ending, BaseException):
            raise self.ending
        if self.ending == "silence":
            await asyncio.Event().wait()
        return b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        self.heard += buffer

    async def aclose(self) -> None:
        self.is_open = False

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        return self


def fetch_all(urls: Sequence[str], options: Options | None = None, **seams: Any) -> list[Snapshot]:  # noqa: ANN401 - whatever open_fetcher takes
    """Fetch ``urls`` one after the other with one fetcher."""

    async def run() -> list[Snapshot]:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        seams.setdefault("now", lambda: NOON)
        async with open_fetcher(options or Options(), tls=tls, **seams) as fetcher:
            return [await fetcher.fetch(url) for url in urls]

    return asyncio.run(run())


@pytest.fixture
def fetch_recorded() -> FetchRecorded:
    """Fetch ``url`` from a web of the given answers."""

    def fetched(*answers: RecordedAnswer, url: str = PAGE, **more: Any) -> Snapshot:  # noqa: ANN401 - as fetch_all
        web = RecordedWeb(answers)
        return fetch_all([url], resolve=web.resolve, dial=web.dial, **more)[0]

    return fetched


@pytest.fixture
def fetch_raw() -> FetchRaw:
    """Fetch a page whose answer is the given bytes on the wire."""

    def fetched(*pieces: bytes, ending: BaseException | str = "end", **more: Any) -> Snapshot:  # noqa: ANN401 - as fetch_all
        async def resolve(_host: str, _port: int) -> list[str]:
            return ["93.184.215.14"]

        async def dial(_address: str, _port: int) -> httpcore.AsyncNetworkStream:
            return RawStream(pieces, ending)

        return fetch_all([PAGE], resolve=resolve, dial=dial, **more)[0]

    return fetched


@pytest.fixture
def raw_stream() -> type[RawStream]:
    return RawStream
