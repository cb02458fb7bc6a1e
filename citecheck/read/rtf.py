"""Rich Text Format (1.9.1) to words, in one pass without recursion.

Own reader: the known one (striprtf) turns links into text and knows neither paragraphs, headings,
footnotes nor changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

import webencodings

from citecheck.model import BlockKind
from citecheck.read.about import About, one_line
from citecheck.read.canvas import Canvas, Gap, OpenLink
from citecheck.read.notes import Notes
from citecheck.read.packages import broken
from citecheck.read.rtf_words import CHARACTERS, CHARSETS, PASSED_OVER, encoding_of
from citecheck.read.told import Told, told_by

READER = "rtf 2"
MAX_DEPTH = 2_000
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]{1,4000})"
    rb"|(?P<rest>[\r\n\\])"
)
_ADDRESS = re.compile(r"\s{0,9}HYPERLINK\s{1,9}\"?([^\s\"\\]{1,4000})", re.IGNORECASE)
_WEB = ("http://", "https://")
_HEADING_LEVELS = range(9)
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


@dataclass(slots=True)
class _Group:
    """What holds inside one pair of braces; a copy of what held outside.

    Attributes:
        place: what its words are: "text", "style", "instruction", "title", "note"; words of
            others ("font", "info", "shape", empty) are passed over.
        encoding: how its bytes are to be read.
        fallback: how many characters stand behind a Unicode one for readers that know none.
    """

    place: str = "text"
    encoding: webencodings.Encoding | None = None
    fallback: int = 1
    unseen: bool = False
    struck: bool = False
    style: int = -1
    font: int = -1
    opens: bool = True
    link: OpenLink | None = None


@dataclass(slots=True)
class _Style:
    """A paragraph's properties, kept until they are reset."""

    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(slots=True)
class _State:
    """Tables and what is collected beside the text."""

    default: webencodings.Encoding
    fonts: dict[int, webencodings.Encoding] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    instruction: str = ""
    title: str = ""


def rtf_text(data: bytes, subject: str = "") -> Told:
    """Return the text of an RTF document; linear.

    Deleted and hidden words, comments, headers and footers are left out; footnotes stand behind
    the text. Words struck through have marks, as everywhere.

    Raises:
        KnownError: ``BROKEN_FILE`` when it does not begin as RTF or nests too deeply.
    """
    reader = _Reader(subject)
    reader.read(data.lstrip())
    notes = reader.notes.written(reader.canvas)
    about = About(title=one_line(reader.state.title))
    return told_by(reader.canvas, about, READER, notes)


