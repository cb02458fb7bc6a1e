"""Foreign text made safe once, before anything else sees it."""

from __future__ import annotations

import re
import unicodedata

MAX_MARKS = 30
"""Most combining marks in a row: UAX #15, section 13 (stream-safe text)."""

# Marks with a combining class lie in planes 0 and 1 alone.
_MARKS = "".join(re.escape(c) for c in map(chr, range(0x20000)) if unicodedata.combining(c))
_TOO_MANY_MARKS = re.compile(f"([{_MARKS}]{{{MAX_MARKS}}})[{_MARKS}]+")
_MAYBE_TOO_MANY = re.compile(f"[\u0300-\U0001ffff]{{{MAX_MARKS + 1}}}")
_LINE_ENDS = re.compile(r"\r\n?")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    r"""Return ``text`` without what no reader sees and no database or widget should meet.

    CR LF and CR become LF; NUL, the other C0 controls but tab and newline, U+FFFE and U+FFFF go;
    a lone surrogate becomes U+FFFD; a run of combining marks is capped at ``MAX_MARKS``. Every
    space (no-break spaces, U+2028) stays as it is. Linear; cleaning twice changes nothing.
    """
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    if _ODD.search(text):
        text = _LONE_SURROGATES.sub("\ufffd", _UNWANTED.sub("", text))
    # The set of marks is large and slow to scan for; a run of anything beyond U+02FF is not.
    if text.isascii() or not _MAYBE_TOO_MANY.search(text):
        return text
    return _TOO_MANY_MARKS.sub(r"\1", text)


def clean_next(tail: str, text: str) -> str:
    """Return ``text`` cleaned as what follows ``tail``, which is clean and ``MAX_MARKS`` long."""
    if not text or not unicodedata.combining(text[0]):
        return clean_text(text)
    return clean_text(tail + text)[len(tail) :]
