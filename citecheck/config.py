"""The user's options: a TOML file and the frozen value that the program is handed."""

from __future__ import annotations

import dataclasses
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import tomli_w

from citecheck.model import ErrorCode, House, KnownError

THEMES = ("system", "light", "dark", "contrast")
ROBOTS = ("batch", "always", "never")
TRUST = ("shipped", "system")
ARCHIVES = ("ask", "never", "always")
FOREVER = "forever"
KEEP_PAGES = (FOREVER, "365d", "90d", "30d")
WAYBACK = "https://web.archive.org"
PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_HOST = re.compile(r"[a-z0-9_.-]{1,253}")
_KEY = re.compile(r"(?:[!-9;-~]{1,100}:[!-~]{1,200})?")
_MAX_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Options:
    """Everything a user may set. Defaults suit a person at a desk.

    Attributes:
        reviewer: name or initials written with each verdict; may be empty.
        theme: system, light, dark or contrast (strong colours, light or dark as the system).
        deadline_s: longest time for one page, redirects included, in seconds.
        pages_at_once: pages fetched side by side over all hosts.
        pages_per_host: pages fetched side by side from one host.
        max_wire_bytes: most bytes taken from the network for one page.
        max_decoded_bytes: most bytes after decoding.
        reader_font: family of the article and the page, or empty for the platform's serif.
        reader_width: most letters in a line of the article, 40 to 72.
        host_delay_s: least time between two requests to the same host, in seconds.
        host_delays: hosts with a time of their own, as "host=seconds"; subdomains included.
        skip_hosts: hosts that are never asked; subdomains included.
        robots: when robots.txt is obeyed: batch (and re-checks), always, never.
        proxy: address of a proxy (http, https, socks5, socks5h), or empty for none.
        ca_bundle: path of a PEM file with further authorities to trust, or empty.
        trust: shipped (the authorities that come with the program) or system.
        contact_url: where a site's owner reads who asks, told in every request; empty for the
            project's own page.
        archives: when web archives are asked for copies: ask (when the user wants it), never,
            always (for every page that can't be had).
        archive_url: address of the archive; it must speak as the Wayback Machine does.
        memento_timegate: address of a Memento time gate that is asked first, or empty.
        archive_key: "access:secret" for saving pages; the environment's CITECHECK_ARCHIVE_KEY
            comes first. Never kept in the library.
        timestamp_url: address of a time stamp server (RFC 3161) that is asked when an evidence
            folder is written, or empty for none.
        house_profile: whose rules for quotations hold (reuters, ap, guardian, own), or empty.
        keys: the user's own keys, as "action=key key"; ``gui.actions.keymap`` reads them.
        advance: after a verdict go on to the next undecided claim.
        language: of the window and the reports ("de"), or empty for the system's.
        keep_pages: how long received pages are kept: forever, 365d, 90d, 30d. Nothing is removed
            without being shown first.
        keep_evidence: pages of checks marked as evidence are kept whatever ``keep_pages`` says.
        reasons: sentences that are written into notes with one key; empty for those shipped.
    """

    reviewer: str = ""
    theme: str = "system"
    deadline_s: float = 15.0
    pages_at_once: int = 40
    pages_per_host: int = 2
    max_wire_bytes: int = 8 * 2**20
    max_decoded_bytes: int = 16 * 2**20
    reader_font: str = ""
    reader_width: int = 72
    host_delay_s: float = 0.0
    host_delays: tuple[str, ...] = ()
    skip_hosts: tuple[str, ...] = ()
    robots: str = "batch"
    proxy: str = ""
    ca_bundle: str = ""
    trust: str = "shipped"
    contact_url: str = ""
    archives: str = "ask"
    archive_url: str = WAYBACK
    memento_timegate: str = ""
    archive_key: str = dataclasses.field(default="", repr=False)
    timestamp_url: str = ""
    house_profile: str = ""
    keys: tuple[str, ...] = ()
    advance: bool = False
    language: str = ""
    reasons: tuple[str, ...] = ()
    keep_pages: str = FOREVER
    keep_evidence: bool = True

    @property
    def house(self) -> House | None:
        """Whose rules for quotations hold, or None."""
        return House(self.house_profile) if self.house_profile else None

    def __post_init__(self) -> None:
        if self.theme not in THEMES:
            msg = f"theme must be one of {', '.join(THEMES)}, not {self.theme!r}"
            raise ValueError(msg)
        for name in ("deadline_s", "pages_at_once", "pages_per_host"):
            if getattr(self, name) <= 0:
                msg = f"{name} must be above zero, not {getattr(self, name)}"
                raise ValueError(msg)
        for name in ("max_wire_bytes", "max_decoded_bytes"):
            if getattr(self, name) < 1024:  # noqa: PLR2004 - below a kibibyte no page fits
                msg = f"{name} must be at least 1024, not {getattr(self, name)}"
                raise ValueError(msg)
        if not 40 <= self.reader_width <= 72:  # noqa: PLR2004 - what can be read
            msg = f"reader_width must be between 40 and 72, not {self.reader_width}"
            raise ValueError(msg)
        houses = ("", *(house.value for house in House))
        if self.house_profile not in houses:
            msg = f"house_profile must be empty or one of {', '.join(houses[1:])}"
            raise ValueError(msg)
        _check_network(self)
        _check_servers(self)

    def delay_of(self, host: str) -> float:
        """Return the least time between two requests to ``host``, in seconds."""
        for entry in self.host_delays:
            name, _, seconds = entry.partition("=")
            if _is_within(host, name):
                return float(seconds)
        return self.host_delay_s

    def skips(self, host: str) -> bool:
        """Return whether ``host`` is never to be asked."""
        return any(_is_within(host, name) for name in self.skip_hosts)


