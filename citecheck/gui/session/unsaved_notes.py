"""Notes that could not be written, kept until they can be: words of a person are never dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from citecheck.gui.session.session import Session


class UnsavedNotes(QObject):
    """Hands notes to the session and remembers those that did not reach the library.

    Args:
        session: what is worked at.
        parent: its owner.
    """

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._sent: dict[tuple[str, str], str] = {}
        self._kept: dict[tuple[str, str], str] = {}
        session.troubled.connect(self._on_trouble)
        session.saving.connect(self._on_saving)

    def note(self, claim_id: str, text: str) -> None:
        """Let ``text`` be the note of a claim."""
        claim = self._session.claim_of(claim_id)
        review = claim.review if claim else None
        if text == (review.note if review else ""):
            self.forget(claim_id)
            return
        self._sent[self._key(claim_id)] = text
        self._session.deciding.note((claim_id,), text)

    def of(self, claim_id: str) -> str:
        """Return what was written for a claim and is not saved; mostly empty."""
        return self._kept.get(self._key(claim_id), "")

    def forget(self, claim_id: str) -> None:
        """Give up what was not saved of a claim's note."""
        self._kept.pop(self._key(claim_id), None)

    def _key(self, claim_id: str) -> tuple[str, str]:
        check = self._session.check
        return (check.key if check else "", claim_id)

    def _on_trouble(self, told: str) -> None:
        if told:
            self._kept |= self._sent
            self._sent.clear()

    def _on_saving(self, pending: bool) -> None:  # noqa: FBT001 - a signal's value
        if not pending:
            # What went wrong is told after this, in the same breath.
            QTimer.singleShot(0, self, self._saved)

    def _saved(self) -> None:
        for key in self._sent:
            self._kept.pop(key, None)
        self._sent.clear()
