"""Files dropped on the evidence are pages of its claim; the sign over it says so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.widgets.drop_sign import DropSign
from citecheck.wording.evidence_pane import drop_elsewhere, drop_here


class EvidenceDrop(QObject):
    """Takes files while a claim is chosen; all else is left to the window.

    Signals:
        dropped(QMimeData): files were dropped here.
    """

    dropped = Signal(object)

    def __init__(self, session: Session, look: Look, pane: QWidget) -> None:
        super().__init__(pane)
        self._session = session
        self._look = look
        self.sign = DropSign(pane)
        pane.setAcceptDrops(True)
        pane.installEventFilter(self)

    def announce(self, data: QMimeData, *, over: bool = False) -> bool:
        """Show what dropping ``data`` here would do; return whether anything would be done."""
        claim, check = self._session.claim, self._session.check
        if claim is None or check is None or not any(url.isLocalFile() for url in data.urls()):
            return False
        here = drop_here(check.claims.index(claim) + 1)
        self.sign.tell(here, drop_elsewhere(), self._look.theme, over=over)
        return True

    def end(self) -> None:
        """Take the sign away: nothing is dragged any more."""
        self.sign.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is dragged over the pane."""
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if self.announce(event.mimeData(), over=True):
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.DragLeave:
            self.end()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.end()
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData())
            return True
        return super().eventFilter(watched, event)