def is_host(name: str) -> bool:
    """Return whether ``name`` can be a host to skip: no address, no port, no spaces within."""
    return _HOST.fullmatch(name.strip().casefold()) is not None


def _is_within(host: str, name: str) -> bool:
    """Return whether ``host`` is ``name`` or a subdomain of it; case does not count."""
    host, name = host.casefold().rstrip("."), name.strip().casefold()
    return host == name or host.endswith("." + name)


def _check_network(options: Options) -> None:
    """Raise ``ValueError`` for a network option that can't be meant."""
    if not 0 <= options.host_delay_s <= 60:  # noqa: PLR2004 - a minute is no pace but a stop
        msg = f"host_delay_s must be between 0 and 60, not {options.host_delay_s}"
        raise ValueError(msg)
    for name, allowed in (
        ("robots", ROBOTS), ("trust", TRUST), ("archives", ARCHIVES), ("keep_pages", KEEP_PAGES),
    ):  # fmt: skip
        if getattr(options, name) not in allowed:
            msg = f"{name} must be one of {', '.join(allowed)}, not {getattr(options, name)!r}"
            raise ValueError(msg)
    for host in options.skip_hosts:
        if not is_host(host):
            msg = f"skip_hosts names {host!r}, which is no host"
            raise ValueError(msg)
    for entry in options.host_delays:
        host, _, seconds = entry.partition("=")
        if not _HOST.fullmatch(host.strip().casefold()) or not _is_delay(seconds):
            msg = f"host_delays holds {entry!r}, which is not host=seconds"
            raise ValueError(msg)
    if options.proxy and not _is_proxy(options.proxy):
        msg = f"proxy must be like http://host:port ({', '.join(PROXY_SCHEMES)})"
        raise ValueError(msg)


def _is_delay(seconds: str) -> bool:
    try:
        return 0 <= float(seconds) <= 60  # noqa: PLR2004 - as host_delay_s
    except ValueError:
        return False


