"""The article as it was read, with every claim marked in place."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from citecheck.gui.marks import ClaimPlaces, Mark, mark_of, marks_of
from citecheck.gui.shown_text import pages_of, shown_text
from citecheck.gui.theme import COLUMN_LETTERS, LEADING, READING, SMALL, TITLE, Look, Theme
from citecheck.gui.views.article_margin import ArticleMargin
from citecheck.gui.widgets.reading import Overlay, ReadingView, gap, paragraph
from citecheck.model import Article, Block, BlockKind, Check, Span
from citecheck.wording.gui import word
from citecheck.wording.signs import Group

_UNDERLINES = {
    Group.FOUND: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Group.LOOK: QTextCharFormat.UnderlineStyle.DashUnderline,
    Group.WRONG: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Group.OPEN: QTextCharFormat.UnderlineStyle.DotLine,
}
MARGIN_WIDTH = 72
_SIDE = 16
_SHORT = 80
_SETTLED_MS = 50
_QUIET = {BlockKind.BYLINE, BlockKind.CAPTION}
Looks = tuple[QTextBlockFormat, QTextCharFormat]


class ArticleView(ReadingView):
    """The text of record in a column of at most 72 letters, with a margin of numbers.

    Signals:
        picked(str): the user clicked words of this claim.
        paged(int, int): which page of how many is shown.
    """

    picked = Signal(str)
    paged = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setAccessibleName(word("article_pane"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self._look = look
        self._check: Check | None = None
        self._pages: tuple[Span, ...] = ()
        self._page = 0
        self._chosen = ""
        self._places = ClaimPlaces(())
        self.marks: dict[str, Mark] = {}
        self._margin = ArticleMargin(self, look, self._marks_in_order, lambda: self._chosen)
        self._margin.picked.connect(self.picked)
        # A view that was just filled may not have its size yet.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(self._reveal_chosen)
        look.changed.connect(self._show_anew)

    # What is shown

    def show_check(self, check: Check | None) -> None:
        """Show the article of ``check``."""
        self._check = check
        self._chosen = ""
        self._page = 0
        self._pages = pages_of(check.article.text) if check else ()
        self._places = ClaimPlaces(c.attribution for c in check.claims) if check else self._places
        self.marks = {mark.claim_id: mark for mark in marks_of(check)} if check else {}
        self._fill()

    def update_claims(self, check: Check, ids: tuple[str, ...]) -> None:
        """Mark changed claims anew."""
        self._check = check
        wanted = set(ids)
        for number, claim in enumerate(check.claims, 1):
            if claim.attribution.id in wanted:
                mark = mark_of(number, claim)
                if mark.group is not self.marks[mark.claim_id].group:
                    for span in mark.content:
                        self.format_span(span, self._underline_of(mark))
                self.marks[mark.claim_id] = mark
        self._margin.update()

    def choose(self, claim_id: str) -> None:
        """Tint the words of a claim and bring them into sight."""
        self._chosen = claim_id
        mark = self.marks.get(claim_id)
        if mark is None:
            self.setExtraSelections([])
            return
        page = next((i for i, p in enumerate(self._pages) if p.start <= mark.at < p.end), 0)
        if page != self._page:
            self.show_page(page)
        self._tint()
        if not self._soon.isActive():
            self._reveal_chosen()
        self._margin.update()

    def _reveal_chosen(self) -> None:
        mark = self.marks.get(self._chosen)
        if mark is not None:
            self.reveal(mark.content[0])

    def _marks_in_order(self) -> Iterable[Mark]:
        return self.marks.values()

    @property
    def chosen(self) -> str:
        """The claim whose words are tinted."""
        return self._chosen

    def show_page(self, page: int) -> None:
        """Show another page of a long article."""
        self._page = max(0, min(page, len(self._pages) - 1))
        self._fill()

    @property
    def page(self) -> int:
        """Which page is shown, from 0."""
        return self._page

    def claim_at(self, place: QPoint) -> str | None:
        """Return the claim whose words lie under a point of the viewport."""
        cursor = self.cursorForPosition(place)
        if self.shown is None or abs(self.cursorRect(cursor).center().x() - place.x()) > READING:
            return None
        return self._places.claim_at(self.shown.from_qt(cursor.position()))

    # Filling

    def _show_anew(self, _theme: Theme) -> None:
        self._fill()
        if self._chosen:
            self.choose(self._chosen)

    def _fill(self) -> None:
        self.document().setDefaultFont(self._look.theme.reading())
        self._set_column()
        if self._check is None or not self._pages:
            self.clear()
            self.shown = None
            return
        article, theme = self._check.article, self._look.theme
        shown = shown_text(article.text, self._pages[self._page])
        self.fill(shown, _Lines(article.blocks, theme), self._overlays(article))
        self.leave_room(theme.px(24), theme.px(32))
        self._tint()
        self.verticalScrollBar().setValue(0)
        self._soon.start()
        self.paged.emit(self._page, len(self._pages))
        self._margin.update()

    def _overlays(self, article: Article) -> list[Overlay]:
        """Return links and underlines of the page that is shown."""
        linked = QTextCharFormat()
        linked.setForeground(QColor(self._look.theme.colours.accent))
        made = [(link.span, linked) for link in article.links if link.span is not None]
        for mark in self.marks.values():
            looks = self._underline_of(mark)
            made += [(span, looks) for span in mark.content]
        page = self._pages[self._page]
        return [(span, looks) for span, looks in made if span.overlaps(page)]

    def _underline_of(self, mark: Mark) -> QTextCharFormat:
        looks = QTextCharFormat()
        if mark.group is None:
            looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        else:
            looks.setUnderlineStyle(_UNDERLINES[mark.group])
            looks.setUnderlineColor(QColor(self._look.theme.colours.group(mark.group)))
        return looks

    def _tint(self) -> None:
        claims = self._check.claims if self._check else ()
        claim = next((c.attribution for c in claims if c.attribution.id == self._chosen), None)
        if claim is None or self.shown is None:
            self.setExtraSelections([])
            return
        theme, c = self._look.theme, self._look.theme.colours
        made = []
        for spans, colour, share in (
            (claim.content, c.accent, 0.14),
            (claim.speaker, c.look, 0.24),
            (claim.cue, c.quiet, 0.22),
        ):
            for span in spans:
                if span.overlaps(self.shown.span):
                    tinted = QTextEdit.ExtraSelection()
                    tinted.cursor = self.cursor_of(span)
                    tinted.format.setBackground(theme.tint(colour, share))
                    made.append(tinted)
        self.setExtraSelections(made)

    # Layout and mouse

    def _set_column(self) -> None:
        theme = self._look.theme
        letters = QFontMetricsF(theme.reading()).averageCharWidth()
        margin = theme.px(MARGIN_WIDTH)
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        column = min(round(letters * COLUMN_LETTERS), room - margin - _SIDE)
        left = max(margin, (room - column) // 2)
        self.setViewportMargins(left, 0, max(_SIDE, room - left - column), 0)
        self._margin.setGeometry(
            left - margin, 0, margin - theme.px(8), self.viewport().height()
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle and the chosen words in sight."""
        self._set_column()
        super().resizeEvent(event)
        self._margin.setFixedHeight(self.viewport().height())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Let the margin follow."""
        super().scrollContentsBy(dx, dy)
        self._margin.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the claim that was clicked; a drag selects words and chooses none."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            claim_id = self.claim_at(event.position().toPoint())
            if claim_id:
                self.picked.emit(claim_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over marked words."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            over = self.claim_at(event.position().toPoint()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the column again when the type changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_margin"):
            self._set_column()


class _Lines:
    """The looks of each line of an article, asked for in order; made once for each kind."""

    def __init__(self, blocks: tuple[Block, ...], theme: Theme) -> None:
        self._blocks = blocks
        self._theme = theme
        self._at = 0
        self._made: dict[tuple[BlockKind, bool, bool], Looks] = {}

    def __call__(self, point: int, line: str) -> Looks:
        """Return the looks of the line that begins at ``point``."""
        key = self._kind_at(point), not line.strip(), len(line) < _SHORT
        if key not in self._made:
            self._made[key] = self._looks(*key)
        return self._made[key]

    def _looks(self, kind: BlockKind, empty: bool, short: bool) -> Looks:  # noqa: FBT001 - the key
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
        return block, letters

    def _kind_at(self, point: int) -> BlockKind:
        while self._at < len(self._blocks) and self._blocks[self._at].span.end <= point:
            self._at += 1
        if self._at < len(self._blocks) and self._blocks[self._at].span.start <= point:
            return self._blocks[self._at].kind
        return BlockKind.PARAGRAPH
