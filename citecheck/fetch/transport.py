"""What stands between httpx and the guarded network."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator

import httpcore
import httpx

from citecheck.fetch.network import (
    Dialler,
    GuardedBackend,
    Resolver,
    WireBudget,
    public_addresses_of,
)
from citecheck.fetch.proxy import Proxy, ProxyBackend

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
    """Carries one page's requests over the guarded network, one connection for each request.

    A kept connection could hold a second answer nobody asked for; so none is kept. Faults come out
    as httpcore's own. Of a redirect the Location is handed over as the extension "location":
    httpx would parse the header by laxer rules than ours, and raise on odd ones.
    """

    def __init__(
        self,
        tls: ssl.SSLContext,
        *,
        resolve: Resolver,
        dial: Dialler,
        budget: WireBudget,
        proxy: Proxy | None = None,
    ) -> None:
        self._resolve = resolve
        self._proxy = proxy
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
            network_backend=GuardedBackend(resolve, dial, budget),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to ``request`` with its body still to be read."""
        host, extensions = request.url.raw_host, dict(request.extensions)
        if self._proxy is not None:
            address = await self._checked_for_proxy(request, self._proxy)
            if address is not None and self._proxy.wants_addresses:
                extensions["sni_hostname"] = host.decode("ascii")
                host = address.encode("ascii")
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
                extensions=extensions,
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


def _readable(name: bytes, value: bytes) -> bool:
    """Return whether httpx can take the header; it cannot send back a cookie beyond ASCII."""
    return name.lower() != b"set-cookie" or value.isascii()
