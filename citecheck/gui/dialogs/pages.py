"""Each page of a check and how it was had or not, while the check runs and after it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from citecheck.gui.addresses import host_of
from citecheck.gui.dialogs.frame import Dialog, scrolling
from citecheck.gui.session import Session
from citecheck.gui.views.status import pages_of_check
from citecheck.gui.widgets.labels import ElidedLabel, label
from citecheck.model import FetchOutcome
from citecheck.report.chain import shown_url
from citecheck.wording.gui import word
from citecheck.wording.outcomes import outcome_sentence, outcome_word


class PagesDialog(Dialog):
    """Follows the session as long as it is open."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(word("pages_title"), parent)
        self.resize(760, 480)
        self._session = session
        self._area = scrolling(QWidget())
        self.body.addWidget(self._area, 1)
        self.add_buttons()
        session.told.connect(self._on_told)
        session.opened.connect(self._on_told)
        self._show()

    def _on_told(self, _event: object) -> None:
        self._show()

    def _rows(self) -> dict[str, tuple[FetchOutcome | None, int | None]]:
        """Return outcome and HTTP status by address; outcome None while a page is asked for."""
        check = self._session.check
        rows: dict[str, tuple[FetchOutcome | None, int | None]] = {}
        for page in pages_of_check(check) if check else ():
            url = page.reference.url or page.reference.source
            status = page.snapshot.status if page.snapshot else None
            rows[url] = page.outcome, status
        for url, outcome in self._session.asked.items():
            if url not in rows or outcome is not rows[url][0]:
                rows[url] = outcome, None
        return rows

    def _show(self) -> None:
        content = QWidget()
        content.setObjectName("panel")
        grid = QGridLayout(content)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        rows = self._rows()
        if not rows:
            grid.addWidget(label(word("pages_not_asked"), "quiet"), 0, 0)
        for at, (url, (outcome, status)) in enumerate(rows.items()):
            _add_row(grid, at, url, outcome, status)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 4)
        grid.setRowStretch(max(1, len(rows)), 1)
        scrolled = self._area.verticalScrollBar().value()
        self._area.setWidget(content)
        self._area.verticalScrollBar().setValue(scrolled)


def _add_row(
    grid: QGridLayout, at: int, url: str, outcome: FetchOutcome | None, status: int | None
) -> None:
    top = Qt.AlignmentFlag.AlignTop
    name = QVBoxLayout()
    name.setSpacing(0)
    name.addWidget(label(host_of(url) or url, "strong"))
    name.addWidget(ElidedLabel(shown_url(url), "small"))
    grid.addLayout(name, at, 0, top)
    state = outcome_word(outcome) if outcome else word("asking")
    told = outcome_sentence(outcome, status) if outcome else ""
    grid.addWidget(label(state), at, 1, top)
    grid.addWidget(label(told, "quiet", wrap=True), at, 2, top)
