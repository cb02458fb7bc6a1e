"""A time stamp server of the tests' own: OpenSSL's command behind a few lines of HTTP."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

_CONFIG = """
[req]
distinguished_name = name
[name]
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_cert = {folder}/cert.pem
signer_key = {folder}/key.pem
certs = {folder}/cert.pem
default_policy = 1.2.3.4.1
digests = {digests}
signer_digest = sha256
accuracy = secs:1
"""
_SUBJECT = "/O=Stamps of Ours/CN=stamps.example"


class StampServer:
    """Answers time stamp queries; ``answer`` may be changed to give another reply."""

    def __init__(self, folder: Path, *, digests: str = "sha256") -> None:
        program = shutil.which("openssl")
        if program is None:
            pytest.skip("no openssl here")
        self.program = program
        self.folder = folder
        self.heads: list[bytes] = []
        self.reply: bytes | None = None
        self.status = b"200 OK"
        (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder, digests=digests))
        (folder / "serial").write_text("01\n")
        self._run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                  "-keyout", "key.pem", "-out", "cert.pem", "-days", "2", "-subj", _SUBJECT,
                  "-addext", "extendedKeyUsage=critical,timeStamping",
                  "-config", "tsa.cnf")  # fmt: skip

    def _run(self, *arguments: str) -> None:
        command = [self.program, *arguments]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)

    def stamp(self, query: bytes) -> bytes:
        """Return the reply to a query, granted or refused."""
        (self.folder / "query.tsq").write_bytes(query)
        self._run("ts", "-reply", "-queryfile", "query.tsq", "-config", "tsa.cnf",
                  "-out", "reply.tsr")  # fmt: skip
        return (self.folder / "reply.tsr").read_bytes()

    def stamp_of(self, data: bytes) -> bytes:
        """Return a stamp over ``data``, as if it had been asked for."""
        (self.folder / "data").write_bytes(data)
        self._run("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "own.tsq")
        return self.stamp((self.folder / "own.tsq").read_bytes())

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[str]:
        """Yield the address of the server, on loopback."""

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                await converse(reader, writer)
            finally:
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()

        async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = await reader.readuntil(b"\r\n\r\n")
            self.heads.append(head)
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
            query = await reader.readexactly(length)
            reply = self.reply if self.reply is not None else self.stamp(query)
            fields = b"Content-Type: application/timestamp-reply\r\nContent-Length: %d\r\n\r\n"
            writer.write(b"HTTP/1.1 " + self.status + b"\r\n" + fields % len(reply) + reply)
            await writer.drain()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        async with server:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/tsa"


def no_trust() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
