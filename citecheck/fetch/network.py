"""The one door to the network: resolves once, checks every address, dials what was checked.

httpcore asks this backend for each connection, so no request can go around it.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from contextlib import suppress
from typing import Any

import httpcore

from citecheck.fetch.addresses import is_public
from citecheck.fetch.aside import done_aside
from citecheck.fetch.fault import FetchFault
from citecheck.model import FetchOutcome

# host, port → its addresses, best first; OSError when the name cannot be resolved.
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
# address, port → an open stream; OSError or httpcore.ConnectError when nobody answers.
Dialler = Callable[[str, int], Awaitable[httpcore.AsyncNetworkStream]]

_MOST_ADDRESSES_TRIED = 4
_DIAL_S = 5.0
_SURPLUS_WAIT_S = 0.25


async def system_resolve(host: str, port: int) -> list[str]:
    """Return the addresses the system knows for ``host``, best first.

    Raises:
        OSError: the name cannot be resolved.
    """

    def look_up() -> list[str]:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(row[4][0]) for row in rows))

    return await done_aside(look_up)


async def system_dial(address: str, port: int) -> httpcore.AsyncNetworkStream:
    """Return a TCP connection to ``address``.

    Raises:
        httpcore.ConnectError: nobody answers there.
    """
    return await httpcore.AnyIOBackend().connect_tcp(address, port)


class WireBudget:
    """How many bytes one page may still take from the network, redirects included."""

    def __init__(self, max_bytes: int) -> None:
        self._left = max_bytes

    def spend(self, count: int) -> None:
        """Take ``count`` bytes off.

        Raises:
            FetchFault: ``TOO_LARGE`` when less is left.
        """
        self._left -= count
        if self._left < 0:
            raise FetchFault(FetchOutcome.TOO_LARGE, "more bytes than allowed came over the wire")


class CountedStream(httpcore.AsyncNetworkStream):
    """A connection that spends the page's budget and knows what came after the answer's head.

    Attributes:
        address: that was dialled.
    """

    def __init__(
        self, inner: httpcore.AsyncNetworkStream, budget: WireBudget, address: str = ""
    ) -> None:
        self.address = address
        self._inner = inner
        self._budget = budget
        self._head = bytearray()
        self._after_head: int | None = None
        self._newest = b""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's signature
        """Return what came, at most ``max_bytes``; empty at the end of the stream."""
        data = await self._inner.read(max_bytes, timeout)
        self._budget.spend(len(data))
        self._note(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's signature
        """Send ``buffer``."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Return the encrypted stream over this one.

        Raises:
            FetchFault: ``TLS_ERROR`` when the certificate or the handshake is bad.
        """
        try:
            inner = await self._inner.start_tls(ssl_context, server_hostname, timeout)
        except (httpcore.ConnectError, ssl.SSLError) as error:
            cause = _tls_cause(error)
            if cause is None:
                raise
            raise FetchFault(FetchOutcome.TLS_ERROR, cause) from error
        return CountedStream(inner, self._budget, self.address)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        """Return what httpcore asks of the connection below."""
        return self._inner.get_extra_info(info)

    async def says_more_than(self, declared_bytes: int) -> bool:
        """Return whether the server sent more body than the ``declared_bytes`` it announced.

        Waits a moment for the rest: a page cut at a wrong length must not pass for whole. A line
        end or a second answer nobody asked for ("HTTP/1.") is not a longer body.
        """
        if self._surplus(declared_bytes) == 0:
            with suppress(TimeoutError, OSError, httpcore.NetworkError, httpcore.TimeoutException):
                async with asyncio.timeout(_SURPLUS_WAIT_S):
                    await self.read(1024)
        surplus = self._surplus(declared_bytes)
        if surplus > len(self._newest):
            return True
        rest = self._newest[-surplus:].strip() if surplus > 0 else b""
        return bool(rest) and not rest.startswith(b"HTTP/1.")

    def _surplus(self, declared_bytes: int) -> int:
        return 0 if self._after_head is None else self._after_head - declared_bytes

    def _note(self, data: bytes) -> None:
        """Count the bytes behind the head of the final answer (h11 stops heads over 100 KiB)."""
        self._newest = data or self._newest
        if self._after_head is not None:
            self._after_head += len(data)
            return
        self._head += data
        while (end := self._head.find(b"\r\n\r\n")) >= 0:
            provisional = self._head[:10].endswith(b" 1")
            del self._head[: end + 4]
            if not provisional:
                self._after_head = len(self._head)
                self._head.clear()
                return


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens the connections of one page, to public addresses alone.

    Host and port in ``named`` stand in the user's own settings, and may be of the local network.
    """

    def __init__(
        self,
        resolve: Resolver,
        dial: Dialler,
        budget: WireBudget,
        named: Collection[tuple[str, int]] = (),
    ) -> None:
        self._resolve = resolve
        self._dial = dial
        self._budget = budget
        self._named = named

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - the page's deadline rules all
        local_address: str | None = None,  # noqa: ARG002 - httpcore's signature
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection to the first address of ``host`` that answers.

        Raises:
            FetchFault: ``BLOCKED_ADDRESS`` when any address of the name is not public: one of
                two would be picked by chance, and a name that mixes them is not to be trusted.
            httpcore.ConnectError: the name is unknown or nobody answers.
        """
        find = addresses_of if (host, port) in self._named else public_addresses_of
        addresses = await find(host, port, self._resolve)
        fault: OSError | httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in addresses[:_MOST_ADDRESSES_TRIED]:
            try:
                async with asyncio.timeout(_DIAL_S):
                    return CountedStream(await self._dial(address, port), self._budget, address)
            except (OSError, httpcore.NetworkError, httpcore.TimeoutException) as error:
                fault = error
        if isinstance(fault, TimeoutError | httpcore.TimeoutException):
            raise httpcore.ConnectTimeout(str(fault)) from fault
        raise httpcore.ConnectError(str(fault or "the name has no address")) from fault

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - httpcore's signature
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Refuse.

        Raises:
            FetchFault: always ``BLOCKED_ADDRESS``.
        """
        raise FetchFault(FetchOutcome.BLOCKED_ADDRESS, f"a socket file: {path}")

    async def sleep(self, seconds: float) -> None:
        """Wait ``seconds`` (httpcore asks for it between retries; there are none)."""
        await asyncio.sleep(seconds)


async def addresses_of(host: str, port: int, resolve: Resolver) -> Sequence[str]:
    """Return the addresses of ``host``, which may be one itself.

    Raises:
        httpcore.ConnectError: the name is unknown.
    """
    try:
        ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        return [host]
    try:
        return await resolve(host, port)
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error


async def public_addresses_of(host: str, port: int, resolve: Resolver) -> Sequence[str]:
    """Return the addresses of ``host``, every one of them public.

    Raises:
        FetchFault: ``BLOCKED_ADDRESS`` when any is not.
        httpcore.ConnectError: the name is unknown.
    """
    addresses = await addresses_of(host, port, resolve)
    private = [address for address in addresses if not is_public(address)]
    if private:
        raise FetchFault(FetchOutcome.BLOCKED_ADDRESS, f"{host} is at {private[0]}")
    return addresses


def _tls_cause(error: BaseException) -> str | None:
    """Return what TLS complains of behind ``error``, or None when it was something else."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return seen.verify_message or "bad certificate"
        if isinstance(seen, ssl.SSLError):
            return seen.reason or "bad handshake"
        seen = seen.__cause__ or seen.__context__
    return None
