"""How each line of an article is set: its size, leading and the room around it."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat

from citecheck.gui.theme import LEADING, READING, SMALL, TITLE, Theme
from citecheck.gui.widgets.reading import gap, paragraph
from citecheck.model import Article, Block, BlockKind

PART_GAP = 48
"""Pixels above the first line of a part, where its divider stands."""
_SHORT = 80
_QUIET = {BlockKind.BYLINE, BlockKind.CAPTION}
Looks = tuple[QTextBlockFormat, QTextCharFormat]


def part_starts(article: Article) -> tuple[int, ...]:
    """Return where the first words of each part but the first begin."""
    made = []
    for part in article.parts[1:]:
        words = part.span.of(article.text)
        made.append(part.span.start + len(words) - len(words.lstrip()))
    return tuple(made)


class ArticleLines:
    """The looks of each line of an article, asked for in order; made once for each kind."""

    def __init__(self, article: Article, theme: Theme) -> None:
        self._blocks: tuple[Block, ...] = article.blocks
        self._parts = part_starts(article)
        self._theme = theme
        self._at = 0
        self._part = 0
        self._made: dict[tuple[BlockKind, bool, bool, bool], Looks] = {}

    def __call__(self, point: int, line: str) -> Looks:
        """Return the looks of the line that begins at ``point``."""
        key = (
            self._kind_at(point),
            not line.strip(),
            len(line) < _SHORT,
            self._begins_part(point, point + len(line)),
        )
        if key not in self._made:
            self._made[key] = self._looks(*key)
        return self._made[key]

    def _looks(self, kind: BlockKind, empty: bool, short: bool, begins: bool) -> Looks:  # noqa: FBT001 - the key
        theme = self._theme
        letters = QTextCharFormat()
        letters.setForeground(QColor(theme.colours.text))
        if empty:
            letters.setFont(theme.reading(8))
            return gap(theme.px(10)), letters
        size, leading = READING, LEADING
        if kind is BlockKind.TITLE:
            size, leading = 22, 125
        elif kind is BlockKind.HEADING:
            size, leading = TITLE + 2, 125
        elif kind in _QUIET or (kind is BlockKind.DATELINE and short):
            size = SMALL + 3
            letters.setForeground(QColor(theme.colours.quiet))
        letters.setFont(theme.reading(size))
        if kind in {BlockKind.TITLE, BlockKind.HEADING}:
            letters.setFontWeight(600)
        block = paragraph(theme.leading(letters.font(), leading), theme.px(4))
        if kind in {BlockKind.QUOTE, BlockKind.LIST_ITEM}:
            block.setLeftMargin(theme.px(24))
        if begins:
            block.setTopMargin(theme.px(PART_GAP))
        return block, letters

    def _kind_at(self, point: int) -> BlockKind:
        if not self._at:
            # The last page of a book begins far behind its first block.
            self._at = bisect_right(self._blocks, point, key=lambda block: block.span.end)
        while self._at < len(self._blocks) and self._blocks[self._at].span.end <= point:
            self._at += 1
        if self._at < len(self._blocks) and self._blocks[self._at].span.start <= point:
            return self._blocks[self._at].kind
        return BlockKind.PARAGRAPH

    def _begins_part(self, start: int, end: int) -> bool:
        while self._part < len(self._parts) and self._parts[self._part] < start:
            self._part += 1
        return self._part < len(self._parts) and start <= self._parts[self._part] < end
