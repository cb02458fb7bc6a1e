"""A PDF to its readable text: paragraphs out of lines, words out of their broken halves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from citecheck.model import Block, BlockKind, Span
from citecheck.read.about import About
from citecheck.read.clean import clean_text
from citecheck.read.pdf_lines import LINE_HYPHEN, PdfLine, pdf_file
from citecheck.read.pdf_order import reading_order, without_running_lines
from citecheck.read.refine import refined_blocks

READER = "pdf 1"

# Of the usual distance between lines: more is a gap between paragraphs.
_GAP = 1.35
_INDENT = 0.8
_LARGE = 1.15
_SHORT_LINE = 0.85
_MAX_HEADING_CHARS = 200
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]]{0,3}$")
_BROKEN_WORD = re.compile(r"[^\W_]-$")
_HYPHENATED = re.compile(r"[^\W\d_]{1,40}-[^\W\d_]{1,40}")
_LAST_WORD = re.compile(r"[^\W\d_]{1,40}$")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,40}")
_FILE_NAME = re.compile(
    r"\.(?:docx?|indd|pdf|rtf|odt|qxp|tex|pages|dvi)\b|^untitled|^microsoft", re.IGNORECASE
)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF with its blocks and what it says of itself."""

    text: str
    blocks: tuple[Block, ...]
    about: About


def pdf_text(data: bytes, subject: str = "") -> PdfText:
    """Return the readable text of a PDF: its first 200 pages; empty for scanned pictures.

    Lines are joined to paragraphs by their gaps, words broken at a line's end are whole again,
    columns follow each other, and running heads and page numbers are left out.

    Args:
        data: the file.
        subject: what to name in an error.

    Raises:
        KnownError: ``LOCKED_FILE`` when it wants a password, ``BROKEN_FILE`` when it is broken.
    """
    file = pdf_file(data, subject)
    lines = [line for page in without_running_lines(file.pages) for line in reading_order(page)]
    text, blocks = _laid_out(lines)
    return PdfText(text, refined_blocks(text, blocks), _about(file.fields, text, blocks))


def _about(fields: dict[str, str], text: str, blocks: Sequence[Block]) -> About:
    """Return what the document's fields tell, a file's name for a title set aside."""
    written = " ".join(clean_text(fields.get("Title", "")).split())
    if _FILE_NAME.search(written):
        written = ""
    shown = next((b.span.of(text) for b in blocks if b.kind is BlockKind.TITLE), "")
    made = _DATE.match(fields.get("CreationDate", ""))
    return About(title=written or shown, published="-".join(made.groups()) if made else "")


def _laid_out(lines: Sequence[PdfLine]) -> tuple[str, list[Block]]:
    """Return the text made of ``lines`` and its blocks."""
    known = {found.lower() for line in lines for found in _HYPHENATED.findall(line.text)}
    usual = median(line.height for line in lines) if lines else 0.0
    pieces: list[str] = []
    blocks: list[Block] = []
    length = 0
    for group in _groups(lines, usual):
        words = clean_text(_joined(group, known)).strip()
        if not words:
            continue
        if pieces:
            pieces.append("\n\n")
            length += 2
        kind = _kind(group, usual, is_first=not any(b.kind is BlockKind.TITLE for b in blocks))
        blocks.append(Block(kind, Span(length, length + len(words))))
        pieces.append(words)
        length += len(words)
    return "".join(pieces), blocks


def _kind(group: Sequence[PdfLine], usual: float, *, is_first: bool) -> BlockKind:
    large = min(line.height for line in group) > _LARGE * usual
    if not large or sum(len(line.text) for line in group) > _MAX_HEADING_CHARS:
        return BlockKind.PARAGRAPH
    return BlockKind.TITLE if is_first else BlockKind.HEADING


def _groups(lines: Sequence[PdfLine], usual: float) -> Iterator[list[PdfLine]]:
    """Yield the lines of each paragraph."""
    leading = _leading(lines, usual)
    group: list[PdfLine] = []
    for line in lines:
        if group and _is_apart(group, line, leading):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _leading(lines: Sequence[PdfLine], usual: float) -> float:
    """Return the usual distance from one line to the next below."""
    steps = [
        above.bottom - below.bottom
        for above, below in pairwise(lines)
        if 0 < above.bottom - below.bottom < 3 * usual
    ]
    return median(steps) if steps else usual


def _is_apart(group: Sequence[PdfLine], line: PdfLine, leading: float) -> bool:
    """Say whether ``line`` begins a paragraph of its own behind the lines of ``group``."""
    above = group[-1]
    if above.text.endswith(LINE_HYPHEN):
        return False
    sizes = sorted((above.height, line.height))
    if sizes[0] > 0 and sizes[1] > _LARGE * sizes[0]:
        return True
    ended = bool(_ENDS_SENTENCE.search(above.text))
    step = above.bottom - line.bottom
    if line.page != above.page or step < -line.height / 2 or step > 3 * leading:
        # The next column or page: a sentence that isn't over goes on there.
        return ended or not line.text[:1].islower()
    if step < line.height / 2:
        return False
    if step > _GAP * max(leading, line.height):
        return True
    is_indented = line.left - above.left > _INDENT * line.height
    if is_indented and ended and len(group) > 1:
        return True
    widest = max(known.right for known in group)
    is_short = above.right - above.left < _SHORT_LINE * (widest - above.left)
    return ended and is_short and len(group) > 1


def _joined(group: Sequence[PdfLine], known: set[str]) -> str:
    """Return the lines of a paragraph as one, words broken at a line's end made whole."""
    text = ""
    for line in group:
        words = line.text
        if text.endswith(LINE_HYPHEN):
            text = text[:-1] + _hyphen(text[:-1], words, known) + words
        elif text.endswith("\xad"):
            text = text[:-1] + words
        elif _BROKEN_WORD.search(text):
            text = text[:-1] + _hyphen(text[:-1], words, known) + words
        else:
            text = f"{text} {words}" if text else words
    return text


def _hyphen(before: str, after: str, known: set[str]) -> str:
    """Return the hyphen that the word has in any case, or nothing.

    It has one before a capital or a digit, and where the same word stands with it inside a line.
    """
    first, last = _FIRST_WORD.match(after), _LAST_WORD.search(before)
    if not first or not last or not first[0][0].islower():
        return "-"
    return "-" if f"{last[0]}-{first[0]}".lower() in known else ""
