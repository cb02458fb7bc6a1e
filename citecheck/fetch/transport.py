"""What stands between httpx and the guarded network."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator

import httpcore
import httpx

from citecheck.fetch.network import GuardedBackend

REDIRECTS = frozenset({301, 302, 303, 307, 308})


class _Body(httpx.AsyncByteStream):
    """The bytes of an answer as they come, content coding still on."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


class GuardedTransport(httpx.AsyncBaseTransport):
    """Carries one page's requests over a guarded backend, one connection for each request.

    A kept connection could hold a second answer nobody asked for; so none is kept. Faults come out
    as httpcore's own. Of a redirect the Location is handed over as the extension "location":
    httpx would parse the header by laxer rules than ours, and raise on odd ones.
    """

    def __init__(self, backend: GuardedBackend, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=1,
            max_keepalive_connections=0,
            retries=0,
            http1=True,
            http2=False,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to ``request`` with its body still to be read."""
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        headers = [(name, value) for name, value in answer.headers if _readable(name, value)]
        extensions = dict(answer.extensions)
        if answer.status in REDIRECTS:
            places = [value for name, value in headers if name.lower() == b"location"]
            extensions["location"] = places[0] if places else b""
            headers = [pair for pair in headers if pair[0].lower() != b"location"]
        return httpx.Response(
            answer.status, headers=headers, stream=_Body(answer), extensions=extensions
        )

    async def aclose(self) -> None:
        """Close what is open."""
        await self._pool.aclose()


def _readable(name: bytes, value: bytes) -> bool:
    """Return whether httpx can take the header; it cannot send back a cookie beyond ASCII."""
    return name.lower() != b"set-cookie" or value.isascii()
