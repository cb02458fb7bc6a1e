"""Old pages: the notice that some are due, their removal beside the window, and the kept checks."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from citecheck.gui.dialogs.purge import PurgeDialog
from citecheck.gui.session.session import Session
from citecheck.gui.views.library_list import LibraryList
from citecheck.gui.views.notice import Notice
from citecheck.model import Check
from citecheck.pipeline.events import Report
from citecheck.pipeline.retaining import rule_of
from citecheck.store.purging import Purged
from citecheck.store.retention import PurgePlan, Retention
from citecheck.store.summaries import CheckSummary
from citecheck.wording import retention as words

_NOTICE_MS = 60_000


class Retaining(QObject):
    """Speaks to the desk for the dialog of one window, and lives as long as the window.

    Signals:
        told(Purged): how far the purge under way is.
        ended(Purged): it is over, or was stopped.
    """

    told = Signal(object)
    ended = Signal(object)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        actions: Mapping[str, QAction],
        library: LibraryList,
        notice: Notice,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._action = actions["keep_check"]
        self._library = library
        self._notice = notice
        self._kept: frozenset[str] = frozenset()
        self._stop = threading.Event()
        self.busy = False
        session.recent_known.connect(self._on_recent)
        session.opened.connect(self._show_kept)
        library.moved.connect(self._show_kept)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._stop.set)
        self._show_kept()

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        return {"purge": self.show, "keep_check": self.keep_or_not}

    # Removing

    def show(self) -> None:
        """Show what could be removed."""
        PurgeDialog(self, self._session.desk.options, self._window).open()

    def offer(self) -> None:
        """Tell where pages are older than the preferences keep them; nothing is removed by that."""
        options = self._session.desk.options
        rule = rule_of(options, datetime.now(UTC))
        if rule is None:
            return

        def take(plan: object) -> None:
            if isinstance(plan, PurgePlan) and plan.pages:
                told = words.due_sentence(plan.pages, plan.size, options.keep_pages)
                name = words.word("show")
                self._notice.offer(told, name, self.show, lambda: None, _NOTICE_MS)

        self._session.look_up(lambda: self._session.desk.purge_plan(rule), take)

    def plan(self, rule: Retention, take: Callable[[PurgePlan, tuple[str, ...]], None]) -> None:
        """Let ``take`` have what ``rule`` would remove, and the copies of the library beside it."""
        desk = self._session.desk
        self._session.look_up(
            lambda: (desk.purge_plan(rule), desk.library_copies()),
            lambda found: take(*found) if isinstance(found, tuple) else None,
        )

    def remove(self, rule: Retention) -> None:
        """Remove beside the window what ``rule`` lets go; ``told`` and ``ended`` follow."""
        if self.busy:
            return
        self.busy = True
        self._stop.clear()
        desk = self._session.desk
        self._session.look_up(
            lambda: self._removed(lambda: desk.purge(rule, self.told.emit, self._stop.is_set)),
            self._on_removed,
        )

    def stop(self) -> None:
        """Let the purge end after its present step; what it removed stays removed."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether the purge was told to end early."""
        return self._stop.is_set()

    def _removed(self, work: Callable[[], Purged]) -> Purged:
        """Return how a purge ended; where it fails the dialog goes back to what is left."""
        try:
            return work()
        except BaseException:
            self.busy = False
            self.ended.emit(Purged())
            raise

    def _on_removed(self, done: object) -> None:
        self.busy = False
        if not isinstance(done, Purged):
            return
        self.ended.emit(done)
        self._session.list_recent()
        check = self._session.check
        if check is not None and done.pages:
            self._reload(check)

    def _reload(self, check: Check) -> None:
        """Show the open check as it is now: some of its pages may be gone."""
        desk, key = self._session.desk, check.key

        async def job(_report: Report) -> Check:
            return await asyncio.to_thread(desk.load, key)

        self._session.ask(job)

    # Keeping

    def keep_or_not(self) -> None:
        """Keep the pages of the check in front whatever the rule, or no more."""
        key, on = self._key, self._action.isChecked()
        if not key:
            return

        def take(_none: object) -> None:
            self._session.noticed.emit(words.word("marked_news" if on else "unmarked_news"))
            self._session.list_recent()

        self._session.look_up(lambda: self._session.desk.mark_evidence(key, on=on), take)

    @property
    def _key(self) -> str:
        """The key of the check that stands open, or of the one chosen in the library."""
        if self._session.check is not None:
            return self._session.check.key
        row = self._library.current
        return row.key if row is not None else ""

    def _on_recent(self, checks: tuple[CheckSummary, ...]) -> None:
        self._kept = frozenset(check.key for check in checks if check.kept)
        self._show_kept()

    def _show_kept(self, _value: object = None) -> None:
        self._action.setEnabled(bool(self._key))
        self._action.setChecked(self._key in self._kept)
