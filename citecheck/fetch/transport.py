"""What stands between httpx and the guarded network."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

import httpcore
import httpx

from citecheck.fetch.network import (
    CountedStream,
    Dialler,
    GuardedBackend,
    Resolver,
    WireBudget,
    public_addresses_of,
)
from citecheck.fetch.peer import tls_peer
from citecheck.fetch.proxy import Proxy, ProxyBackend
from citecheck.model import Exchange

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SECRET = frozenset({"authorization", "cookie", "proxy-authorization"})


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
    """Carries one page's requests over the guarded network, one connection for each request.

    A kept connection could hold a second answer nobody asked for; so none is kept. Faults come out
    as httpcore's own. Of a redirect the Location is handed over as the extension "location":
    httpx would parse the header by laxer rules than ours, and raise on odd ones.

    Attributes:
        exchanges: every request with the head of its answer, in order.
        unchecked: the last host whose address only the proxy knows, or None.
    """

    def __init__(
        self,
        tls: ssl.SSLContext,
        *,
        resolve: Resolver,
        dial: Dialler,
        budget: WireBudget,
        now: Callable[[], datetime],
        proxy: Proxy | None = None,
        named: Collection[tuple[str, int]] = (),
    ) -> None:
        self._resolve = resolve
        self._proxy = proxy
        self._now = now
        self.exchanges: list[Exchange] = []
        self.unchecked: str | None = None
        if proxy is not None:
            self._pool = proxy.pool(ProxyBackend(proxy, resolve, dial, budget), tls)
            return
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=1,
            max_keepalive_connections=0,
            retries=0,
            http1=True,
            http2=False,
            network_backend=GuardedBackend(resolve, dial, budget, named),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to ``request`` with its body still to be read."""
        asked_at = self._now()
        self.exchanges.append(
            Exchange(str(request.url), asked_at, asked_at, _as_sent(request.headers))
        )
        try:
            answer, address = await self._asked(request)
        finally:
            self._note(answered_at=self._now())
        self._note_answer(answer, address)
        headers = [(name, value) for name, value in answer.headers if _readable(name, value)]
        extensions = dict(answer.extensions)
        if answer.status in REDIRECTS:
            places = [value for name, value in headers if name.lower() == b"location"]
            extensions["location"] = places[0] if places else b""
            headers = [pair for pair in headers if pair[0].lower() != b"location"]
        return httpx.Response(
            answer.status, headers=headers, stream=_Body(answer), extensions=extensions
        )

    async def _asked(self, request: httpx.Request) -> tuple[httpcore.Response, str]:
        """Return the answer, and the address that a proxy was told (else an empty string)."""
        host, extensions = request.url.raw_host, dict(request.extensions)
        told = ""
        if self._proxy is not None:
            address = await self._checked_for_proxy(request, self._proxy)
            if address is not None and self._proxy.wants_addresses:
                extensions["sni_hostname"] = host.decode("ascii")
                host, told = address.encode("ascii"), address
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.content or None,
                extensions=extensions,
            )
        )
        return answer, told

    def _note_answer(self, answer: httpcore.Response, told: str) -> None:
        stream = answer.extensions.get("network_stream")
        self._note(
            status=answer.status,
            headers=_as_text(httpx.Headers(answer.headers)),
            address=told or (stream.address if isinstance(stream, CountedStream) else ""),
            tls=tls_peer(stream) if stream is not None else None,
        )

    def _note(self, **known: Any) -> None:  # noqa: ANN401 - fields of Exchange
        """Put what is known by now into the newest exchange."""
        self.exchanges[-1] = replace(self.exchanges[-1], **known)

    async def _checked_for_proxy(self, request: httpx.Request, proxy: Proxy) -> str | None:
        """Return a public address of the request's host, or None where only the proxy knows it.

        Raises:
            FetchFault: ``BLOCKED_ADDRESS`` for a name that leads inside from here.
            httpcore.ConnectError: the name is unknown here, and the proxy takes addresses alone.
        """
        host = request.url.raw_host.decode("ascii")
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        self.unchecked = host
        if proxy.resolves_names:
            return None
        try:
            addresses = await public_addresses_of(host, port, self._resolve)
        except httpcore.ConnectError:
            if proxy.wants_addresses:
                raise
            return None  # behind many an office proxy names of the outside are not known
        self.unchecked = None
        return addresses[0] if addresses else None

    async def aclose(self) -> None:
        """Close what is open."""
        await self._pool.aclose()


def _as_text(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    """Return header fields as text, in order, names as they were written."""
    coding = headers.encoding
    return tuple((name.decode(coding), value.decode(coding)) for name, value in headers.raw)


def _as_sent(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    """Return header fields as they are kept: evidence goes to others, keys and logins do not."""
    told = _as_text(headers)
    return tuple((k, "(not kept)" if k.lower() in _SECRET else v) for k, v in told)


def _readable(name: bytes, value: bytes) -> bool:
    """Return whether httpx can take the header; it cannot send back a cookie beyond ASCII."""
    return name.lower() != b"set-cookie" or value.isascii()