def _check_servers(options: Options) -> None:
    """Raise ``ValueError`` for addresses and keys that can't be meant."""
    for name in ("contact_url", "archive_url", "memento_timegate", "timestamp_url"):
        url = getattr(options, name)
        if (url or name == "archive_url") and not _is_web_server(url):
            msg = f"{name} must be a plain web address, not {url!r}"
            raise ValueError(msg)
    if not _KEY.fullmatch(options.archive_key):
        msg = "archive_key must be like access:secret"
        raise ValueError(msg)


def _is_web_server(url: str) -> bool:
    parts = _server_parts(url)
    plain = url.isascii() and url.isprintable() and not set(url) & set(' \\()<>"@')
    return parts is not None and parts.scheme in {"http", "https"} and plain


def _is_proxy(url: str) -> bool:
    parts = _server_parts(url)
    return parts is not None and parts.scheme in PROXY_SCHEMES and parts.path in {"", "/"}


def _server_parts(url: str) -> SplitResult | None:
    """Return the parts of a server's address: a host, a port that can be, nothing asked of it."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    has_port = port is None or 0 < port <= _MAX_PORT
    return parts if parts.hostname and has_port and not parts.query + parts.fragment else None


def load_options(path: Path) -> Options:
    """Return the options of the TOML file ``path``; the defaults when there is no file.

    Unknown keys are left alone (a newer version may have written them), but not slips of the pen:
    a host under "skip_host" would be asked.

    Raises:
        KnownError: ``BAD_CONFIG`` when the file is not TOML, a value is of the wrong kind, or a key
            is nearly one of ours.
    """
    raw = _raw_options(path)
    if raw is None:
        return Options()
    _refuse_slips(raw, path)
    known: dict[str, Any] = {}
    for field in dataclasses.fields(Options):
        if field.name not in raw:
            continue
        value, default = raw[field.name], field.default
        if isinstance(default, float) and type(value) is int:
            value = float(value)
        if isinstance(default, tuple) and _is_list_of_text(value):
            value = tuple(value)
        if type(value) is not type(default):
            wanted = _KINDS[type(default)]
            detail = f"{field.name} must be {wanted}"
            raise KnownError(ErrorCode.BAD_CONFIG, str(path), detail)
        known[field.name] = value
    try:
        return Options(**known)
    except ValueError as error:
        raise KnownError(ErrorCode.BAD_CONFIG, str(path), str(error)) from error


def _raw_options(path: Path) -> dict[str, Any] | None:
    """Return what the file says, unchecked, or None when there is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise KnownError(ErrorCode.BAD_CONFIG, str(path), "it is not UTF-8") from error
    except OSError as error:
        raise KnownError(ErrorCode.BAD_CONFIG, str(path), error.strerror or str(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise KnownError(ErrorCode.BAD_CONFIG, str(path), str(error)) from error


_KINDS: dict[type, str] = {
    tuple: "a list of texts",
    float: "a number",
    int: "a whole number",
    bool: "true or false",
    str: "a text",
}


def _refuse_slips(raw: dict[str, Any], path: Path) -> None:
    names = [field.name for field in dataclasses.fields(Options)]
    unknown = raw.keys() - set(names)
    if not unknown:
        return
    import difflib  # noqa: PLC0415 - hardly ever needed

    for key in sorted(unknown):
        near = difflib.get_close_matches(key, names, n=1, cutoff=0.85)
        if near:
            detail = f"{key} is no option; {near[0]} is one"
            raise KnownError(ErrorCode.BAD_CONFIG, str(path), detail)


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def save_options(options: Options, path: Path) -> None:
    """Write ``options`` to ``path`` whole or not at all; keys of other versions stay.

    Raises:
        KnownError: ``CANNOT_WRITE`` when the file or its folder can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        kept.update(dataclasses.asdict(options))
        temporary = path.with_suffix(".tmp")
        temporary.write_bytes(tomli_w.dumps(kept).encode("utf-8"))
        os.replace(temporary, path)  # noqa: PTH105 - atomic on every platform
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnownError(ErrorCode.CANNOT_WRITE, str(path), str(error)) from error
