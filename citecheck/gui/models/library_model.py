"""The checks of the library as rows: what is shown of them, in which order. Pure, but for Qt."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from citecheck.gui.text.addresses import host_of
from citecheck.gui.text.times import local_time
from citecheck.model import Span
from citecheck.store.search import Place, SearchHit
from citecheck.store.summaries import CheckSummary
from citecheck.wording import frame as words
from citecheck.wording.gui import decided_count, word
from citecheck.wording.marks import labelled
from citecheck.wording.retention import kept_word
from citecheck.wording.searching import in_article, in_claim, in_note, in_page
from citecheck.wording.signs import GROUPS, Group

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MOST_PLACES = 6
"""Places of one check that are listed."""


class Order(enum.Enum):
    """In which order the library is listed; the values name their words."""

    CHANGED = "sort_changed"
    CREATED = "sort_created"
    TITLE = "sort_title"
    OPEN = "sort_open"


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A check of the library as the start page lists it.

    Attributes:
        line: outlet and time, quiet, below the title.
        decided: "18 of 31 decided".
        groups: claims by group; what was not checked counts as open.
        excerpt: the words that a search found in it; empty without a search.
        marks: where the words asked for stand in ``excerpt``, in code points.
        hit: the place that they stand in, where the row leads to one.
        below: the row is a further place in the check of the row above; ``title`` says where.
    """

    key: str
    title: str
    line: str
    decided: str
    groups: Mapping[Group, int]
    excerpt: str = ""
    hit: SearchHit | None = None
    below: bool = False
    marks: tuple[Span, ...] = ()

    @property
    def counts(self) -> str:
        """The groups in words."""
        g = self.groups
        if self.below:
            return ""
        return words.group_counts(g[Group.WRONG], g[Group.LOOK], g[Group.FOUND], g[Group.OPEN])

    @property
    def spoken(self) -> str:
        """The row as one line, for a screen reader."""
        parts = (self.title, self.line, self.decided, self.counts, self.excerpt)
        return ", ".join(part for part in parts if part)


def groups_of(check: CheckSummary) -> dict[Group, int]:
    """Return how many claims of a check lie in each group."""
    groups = dict.fromkeys(Group, 0)
    for kind, count in check.by_finding.items():
        group, flagged = GROUPS[kind], 0
        if group is Group.FOUND:
            flagged = check.flagged.get(kind, 0)
        groups[group] += count - flagged
        groups[Group.LOOK] += flagged
    groups[Group.OPEN] += max(0, check.claims - sum(check.by_finding.values()))
    return groups


def rows_of(check: CheckSummary, hits: Sequence[SearchHit] = ()) -> list[LibraryRow]:
    """Return the row of a check, leading to the first of ``hits``, and one for each further hit."""
    title = " ".join(check.title.split())[:300] or word("article")
    place = check.outlet or host_of(check.url)
    kept = kept_word() if check.kept else ""
    line = " · ".join(part for part in (place, local_time(check.changed_at), kept) if part)
    decided = decided_count(check.decided, check.claims)
    first = hits[0] if hits else None
    # Without the page's name: it would push the words out of sight.
    told = labelled(place_of(first, short=True), first.snippet) if first else ""
    groups = groups_of(check)
    row = LibraryRow(
        check.key, title, line, decided, groups, told, first, marks=_marks(first, told)
    )
    further = [
        LibraryRow(
            check.key, place_of(hit), "", "", {}, hit.snippet, hit, below=True, marks=hit.spans
        )
        for hit in hits[1:MOST_PLACES]
    ]
    return [row, *further]


def _marks(hit: SearchHit | None, told: str) -> tuple[Span, ...]:
    """Return where the words of ``hit`` stand in a line that ends with its snippet."""
    if hit is None:
        return ()
    before = len(told) - len(hit.snippet)
    return tuple(Span(span.start + before, span.end + before) for span in hit.spans)


def place_of(hit: SearchHit, *, short: bool = False) -> str:
    """Return in words where a search found the words; in ``short`` without whose or which."""
    if hit.place is Place.CLAIM:
        return in_claim("" if short else hit.who)
    if hit.place is Place.NOTE:
        return in_note("" if short else hit.who)
    if hit.place is Place.PAGE:
        name = " ".join(hit.page_title.split()) or host_of(hit.url)
        return in_page("" if short else name)
    return in_article()


def in_order(checks: Iterable[CheckSummary], order: Order) -> list[CheckSummary]:
    """Return the checks in an order."""
    if order is Order.TITLE:
        return sorted(checks, key=lambda check: check.title.casefold())
    if order is Order.OPEN:
        return sorted(checks, key=lambda check: check.decided - check.claims)
    if order is Order.CREATED:
        return sorted(checks, key=lambda check: check.created_at, reverse=True)
    return sorted(checks, key=lambda check: check.changed_at, reverse=True)


def fitting(
    checks: Iterable[CheckSummary], typed: str, hits: Mapping[str, object]
) -> list[CheckSummary]:
    """Return the checks whose title, outlet or address has every word, or whose texts do."""
    wanted = typed.casefold().split()

    def fits(check: CheckSummary) -> bool:
        about = f"{check.title} {check.outlet} {check.url or ''}".casefold()
        return check.key in hits or all(one in about for one in wanted)

    return [check for check in checks if fits(check)] if wanted else list(checks)


def by_check(hits: object) -> dict[str, tuple[SearchHit, ...]]:
    """Return by check the places in its texts where a search found the words, the best first."""
    found: dict[str, tuple[SearchHit, ...]] = {}
    for hit in hits if isinstance(hits, tuple) else ():
        if isinstance(hit, SearchHit):
            found[hit.key] = (*found.get(hit.key, ()), hit)
    return found


class LibraryModel(QAbstractListModel):
    """The rows that are shown."""

    ROW_ROLE = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[LibraryRow] = []

    def show(self, rows: Sequence[LibraryRow]) -> None:
        """Show ``rows``."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return the row of a check, or -1."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many checks are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, and its words for a screen reader."""
        row = self.rows[index.row()]
        if role == self.ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        return None
