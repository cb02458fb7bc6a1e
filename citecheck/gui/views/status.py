"""The line at the bottom: what is saved, how the pages went, how large the type is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar

from citecheck.gui.announcing import Announcer
from citecheck.gui.runs.checking import pages_of_check
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.labels import ElidedLabel, label, set_hint
from citecheck.gui.widgets.speech import announce
from citecheck.wording.gui import pages_sentence, saved_word, word
from citecheck.wording.outcomes import outcome_word

_NEWS_MS = 5000


class Status(QStatusBar):
    """Follows the session."""

    def __init__(self, session: Session, look: Look, library: Path) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._session = session
        self._pending = False
        self._news = ""
        self.line = ElidedLabel(role="quiet")
        self.zoom = label(role="quiet")
        self.setContentsMargins(12, 0, 12, 0)
        self.addWidget(self.line, 1)
        self.addPermanentWidget(self.zoom)
        self.zoom.setAccessibleName(word("zoom"))
        set_hint(self.zoom, word("zoom"))
        self._library = str(library)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_NEWS_MS)
        self._timer.timeout.connect(self._forget_news)
        session.opened.connect(self._on_check)
        session.changed.connect(self._on_check)
        session.saving.connect(self._on_saving)
        session.noticed.connect(self.tell)
        session.noticed.connect(self._announce)
        self.announcer = Announcer(session, self)
        look.changed.connect(self._on_theme)
        self._on_theme(look.theme)
        self._show()

    def tell(self, news: str) -> None:
        """Show ``news`` for five seconds."""
        self._news = news
        self._timer.start()
        self._show()

    def _announce(self, news: str) -> None:
        """Let a screen reader say ``news`` without moving the focus."""
        announce(self, news)

    def _forget_news(self) -> None:
        self._news = ""
        self._show()

    def _on_check(self, _what: object) -> None:
        self._show()

    def _on_saving(self, pending: bool) -> None:  # noqa: FBT001 - a signal's value
        self._pending = pending
        self._show()

    def _on_theme(self, theme: Theme) -> None:
        self.zoom.setText(f"{theme.zoom} %")

    def _show(self) -> None:
        check = self._session.check
        parts = [self._news]
        if check is not None:
            pages = pages_of_check(check)
            counts = Counter(outcome_word(page.outcome) for page in pages)
            parts = [
                self._news or saved_word(pending=self._pending),
                pages_sentence(len(pages), tuple(counts.most_common())),
            ]
        self.line.setText(" · ".join(part for part in parts if part))
        set_hint(self.line, self._library)
