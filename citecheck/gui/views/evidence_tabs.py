"""The pages of a claim as tabs, best first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from citecheck.gui.evidence.words import page_name, tab_text
from citecheck.gui.views.evidence_finding import told_of
from citecheck.gui.widgets.labels import hint
from citecheck.model import PageResult
from citecheck.report.chain import shown_url
from citecheck.wording.evidence_pane import tab_hint
from citecheck.wording.gui import word
from citecheck.wording.signs import FINDING_SIGNS

_ROOMY = 2
"""So many tabs have room for their state; of more, sign and name are written, the rest is told."""


class PageTabs(QTabBar):
    """Hidden where a claim has one page or none.

    Signals:
        chosen(int): index of the page among the pages of the claim (not of its tab).
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: tuple[int, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(word("pages_title"))
        self.currentChanged.connect(self._on_tab)
        self.hide()

    def show_pages(self, pages: Sequence[PageResult], order: Sequence[int], front: int) -> None:
        """Show ``pages`` in ``order``, the one with index ``front`` chosen."""
        self._order = tuple(order)
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        while self.count() > 0:
            self.removeTab(0)
        for index in order:
            page = pages[index]
            at = self.addTab(_written(page, crowded=len(pages) > _ROOMY))
            self.setTabToolTip(
                at, hint(tab_hint(shown_url(page.reference.url or ""), told_of(page)))
            )
            self.setAccessibleTabName(at, tab_text(page))
        self.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.show_page(front)
        self.setVisible(len(pages) > 1)

    def show_page(self, index: int) -> None:
        """Bring the tab of the page with this index to the front; nothing is told."""
        if index in self._order:
            self.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.setCurrentIndex(self._order.index(index))
            self.blockSignals(False)  # noqa: FBT003 - Qt's own

    def step(self, step: int) -> None:
        """Go to the next tab (1) or back (-1), round in a circle."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def _on_tab(self, at: int) -> None:
        if 0 <= at < len(self._order):
            self.chosen.emit(self._order[at])


def _written(page: PageResult, *, crowded: bool) -> str:
    """Return the words of a tab; an ampersand is no mnemonic."""
    text = f"{FINDING_SIGNS[page.finding.kind]} {page_name(page)}" if crowded else tab_text(page)
    return text.replace("&", "&&")
