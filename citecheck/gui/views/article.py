"""The article as it was read, with every claim marked in place."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QDesktopServices,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QToolTip, QWidget

from citecheck.gui.models.marks import ClaimPlaces, Mark, MarkedClaims, mark_of, marked_claims
from citecheck.gui.text.addresses import openable
from citecheck.gui.text.shown_text import pages_of, shown_text
from citecheck.gui.theme import READING, Look, Theme
from citecheck.gui.views.article_column import INSET, column_in
from citecheck.gui.views.article_ground import ArticleGround
from citecheck.gui.views.article_lines import ArticleLines
from citecheck.gui.views.article_margin import ArticleMargin
from citecheck.gui.views.article_menu import article_menu
from citecheck.gui.views.article_strip import ArticleStrip
from citecheck.gui.views.article_words import hover_words
from citecheck.gui.widgets.labels import hint
from citecheck.gui.widgets.reading import Held, Overlay, ReadingView
from citecheck.model import Article, Attribution, Check, Span
from citecheck.report.coverage import OpenSentence
from citecheck.wording.article_pane import word as pane_word
from citecheck.wording.gui import word

_SETTLED_MS = 50


class ArticleView(ReadingView):
    """The text of record in a column of chosen width, with a margin of numbers.

    Signals:
        picked(str): the user clicked words of this claim.
        paged(int, int): which page of how many is shown.
        troubled(str): why something that was asked for is not done.
    """

    picked = Signal(str)
    paged = Signal(int, int)
    troubled = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setAccessibleName(word("article_pane"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The strip of places is the scroll bar: two bars beside each other say the same twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        self._look = look
        self._check: Check | None = None
        self._pages: tuple[Span, ...] = ()
        self._page = 0
        self._chosen = ""
        self._manner: tuple[Theme, Qt.LayoutDirection] | None = None
        self._held: Held | None = None
        self._places = ClaimPlaces(())
        self.marks: dict[str, Mark] = {}
        self.claim_actions: tuple[QAction | None, ...] = ()
        """What the context menu offers besides copying; None for a line between."""
        self._ground = ArticleGround(self, look)
        self._margin = ArticleMargin(self, look, self._marks_in_order, lambda: self._chosen)
        self._margin.picked.connect(self.picked)
        self._strip = ArticleStrip(self, look, self._marks_in_order, lambda: self._chosen)
        self._strip.picked.connect(self.picked)
        # A view that was just filled may not have its size yet.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(self._reveal_chosen)
        look.changed.connect(self._show_anew)

    # What is shown

    def show_check(self, check: Check | None, marked: MarkedClaims | None = None) -> None:
        """Show the article of ``check``; what is ``marked`` in it is worked out if not given."""
        self._chosen = ""
        self._page = 0
        self._pages = pages_of(check.article.text) if check else ()
        self._take_claims(check, marked)
        # In an article without claims none is chosen after this.
        self._take_chosen()
        self._held = None
        self._fill()

    def show_claims(self, check: Check) -> None:
        """Show other claims of the same article; the place in the text stays."""
        self._take_claims(check)
        if self._chosen not in self.marks:
            self._chosen = ""
        self._take_chosen()
        self._repaint()

    def update_claims(self, check: Check, ids: tuple[str, ...]) -> None:
        """Mark changed claims anew."""
        self._check = check
        wanted, sight = set(ids), self.span_in_sight()
        seen = False
        for number, claim in enumerate(check.claims, 1):
            if claim.attribution.id in wanted:
                mark = self.marks[claim.attribution.id] = mark_of(number, claim)
                seen = seen or any(span.overlaps(sight) for span in mark.content)
        if seen:
            self.viewport().update()
        # Where claims stand close the margin has numbers of words above those in sight.
        self._margin.update()
        self._strip.update()

    def choose(self, claim_id: str) -> None:
        """Set off the words of a claim and bring them into sight."""
        self._chosen = claim_id
        self._take_chosen()
        mark = self.marks.get(claim_id)
        if mark is not None:
            self.show_point(mark.at)
            if not self._soon.isActive():
                self._reveal_chosen()
        self._repaint()

    def show_open(self, sentences: tuple[OpenSentence, ...]) -> None:
        """Tint the sentences that carry no mark; none takes the tint away."""
        self._ground.show_open(sentences)
        self._repaint()

    def show_draft(self, draft: Attribution | None) -> None:
        """Set off the words of a claim that is being made, instead of the chosen one's."""
        self._ground.chosen = draft
        if draft is None:
            self._take_chosen()
        self._repaint()

    def go_to(self, span: Span, *, select: bool = False) -> None:
        """Bring words into sight, wherever in the article they stand."""
        self.show_point(span.start)
        self.document().size()  # ends the layout, so that the place is known
        if select:
            self.select(span)
        else:
            self.reveal(span)

    @property
    def chosen(self) -> str:
        """The claim whose words are set off."""
        return self._chosen

    @property
    def check(self) -> Check | None:
        """The check that is shown."""
        return self._check

    def show_point(self, point: int) -> None:
        """Show the page that holds a code point of the article."""
        page = next((i for i, p in enumerate(self._pages) if p.start <= point < p.end), self._page)
        if page != self._page:
            self.show_page(page)

    @property
    def page(self) -> int:
        """Which page is shown, from 0."""
        return self._page

    def show_page(self, page: int) -> None:
        """Show another page of a long article."""
        self._page = max(0, min(page, len(self._pages) - 1))
        self._fill()

    # What lies where

    def point_at(self, place: QPoint) -> int | None:
        """Return the code point whose letter lies under a point of the viewport, or None."""
        cursor = self.cursorForPosition(place)
        if self.shown is None or abs(self.cursorRect(cursor).center().x() - place.x()) > READING:
            return None
        return self.shown.from_qt(cursor.position())

    def claim_at(self, place: QPoint) -> str | None:
        """Return the claim whose words lie under a point of the viewport."""
        point = self.point_at(place)
        return None if point is None else self._places.claim_at(point)

    def link_at(self, place: QPoint) -> str:
        """Return the address behind the words under a point of the viewport, or ""."""
        point = self.point_at(place)
        return "" if point is None else self._ground.links.at(point) or ""

    def caret(self) -> int | None:
        """Return the code point of the text cursor."""
        return None if self.shown is None else self.shown.from_qt(self.textCursor().position())

    # Filling

    def _take_claims(self, check: Check | None, marked: MarkedClaims | None = None) -> None:
        self._check = check
        marked = marked or marked_claims(check)
        self._places, self.marks = marked.places, marked.marks
        self._ground.show(check.article if check else None, self.marks, marked.underlines)

    def _take_chosen(self) -> None:
        claims = self._check.claims if self._check else ()
        chosen = (c.attribution for c in claims if c.attribution.id == self._chosen)
        self._ground.chosen = next(chosen, None)

    def _marks_in_order(self) -> Iterable[Mark]:
        return self.marks.values()

    def _reveal_chosen(self) -> None:
        mark = self.marks.get(self._chosen)
        if mark is not None:
            self.reveal(mark.content[0])

    def _repaint(self) -> None:
        self.viewport().update()
        self._margin.update()
        self._strip.update()

    def _show_anew(self, _theme: Theme) -> None:
        """Set everything anew; what was in sight and selected stays so."""
        held, selected, self._held = self._held or self._hold(), self.selected(), None
        self._fill()
        self._soon.stop()
        self.document().size()
        if selected is not None:
            self.select(selected)
        self.put_back(held)
        if held.chosen:
            self._soon.start()

    def _hold(self) -> Held:
        return self.hold(self.marks[self._chosen].content[0] if self._sees_chosen() else None)

    def _fill(self) -> None:
        self.document().setDefaultFont(self._look.theme.reading())
        self._set_column()
        if self._check is None or not self._pages:
            self.clear()
            self.shown = None
            return
        article, theme = self._check.article, self._look.theme
        shown = shown_text(article.text, self._pages[self._page])
        self.fill(shown, ArticleLines(article, theme), self._links(article))
        self.leave_room(theme.px(24), theme.px(32), INSET)
        self.verticalScrollBar().setValue(0)
        self._soon.start()
        self.paged.emit(self._page, len(self._pages))
        self._repaint()

    def _links(self, article: Article) -> list[Overlay]:
        """Return the looks of the links of the page that is shown."""
        linked = QTextCharFormat()
        linked.setForeground(QColor(self._look.theme.colours.accent))
        page = self._pages[self._page]
        spans = (link.span for link in article.links)
        return [(span, linked) for span in spans if span is not None and span.overlaps(page)]

    # Layout and paint

    def _set_column(self) -> None:
        column, way = column_in(self.width(), self._look.theme), self.layoutDirection()
        left, right = column.around(way)
        self.setViewportMargins(left, 0, right, 0)
        height = self.viewport().height()
        self._margin.setGeometry(column.margin_box(way, height))
        self._strip.setGeometry(column.strip_box(way, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and the chosen words in sight if they were so."""
        if self._sees_chosen():
            self._soon.start()
        self._set_column()
        super().resizeEvent(event)
        self._margin.setFixedHeight(self.viewport().height())
        self._strip.setFixedHeight(self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks under the letters."""
        painter = QPainter(self.viewport())
        self._ground.paint(painter)
        painter.end()
        super().paintEvent(event)

    def _sees_chosen(self) -> bool:
        mark = self.marks.get(self._chosen)
        return mark is not None and bool(self.boxes(mark.content[0]))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Let the margin follow."""
        super().scrollContentsBy(dx, dy)
        self._margin.update()
        self._strip.update()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the column again when the type or the way of reading changes."""
        before = getattr(self, "_manner", None)
        if event.type() == QEvent.Type.FontChange and before and not self._held:
            # The lines move before the theme is told, and where they were is known no more.
            self._held = self._hold() if self._look.theme != before[0] else None
        super().changeEvent(event)
        measured = event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}
        # One change of theme comes as dozens of events.
        manner = (self._look.theme, self.layoutDirection()) if hasattr(self, "_strip") else None
        if measured and manner and manner != self._manner:
            self._manner = manner
            self._set_column()

    # Mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the claim that was clicked; a drag selects words and chooses none."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        place = event.position().toPoint()
        link = self.link_at(place)
        if link and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_link(link)
            return
        claim_id = self.claim_at(place)
        if claim_id:
            self.picked.emit(claim_id)

    def open_link(self, address: str) -> None:
        """Open a link of the article in the user's browser; only web addresses are."""
        target = openable(address)
        if target is None:
            self.troubled.emit(pane_word("refused"))
        else:
            QDesktopServices.openUrl(target)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over marked words, and over links while Ctrl is held."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            place = event.position().toPoint()
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            over = self.claim_at(place) is not None or (held and bool(self.link_at(place)))
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell on hover what a claim is and why it was found, and where a link leads."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), hint(self.hover_at(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def hover_at(self, place: QPoint) -> str:
        """Return what hovering over a point of the viewport tells; empty for nothing."""
        return hover_words(self._check, self.link_at(place), self.claim_at(place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with these words; the claim under the mouse is chosen first."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
            claim_id = self.claim_at(event.pos())
            if claim_id:
                self.picked.emit(claim_id)
        link = self.link_at(event.pos()) if by_mouse else ""
        article_menu(self, link, self.open_link, self.claim_actions).popup(event.globalPos())
