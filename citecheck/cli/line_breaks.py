"""Where lines of the terminal are broken: between words, and a host at its dots."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator


def lines_of_words(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of at most ``width``, no word cut: a longer one has its own line."""
    return textwrap.wrap(text, max(1, width), break_long_words=False, break_on_hyphens=False)


def lines_of_host(host: str, width: int) -> str:
    """Return ``host`` in lines of at most ``width``, broken at its dots where it has them."""
    return "\n".join(_host_lines(host, width))


def _host_lines(host: str, width: int) -> Iterator[str]:
    line = ""
    for label in host.split("."):
        piece = f"{line}.{label}" if line else label
        if line and len(piece) > width:
            yield line
            piece = f".{label}"
        line = piece
    yield line
