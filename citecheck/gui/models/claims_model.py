"""List of the claims of one check, and its filter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from citecheck.model import Attribution, Check, ClaimResult, Verdict
from citecheck.wording.gui import not_checked, row_text, told_line, unnamed_speaker
from citecheck.wording.signs import FINDING_SIGNS, Group, finding_word, group_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_QUOTE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What the list shows of one claim.

    Attributes:
        claim_id: the attribution's id.
        number: from 1, in text order.
        quote: the first words of the content, on one line.
        who: "speaker · outlet".
        group: of the finding.
        sign: of the finding; empty before the check.
        finding: its word.
        verdict: the newest, or None.
        concerns: how many flags the finding has.
    """

    claim_id: str
    number: int
    quote: str
    who: str
    group: Group
    sign: str
    finding: str
    verdict: Verdict | None
    concerns: int

    @property
    def spoken(self) -> str:
        """The row as one sentence for a screen reader."""
        return row_text(self.number, self.who, self.finding, self.verdict, self.quote)


def speaker_of(attribution: Attribution, text: str) -> str:
    """Return who is credited: the resolved name, else the words of the article."""
    written = " ".join(span.of(text) for span in attribution.speaker)
    return attribution.speaker_name or " ".join(written.split()) or unnamed_speaker()


def claim_row(number: int, claim: ClaimResult, text: str) -> ClaimRow:
    """Return the row of a claim of the article ``text``."""
    attribution, finding = claim.attribution, claim.finding
    outlet = attribution.outlet.as_written or attribution.outlet.name if attribution.outlet else ""
    return ClaimRow(
        attribution.id,
        number,
        " ".join(attribution.quote(text)[:_QUOTE_LENGTH].split()),
        told_line((speaker_of(attribution, text), outlet)),
        group_of(finding),
        FINDING_SIGNS[finding.kind] if finding else "",
        finding_word(finding.kind) if finding else not_checked(),
        claim.verdict,
        len(finding.concerns) if finding else 0,
    )


class ClaimsModel(QAbstractListModel):
    """Read-only rows; a row changes by replacement."""

    ROW_ROLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._rows: list[ClaimRow] = []

    def show_check(self, check: Check | None) -> None:
        """Show the claims of ``check``, or none."""
        self.beginResetModel()
        self._text = check.article.text if check else ""
        claims = check.claims if check else ()
        self._rows = [claim_row(n, claim, self._text) for n, claim in enumerate(claims, 1)]
        self.endResetModel()

    def update_claims(self, check: Check, ids: Iterable[str]) -> None:
        """Show the claims ``ids`` of the same check anew."""
        wanted = set(ids)
        for at, claim in enumerate(check.claims):
            if claim.attribution.id in wanted:
                self._rows[at] = claim_row(at + 1, claim, self._text)
                self.dataChanged.emit(self.index(at), self.index(at))

    def rows(self) -> tuple[ClaimRow, ...]:
        """Return all rows, filtered or not."""
        return tuple(self._rows)

    def row_of(self, claim_id: str) -> int:
        """Return the row of a claim, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.claim_id == claim_id), -1)

    # Qt overrides keep Qt's names.

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of claims."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the quote, the spoken row, or the whole ``ClaimRow`` for ``ROW_ROLE``."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None


class ClaimsFilter(QSortFilterProxyModel):
    """Claims of the chosen groups (all when none is chosen) that hold the words sought."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: frozenset[Group] = frozenset()
        self._words: tuple[str, ...] = ()

    def show_groups(self, groups: frozenset[Group]) -> None:
        """Show only these groups; all when empty."""
        self._groups = groups
        self.invalidate()

    def seek(self, text: str) -> None:
        """Show only claims with every word of ``text``, any case."""
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Say whether a row is shown."""
        shown = self.sourceModel().index(row, 0, parent).data(ClaimsModel.ROW_ROLE)
        if not isinstance(shown, ClaimRow) or (self._groups and shown.group not in self._groups):
            return False
        haystack = f"{shown.number} {shown.quote} {shown.who} {shown.finding}".casefold()
        return all(word in haystack for word in self._words)
