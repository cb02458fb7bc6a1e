"""The checks of the library: search over all, order, the list itself, delete."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.models.library_model import (
    LibraryModel,
    LibraryRow,
    Order,
    by_check,
    fitting,
    in_order,
    rows_of,
)
from citecheck.gui.theme import Look
from citecheck.gui.views.library_delegate import LibraryDelegate
from citecheck.gui.widgets.labels import label, set_hint
from citecheck.gui.widgets.own_keys import keep_keys
from citecheck.gui.widgets.search_field import SearchField
from citecheck.store.search import SearchHit
from citecheck.store.summaries import CheckSummary
from citecheck.wording import frame as words

_SETTLED_MS = 250
_SHORTEST_SEARCH = 3


class LibraryList(QWidget):
    """Shows the library's checks.

    Signals:
        placed(SearchHit | None): where to go in the check that is picked next.
        picked(str): open this check.
        deleting(str, str): key and title of a check that is to be deleted.
        moved(): another check is chosen, or none.
        searched(str): look for these words in the texts of all checks.
    """

    placed = Signal(object)
    picked = Signal(str)
    deleting = Signal(str, str)
    moved = Signal()
    searched = Signal(str)

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._checks: tuple[CheckSummary, ...] = ()
        self._hits: dict[str, tuple[SearchHit, ...]] = {}
        self._away: set[str] = set()
        self._delete, self._keep = actions["delete_check"], actions["keep_check"]
        self._count = label(role="heading")
        self.search = SearchField(look)
        self.order = QComboBox()
        self.model = LibraryModel()
        self.list = QListView()
        self._none = label(role="quiet")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(self._ask_texts)
        self._furnish(look)
        self._lay_out()

    # What the window asks

    def show_checks(self, checks: tuple[CheckSummary, ...]) -> None:
        """List ``checks``; what is about to be deleted stays away."""
        if [check.key for check in checks] != [check.key for check in self._checks]:
            self.list.setCurrentIndex(QModelIndex())
        self._checks = checks
        self._fill()

    def show_hits(self, typed: str, hits: object) -> None:
        """List also the checks in whose texts ``typed`` was found; stale answers are dropped."""
        if typed == self.search.text().strip():
            self._hits = by_check(hits)
            self._fill()

    def put_away(self, key: str) -> None:
        """Show a check no more."""
        row = self.list.currentIndex().row()
        self._away.add(key)
        self._fill()
        self.list.setCurrentIndex(self.model.index(min(row, len(self.model.rows) - 1)))

    def bring_back(self, key: str) -> None:
        """Show a check again that was put away."""
        self._away.discard(key)
        self._fill()
        self.list.setCurrentIndex(self.model.index(self.model.row_of(key)))

    def delete_current(self) -> None:
        """Ask for the chosen check to be deleted."""
        row = self.current
        if row is not None:
            self.deleting.emit(row.key, row.title)

    @property
    def current(self) -> LibraryRow | None:
        """The chosen row."""
        row = self.list.currentIndex().data(LibraryModel.ROW_ROLE)
        return row if isinstance(row, LibraryRow) else None

    # Building

    def _furnish(self, look: Look) -> None:
        self.search.setPlaceholderText(words.word("search_library"))
        self.search.setAccessibleName(words.word("search_library"))
        set_hint(self.search, words.word("search_library_hint"))
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.list.setFocus)
        self.search.installEventFilter(self)
        self.order.setAccessibleName(words.word("sort"))
        for order in Order:
            self.order.addItem(words.word(order.value), order)
        self.order.currentIndexChanged.connect(self._fill)
        self.list.setObjectName("library")
        self.list.setAccessibleName(words.word("library"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(LibraryDelegate(look, self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.clicked.connect(self._pick)
        self.list.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.search, 3)
        head.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)

    # What happens

    def _fill(self) -> None:
        kept = self.current.key if self.current else ""
        typed = self.search.text().strip()
        here = [check for check in self._checks if check.key not in self._away]
        order: Order = self.order.currentData()
        shown = in_order(fitting(here, typed, self._hits), order)
        rows = (rows_of(check, self._hits.get(check.key, ())) for check in shown)
        # Measured one by one only where rows differ: a library may hold thousands.
        self.list.setUniformItemSizes(not self._hits)
        self.model.show([row for of_check in rows for row in of_check])
        self._count.setText(words.library_counts(len(shown), len(here)))
        self._none.setText(words.word("no_hits"))
        self._none.setVisible(not shown)
        self.list.setVisible(bool(shown))
        if shown:
            self.list.setCurrentIndex(self.model.index(max(0, self.model.row_of(kept))))
        self._on_current()

    def _on_typed(self) -> None:
        self._hits = {}
        self._fill()
        self._soon.start()

    def _ask_texts(self) -> None:
        typed = self.search.text().strip()
        if len(typed) >= _SHORTEST_SEARCH:
            self.searched.emit(typed)

    def _on_current(self) -> None:
        self._delete.setEnabled(self.isVisible() and self.current is not None)
        self.moved.emit()

    def _pick(self, index: QModelIndex) -> None:
        row = index.data(LibraryModel.ROW_ROLE)
        if isinstance(row, LibraryRow):
            self.placed.emit(row.hit)
            self.picked.emit(row.key)

    def _on_menu(self, place: QPoint) -> None:
        if not self.list.indexAt(place).isValid():
            return
        menu = QMenu(self)
        keep_keys(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._keep)
        menu.addAction(self._delete)
        menu.popup(self.list.viewport().mapToGlobal(place))

    # Qt overrides keep Qt's names.

    def hideEvent(self, event: QHideEvent) -> None:
        """Search for nothing that nobody sees any more."""
        self._soon.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens, Delete deletes; Down goes from the search to the list, Escape clears it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if watched is self.list and self._on_list_key(key):
                return True
            if watched is self.search and key == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if watched is self.search and key == Qt.Key.Key_Escape:
                self.search.clear()
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _on_list_key(self, key: Qt.Key) -> bool:
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self.list.currentIndex())
            return True
        if key == Qt.Key.Key_Delete:
            self.delete_current()
            return True
        return False
