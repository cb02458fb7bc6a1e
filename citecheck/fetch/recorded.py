"""Recorded answers, played through the real client: the sample and the tests need no network.

A folder holds ``answers.toml`` and the bodies beside it::

    [[answer]]
    url = "http://www.harbourledger.example/2026/storm"
    address = "93.184.215.14"
    status = 200
    headers = [["Content-Type", "text/html; charset=utf-8"]]
    body = "storm.html"

No outcome is recorded: guard, redirects, decoding and status are judged as for the live web.
"""

from __future__ import annotations

import ssl
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpcore

from citecheck.fetch.url import web_address

DEFAULT_ADDRESS = "93.184.215.14"


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """One answer of a recorded web.

    Attributes:
        url: whole, without fragment.
        address: what the host's name resolves to.
        body: as sent, so still in its content coding where the headers name one.
    """

    url: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = field(default=b"", repr=False)
    address: str = DEFAULT_ADDRESS


class RecordedWeb:
    """Resolver and dialler of a web made of recorded answers.

    Unknown names do not resolve; unknown pages of known hosts are answered with 404.
    """

    def __init__(self, answers: Iterable[RecordedAnswer]) -> None:
        self._answers: dict[str, RecordedAnswer] = {}
        self._addresses: dict[str, str] = {}
        for answer in answers:
            asked = web_address(answer.url)
            self._answers[asked.text] = answer
            self._addresses[asked.host] = answer.address

    @classmethod
    def load(cls, folder: Path) -> RecordedWeb:
        """Return the recorded web of ``folder``.

        Raises:
            FileNotFoundError: ``answers.toml`` or a body that it names is missing.
            tomllib.TOMLDecodeError, KeyError: ``answers.toml`` is not as described above.
        """
        rows = tomllib.loads((folder / "answers.toml").read_text(encoding="utf-8"))["answer"]
        return cls(_answer_of(row, folder) for row in rows)

    async def resolve(self, host: str, _port: int) -> Sequence[str]:
        """Return the recorded address of ``host``.

        Raises:
            OSError: no answer was recorded for it.
        """
        if host not in self._addresses:
            msg = f"no recorded host {host}"
            raise OSError(msg)
        return [self._addresses[host]]

    async def dial(self, _address: str, _port: int) -> httpcore.AsyncNetworkStream:
        """Return a connection in memory that plays the recorded answers."""
        return _RecordedStream(self._answers)


def _answer_of(row: Mapping[str, Any], folder: Path) -> RecordedAnswer:
    body = (folder / row["body"]).read_bytes() if "body" in row else b""
    headers = tuple((name, value) for name, value in row.get("headers", ()))
    address = row.get("address", DEFAULT_ADDRESS)
    return RecordedAnswer(row["url"], row.get("status", 200), headers, body, address)


class _RecordedStream(httpcore.AsyncNetworkStream):
    """A connection that hears one request and plays its recorded answer.

    There is no wire to listen on, so encryption is left out; it still tells http from https.
    """

    def __init__(self, answers: Mapping[str, RecordedAnswer]) -> None:
        self._answers = answers
        self._scheme = "http"
        self._heard = bytearray()
        self._played: bytes | None = None

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - httpcore's signature
        self._heard += buffer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, ASYNC109 - httpcore's signature
        if self._played is None:
            self._played = self._answer_to(bytes(self._heard))
        part, self._played = self._played[:max_bytes], self._played[max_bytes:]
        return part

    async def aclose(self) -> None:
        self._played = b""

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,  # noqa: ARG002 - httpcore's signature
        server_hostname: str | None = None,  # noqa: ARG002 - httpcore's signature
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        self._scheme = "https"
        return self

    def _answer_to(self, request: bytes) -> bytes:
        """Return the bytes of the recorded answer to ``request``, head and body."""
        first, *lines = request.decode("ascii", "replace").split("\r\n")
        target = first.split(" ")[1]
        host = next(line[5:].strip() for line in lines if line.lower().startswith("host:"))
        answer = self._answers.get(f"{self._scheme}://{host}{target}")
        return _wire(answer or RecordedAnswer("", status=HTTPStatus.NOT_FOUND))


def _wire(answer: RecordedAnswer) -> bytes:
    """Return ``answer`` as HTTP/1.1."""
    headers = [f"{name}: {value}" for name, value in answer.headers]
    named = {name.lower() for name, _ in answer.headers}
    if "content-length" not in named and "transfer-encoding" not in named:
        headers.append(f"Content-Length: {len(answer.body)}")
    head = "\r\n".join((f"HTTP/1.1 {int(answer.status)} Recorded", *headers, "Connection: close"))
    return head.encode("utf-8") + b"\r\n\r\n" + answer.body
