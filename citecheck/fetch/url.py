"""Which URLs may be fetched, and the one way they are written.

What is checked here is exactly what is asked for, shown and stored: the checked address is written
out anew, so no other parser gets to read the foreign text.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, urljoin

import httpx

from citecheck.fetch.addresses import is_public
from citecheck.fetch.fault import FetchFault
from citecheck.model import FetchOutcome

MAX_URL_LENGTH = 8_000
_BAD, _BLOCKED = FetchOutcome.BAD_REDIRECT, FetchOutcome.BLOCKED_ADDRESS
_MAX_HOST_LENGTH = 253
_DEFAULT_PORTS = {"http": 80, "https": 443}
_PORTS = frozenset({80, 443, 8080, 8443})
_LOCAL_NAMES = (
    *("arpa", "corp", "home", "i2p", "internal", "intranet", "lan", "local"),
    *("localdomain", "localhost", "onion", "private"),
)
_URL = re.compile(r"(https?)://([^/?#]{0,300})([^?#]*)(\?[^#]*)?(?:#.*)?", re.IGNORECASE)
_BRACKETED = re.compile(r"\[([0-9A-Fa-f:.]{2,45})\](?::([0-9]{0,5}))?")
_NAMED = re.compile(r"([^:\[\]%@ ]{1,253}\.?)(?::([0-9]{0,5}))?")
_PLACE = re.compile(r"([a-z0-9._-]{1,253})(?::([0-9]{1,5}))?")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")
_SCHEME_WITHOUT_HOST = re.compile(r"https?:(?!//)", re.IGNORECASE)
# RFC 3986 delimiters and "%": a path or query that is already encoded stays as it is.
_KEPT = "/:@!$&'()*+,;=-._~%[]?|"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A URL that passed every check.

    Attributes:
        scheme: "http" or "https".
        host: a name in ASCII (IDNA), or a public IP address; no brackets, no trailing dot.
        port: 80, 443, 8080 or 8443.
        text: the whole URL as it is asked for, without its fragment.
    """

    scheme: str
    host: str
    port: int
    text: str


def web_address(url: str) -> WebAddress:
    """Return the checked address of ``url``.

    Names are not resolved here: the addresses behind a name are judged when it is dialled.

    Raises:
        FetchFault: ``BAD_REDIRECT`` for what is no web address, ``BLOCKED_ADDRESS`` for what
            leads (or might lead) into a private network.
    """
    _refuse_odd_characters(url)
    found = _URL.fullmatch(url)
    if found is None:
        raise FetchFault(_BAD, "neither http:// nor https://")
    scheme = found[1].lower()
    host, port_digits = _host_and_port(found[2])
    port = int(port_digits) if port_digits else _DEFAULT_PORTS[scheme]
    if port not in _PORTS:
        raise FetchFault(_BAD, f"port {port}")
    shown_host = f"[{host}]" if ":" in host else host
    shown_port = "" if port == _DEFAULT_PORTS[scheme] else f":{port}"
    rest = quote(found[3] or "/", safe=_KEPT) + quote(found[4] or "", safe=_KEPT)
    try:
        # httpx takes dots out of paths; what it will ask for is what we keep.
        asked = httpx.URL(f"{scheme}://{shown_host}{shown_port}{rest}")
        # Of "/." it leaves no path, though it asks for "/".
        asked = asked.copy_with(raw_path=asked.raw_path)
    except httpx.InvalidURL as error:
        raise FetchFault(_BAD, str(error)) from error
    return WebAddress(scheme, host, port, str(asked))


