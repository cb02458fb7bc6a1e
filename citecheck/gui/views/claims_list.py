"""The list of claims: one line a claim, of equal height, and lower lines for headings."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from citecheck.gui.models.claims_model import COMPACT, ClaimsModel
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views.claim_delegate import CELL_HEIGHT, CLAIM_HEIGHT, ClaimDelegate
from citecheck.wording.gui import word

_WIDTHS = {
    "number": 44, "verdict": 132, "finding": 112, "concerns": 112, "quote": 280, "speaker": 144,
    "outlet": 112, "page": 144, "kind": 72, "part": 64, "maker": 176, "note": 200,
}  # fmt: skip
_LOW = 280
"""A list of fewer pixels (at 100 %) shows a claim in one line: its sign and words, not who."""


class ClaimsList(QTableView):
    """Shows a ``ClaimsModel``; choosing and selecting survive filters and another order.

    Signals:
        picked(str): a claim became the current one, not by ``choose``.
        selected(tuple[str, ...]): the claims that are selected together, in the list's order.
    """

    picked = Signal(str)
    selected = Signal(object)

    def __init__(self, model: ClaimsModel, look: Look) -> None:
        super().__init__()
        self._claims = model
        self._look = look
        self._quiet = False
        self._alone = False
        self._chosen = ""
        self._line = 0
        self._low = False
        self._headings: tuple[int, ...] = ()
        self._kept: tuple[tuple[str, ...], str] = ((), "")
        self.setObjectName("claims")
        self.setAccessibleName(word("claims_pane"))
        self.setItemDelegate(ClaimDelegate(look, self))
        self._set_behaviour()
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._settle)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        look.changed.connect(self._on_theme)
        self._settle()

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    # Choosing

    def choose(self, claim_id: str) -> None:
        """Make a claim the current one without telling anybody."""
        self._chosen = claim_id
        line = self._claims.line_of(claim_id)
        # A list that gets the focus makes its first row the current one, and selects nothing.
        selected = self.selectionModel().hasSelection()
        if line >= 0 and line == self.currentIndex().row() and selected:
            return
        self._quiet = True
        self._make_current(self._claims.index(line, 0) if line >= 0 else QModelIndex())
        self._quiet = False

    def step(self, steps: int) -> None:
        """Make the claim so many claims further the current one; stops at the ends."""
        shown = [at for at in range(self._claims.rowCount()) if self._claims.claim_at(at)]
        if not shown:
            return
        line = self.currentIndex().row()
        if line < 0:
            # The claim has left the list: the next one stands in its place.
            at = next((i for i, have in enumerate(shown) if have >= self._line), len(shown))
            at += steps - 1 if steps > 0 else steps
        else:
            at = shown.index(line) + steps
        self._make_current(self._claims.index(shown[max(0, min(at, len(shown) - 1))], 0))

    def _make_current(self, index: QModelIndex) -> None:
        """Make ``index`` the current one and select it alone, whatever keys are held down."""
        self._alone = True
        self.setCurrentIndex(index)
        self._alone = False

    def undecided_from(self, line: int, but: frozenset[str], steps: int = 1) -> str:
        """Return the nearest undecided claim below ``line`` (above with -1), going round; or "".

        Claims of ``but`` are passed over.
        """
        count = self._claims.rowCount()
        for away in range(1, count + 1):
            row = self._claims.claim_at((line + steps * away) % count)
            if row is not None and row.verdict is None and row.claim_id not in but:
                return row.claim_id
        return ""

    # Keeping its place

    def _selected_ids(self) -> tuple[str, ...]:
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = (self._claims.claim_at(line) for line in lines)
        return tuple(row.claim_id for row in rows if row is not None)

    def _remember(self) -> None:
        at_top = not self.verticalScrollBar().value()
        top = None if at_top else self._claims.claim_at(max(0, self.rowAt(0)))
        self._kept = (self._selected_ids(), top.claim_id if top else "")
        self._quiet = True

    def _settle(self) -> None:
        """Size the lines of a model that was reset, and choose and select as before."""
        self._size()
        ids, top = self._kept
        line = self._claims.line_of(top)
        if line >= 0:
            self.scrollTo(self._claims.index(line, 0), QTableView.ScrollHint.PositionAtTop)
        self._quiet = True
        chosen = self._claims.line_of(self._chosen)
        if chosen >= 0:
            self._make_current(self._claims.index(chosen, 0))
            self._select_again(ids)
        self._quiet = False
        self.selected.emit(self._selected_ids())

    def _select_again(self, ids: tuple[str, ...]) -> None:
        selection = QItemSelection()
        for claim_id in ids if len(ids) > 1 else ():
            line = self._claims.line_of(claim_id)
            if line >= 0:
                index = self._claims.index(line, 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.Select | flags.Rows)

    # Looks

    def _size(self) -> None:
        px, columns = self._look.theme.px, self._claims.columns
        compact = columns == COMPACT
        high = self.verticalHeader()
        self._low = self.height() < px(_LOW)
        high.setDefaultSectionSize(px(CLAIM_HEIGHT if compact and not self._low else CELL_HEIGHT))
        self.clearSpans()
        for line in self._headings:
            if line < self._claims.rowCount():
                high.resizeSection(line, high.defaultSectionSize())
        self._headings = tuple(self._claims.heading_lines())
        for line in self._headings:
            high.resizeSection(line, px(CELL_HEIGHT))
            if not compact:
                self.setSpan(line, 0, 1, len(columns))
        self.horizontalHeader().setVisible(not compact)
        self.horizontalHeader().setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if compact
            else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        for at, name in enumerate(columns):
            if name in _WIDTHS:
                self.setColumnWidth(at, px(_WIDTHS[name]))

    def _on_theme(self, _theme: Theme) -> None:
        self._size()
        self.viewport().update()

    def _on_current(self, current: QModelIndex) -> None:
        row = self._claims.claim_at(current.row())
        if row is None:
            return
        self._line = current.row()
        above = current.row() - 1
        if above >= 0 and self._claims.claim_at(above) is None:
            self.scrollTo(self._claims.index(above, 0))
        self.scrollTo(current)
        if not self._quiet:
            self._chosen = row.claim_id
            self.picked.emit(row.claim_id)

    def _on_selection(self) -> None:
        if not self._quiet:
            self.selected.emit(self._selected_ids())

    # Qt overrides keep Qt's names.

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go by claims: Home and End to the first and last, headings passed over."""
        actions = QAbstractItemView.CursorAction
        if action in {actions.MoveHome, actions.MoveEnd}:
            lines = range(self._claims.rowCount())
            order = lines if action == actions.MoveHome else reversed(lines)
            line = next((at for at in order if self._claims.claim_at(at)), -1)
            return self._claims.index(line, 0)
        if action in {actions.MoveLeft, actions.MoveRight} and self._claims.columns == COMPACT:
            return self.currentIndex()
        return super().moveCursor(action, modifiers)

    def selectionCommand(  # noqa: N802 - Qt's name
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Let keys and mouse select as everywhere, and the program one claim alone.

        Qt asks the keyboard as well where no event led here: an undo by Ctrl+Z would add the claim
        it goes to to those selected, and the next verdict be given to all of them.
        """
        if self._alone:
            flags = QItemSelectionModel.SelectionFlag
            return flags.ClearAndSelect | flags.Rows
        return super().selectionCommand(index, event)

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802 - Qt's name
        """Seek nothing: letters are keys of actions."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the one column fill the width; a low list gives each claim one line.

        A chosen claim that was in sight stays there.
        """
        line = self.visualRect(self.currentIndex())
        seen = not line.isEmpty() and 0 <= line.top() < event.oldSize().height()
        super().resizeEvent(event)
        flips = self._low is not (self.height() < self._look.theme.px(_LOW))
        if flips:
            self._size()
        if seen or flips:
            self.scrollTo(self.currentIndex())
        if self._claims.columns == COMPACT:
            self.setColumnWidth(0, self.viewport().width())
