"""Where a saved page says that it came from."""

from __future__ import annotations

import re

from citecheck.read.alternates import web_address

_HEAD_CHARS = 16_384
_SAVED = (
    # SingleFile: a comment of several lines; Save Page WE and its kin: a meta element.
    re.compile(r"saved with SingleFile\s{1,20}url:\s{0,20}(\S{8,4000})", re.IGNORECASE),
    re.compile(
        r"<meta\s{1,9}name\s{0,3}=\s{0,3}[\"']?savepage-url[\"']?\s{1,9}content\s{0,3}=\s{0,3}"
        r"[\"']?([^\s\"'<>]{8,4000})",
        re.IGNORECASE,
    ),
    # Internet Explorer, Chrome, Edge: "<!-- saved from url=(0042)https://… -->".
    re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{8,4000})", re.IGNORECASE),
)
_HTTRACK = re.compile(r"<!--\s{0,9}Mirrored from (\S{4,4000}) by HTTrack", re.IGNORECASE)


def saved_url(markup: str) -> str:
    """Return the address that the program which saved this page wrote into it, or nothing.

    Looks at the first 16,384 characters: SingleFile, Save Page WE, browsers' "save as", HTTrack.
    """
    head = markup[:_HEAD_CHARS]
    for pattern in _SAVED:
        if (match := pattern.search(head)) and (url := web_address("", match[1])):
            return url
    match = _HTTRACK.search(head)
    return web_address("", f"http://{match[1]}") if match else ""
