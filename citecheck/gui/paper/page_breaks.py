"""Where the pages of a report on paper end: never behind a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QTextBlock, QTextDocument

from citecheck.gui.paper.printing import LEADS

_SAME_WIDTH = 0.01


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of a document stands on one page: from ``top`` to ``bottom``, in its own units."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with the tops and bottoms of its lines; one that leads stays with the next."""

    leads: bool
    lines: tuple[tuple[float, float], ...]

    @property
    def top(self) -> float:
        return self.lines[0][0]


def sheets_of(papers: Sequence[QTextDocument], width: float, height: float) -> tuple[Sheet, ...]:
    """Return the pages of ``papers``, one below the other; no line is cut, and none is empty.

    No paragraph that leads (``LEADS``) begins on another page than the next one, unless a page is
    full of such. Lays each out once, as one long page, and is linear in their lines: Qt's own
    page breaks cost one layout of all that follows for each of them.

    Args:
        papers: see ``lay_out``.
        width: of the words on a page, in the document's units.
        height: of the words on a page, likewise.
    """
    paragraphs: list[_Paragraph] = []
    whole = 0.0
    for paper in papers:
        high = lay_out(paper, width)
        paragraphs += _paragraphs(paper, whole)
        whole += high
    tops = [*_tops(paragraphs, height), whole]
    return tuple(Sheet(top, min(below, top + height)) for top, below in pairwise(tops))


def lay_out(paper: QTextDocument, width: float) -> float:
    """Lay ``paper`` out as one long page, if it is not; return its height."""
    if not is_laid_out(paper, width):
        paper.setTextWidth(width)
    return paper.size().height()  # which ends the layout, that is lazy


def is_laid_out(paper: QTextDocument, width: float) -> bool:
    """Say whether ``paper`` was laid out for ``width``."""
    return abs(paper.textWidth() - width) < _SAME_WIDTH


def _paragraphs(paper: QTextDocument, above: float) -> Iterator[_Paragraph]:
    block = paper.begin()
    while block.isValid():
        lines = tuple(_lines(block, above))
        if lines:
            yield _Paragraph(bool(block.blockFormat().property(LEADS)), lines)
        block = block.next()


def _lines(block: QTextBlock, paper_top: float) -> Iterator[tuple[float, float]]:
    layout = block.layout()
    above = paper_top + layout.position().y()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        top = above + line.y()
        yield top, top + line.height()


def _tops(paragraphs: Sequence[_Paragraph], height: float) -> Iterator[float]:
    """Return where each page begins: with a line, the first of those that have to stay with it."""
    page = 0.0
    yield page
    for number, paragraph in enumerate(paragraphs):
        for line, (top, bottom) in enumerate(paragraph.lines):
            if bottom - page <= height or top <= page:
                continue
            whole = line == 0 or paragraph.leads
            kept = _begin_of_group(paragraphs, number, page) if whole else top
            page = kept if page < kept and bottom - kept <= height else top
            yield page


def _begin_of_group(paragraphs: Sequence[_Paragraph], number: int, page: float) -> float:
    """Return the top of the first of the paragraphs on this page that lead to paragraph number."""
    while number and paragraphs[number - 1].leads and paragraphs[number - 1].top >= page:
        number -= 1
    return paragraphs[number].top
