"""What a purge would remove, before it does; then how far it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from citecheck.config import FOREVER, KEEP_PAGES, Options
from citecheck.gui.dialogs.frame import Dialog, strong_button
from citecheck.gui.dialogs.row_table import choose_rows
from citecheck.gui.text.times import local_day
from citecheck.gui.widgets.labels import label
from citecheck.pipeline.retaining import older_than
from citecheck.store.purging import Purged
from citecheck.store.retention import OldCheck, PurgePlan, Retention
from citecheck.wording import retention as words
from citecheck.wording.gui import word as gui_word

_AGES = tuple(age for age in KEEP_PAGES if age != FOREVER)
_SIZE = (680, 560)
_NUMBERS = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class Removes(Protocol):
    """Who plans and removes beside the window."""

    told: SignalInstance
    ended: SignalInstance

    @property
    def busy(self) -> bool:
        """Whether a purge is under way."""

    @property
    def stopped(self) -> bool:
        """Whether it was told to end early."""

    def plan(self, rule: Retention, take: Callable[[PurgePlan, tuple[str, ...]], None]) -> None:
        """Hand what would go to ``take``."""

    def remove(self, rule: Retention) -> None:
        """Remove it."""

    def stop(self) -> None:
        """End early."""


class PurgeDialog(Dialog):
    """Nothing goes before it was listed here and its button was pressed."""

    def __init__(self, removes: Removes, options: Options, parent: QWidget) -> None:
        super().__init__(words.word("title"), parent)
        self.take_room(*_SIZE)
        self._removes = removes
        self._plan: PurgePlan | None = None
        self._rule: Retention | None = None
        self._closed = False
        self._low = True
        self.age = QComboBox()
        self.keep_marked = QCheckBox(words.word("keep_marked"))
        self.table = QTableWidget(0, 4)
        self.summary = label(words.word("counting"), "strong", wrap=True)
        self.beside = label(role="quiet", wrap=True)
        self.bar = QProgressBar()
        self.remove = strong_button(words.remove_button(0))
        self.halt = QPushButton(words.word("stop"))
        self._furnish(options)
        self._lay_out()
        removes.told.connect(self._on_told)
        removes.ended.connect(self._on_ended)
        self.finished.connect(self._on_closed)
        self._count()

    def _furnish(self, options: Options) -> None:
        for age in _AGES:
            self.age.addItem(words.age_word(age), age)
        self.age.setCurrentIndex(max(0, self.age.findData(options.keep_pages)))
        self.age.setAccessibleName(words.word("older_than"))
        self.age.currentIndexChanged.connect(self._count)
        self.keep_marked.setChecked(options.keep_evidence)
        self.keep_marked.toggled.connect(self._count)
        self.table.setHorizontalHeaderLabels(list(words.plan_headings()))
        self.table.setAccessibleName(words.word("checks"))
        choose_rows(self.table)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(False)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(gui_word("progress"))
        self.remove.clicked.connect(self._go)
        self.halt.setAutoDefault(False)
        self.halt.clicked.connect(self._removes.stop)

    def _lay_out(self) -> None:
        which = QHBoxLayout()
        which.setSpacing(8)
        told = label(words.word("older_than"))
        told.setBuddy(self.age)
        which.addWidget(told)
        which.addWidget(self.age)
        which.addStretch()
        self.body.addWidget(label(words.word("explain"), "quiet", wrap=True))
        self.body.addLayout(which)
        self.body.addWidget(self.keep_marked)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table, 1)
        self.table.hide()
        self.body.addWidget(self.bar)
        self.body.addWidget(self.beside)
        self.add_buttons(self.halt, self.remove)
        self.age.setFocus()
        self._enable()
        self.take_less_room()

    # Counting

    def _count(self) -> None:
        """Ask what would go by the present choice."""
        self._plan = None
        self._rule = older_than(
            self.age.currentData(), datetime.now(UTC), keep_marked=self.keep_marked.isChecked()
        )
        self.summary.setText(words.word("counting"))
        self._enable()
        if self._rule is not None:
            self._removes.plan(self._rule, self._take)

    def _take(self, plan: PurgePlan, copies: tuple[str, ...]) -> None:
        if self._closed or plan.rule != self._rule or self._removes.busy:
            return
        self._plan = plan
        self._list(plan.checks)
        told = words.word("nothing")
        if plan.pages:
            told = words.plan_sentence(plan.pages, len(plan.checks), plan.size)
        self.summary.setText(told)
        beside = [
            words.loose_sentence(plan.loose) if plan.loose else "",
            words.spared_sentence(plan.spared) if plan.spared else "",
            words.backups_sentence(copies) if plan.pages and copies else "",
        ]
        self.beside.setText(" ".join(filter(None, beside)))
        self.remove.setText(words.remove_button(plan.pages))
        self.remove.setVisible(bool(plan.pages))
        self.table.setVisible(bool(plan.checks))
        self._enable()
        if not plan.checks:
            self.take_less_room()
        elif self._low:
            self.take_room(*_SIZE)
        self._low = not plan.checks

    def _list(self, checks: tuple[OldCheck, ...]) -> None:
        self.table.setRowCount(len(checks))
        for row, one in enumerate(checks):
            cells = (
                " ".join(one.title.split()),
                local_day(one.changed_at),
                str(one.pages),
                words.size_words(one.size),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column > 1:
                    item.setTextAlignment(_NUMBERS)
                self.table.setItem(row, column, item)

    def _enable(self) -> None:
        busy, plan = self._removes.busy, self._plan
        for widget in (self.age, self.keep_marked):
            widget.setEnabled(not busy)
        self.remove.setEnabled(plan is not None and bool(plan.pages) and not busy)
        self.beside.setVisible(bool(self.beside.text()) and not busy)
        self.bar.setVisible(busy)
        self.halt.setVisible(busy)

    # Removing

    def _go(self) -> None:
        if self._rule is not None and self._plan is not None:
            self._removes.remove(self._rule)
            self.bar.setRange(0, max(1, self._plan.pages))
            self.bar.setValue(0)
            self._enable()
            self.halt.setFocus()

    def _on_told(self, done: Purged) -> None:
        self.bar.setValue(done.pages)
        total = self._plan.pages if self._plan else done.pages
        told = words.progress_sentence(done.pages, total)
        self.summary.setText(words.word("shrinking") if done.shrinking else told)

    def _on_ended(self, done: Purged) -> None:
        self._plan = None
        told = words.done_sentence(done.pages, done.freed, written_anew=done.written_anew)
        if self._removes.stopped:
            told = words.word("stopped")
        if done.pages or self._removes.stopped:
            self.summary.setText(told)
            self.beside.setText("")
        self._enable()
        self.table.hide()
        self.remove.hide()
        self._low = True
        QTimer.singleShot(0, self, self.take_less_room)

    def _on_closed(self) -> None:
        """Stop: nothing is removed of which nobody sees how far it is."""
        self._closed = True
        if self._removes.busy:
            self._removes.stop()
