"""The pages of a check as rows: site, page, state, time."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from citecheck.gui.models.line_runs import runs_of
from citecheck.gui.runs.checking import PageProgress, PageState
from citecheck.gui.text.times import local_time
from citecheck.report.chain import shown_url
from citecheck.wording import frame as words
from citecheck.wording.outcomes import outcome_sentence, outcome_word

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("col_site", "col_page", "col_state", "col_time")
_NOWHERE = QModelIndex()


def state_word(page: PageProgress) -> str:
    """Return the word for where a page stands."""
    if page.state is PageState.WAITING:
        return words.word("waiting")
    if page.state is PageState.ASKED or page.outcome is None:
        return words.word("asked")
    return outcome_word(page.outcome)


def page_sentence(page: PageProgress) -> str:
    """Return what a page's state means, and what to do."""
    return outcome_sentence(page.outcome, page.status) if page.outcome else state_word(page)


class PagesModel(QAbstractTableModel):
    """Rows in the order in which pages became known; a changed page changes its row alone."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PageProgress] = []

    def show(self, pages: tuple[PageProgress, ...]) -> None:
        """Show ``pages``; rows that are as before stay untouched."""
        if [p.url for p in pages] != [p.url for p in self.rows]:
            self.beginResetModel()
            self.rows = list(pages)
            self.endResetModel()
            return
        changed = [row for row, page in enumerate(pages) if page != self.rows[row]]
        self.rows = list(pages)
        for first, last in runs_of(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(_COLUMNS) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many pages there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return four."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the words of a column's head."""
        shown = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return words.word(_COLUMNS[section]) if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a cell's words, and the whole row for a screen reader."""
        page = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(page)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cell for cell in self._cells(page) if cell)
        return None

    def _cells(self, page: PageProgress) -> tuple[str, str, str, str]:
        at = local_time(page.at) if page.at else ""
        took = f" · {words.short_duration(page.took_s)}" if page.took_s is not None else ""
        return page.host, _path_of(page.url), state_word(page), at + took


def _path_of(url: str) -> str:
    """Return what comes after the host, for the eye."""
    shown = " ".join(shown_url(url).split())
    _scheme, _, rest = shown.partition("://")
    host, slash, path = rest.partition("/")
    if not (host and slash):
        return ""
    # An address reads rightwards, whichever way the window does.
    return f"\u2066/{path}\u2069" if QGuiApplication.isRightToLeft() else f"/{path}"
