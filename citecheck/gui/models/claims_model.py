"""The lines of the claims list: claims as filtered and arranged, under their headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from citecheck.gui.models.arranging import Arrangement, Entry, Heading, arranged
from citecheck.gui.models.cells import cell_spoken, cell_text
from citecheck.gui.models.claim_row import ClaimRow, claim_row, speaker_of
from citecheck.gui.models.facets import Filter, accepted, tags_of
from citecheck.gui.models.line_runs import runs_of
from citecheck.gui.models.listed_claims import ListedClaims
from citecheck.gui.models.predicting import hides
from citecheck.model import Check, ClaimResult
from citecheck.wording.claims_pane import column_word, heading_line

__all__ = ["COMPACT", "DEFAULT_COLUMNS", "ClaimsModel", "speaker_of"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
COMPACT = ("claim",)
DEFAULT_COLUMNS = ("number", "verdict", "finding", "quote", "speaker", "outlet")


class ClaimsModel(QAbstractTableModel):
    """Read-only lines. Claims that change in place are replaced; else the model is reset."""

    ROW_ROLE = Qt.ItemDataRole.UserRole + 1
    HEADING_ROLE = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hiding = False
        """Findings of claims without any verdict are told as hidden."""
        self.filter = Filter()
        self.arrangement = Arrangement()
        self.columns: tuple[str, ...] = COMPACT
        self.tags: list[frozenset[str]] = []
        """Of every claim, filtered or not, in text order."""
        self._text = ""
        self._rows: list[ClaimRow] = []
        self._places: dict[str, int] = {}
        self._entries: tuple[Entry, ...] = ()
        self._lines: dict[int, int] = {}

    def show_check(self, check: Check | None, listed: ListedClaims | None = None) -> None:
        """Show the claims of ``check``, or none; their rows are worked out if not given."""
        self.beginResetModel()
        self._text = check.article.text if check else ""
        if listed is None:
            claims = check.claims if check else ()
            self._rows = [self._row(at, claim) for at, claim in enumerate(claims)]
            self.tags = [tags_of(row) for row in self._rows]
        else:
            self._rows, self.tags = listed.rows, listed.tags
        self._places = {row.claim_id: at for at, row in enumerate(self._rows)}
        self._take(self._arranged())
        self.endResetModel()

    def update_claims(self, check: Check, ids: Iterable[str]) -> None:
        """Show the claims ``ids`` of the same check anew; other claims than before: all of them."""
        if [claim.attribution.id for claim in check.claims] != list(self._places):
            self.show_check(check)
            return
        changed = [self._places[claim_id] for claim_id in ids if claim_id in self._places]
        for at in changed:
            self._rows[at] = self._row(at, check.claims[at])
            self.tags[at] = tags_of(self._rows[at])
        self._rearrange(changed)

    def show_filtered(self, wanted: Filter) -> None:
        """Show only the claims that ``wanted`` leaves."""
        if wanted != self.filter:
            self.filter = wanted
            self._rearrange(())

    def arrange(self, **changes: object) -> None:
        """Sort or group in another way: fields of ``Arrangement``."""
        self.arrangement = replace(self.arrangement, **changes)  # type: ignore[arg-type] # named fields
        self._rearrange(())

    def show_columns(self, columns: tuple[str, ...]) -> None:
        """Show these columns; ``COMPACT`` for one with everything in two lines."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def rows(self) -> tuple[ClaimRow, ...]:
        """Return all claims in text order, filtered or not."""
        return tuple(self._rows)

    def shown_rows(self) -> list[ClaimRow]:
        """Return the claims that are shown, in the order of the list."""
        return [self._rows[entry] for entry in self._entries if isinstance(entry, int)]

    def line_of(self, claim_id: str) -> int:
        """Return the line of a claim, or -1 where it is not shown."""
        return self._lines.get(self._places.get(claim_id, -1), -1)

    def claim_at(self, line: int) -> ClaimRow | None:
        """Return the claim of a line; None for a heading, or no line."""
        entry = self._entries[line] if 0 <= line < len(self._entries) else None
        return self._rows[entry] if isinstance(entry, int) else None

    def heading_lines(self) -> list[int]:
        """Return the lines that are headings."""
        return [at for at, entry in enumerate(self._entries) if isinstance(entry, Heading)]

    def _row(self, at: int, claim: ClaimResult) -> ClaimRow:
        return claim_row(at + 1, claim, self._text, hidden=self.hiding and hides(claim))

    def _arranged(self) -> tuple[Entry, ...]:
        shown = accepted(self._rows, self.tags, self.filter)
        return arranged(self._rows, shown, self.arrangement)

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._lines = {entry: at for at, entry in enumerate(entries) if isinstance(entry, int)}

    def _rearrange(self, changed: Iterable[int]) -> None:
        """Arrange anew; where the lines stay the same claims, only changed ones are told."""
        entries = self._arranged()
        same = entries == self._entries
        if not same and [_shape(entry) for entry in entries] != [
            _shape(entry) for entry in self._entries
        ]:
            self.beginResetModel()
            self._take(entries)
            self.endResetModel()
            return
        lines = {self._lines[at] for at in changed if at in self._lines}
        if not same:
            both = enumerate(zip(entries, self._entries, strict=True))
            lines |= {at for at, (new, old) in both if new != old}
        self._entries = entries
        for first, last in runs_of(sorted(lines)):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # Qt overrides keep Qt's names.

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that claims can be chosen and headings can't."""
        if not index.isValid() or isinstance(self._entries[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the word of a column."""
        named = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if named and 0 <= section < len(self.columns):
            return column_word(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its spoken text, or the whole ``ClaimRow`` or ``Heading``."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if isinstance(entry, Heading):
            return _heading_data(entry, index.column(), role)
        row = self._rows[entry]
        if role == self.ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(row, self.columns[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() == 0:
                return row.spoken(len(self._rows))
            return cell_spoken(row, self.columns[index.column()])
        return None


def _heading_data(heading: Heading, column: int, role: int) -> object:
    if role == ClaimsModel.HEADING_ROLE:
        return heading
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} and not column:
        return heading_line(heading.text, heading.decided, heading.claims)
    return None


def _shape(entry: Entry) -> Entry | str:
    """Return what stays the same of a line while only its state changes."""
    return entry.text if isinstance(entry, Heading) else entry
