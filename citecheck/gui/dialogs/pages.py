"""Each page of a check and how it was had or not, while the check runs and after it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableView,
    QWidget,
)

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.dialogs.row_table import choose_rows
from citecheck.gui.models.pages_model import PagesModel, page_sentence
from citecheck.gui.pacing import Paced
from citecheck.gui.runs.checking import PageProgress, PageState
from citecheck.gui.session.session import Session
from citecheck.gui.text.addresses import host_of, openable
from citecheck.gui.widgets.labels import ElidedLabel, label
from citecheck.wording import frame as words
from citecheck.wording.gui import word

_FITTED, _REST = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
_MODES = (QHeaderView.ResizeMode.Fixed, _REST, _FITTED, _FITTED)
_SIZE = (860, 540)
_LEAST_PATH = 10
"""Letters of a path below which it says nothing."""
_TOGETHER_MS = 150
"""Changes within this time are shown together: a run may tell hundreds in a moment."""
_MEASURED = 40
"""Rows from the first in sight whose words are measured for the width of their column."""
_MOST_SITE = 0.28
"""Share of the table's width that the sites' names take at most."""


class PagesDialog(Dialog):
    """Follows the session as long as it is open."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(word("pages_title"), parent)
        self.take_room(*_SIZE)
        self._session = session
        self._checking = session.checking
        self._listing: bool | None = None
        self.model = PagesModel()
        self.table = QTableView()
        self.summary = label(role="strong")
        self._bar = QProgressBar()
        self._nothing = label(words.word("pages_none"), "quiet")
        self._address = ElidedLabel(role="small", foreign=True)
        self._means = label(role="body", wrap=True, selectable=True)
        self.retry_all = QPushButton(words.word("retry_failed"))
        self.retry_one = QPushButton(words.word("retry_one"))
        self.browser = QPushButton(words.word("browser"))
        self.pause = QPushButton(words.word("pause"))
        self._furnish()
        self._lay_out()
        self._checking.changed.connect(Paced(self._show, _TOGETHER_MS, self).call)
        self._show()

    def _furnish(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(words.word("pages_table"))
        choose_rows(self.table)
        self.table.setWordWrap(False)
        head = self.table.horizontalHeader()
        head.setResizeContentsPrecision(_MEASURED)
        for column, mode in enumerate(_MODES):
            head.setSectionResizeMode(column, mode)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.model.modelReset.connect(self._choose_first)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(word("progress"))
        for button, slot in (
            (self.retry_all, self._retry_all), (self.retry_one, self._retry_one),
            (self.browser, self._open), (self.pause, self._pause),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(slot)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.summary)
        top.addWidget(self._bar, 1)
        top.addWidget(self.pause)
        about = QHBoxLayout()
        about.setSpacing(8)
        about.addWidget(self._address, 1)
        about.addWidget(self.browser)
        about.addWidget(self.retry_one)
        self.body.addLayout(top)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(about)
        self.body.addWidget(self._means)
        self.add_buttons(self.retry_all)
        self.table.setFocus()

    def _fit(self) -> None:
        """Show state and time whole, and the sites' names where there is room.

        Where none is left for the pages' paths they go: the line below has the whole address.
        """
        wanted, head = self.table.sizeHintForColumn(0), self.table.horizontalHeader()
        site = min(wanted, round(self.width() * _MOST_SITE))
        rest = self.table.viewport().width() - head.sectionSize(2) - head.sectionSize(3)
        narrow = rest - site < self.fontMetrics().averageCharWidth() * _LEAST_PATH
        self.table.setColumnHidden(1, narrow)
        head.setSectionResizeMode(0, _REST if narrow else _MODES[0])
        if not narrow:
            self.table.setColumnWidth(0, site)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the width anew."""
        super().resizeEvent(event)
        self._fit()

    @property
    def page(self) -> PageProgress | None:
        """The page whose row is chosen."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _show(self) -> None:
        checking = self._checking
        pages = tuple(checking.pages.values())
        self.model.show(pages)
        ended = [page for page in pages if page.state is PageState.ENDED]
        failed = sum(page.failed for page in ended)
        counts = words.page_counts(len(ended) - failed, failed, len(pages) - len(ended))
        if checking.busy:
            line = words.progress_line(checking.done, checking.total, checking.elapsed_s)
            counts = f"{words.word('paused')} · {line}" if checking.paused else line
        self.summary.setText(counts if pages else "")
        self._bar.setRange(0, max(1, checking.total))
        self._bar.setValue(checking.done)
        self.pause.setText(words.word("resume" if checking.paused else "pause"))
        for widget in (self._bar, self.pause):
            widget.setVisible(checking.busy)
        self._list(there=bool(pages))
        self._fit()
        self.retry_all.setEnabled(bool(failed) and not checking.busy)
        self._on_row()

    def _list(self, *, there: bool) -> None:
        """Show the table and what belongs to it, or one sentence where there is no page."""
        if there is not self._listing:
            self._listing = there
            self._nothing.setVisible(not there)
            listing = (self.table, self._address, self._means, self.browser, self.retry_one)
            for widget in (*listing, self.retry_all):
                widget.setVisible(there)
            if there:
                self.take_room(*_SIZE)
            else:
                self.take_less_room()

    def _on_row(self) -> None:
        page = self.page
        self._address.show_text(page.url if page else "")
        self._means.setText(page_sentence(page) if page else "")
        self.browser.setEnabled(page is not None and openable(page.url) is not None)
        again = page is not None and page.state is PageState.ENDED and bool(host_of(page.url))
        self.retry_one.setEnabled(again and not self._checking.busy)

    def _choose_first(self) -> None:
        if self.model.rows:
            rows = QItemSelectionModel.SelectionFlag.ClearAndSelect
            whole = rows | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(0, 0), whole)

    def _retry_all(self) -> None:
        self._session.retry(self._checking.failed())

    def _retry_one(self) -> None:
        if self.page is not None:
            self._session.retry((self.page.url,))

    def _open(self) -> None:
        target = openable(self.page.url) if self.page else None
        if target is not None:
            QDesktopServices.openUrl(target)

    def _pause(self) -> None:
        if self._checking.paused:
            self._checking.resume()
        else:
            self._checking.pause()
