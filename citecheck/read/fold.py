"""Folding: one spelling for everything that typesetters, encoders and copiers write in many ways.

Both sides of a comparison are folded alike, so folding forgives typography and nothing else:
quotation marks, dashes, spaces, invisible characters, ligatures, width, entities, ellipses and
hyphens at line ends. Superscripts, subscripts, fractions and look-alike letters of other scripts
stay what they are.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from citecheck.model import Span

MAX_MARKS = 30
"""Combining marks kept after one letter: normalising is quadratic in a run of them."""

MOST_EXPANDED = 8
"""A sign that stands for more is a sign of its own (U+FDFA, a blessing of 18 letters): written out,
a page of them would be eighteen pages."""

_SINGLE = "‘’‚‛′`´ʼʻ‹›＇ʹˈ"
_DOUBLE = "“”„‟″«»〝〞〟＂「」『』"
_DASHES = "‐‑‒–—―−﹘﹣－⁃"
_BLANKS = "\t\v\f\x1c\x1d\x1e\x1f\u00a0\u1680\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_DIGITS = {0x660 + n: str(n) for n in range(10)} | {0x6F0 + n: str(n) for n in range(10)}
"""Arabic and Persian figures: 14 in other shapes."""
_ARABIC_MARKS = {0x66B: ".", 0x66C: ",", 0x60C: ",", 0x61B: ";", 0x61F: "?", 0x66A: "%"}
_LINE_ENDS = "\r\x85\u2028\u2029"

_ONE_TO_ONE = {
    **dict.fromkeys(map(ord, _SINGLE), "'"),
    **dict.fromkeys(map(ord, _DOUBLE), '"'),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
    **_DIGITS,
    **_ARABIC_MARKS,
}

_EXCHANGED = frozenset(map(chr, _ONE_TO_ONE))

# Written out, since a class of "format characters" would take joiners that Arabic and emoji need
# only for looks, and none that carries meaning in a news text.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u0640\u064b-\u0652\u0670\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0653-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
    "\ufe20-\ufe2f"
)

# Where characters with a compatibility form of looks alone stand in Unicode.
_COMPATIBLE = (
    "\u0132\u0133\u013f\u0140\u0149\u017f\u01c4-\u01cc\u01f1-\u01f3\u0587\u2024\u2025\u203c"
    "\u2047-\u2049\u2100-\u214f\u2160-\u217f\u3131-\u318e\u3300-\u33ff\uf900-\ufaff\ufb00-\ufdff"
    "\ufe10-\ufe1f\ufe30-\ufefc\uff01-\uffee\U0001d400-\U0001d7ff"
)

# One class of first characters lets the search leap from one to the next.
_SPECIAL = re.compile(
    rf"[&\-\u00ad….'`{_INVISIBLE}{_MARKS}{_COMPATIBLE}]"
    r"(?:"
    r"(?<=&)(?P<entity>(?:amp;){0,3}(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)"
    r"|(?P<broken>(?<=[^\W\d_][-\u00ad])[ ]?\n[ ]?(?=[^\W\d_A-Z]))"
    r"|(?P<dots>(?<=…)|(?<=\.)[ ]?\.[ ]?\.(?:[ ]?\.)?)"
    r"|(?P<double>(?<=')'|(?<=`)`)"
    r"|(?P<dash>(?<=-)-+)"
    rf"|(?P<drop>(?<=[{_INVISIBLE}])[{_INVISIBLE}]*)"
    rf"|(?P<cluster>(?<=[{_MARKS}])[{_MARKS}]*)"
    rf"|(?P<wide>(?<=[{_COMPATIBLE}]))"
    r")"
)

# Compatibility forms that differ in looks alone; <super>, <sub>, <fraction> and <circle> carry
# meaning and stay.
_LOOKS = frozenset(
    f"<{name}>"
    for name in (
        "wide", "narrow", "compat", "font", "initial", "medial", "final", "isolated", "square",
        "noBreak", "small", "vertical",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with its way back.

    Attributes:
        text: the folded text; case and words are untouched.
        raw_length: code points of the text that was folded.
    """

    text: str
    raw_length: int
    _starts: tuple[int, ...]  # where each piece begins in the folded text
    _raws: tuple[tuple[int, int], ...]  # its raw range
    _runs: tuple[bool, ...]  # copied one to one, or replaced as a whole

    def to_raw(self, start: int, end: int) -> Span:
        """Return the raw span behind ``text[start:end]``; a ligature is taken whole.

        An empty range gives an empty span. Costs O(log n).
        """
        first = self._raw_start(start)
        return Span(first, max(first, self._raw_end(end)) if end > start else first)

    def to_folded(self, start: int, end: int) -> Span:
        """Return the folded span of ``raw[start:end]``; what was dropped gives an empty span."""
        low, high = self._folded(start, after=False), self._folded(end, after=True)
        return Span(low, max(low, high))

    def _raw_start(self, at: int) -> int:
        if at >= len(self.text):
            return self.raw_length if not self._raws else self._raws[-1][1]
        piece = bisect_right(self._starts, at) - 1
        raw = self._raws[piece][0]
        return raw + at - self._starts[piece] if self._runs[piece] else raw

    def _raw_end(self, at: int) -> int:
        piece = bisect_right(self._starts, at - 1) - 1
        first, last = self._raws[piece]
        return first + at - self._starts[piece] if self._runs[piece] else last

    def _folded(self, raw: int, *, after: bool) -> int:
        piece = bisect_right(self._raws, (raw, -1)) - 1 if after else self._piece_at(raw)
        if piece < 0:
            return 0
        first, last = self._raws[piece]
        following = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        if raw >= last:
            return following
        if self._runs[piece]:
            return self._starts[piece] + max(0, raw - first)
        return following if after else self._starts[piece]

    def _piece_at(self, raw: int) -> int:
        return bisect_right(self._raws, (raw, self.raw_length + 1)) - 1


