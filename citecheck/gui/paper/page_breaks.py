"""Where the pages of a report on paper end: never behind a heading."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

from citecheck.gui.paper.printing import LEADS

_BEFORE = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_ANYWHERE = QTextFormat.PageBreakFlag.PageBreak_Auto


def keep_headings(paper: QTextDocument, page_height: float) -> None:
    """Let no paragraph that leads (``LEADS``) stand on another page than the next one begins on.

    The page then ends before it, and before those that lead to it. Linear in the paragraphs; each
    page that ends so costs one layout of what follows.

    Args:
        paper: with its page size set; earlier breaks of another size are taken back.
        page_height: in the units of the page size.
    """
    _take_back(paper)
    block = paper.begin()
    while block.isValid():
        following = block.next()
        if _leads(block) and following.isValid():
            paper.size()  # ends the layout, which is lazy
            if _page_of(block, page_height) != _page_of(following, page_height):
                _break_before(_first_of_group(block, page_height), _BEFORE)
        block = following


def _take_back(paper: QTextDocument) -> None:
    block = paper.begin()
    while block.isValid():
        if _leads(block) and block.blockFormat().pageBreakPolicy() & _BEFORE:
            _break_before(block, _ANYWHERE)
        block = block.next()


def _leads(block: QTextBlock) -> bool:
    return bool(block.blockFormat().property(LEADS))


def _page_of(block: QTextBlock, page_height: float) -> int:
    """Return on which page, from 0, the first line of a paragraph stands."""
    layout = block.layout()
    if not layout.lineCount():
        return int(layout.position().y() // page_height)
    return int((layout.position().y() + layout.lineAt(0).y()) // page_height)


def _first_of_group(block: QTextBlock, page_height: float) -> QTextBlock:
    """Return the first of the paragraphs that lead to ``block`` and stand on its page."""
    page = _page_of(block, page_height)
    while True:
        before = block.previous()
        if not before.isValid() or not _leads(before) or _page_of(before, page_height) != page:
            return block
        block = before


def _break_before(block: QTextBlock, policy: QTextFormat.PageBreakFlag) -> None:
    looks = block.blockFormat()
    looks.setPageBreakPolicy(policy)
    QTextCursor(block).setBlockFormat(looks)
