"""Take the user back to where he was in a check: claim, page, how far down."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from citecheck.gui.session.session import Session
from citecheck.gui.state import Memory, Place
from citecheck.gui.views.article import ArticleView
from citecheck.model import Check

_KEEP_MS = 1500
SETTLED_MS = 120
"""The article reveals the chosen claim when its layout settles; the kept place comes after it."""


class PlaceKeeper(QObject):
    """Follows the session of one window.

    Args:
        session: what is worked at.
        article: how far down it is is kept too.
        memory: where places are kept.
        parent: the window.
    """

    def __init__(
        self, session: Session, article: ArticleView, memory: Memory, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._article = article
        self._memory = memory
        self._key = ""
        self._claim = ""
        self._passed = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_KEEP_MS)
        self._soon.timeout.connect(self.keep)
        session.chosen.connect(self._on_chosen)
        session.page_chosen.connect(self._on_moved)
        article.verticalScrollBar().valueChanged.connect(self._on_moved)

    def show_check(self, check: Check | None) -> None:
        """Keep the place in the check before, and go to the one in ``check``."""
        self._soon.stop()
        self._key = check.key if check else ""
        self._claim = ""
        place = self._memory.place(self._key) if check and self._key != self._passed else None
        self._passed = ""
        if place is not None:
            QTimer.singleShot(0, self, lambda: self._go(self._key, place))

    def pass_over(self, key: str) -> None:
        """Go to no place when the check ``key`` is shown next: something else is wanted there."""
        self._passed = key

    def keep(self) -> None:
        """Keep the place where the user is now."""
        if self._key and self._claim:
            bar = self._article.verticalScrollBar()
            scroll = bar.value() / bar.maximum() if bar.maximum() else 0.0
            self._memory.keep(self._key, Place(self._claim, self._session.page_index, scroll))

    def _on_chosen(self, claim_id: str) -> None:
        self._claim = claim_id
        self._on_moved()

    def _on_moved(self, _value: int = 0) -> None:
        if self._key:
            self._soon.start()

    def _go(self, key: str, place: Place) -> None:
        if key != self._key:
            return
        self._session.choose(place.claim)
        claim = self._session.claim
        if claim is not None and place.page < len(claim.pages):
            self._session.choose_page(place.page)
        QTimer.singleShot(SETTLED_MS, self, lambda: self._scroll(key, place))

    def _scroll(self, key: str, place: Place) -> None:
        if key == self._key:
            bar = self._article.verticalScrollBar()
            bar.setValue(round(place.scroll * bar.maximum()))
