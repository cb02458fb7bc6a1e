"""Asking a web archive for a copy of the page in front, or to make one."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from citecheck.gui.session.session import Session
from citecheck.gui.widgets.labels import message_box
from citecheck.model import ArchiveEnd, Saving, SavingState
from citecheck.pipeline.events import ArchiveLooked
from citecheck.wording import archives as words

_GOOD = {SavingState.ARCHIVED, SavingState.SUBMITTED}


class Archiving(QObject):
    """Tells what came of each look and each order in one sentence."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        session.told.connect(self._on_told)

    def look(self) -> None:
        """Ask the archive for copies of the pages of the chosen claim."""
        check, claim, desk = self._session.check, self._session.claim_id, self._session.desk
        if check is not None and claim:
            key = check.key
            self._session.ask(lambda report: desk.look_in_archive(key, claim, report=report))
            page = self._session.page
            url = page.reference.url if page is not None else None
            self._session.noticed.emit(words.look_line(self._host(), url or ""))

    def save(self) -> None:
        """Ask whether the page in front shall be saved in public, and save it then."""
        page = self._session.page
        url = page.reference.url if page is not None else None
        if not url:
            return
        box = message_box(
            words.save_question(), words.save_warning(url, self._host()), self._window
        )
        both = QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel
        box.setStandardButtons(both)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.button(QMessageBox.StandardButton.Save).clicked.connect(lambda: self.save_now(url))
        box.open()

    def save_now(self, url: str) -> None:
        """Have ``url`` saved; the user has agreed that this publishes it."""
        desk = self._session.desk
        self._session.ask(lambda _report: desk.save_to_archive(url), self._tell_saving)

    def _host(self) -> str:
        return urlsplit(self._session.desk.options.archive_url).hostname or ""

    def _on_told(self, event: object) -> None:
        if isinstance(event, ArchiveLooked):
            told = words.archive_end_sentence(event.end, archived_at=event.archived_at)
            found = event.end is ArchiveEnd.FOUND
            (self._session.noticed if found else self._session.troubled).emit(told)

    def _tell_saving(self, saving: object) -> None:
        if isinstance(saving, Saving):
            told = words.saving_sentence(saving)
            good = saving.state in _GOOD
            (self._session.noticed if good else self._session.troubled).emit(told)
