"""What takes too long for the window and is found out beside it: copies, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal

from citecheck.gui.evidence.words import page_name
from citecheck.gui.session.session import Session
from citecheck.match.copies import copy_groups
from citecheck.model import ClaimResult, PageChange, PageResult
from citecheck.report.changes import change_of

_MOST_KEPT = 200


class LookUps(QObject):
    """Asks once for each set of pages.

    Signals:
        known(): an answer came; ask again.
    """

    known = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._answers: dict[Hashable, object] = {}

    def copies(self, claim: ClaimResult, page: PageResult | None) -> tuple[str, ...]:
        """Return the names of other pages with the text of ``page``, as far as known by now."""
        told = [p for p in claim.pages if p.page is not None]
        if page is None or page.page is None or len(told) < 2:  # noqa: PLR2004 - one has no copy
            return ()
        texts = [p.page for p in told if p.page is not None]
        groups = self._answer(tuple(map(_key, told)), lambda: copy_groups(texts))
        if not isinstance(groups, tuple):
            return ()
        own = groups[next(at for at, other in enumerate(told) if other is page)]
        names = (page_name(p) for p, g in zip(told, groups, strict=True) if g == own)
        return tuple(name for name in dict.fromkeys(names) if name != page_name(page))

    def change(self, page: PageResult | None) -> PageChange | None:
        """Return how a page changed since its earlier copy, as far as known by now."""
        if page is None or page.page is None or page.earlier is None:
            return None
        key = ("change", page.reference, _key(page), page.earlier.snapshot.sha256)
        found = self._answer(key, lambda: change_of(page))
        return found if isinstance(found, PageChange) else None

    def _answer(self, key: Hashable, work: Callable[[], object]) -> object:
        if key not in self._answers:
            if len(self._answers) >= _MOST_KEPT:
                self._answers.clear()
            self._answers[key] = None
            self._session.look_up(work, lambda answer: self._take(key, answer))
        return self._answers[key]

    def _take(self, key: Hashable, answer: object) -> None:
        self._answers[key] = answer
        if answer is not None:
            self.known.emit()


def _key(page: PageResult) -> str:
    return (page.snapshot.sha256 if page.snapshot else None) or str(id(page.page))