def address_of(url: str, named: Collection[tuple[str, int]]) -> WebAddress:
    """Return the checked address of ``url``; hosts and ports in ``named`` may be local.

    Raises:
        FetchFault: as ``web_address``.
    """
    found = _URL.fullmatch(url) if named else None
    place = _PLACE.fullmatch(found[2].lower()) if found else None
    if found is None or place is None:
        return web_address(url)
    scheme, host = found[1].lower(), place[1]
    port = int(place[2] or _DEFAULT_PORTS[scheme])
    if (host, port) not in named:
        return web_address(url)
    _refuse_odd_characters(url)
    shown_port = "" if port == _DEFAULT_PORTS[scheme] else f":{port}"
    rest = quote(found[3] or "/", safe=_KEPT) + quote(found[4] or "", safe=_KEPT)
    return WebAddress(scheme, host, port, str(httpx.URL(f"{scheme}://{host}{shown_port}{rest}")))


def redirect_target(
    address: WebAddress, location: bytes, named: Collection[tuple[str, int]] = ()
) -> WebAddress:
    """Return where ``location``, a Location header answered at ``address``, leads.

    Args:
        address: that was asked.
        location: as received.
        named: hosts and ports that may be local, as for ``address_of``.

    Raises:
        FetchFault: as ``web_address``; an empty Location is a ``BAD_REDIRECT``.
    """
    try:
        text = location.decode("utf-8")
    except UnicodeDecodeError:
        text = location.decode("latin-1")
    text = text.strip(" ")
    if not text:
        raise FetchFault(_BAD, "redirect without a target")
    _refuse_odd_characters(text)
    if _SCHEME_WITHOUT_HOST.match(text):
        raise FetchFault(_BAD, "no host")
    try:
        joined = urljoin(address.text, text)
    except ValueError as error:
        raise FetchFault(_BAD, str(error)) from error
    return address_of(joined, named)


def _refuse_odd_characters(url: str) -> None:
    """Refuse what parsers read differently: controls, surrogates, backslashes, outer spaces."""
    if len(url) > MAX_URL_LENGTH:
        raise FetchFault(_BAD, f"longer than {MAX_URL_LENGTH} characters")
    if url != url.strip():
        raise FetchFault(_BAD, "space around the address")
    if "\\" in url or any(unicodedata.category(mark) in {"Cc", "Cs"} for mark in url):
        raise FetchFault(_BAD, "control character or backslash")


def _host_and_port(authority: str) -> tuple[str, str]:
    """Return host and port digits (maybe empty) of the part between ``//`` and the path."""
    if "@" in authority:
        raise FetchFault(_BAD, "user name in the address")
    bracketed = _BRACKETED.fullmatch(authority)
    if bracketed:
        return _public_ip(bracketed[1]), bracketed[2] or ""
    named = _NAMED.fullmatch(authority)
    if named is None:
        raise FetchFault(_BAD, "no host that can be read")
    return _public_name(named[1]), named[2] or ""


def _public_ip(text: str) -> str:
    try:
        ip = ipaddress.ip_address(text)
    except ValueError as error:
        raise FetchFault(_BAD, "not an IP address") from error
    if not is_public(text):
        raise FetchFault(_BLOCKED, f"{ip} is not public")
    return str(ip)


def _public_name(written: str) -> str:
    """Return ``written`` in ASCII, or its plain IPv4 address."""
    name = unicodedata.normalize("NFKC", written).lower().removesuffix(".")
    if not name.isascii():
        name = _idna(name)
    labels = name.split(".")
    if len(name) > _MAX_HOST_LENGTH or not all(_LABEL.fullmatch(label) for label in labels):
        raise FetchFault(_BAD, "not a host name")
    if _NUMERIC_LABEL.fullmatch(labels[-1]):
        return _plain_ipv4(name)
    if len(labels) == 1 or labels[-1] in _LOCAL_NAMES:
        raise FetchFault(_BLOCKED, "a name of the local network")
    return name


def _idna(name: str) -> str:
    try:
        return httpx.URL(f"http://{name}/").raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchFault(_BAD, "not an international host name") from error


def _plain_ipv4(name: str) -> str:
    """Return ``name`` when it is four plain decimal numbers; libc would dial other spellings."""
    try:
        ipaddress.IPv4Address(name)
    except ValueError as error:
        raise FetchFault(_BLOCKED, "a number that stands for an address") from error
    return _public_ip(name)
