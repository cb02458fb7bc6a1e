"""The whole text that was captured of a page, with every place of the words marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextEdit, QWidget

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.evidence.places import places_of, zone_at
from citecheck.gui.evidence.words import page_name, provenance
from citecheck.gui.finding import hit_looks, text_target
from citecheck.gui.text.shown_text import pages_of, shown_text
from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.find_bar import FindBar
from citecheck.gui.widgets.labels import ElidedLabel, label
from citecheck.gui.widgets.reading import ReadingView, gap, paragraph
from citecheck.model import PageResult, PageText, Span, Zone
from citecheck.wording.evidence_pane import evidence_word, in_zone, place_count, with_key
from citecheck.wording.gui import done_of, word


class PageTextDialog(Dialog):
    """Shows what evidence rests on, a stretch at a time; regions beside the article are fainter."""

    def __init__(self, page: PageResult, look: Look, parent: QWidget, place: int = 0) -> None:
        super().__init__(word("page_text_title"), parent)
        self.take_room(760, 640)
        self._look = look
        self._page = page.page or PageText("")
        self.places = places_of(page)
        self._place = min(place, max(0, len(self.places) - 1))
        self._stretches = pages_of(self._page.text)
        self._starts = [block.span.start for block in self._page.blocks]
        self._at = -1
        self._found: Sequence[Span] = ()
        self.view = ReadingView()
        self.view.setAccessibleName(word("page_text_title"))
        self.view.setObjectName("helppage")
        # Before the bar, which marks what it found in what is shown then.
        look.changed.connect(self._show_anew)
        target = text_target(self._page.text, self.view, look, self.show_point)
        self.find_bar = FindBar(look, target)
        self._which = label(role="quiet")
        self._where = label(role="quiet")
        self._zone = label(role="quiet", wrap=True)
        line, _full = provenance(page)
        title = self._page.title or page_name(page)
        self.body.addWidget(ElidedLabel(title, "title", foreign=True))
        self.body.addWidget(ElidedLabel(f"{page_name(page)} · {line}", "quiet"))
        if self.places:
            self.body.addLayout(self._places_row())
            self.body.addWidget(self._zone)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.find_bar)
        if len(self._stretches) > 1:
            self.body.addLayout(self._pager())
        self.add_buttons()
        self.show_point(self.places[self._place].extent.start if self.places else 0)
        self._tell_place()
        self._bind_finding()
        self.view.setFocus()

    def _bind_finding(self) -> None:
        """Find words in the text: Ctrl+F, F3 and Shift+F3."""
        for key, slot in (
            (QKeySequence.StandardKey.Find, self._ask_words),
            (QKeySequence.StandardKey.FindNext, lambda: self.find_bar.step(1)),
            (QKeySequence.StandardKey.FindPrevious, lambda: self.find_bar.step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(slot)

    def _ask_words(self) -> None:
        self.find_bar.ask(self.view.textCursor().selectedText())

    # Places

    def _places_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, step, key in (("previous_place", -1, "["), ("next_place", 1, "]")):
            button = QPushButton(with_key(evidence_word(name), key))
            button.setAutoDefault(False)
            button.setVisible(len(self.places) > 1)
            button.clicked.connect(lambda _checked=False, step=step: self.step_place(step))
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.activated.connect(lambda step=step: self.step_place(step))
            row.addWidget(button)
        row.addWidget(self._where)
        row.addStretch()
        return row

    def step_place(self, step: int) -> None:
        """Go to the next place of the words (1) or back (-1), round in a circle."""
        if self.places:
            self._place = (self._place + step) % len(self.places)
            self.show_point(self.places[self._place].extent.start)
            self._mark()
            self._tell_place()
            self.reveal()

    def _tell_place(self) -> None:
        if self.places:
            self._where.setText(place_count(self._place + 1, len(self.places)))
            self._where.setVisible(len(self.places) > 1)
            told = in_zone(zone_at(self._page, self.places[self._place].extent))
            self._zone.setText(told)
            self._zone.setVisible(bool(told))

    def show_words(self, spans: Sequence[Span]) -> None:
        """Go to words found by a search and mark them; call when the dialog has its size."""
        self._found = tuple(spans)
        self.show_point(spans[0].start)
        self.view.document().size()  # ends the layout, so that the place is known
        self.view.show_hits(spans, 0, *hit_looks(self._look.theme))
        self.view.setTextCursor(self.view.cursor_of(Span(spans[0].start, spans[0].start)))
        self.view.reveal(spans[0])

    def reveal(self) -> None:
        """Scroll to the place that is chosen; call when the dialog has its size."""
        if self.places:
            self.view.reveal(self.places[self._place].spans[0])

    # Stretches

    def _pager(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, step in (("previous", -1), ("next", 1)):
            button = QPushButton(word(name))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, step=step: self._turn(step))
            row.addWidget(button)
        row.addWidget(self._which)
        row.addStretch()
        return row

    def _turn(self, step: int) -> None:
        self._show(max(0, min(self._at + step, len(self._stretches) - 1)))

    def show_point(self, point: int) -> None:
        """Turn to the stretch that holds a code point of the text."""
        starts = [stretch.start for stretch in self._stretches]
        self._show(max(0, bisect_right(starts, point) - 1))

    def _show(self, at: int) -> None:
        if at == self._at:
            return
        self._at = at
        self.view.document().setDefaultFont(self._look.theme.reading())
        self.view.fill(shown_text(self._page.text, self._stretches[at]), self._formats)
        self._which.setText(done_of(at + 1, len(self._stretches)))
        self._mark()

    def _show_anew(self, theme: Theme) -> None:
        """Set the text anew in another type or other colours; what is in sight stays so."""
        held, selected = self.view.hold(None), self.view.selected()
        at, self._at = self._at, -1
        self._show(at)
        self.view.document().size()
        if selected is not None:
            self.view.setTextCursor(self.view.cursor_of(selected))
        self.view.put_back(held)
        if self._found:
            self.view.show_hits(self._found, 0, *hit_looks(theme))

    def _mark(self) -> None:
        """Mark the words of each place, those of the chosen one more strongly."""
        theme, made = self._look.theme, []
        for number, place in enumerate(self.places):
            for span in place.spans:
                if not span.overlaps(self._stretches[self._at]):
                    continue
                marked = QTextEdit.ExtraSelection()
                marked.cursor = self.view.cursor_of(span)
                share = 0.26 if number == self._place else 0.10
                marked.format.setBackground(theme.tint(theme.colours.accent, share))
                made.append(marked)
        self.view.setExtraSelections(made)

    def _formats(self, point: int, line: str) -> tuple[QTextBlockFormat, QTextCharFormat]:
        theme = self._look.theme
        letters = QTextCharFormat()
        aside = self._zone_of_line(point) is not Zone.ARTICLE
        letters.setForeground(QColor(theme.colours.quiet if aside else theme.colours.text))
        letters.setFont(theme.reading())
        if not line.strip():
            return gap(theme.px(10)), letters
        return paragraph(theme.leading(letters.font()), below=4), letters

    def _zone_of_line(self, point: int) -> Zone:
        at = bisect_right(self._starts, point) - 1
        if at < 0 or not self._page.blocks[at].span.overlaps(Span(point, point + 1)):
            return Zone.ARTICLE
        return self._page.blocks[at].zone
