"""The proxy that the user names in the settings; never one that the environment names.

Who learns what follows the custom of other programs: http and https proxies are told names, as
are socks5h proxies; a socks5 proxy is told the address that was resolved and checked here.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import httpcore

from citecheck.fetch.network import CountedStream, Dialler, Resolver, WireBudget, addresses_of

_DEFAULT_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy as the settings name it.

    Attributes:
        scheme: http, https, socks5 or socks5h.
        host: name or address; may well be of the local network.
        port: its own or the scheme's.
        login: name and password, or None.
    """

    scheme: str
    host: str
    port: int
    login: tuple[bytes, bytes] | None = None

    @property
    def resolves_names(self) -> bool:
        """Whether names are to be kept from this machine's resolver."""
        return self.scheme == "socks5h"

    @property
    def wants_addresses(self) -> bool:
        """Whether the proxy is told the checked address rather than the name."""
        return self.scheme == "socks5"

    def pool(
        self, backend: httpcore.AsyncNetworkBackend, tls: ssl.SSLContext
    ) -> httpcore.AsyncConnectionPool:
        """Return a pool without kept connections whose requests go through this proxy."""
        if self.scheme.startswith("socks"):
            return httpcore.AsyncSOCKSProxy(
                f"socks5://{self._place}",
                proxy_auth=self.login,
                ssl_context=tls,
                max_connections=1,
                max_keepalive_connections=0,
                network_backend=backend,
            )
        return httpcore.AsyncHTTPProxy(
            f"{self.scheme}://{self._place}",
            proxy_auth=self.login,
            ssl_context=tls,
            proxy_ssl_context=tls if self.scheme == "https" else None,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=backend,
        )

    @property
    def _place(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def proxy_of(setting: str) -> Proxy | None:
    """Return the proxy of ``Options.proxy``, which was checked there; None for an empty one."""
    if not setting:
        return None
    parts = urlsplit(setting)
    login = None
    if parts.username is not None:
        name, password = unquote(parts.username), unquote(parts.password or "")
        login = (name.encode(), password.encode())
    port = parts.port or _DEFAULT_PORTS[parts.scheme]
    return Proxy(parts.scheme, parts.hostname or "", port, login)


class ProxyBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to the proxy and nowhere else."""

    def __init__(self, proxy: Proxy, resolve: Resolver, dial: Dialler, budget: WireBudget) -> None:
        self._proxy = proxy
        self._resolve = resolve
        self._dial = dial
        self._budget = budget

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - the page's deadline rules all
        local_address: str | None = None,  # noqa: ARG002 - httpcore's signature
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Return a connection to the proxy; it may stand in the local network.

        Raises:
            httpcore.ProxyError: it does not answer.
        """
        if (host, port) != (self._proxy.host, self._proxy.port):
            msg = "asked to go around the proxy"
            raise AssertionError(msg)
        try:
            address = (await addresses_of(host, port, self._resolve))[0]
            return CountedStream(await self._dial(address, port), self._budget)
        except (OSError, IndexError, httpcore.NetworkError, httpcore.TimeoutException) as error:
            msg = f"the proxy does not answer: {error}"
            raise httpcore.ProxyError(msg) from error
