"""Web addresses as the window shows and opens them."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl

_SCHEMES = {"http", "https"}


def host_of(url: str | None) -> str:
    """Return the host that ``url`` names, for people; letters beyond ASCII in their IDNA form.

    A host that mixes alphabets can look like another one; its ASCII form cannot.
    """
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""


def openable(url: str | None) -> QUrl | None:
    """Return ``url`` for the browser, or None: only http and https with a host are opened."""
    if not url or any(unicodedata.category(c).startswith("C") or c in " \\" for c in url):
        return None
    made = QUrl(url, QUrl.ParsingMode.StrictMode)
    plain = made.isValid() and made.scheme().lower() in _SCHEMES and bool(made.host())
    return made if plain and not made.userInfo() else None