class _Reader:
    """The state of one pass."""

    def __init__(self, subject: str) -> None:
        self.canvas = Canvas()
        self.notes = Notes()
        self.state = _State(webencodings.lookup("windows-1252"))
        self._subject = subject
        self._paragraph = _Style()
        self._stack = [_Group(encoding=self.state.default)]
        self._bytes = bytearray()
        self._skip = 0
        self._high = 0
        self._note: list[str] = []
        self._note_links: list[str] = []
        self._actions: dict[str, Callable[[int | None], None]] = {
            **dict.fromkeys(("par", "sect", "page"), lambda _: self._end_paragraph()),
            **dict.fromkeys(("cell", "nestcell"), lambda _: self._end_paragraph(Gap.CELL)),
            **dict.fromkeys(("row", "nestrow"), lambda _: self._end_paragraph(Gap.LINE)),
            **dict.fromkeys(("v", "deleted"), self._set_unseen),
            **dict.fromkeys(("strike", "striked"), self._set_struck),
            "line": lambda _: self._break_line(),
            "s": self._set_style,
            "outlinelevel": self._set_level,
            "ls": self._set_list,
            "pard": self._reset_paragraph,
            "plain": self._reset_characters,
            "ansicpg": self._set_codepage,
            "f": self._set_font,
            "fcharset": self._set_charset,
            "uc": self._set_fallback,
        }

    @property
    def _group(self) -> _Group:
        return self._stack[-1]

    def read(self, data: bytes) -> None:
        """Read the whole document."""
        if not data.startswith(b"{\\rtf"):
            raise broken(self._subject, "it does not begin as RTF does")
        at = 0
        while match := _TOKEN.match(data, at):
            at = match.end()
            if match.lastgroup == "hex":
                self._byte(int(match["hex"], 16))
            elif match.lastgroup == "text":
                self._plain(match["text"])
            elif match["brace"]:
                self._flush()
                self._open() if match["brace"] == b"{" else self._close()
            elif match["word"]:
                number = int(match["number"]) if match["number"] else None
                at += self._control(match["word"].decode("ascii"), number)
            elif match["sign"]:
                self._sign(match["sign"])
        self._flush()

    def _open(self) -> None:
        if len(self._stack) > MAX_DEPTH:
            raise broken(self._subject, f"more than {MAX_DEPTH} groups in each other")
        self._skip = 0
        self._stack.append(replace(self._group, opens=True, link=None))

    def _close(self) -> None:
        self._skip = 0
        if len(self._stack) == 1:
            return  # a brace too many closes nothing
        group = self._stack.pop()
        if group.link is not None:
            self.canvas.close_link(group.link)
        if group.place == "note" and self._group.place != "note":
            words, links = "".join(self._note).strip(), tuple(self._note_links)
            self._note.clear()
            self._note_links.clear()
            self.notes.met(self.canvas, partial(self._write_note, words, links))

    def _write_note(self, words: str, hrefs: tuple[str, ...]) -> None:
        links = [self.canvas.open_link(href) for href in hrefs]
        self.canvas.write(words, BlockKind.PARAGRAPH)
        for link in links:
            self.canvas.close_link(link)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._flush()
            self._group.place = ""  # unless the word behind it is known
        elif sign in {b"~", b"_", b"-"}:
            self._write({b"~": "\xa0", b"_": "\u2011", b"-": "\xad"}[sign])
        elif sign in {b"\\", b"{", b"}"}:
            self._plain(sign)
        elif sign in {b"\n", b"\r"}:
            self._end_paragraph()

    def _control(self, word: str, number: int | None) -> int:
        """Do what a control word says; return how many bytes to pass over behind it."""
        if word == "u" and number is not None:
            self._unicode(number)
            return 0
        self._flush()
        self._high = 0
        opens, self._group.opens = self._group.opens, False
        if word == "bin":
            return max(0, number or 0)
        if word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif opens and word in _DESTINATIONS:
            self._destination(word)
        elif opens and word in PASSED_OVER:
            self._group.place = ""
        elif word in self._actions:
            self._actions[word](number)
        return 0

    def _destination(self, word: str) -> None:
        group = self._group
        place = _DESTINATIONS[word]
        if word == "fldinst":
            self.state.instruction = ""
        if word == "fldrslt":
            match = _ADDRESS.match(self.state.instruction)
            self.state.instruction = ""
            if match and match[1].lower().startswith(_WEB):
                self._begin_link(match[1])
            return
        # What stands in a place that is passed over stays so, but for the tables of the head.
        if group.place or self._stack[-2].place:
            group.place = place

    def _begin_link(self, href: str) -> None:
        if self._group.place == "text":
            self._group.link = self.canvas.open_link(href)
        elif self._group.place == "note":
            self._note_links.append(href)

    def _break_line(self) -> None:
        if self._group.place == "text":
            self.canvas.break_line()
        else:
            self._write("\n")

    def _byte(self, value: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(value)

    def _plain(self, text: bytes) -> None:
        skipped = min(self._skip, len(text))
        self._skip -= skipped
        self._bytes += text[skipped:]

    def _unicode(self, number: int) -> None:
        self._flush()
        self._group.opens = False
        self._skip = self._group.fallback
        code = number & 0xFFFF if number < 0 else number
        if code in _HIGH:
            self._high = code
            return
        if code in _LOW and self._high:
            code = 0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)
        self._high = 0
        self._write(chr(code) if code <= 0x10FFFF else "\ufffd")  # noqa: PLR2004 - the last character

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._group.encoding or self.state.default
            text = str(encoding.codec_info.decode(bytes(self._bytes), "replace")[0])
            self._bytes.clear()
            self._write(text)

    def _write(self, text: str) -> None:
        group = self._group
        if group.unseen:
            return
        if group.place == "text":
            self.canvas.write(text, self._paragraph.kind, struck=group.struck)
        elif group.place == "instruction":
            self.state.instruction = (self.state.instruction + text)[:5000]
        elif group.place == "title":
            self.state.title = (self.state.title + text)[:1000]
        elif group.place == "note":
            self._note.append(text)
        elif group.place == "style":
            known = self.state.styles.get(group.style, "")
            self.state.styles[group.style] = (known + text)[:200]

    def _end_paragraph(self, gap: Gap = Gap.BLANK) -> None:
        if self._group.place == "note":
            self._note.append("\n")
        elif self._group.place == "text":
            if gap is Gap.CELL:
                self.canvas.end_cell()
            else:
                self.canvas.end_block(gap)

    def _set_style(self, number: int | None) -> None:
        """Take a style's number: of a paragraph, or of the entry of the table being read."""
        self._group.style = number or 0
        if self._group.place == "text":
            name = self.state.styles.get(number or 0, "").strip(" ;").lower()
            self._paragraph.kind = _kind_named(name) or self._paragraph.kind

    def _set_level(self, number: int | None) -> None:
        in_text = self._group.place == "text" and number in _HEADING_LEVELS
        if in_text and self._paragraph.kind is BlockKind.PARAGRAPH:
            self._paragraph.kind = BlockKind.HEADING

    def _set_list(self, number: int | None) -> None:
        if self._group.place == "text" and number and self._paragraph.kind is BlockKind.PARAGRAPH:
            self._paragraph.kind = BlockKind.LIST_ITEM

    def _reset_paragraph(self, _number: int | None) -> None:
        if self._group.place == "text":
            self._paragraph = _Style()

    def _reset_characters(self, _number: int | None) -> None:
        self._group.unseen = self._group.struck = False
        self._group.encoding = self.state.default

    def _set_codepage(self, number: int | None) -> None:
        self.state.default = encoding_of(number or 1252) or self.state.default
        for group in self._stack:
            group.encoding = self.state.default

    def _set_font(self, number: int | None) -> None:
        self._group.font = number or 0
        if self._group.place != "font":
            self._group.encoding = self.state.fonts.get(number or 0, self.state.default)

    def _set_charset(self, number: int | None) -> None:
        encoding = encoding_of(CHARSETS.get(number or 0, 0))
        if encoding is not None and self._group.place == "font":
            self.state.fonts[self._group.font] = encoding

    def _set_fallback(self, number: int | None) -> None:
        self._group.fallback = min(16, max(0, 1 if number is None else number))

    def _set_unseen(self, number: int | None) -> None:
        self._group.unseen = number != 0

    def _set_struck(self, number: int | None) -> None:
        self._group.struck = number != 0


def _kind_named(name: str) -> BlockKind | None:
    if name.startswith("heading"):
        return BlockKind.HEADING
    kinds = {
        "title": BlockKind.TITLE,
        "quote": BlockKind.QUOTE,
        "intense quote": BlockKind.QUOTE,
        "quotations": BlockKind.QUOTE,
        "caption": BlockKind.CAPTION,
    }
    return kinds.get(name)


_DESTINATIONS = {
    "fldinst": "instruction",
    "fldrslt": "text",
    "footnote": "note",
    "stylesheet": "style",
    "fonttbl": "font",
    "title": "title",
    "info": "info",
    "shpinst": "shape",
    "shptxt": "text",
}
