"""Which pages of a claim carry one text, found out beside the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from citecheck.gui.evidence_words import page_name
from citecheck.gui.session import Session
from citecheck.match.copies import copy_groups
from citecheck.model import ClaimResult, PageResult

_MOST_KEPT = 200


class Copies(QObject):
    """Asks once for each set of pages.

    Signals:
        known(): an answer came; ask again.
    """

    known = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._groups: dict[tuple[str, ...], tuple[int, ...]] = {}

    def of(self, claim: ClaimResult, page: PageResult | None) -> tuple[str, ...]:
        """Return the names of other pages with the text of ``page``, as far as known by now."""
        told = [p for p in claim.pages if p.page is not None]
        if page is None or page.page is None or len(told) < 2:  # noqa: PLR2004 - one has no copy
            return ()
        key = tuple((p.snapshot.sha256 if p.snapshot else None) or str(id(p.page)) for p in told)
        if key not in self._groups:
            self._ask(key, told)
        groups = self._groups[key]
        if len(groups) != len(told):
            return ()
        own = groups[next(at for at, other in enumerate(told) if other is page)]
        names = (page_name(p) for p, g in zip(told, groups, strict=True) if g == own)
        return tuple(name for name in dict.fromkeys(names) if name != page_name(page))

    def _ask(self, key: tuple[str, ...], pages: list[PageResult]) -> None:
        texts = [page.page for page in pages if page.page is not None]
        if len(self._groups) >= _MOST_KEPT:
            self._groups.clear()
        self._groups[key] = ()

        def take(groups: object) -> None:
            if isinstance(groups, tuple):
                self._groups[key] = groups
                self.known.emit()

        self._session.look_up(lambda: copy_groups(texts), take)
