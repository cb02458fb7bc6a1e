"""The pane at the left: progress, chips, filter and the list of claims."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.models.arranging import GROUPINGS, SORTINGS
from citecheck.gui.models.claims_model import COMPACT, ClaimsModel
from citecheck.gui.models.facets import Filter, count_tags, filters_of, filters_text
from citecheck.gui.models.listed_claims import ListedClaims
from citecheck.gui.models.predicting import Tally
from citecheck.gui.pacing import Paced
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views.claims_filters import MOST_HEIGHT, Chips
from citecheck.gui.views.claims_list import ClaimsList
from citecheck.gui.views.claims_menu import ArrangeMenu
from citecheck.gui.widgets.flow import FlowLayout
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import label, name_button, set_hint
from citecheck.gui.widgets.search_field import SearchField
from citecheck.model import Check
from citecheck.wording.claims_pane import COLUMNS, filters_word, pane_word, shown_of
from citecheck.wording.deciding import tally_hint, tally_line
from citecheck.wording.gui import claim_count, decided_count, word

_COUNT_MS = 120
"""Counts are made no oftener than this: a run may tell hundreds of changes in a moment."""
_LOW = 400
"""A pane of fewer pixels (at 100 %) shows its chips on demand: the claims need the room."""


class ClaimsPane(QWidget):
    """Shows the claims of the session's check.

    Signals:
        picked(str): the user chose this claim.
        selected(tuple[str, ...]): the claims that are selected together.
        naming(): the filter that is on wants a name, to be saved under it.
    """

    picked = Signal(str)
    selected = Signal(object)
    naming = Signal()

    def __init__(self, look: Look, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._look = look
        self.model = ClaimsModel(self)
        self.saved: dict[str, Filter] = {}
        self._count = label(role="strong")
        self._decided = label(role="quiet")
        self.bar = QProgressBar()
        self.tally = label(role="small", wrap=True)
        self.nothing = label(role="quiet", wrap=True)
        self.chips = Chips(look)
        self.search = SearchField(look)
        self.more = QToolButton()
        self.clear = QToolButton()
        self.arrange = QPushButton()
        self.list = ClaimsList(self.model, look)
        self.menu = ArrangeMenu(
            menu, self.model, self.naming.emit, self.apply_filter, self.delete_filter
        )
        self._counting = Paced(self._count_all, _COUNT_MS, self)
        self._furnish(menu)
        self._lay_out()
        look.changed.connect(self._dress)
        self._dress(look.theme)

    # What the window tells

    def show_check(
        self,
        check: Check | None,
        *,
        hiding: bool,
        fresh: bool = True,
        listed: ListedClaims | None = None,
    ) -> None:
        """Show the claims of ``check``; of a ``fresh`` one filters are taken off.

        ``hiding`` tells findings as hidden where nobody has decided yet; ``listed`` are its rows
        where they are known already, with nothing hidden.
        """
        self.model.hiding = hiding
        self.model.show_check(check, listed)
        if fresh:
            self.take_filters_off()
        self._count_all()

    def update_claims(self, check: Check, ids: tuple[str, ...], *, hiding: bool) -> None:
        """Show changed claims; where many changes come, the counts follow a little later."""
        self.model.hiding = hiding
        self.model.update_claims(check, ids)
        self._counting.call()

    def show_tally(self, tally: Tally | None) -> None:
        """Tell how decisions made first compare with the findings; None hides it."""
        self.tally.setVisible(tally is not None)
        if tally is not None:
            line = tally_line(tally.same, tally.other, tally.neither)
            self.tally.setText(line)
            set_hint(self.tally, f"{line}\n\n{tally_hint()}")

    def choose(self, claim_id: str) -> None:
        """Select a claim without telling anybody."""
        self.list.choose(claim_id)

    def step(self, steps: int) -> None:
        """Pick the claim so many rows further among those shown; stops at the ends."""
        self.list.step(steps)

    # Filters

    def apply_filter(self, name: str) -> None:
        """Show what a saved filter leaves."""
        wanted = self.saved.get(name)
        if wanted is not None:
            self.search.setText(wanted.words)
            self.chips.press(wanted.tags)

    def save_filter(self, name: str) -> None:
        """Keep the filter that is on under ``name``."""
        self.saved[name] = self.model.filter
        self.menu.show_saved(self.saved)

    def delete_filter(self, name: str) -> None:
        """Forget a saved filter."""
        self.saved.pop(name, None)
        self.menu.show_saved(self.saved)

    def take_filters_off(self) -> None:
        """Show all claims."""
        self.search.clear()
        self.chips.press(frozenset())

    # Remembering

    def restore(self, settings: QSettings) -> None:
        """Arrange the list as it was, and bring back the saved filters."""
        self.saved = filters_of(settings.value("claims/filters"))
        self.menu.show_saved(self.saved)
        grouping, sorting = settings.value("claims/grouping"), settings.value("claims/sorting")
        self.model.arrange(
            grouping=grouping if grouping in GROUPINGS else "none",
            sorting=sorting if sorting in SORTINGS else "text",
            reverse=settings.value("claims/reverse") == "yes",
        )
        columns = str(settings.value("claims/columns") or "").split()
        known = tuple(name for name in columns if name in COLUMNS)
        self.model.show_columns(known or COMPACT)
        self.menu.follow()

    def keep(self, settings: QSettings) -> None:
        """Write down what ``restore`` reads."""
        arrangement = self.model.arrangement
        settings.setValue("claims/filters", filters_text(self.saved))
        settings.setValue("claims/grouping", arrangement.grouping)
        settings.setValue("claims/sorting", arrangement.sorting)
        settings.setValue("claims/reverse", "yes" if arrangement.reverse else "no")
        settings.setValue("claims/columns", " ".join(self.model.columns))

    # Building

    def _furnish(self, menu: QMenu) -> None:
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(pane_word("progress"))
        self.tally.hide()
        self.search.setPlaceholderText(word("filter"))
        self.search.setAccessibleName(word("filter"))
        set_hint(self.search, word("filter_hint"))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.list.setFocus)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self._leave_search)
        self.chips.chosen.connect(self._filter)
        self.more.setCheckable(True)
        self.more.setProperty("weight", "flat")
        self.more.toggled.connect(self._show_chips)
        self.clear.setText(pane_word("clear_filters"))
        self.clear.setProperty("weight", "text")
        self.clear.setProperty("at", "end")
        self.clear.clicked.connect(self.take_filters_off)
        name_button(self.clear, pane_word("clear_filters"), pane_word("clear_filters_hint"))
        for button in (self.more, self.clear):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.arrange.setMenu(menu)
        self.arrange.setProperty("weight", "flat")
        name_button(self.arrange, pane_word("arrange"), pane_word("arrange_hint"))
        self.list.picked.connect(self.picked)
        self.list.selected.connect(self.selected)

    def _lay_out(self) -> None:
        counts = FlowLayout(12)
        counts.addWidget(self._count)
        counts.addWidget(self._decided)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addLayout(counts, 1)
        top.addWidget(self.clear)
        seek = QHBoxLayout()
        seek.setSpacing(4)
        seek.addWidget(self.search, 1)
        seek.addWidget(self.more)
        seek.addWidget(self.arrange)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 8)
        head.setSpacing(8)
        for part in (top, self.bar, self.tally, self.chips, seek):
            if isinstance(part, QWidget):
                head.addWidget(part)
            else:
                head.addLayout(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.chips.more)
        self.nothing.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    def _dress(self, theme: Theme) -> None:
        self.bar.setFixedHeight(theme.px(4))
        self.arrange.setIcon(icon("arrange", theme.colours.text))
        ink = theme.colours.accent if self.chips.hidden_tags else theme.colours.text
        self.more.setIcon(icon("filter", ink))
        for button in (self.arrange, self.more):
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._show_chips()

    def _show_chips(self) -> None:
        """Show the chips, the further ones if asked; on a low pane all of them only if asked."""
        low = self.height() < self._look.theme.px(_LOW)
        asked = self.more.isChecked()
        self.chips.setVisible(asked or not low)
        self.chips.more.setVisible(asked)
        self.chips.more.setMaximumHeight(
            min(self._look.theme.px(MOST_HEIGHT), max(self.height() // 3, 1))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the claims the room that they need."""
        super().resizeEvent(event)
        self._show_chips()

    # Counting

    def _filter(self) -> None:
        self.model.show_filtered(Filter(self.chips.tags, self.search.text()))
        self._tell_shown()

    def _leave_search(self) -> None:
        self.search.clear()
        self.list.setFocus()

    def _count_all(self) -> None:
        rows = self.model.rows()
        decided = sum(1 for row in rows if row.verdict is not None)
        self._decided.setText(decided_count(decided, len(rows)))
        self.bar.setRange(0, max(1, len(rows)))
        self.bar.setValue(decided)
        self.bar.setAccessibleDescription(self._decided.text())
        self.chips.count(count_tags(self.model.tags))
        self._tell_shown()

    def _tell_shown(self) -> None:
        total, shown = len(self.model.rows()), len(self.model.shown_rows())
        filtered = bool(self.model.filter)
        self._count.setText(shown_of(shown, total) if filtered else claim_count(total))
        hidden = len(self.chips.hidden_tags)
        self._dress(self._look.theme)
        name_button(self.more, filters_word(hidden), pane_word("more_filters_hint"))
        self.clear.setVisible(filtered)
        self.nothing.setText(word("no_match" if total else "no_claims"))
        self.nothing.setVisible(shown == 0)
