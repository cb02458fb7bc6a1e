"""The pane at the left: chips, filter and the list of claims."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.models.claims_model import ClaimRow, ClaimsFilter, ClaimsModel
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views.claim_delegate import ClaimDelegate
from citecheck.gui.widgets.flow import FlowLayout
from citecheck.gui.widgets.labels import label, name_button, set_hint
from citecheck.model import Check
from citecheck.wording.gui import claim_count, decided_count, group_sentence, group_word, word
from citecheck.wording.signs import Group

GROUP_ORDER = (Group.WRONG, Group.LOOK, Group.FOUND, Group.OPEN)


class ClaimsPane(QWidget):
    """Shows the claims of the session's check.

    Signals:
        picked(str): the user chose this claim.
    """

    picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.model = ClaimsModel(self)
        self.filter = ClaimsFilter(self)
        self.filter.setSourceModel(self.model)
        self._count = label(role="strong")
        self._decided = label(role="quiet")
        self.nothing = label(role="quiet", wrap=True)
        self.chips = {group: self._chip(group) for group in GROUP_ORDER}
        self.search = QLineEdit()
        self.list = _ClaimList()
        self._quiet = False
        self._furnish(look)
        self._lay_out()
        look.changed.connect(self._colour_chips)
        self._colour_chips(look.theme)

    def show_check(self, check: Check | None) -> None:
        """Show the claims of ``check``; filters are taken off."""
        self._quiet = True
        for chip in self.chips.values():
            chip.setChecked(False)
        self.search.clear()
        self.model.show_check(check)
        self._quiet = False
        self._filter_by_group()
        self._count_all()

    def update_claims(self, check: Check, ids: tuple[str, ...]) -> None:
        """Show changed claims."""
        self.model.update_claims(check, ids)
        self._count_all()

    def choose(self, claim_id: str) -> None:
        """Select a claim without telling anybody."""
        row = self.model.row_of(claim_id)
        index = self.filter.mapFromSource(self.model.index(row)) if row >= 0 else QModelIndex()
        self._quiet = True
        self.list.setCurrentIndex(index)
        self._quiet = False

    def step(self, steps: int) -> None:
        """Pick the claim so many rows further among those shown; stops at the ends."""
        count = self.filter.rowCount()
        if not count:
            return
        at = self.list.currentIndex().row() + steps if self.list.currentIndex().isValid() else 0
        self.list.setCurrentIndex(self.filter.index(max(0, min(at, count - 1)), 0))

    def _chip(self, group: Group) -> QToolButton:
        chip = QToolButton(self)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setProperty("group", group.value)
        chip.toggled.connect(self._filter_by_group)
        return chip

    def _furnish(self, look: Look) -> None:
        self.search.setPlaceholderText(word("filter"))
        self.search.setAccessibleName(word("filter"))
        self.search.setClearButtonEnabled(True)
        set_hint(self.search, word("filter_hint"))
        self.search.textChanged.connect(self._seek)
        self.search.returnPressed.connect(self.list.setFocus)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self._leave_search)
        self.list.setObjectName("claims")
        self.list.setAccessibleName(word("claims_pane"))
        self.list.setModel(self.filter)
        self.list.setItemDelegate(ClaimDelegate(look, self.list))
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(8)
        counts.addWidget(self._count)
        counts.addStretch()
        counts.addWidget(self._decided)
        chips = FlowLayout(4)
        for chip in self.chips.values():
            chips.addWidget(chip)
        head = QVBoxLayout()
        head.setContentsMargins(12, 12, 12, 12)
        head.setSpacing(8)
        head.addLayout(counts)
        head.addLayout(chips)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self.nothing.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)

    def _colour_chips(self, theme: Theme) -> None:
        for group, chip in self.chips.items():
            colour = theme.colours.group(group)
            chip.setStyleSheet(f"color: {colour}; padding: 1px {theme.px(6)}px;")
        self.list.viewport().update()

    def _filter_by_group(self) -> None:
        if self._quiet:
            return
        chosen = frozenset(group for group, chip in self.chips.items() if chip.isChecked())
        self.filter.show_groups(chosen)
        self._say_if_empty()

    def _leave_search(self) -> None:
        self.search.clear()
        self.list.setFocus()

    def _seek(self, text: str) -> None:
        self.filter.seek(text)
        self._say_if_empty()

    def _count_all(self) -> None:
        rows = self.model.rows()
        self._count.setText(claim_count(len(rows)))
        decided = sum(1 for row in rows if row.verdict is not None)
        self._decided.setText(decided_count(decided, len(rows)))
        for group, chip in self.chips.items():
            count = sum(1 for row in rows if row.group is group)
            chip.setText(f"{group_word(group)} {count}")
            name_button(chip, f"{group_word(group)} {count}", group_sentence(group))
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        self.nothing.setText(word("no_match" if self.model.rowCount() else "no_claims"))
        self.nothing.setVisible(self.filter.rowCount() == 0)

    def _on_current(self, current: QModelIndex) -> None:
        row = current.data(ClaimsModel.ROW_ROLE)
        if isinstance(row, ClaimRow):
            self.list.scrollTo(current)
            if not self._quiet:
                self.picked.emit(row.claim_id)


class _ClaimList(QListView):
    """A list in which letters are keys of actions, not a search for rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Seek nothing."""
