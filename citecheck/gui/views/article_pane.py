"""The pane in the middle: the article, and below it what a glance at the whole needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from citecheck.gui.models.marks import MarkedClaims
from citecheck.gui.text.missing_letters import MissingLetters
from citecheck.gui.theme import Look
from citecheck.gui.views.article import ArticleView
from citecheck.gui.views.article_legend import Legend
from citecheck.gui.views.article_lines import part_starts
from citecheck.gui.views.claim_editing import ClaimEditing
from citecheck.gui.views.pager import Pager
from citecheck.gui.widgets.labels import ElidedLabel, name_button
from citecheck.gui.widgets.own_keys import keep_keys
from citecheck.model import Check, Span
from citecheck.report.coverage import Coverage, OpenSentence
from citecheck.wording.article_pane import open_count, part_title, word
from citecheck.wording.gui import coverage_line

_LONGEST_TITLE = 60
_HIGH, _LOW = 420, 180
"""A pane of fewer pixels (at 100 %) than these shows no legend, and no line of coverage."""


class ArticlePane(QWidget):
    """The article's view (``view``) with the line below it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self.view = ArticleView(look)
        self.legend = Legend(look)
        self.letters = MissingLetters(look, self)
        self.open_shown = _flat_button("show_open", "show_open_hint")
        self.open_shown.setCheckable(True)
        self.open_shown.setProperty("at", "end")
        self.open_shown.toggled.connect(self._on_open)
        self.parts = _flat_button("parts", "parts_hint")
        self.parts.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.parts.setMenu(QMenu(self.parts))
        keep_keys(self.parts.menu())
        self._open: tuple[OpenSentence, ...] = ()
        self._counted = False
        self._coverage = ElidedLabel(role="small")
        self.editing = ClaimEditing(self.view.selected)
        self.editing.drafted.connect(self.view.show_draft)
        self.editing.wanted.connect(self._make_room)
        self._lay_out()
        self.show_check(None)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self._coverage, 1)
        above.addWidget(self.open_shown)
        below.addWidget(self.legend)
        below.addStretch()
        below.addWidget(self.parts)
        below.addWidget(Pager(self.view))
        rows = QVBoxLayout()
        rows.setContentsMargins(16, 4, 16, 8)
        rows.setSpacing(4)
        rows.addLayout(above)
        rows.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.editing)
        column.addLayout(rows)

    def _make_room(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's value
        """Give the editor the height that it needs, and the article at least a third."""
        self.editing.setVisible(wanted)
        self.editing.setFixedHeight(min(self.editing.needed_height(), self.height() * 2 // 3))
        self.editing.setMinimumHeight(0)
        px = self._look.theme.px
        self.legend.setVisible(self.height() > px(_HIGH))
        for told in (self._coverage, self.open_shown):
            told.setVisible(self.height() > px(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the article where the pane is low."""
        super().resizeEvent(event)
        self._make_room(self.editing.isVisibleTo(self))

    def show_check(self, check: Check | None, marked: MarkedClaims | None = None) -> None:
        """Show the article of ``check``; what is ``marked`` in it is worked out if not given."""
        self._open, self._counted = (), False
        self.view.show_check(check, marked)
        self.letters.look_at(check.article.text if check else "")
        self.open_shown.setChecked(False)
        self._coverage.show_text("")
        self._name_parts(check)

    def show_coverage(self, covered: Coverage) -> None:
        """Tell how many words carry no mark."""
        self._coverage.show_text(coverage_line(covered.open_words, covered.words))
        self._open, self._counted = covered.open, True
        self._show_open(self.open_shown.isChecked())

    def toggle_open(self) -> None:
        """Tint what carries no mark, or take the tint away."""
        self.open_shown.toggle()

    def step_open(self, steps: int) -> None:
        """Select the next sentence without mark; those that may credit somebody come first."""
        order = [s for s in self._open if s.likely] + [s for s in self._open if not s.likely]
        if not order:
            self._say_none_open()
            return
        self.open_shown.setChecked(True)
        at = self._step_from(order, steps)
        self.view.go_to(order[at].span, select=True)
        self._coverage.show_text(open_count(at + 1, len(order)))

    def _step_from(self, order: list[OpenSentence], steps: int) -> int:
        """Return the place in ``order`` to go to from the words selected, or from the cursor."""
        selected, caret = self.view.selected(), self.view.caret() or 0
        spans = [sentence.span for sentence in order]
        if selected in spans:
            return (spans.index(selected) + steps) % len(order)
        likely = [i for i, s in enumerate(order) if s.likely] or list(range(len(order)))
        if steps > 0:
            return next((i for i in likely if spans[i].start >= caret), likely[0])
        return next((i for i in reversed(likely) if spans[i].end <= caret), likely[-1])

    def _on_open(self, on: bool) -> None:  # noqa: FBT001 - a button's state
        self._show_open(on)
        if on and not self._open:
            self._say_none_open()

    def _say_none_open(self) -> None:
        if self._counted:  # before that nobody knows
            self._coverage.show_text(word("no_more_open"))

    def _show_open(self, on: bool) -> None:  # noqa: FBT001 - a button's state
        self.view.show_open(self._open if on else ())

    def _name_parts(self, check: Check | None) -> None:
        menu = self.parts.menu()
        menu.clear()
        parts = check.article.parts if check else ()
        self.parts.setVisible(len(parts) > 1)
        starts = (0, *part_starts(check.article)) if check else ()
        for number, (part, start) in enumerate(zip(parts, starts, strict=True), 1):
            title = " ".join(part.title[:_LONGEST_TITLE].split())
            words = part_title(number, len(parts), title, comment=part.kind == "comment")
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, at=start: self.view.go_to(Span(at, at + 1))
            )


def _flat_button(name: str, hover: str) -> QToolButton:
    button = QToolButton()
    button.setText(word(name))
    button.setProperty("weight", "text")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    name_button(button, word(name), word(hover))
    return button