def fold(text: str) -> Folded:
    """Return ``text`` in its folded spelling, with offsets both ways. Linear in its length."""
    plain = _one_to_one(text)
    pieces: list[str] = []
    starts: list[int] = []
    raws: list[tuple[int, int]] = []
    runs: list[bool] = []
    size = done = 0

    def add(piece: str, first: int, last: int, *, run: bool) -> None:
        nonlocal size
        if piece:
            pieces.append(piece)
            starts.append(size)
            raws.append((first, last))
            runs.append(run)
            size += len(piece)

    for match in _SPECIAL.finditer(plain):
        start = match.start()
        if match.lastgroup == "cluster" and start > done:
            start -= 1
        replaced = _replacement(match, plain[start : match.end()])
        if replaced == match.group():
            continue
        add(plain[done:start], done, start, run=True)
        add(replaced, start, match.end(), run=False)
        done = match.end()
    add(plain[done:], done, len(plain), run=True)
    return Folded("".join(pieces), len(text), tuple(starts), tuple(raws), tuple(runs))


def _one_to_one(text: str) -> str:
    """Return the text with each character that has a plain one of its own exchanged for it."""
    for char in sorted(set(text) & _EXCHANGED):
        text = text.replace(char, _ONE_TO_ONE[ord(char)])
    return text


def _replacement(match: re.Match[str], found: str) -> str:
    kind = match.lastgroup
    if kind in {"drop", "broken"}:
        return ""
    if kind == "entity":
        return _plain_entity(found)
    if kind == "cluster":
        return _composed(found)
    if kind == "wide":
        return _plain_character(found)
    return {"dots": "...", "double": '"', "dash": "-"}[kind or ""]


def _plain_entity(entity: str) -> str:
    """Return what a stray entity stands for, or the entity as it is when it names nothing."""
    meant = html.unescape(entity)
    while meant != entity and meant.startswith("&") and meant.endswith(";"):
        entity, meant = meant, html.unescape(meant)
    if meant.startswith("&") and meant.endswith(";"):
        return entity
    return fold(meant).text if meant != "&" else meant


def _composed(cluster: str) -> str:
    base = 1 if unicodedata.combining(cluster[0]) == 0 else 0
    kept = cluster[: base + MAX_MARKS]
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=4096)
def _plain_character(char: str) -> str:
    decomposition = unicodedata.decomposition(char)
    if not decomposition:
        return char
    tag = decomposition.split(" ", 1)[0]
    if tag.startswith("<") and tag not in _LOOKS:
        return char
    plain = unicodedata.normalize("NFKC" if tag.startswith("<") else "NFC", char)
    if len(plain) > MOST_EXPANDED:
        return char
    return plain.translate(_ONE_TO_ONE).replace("\u0640", "")
