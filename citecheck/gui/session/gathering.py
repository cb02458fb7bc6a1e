"""Many changes in a moment: judged claims are gathered, long lists of claims told in pieces."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from citecheck.model import ClaimResult

_TOGETHER_MS = 40
"""Claims judged within this time are shown together: a run may judge hundreds in a moment."""
PIECE = 250
"""Claims that are told at once; to show so many anew takes the window some 10 ms."""


class Gathering(QObject):
    """Hands over the claims of a run some time after the first of them, the newest of each.

    Signals:
        due(): ask for ``taken`` now.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._judged: dict[str, ClaimResult] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOGETHER_MS)
        self._soon.timeout.connect(self.due)

    def add(self, claim: ClaimResult) -> None:
        """Gather a claim."""
        self._judged[claim.attribution.id] = claim
        if not self._soon.isActive():
            self._soon.start()

    def taken(self) -> dict[str, ClaimResult]:
        """Return what was gathered, by the claims' ids, and forget it."""
        judged, self._judged = self._judged, {}
        return judged


class InPieces(QObject):
    """Tells of many claims a piece at a time, with room for keys and paint between.

    Args:
        tell: is told the ids of each piece; they are to be shown as they are by then.
        parent: the owner.
    """

    def __init__(self, tell: Callable[[tuple[str, ...]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._tell = tell
        self._left: tuple[str, ...] = ()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)

    def tell(self, ids: tuple[str, ...], first: str = "") -> None:
        """Tell of ``ids``, the piece that holds ``first`` before all others.

        What is left of an earlier telling is told with them.
        """
        left = dict.fromkeys((*ids, *self._left))
        if first in left:
            left = {first: None, **left}
        self._left = tuple(left)
        self._go_on()

    def forget(self) -> None:
        """Tell nothing more: other claims are shown by now."""
        self._left = ()

    def _go_on(self) -> None:
        piece, self._left = self._left[:PIECE], self._left[PIECE:]
        if self._left:
            self._next.start()
        if piece:
            self._tell(piece)
