"""What a document file tells: its text, blocks, links, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.model import Block, BlockKind, Link, Span
from citecheck.read.about import About
from citecheck.read.canvas import Canvas
from citecheck.read.refine import refined_blocks

_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Told:
    """A document read whole.

    Attributes:
        reader: name and version of what read it, e.g. "docx 2".
        url: where it says that it came from, or empty.
    """

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    about: About
    reader: str
    url: str = ""


def told_by(canvas: Canvas, about: About, reader: str, notes: tuple[Link, ...] = ()) -> Told:
    """Return what was written on ``canvas``; the first title in the text beats the file's own.

    Where no style marks a heading, short lines without a sentence's end are taken for headings.

    Args:
        canvas: the whole document.
        about: what the file's properties tell.
        reader: as in ``Told``.
        notes: links of footnotes at the places that they stand for.
    """
    text, raw, links = canvas.finished()
    blocks = tuple(Block(block.kind, block.span) for block in raw)
    plain = not any(block.kind in _TITLES for block in blocks)
    blocks = refined_blocks(text, blocks, headings=plain)
    shown = next((b.span.of(text) for b in blocks if b.kind is BlockKind.TITLE), "")
    title = " ".join(shown.split()) or about.title
    ordered = sorted((*links, *notes), key=lambda link: link.span or Span(0, 0))
    return Told(text, blocks, tuple(ordered), About(title, published=about.published), reader)
