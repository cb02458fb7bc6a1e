"""What happens in a check, told to a screen reader while the focus stays where it is."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from citecheck.gui.models.claim_row import claim_row
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session
from citecheck.gui.widgets.speech import announce
from citecheck.model import Verdict
from citecheck.wording import frame
from citecheck.wording.signs import Group, group_of, verdict_word
from citecheck.wording.speech import checked_spoken, decided_spoken, many_decided_spoken


class Announcer(QObject):
    """Tells what was decided, that a check has ended, and which claim was chosen from elsewhere.

    A screen reader reads the row by itself while the list of claims has the focus.

    Args:
        session: what is worked at.
        widget: in whose name it speaks, and its parent.
    """

    def __init__(self, session: Session, widget: QWidget) -> None:
        super().__init__(widget)
        self._session = session
        self._widget = widget
        self._doing = Doing.NOTHING
        session.decided.connect(self._on_decided)
        session.chosen.connect(self._on_chosen)
        session.doing.connect(self._on_doing)

    def _on_decided(self, verdict: Verdict | None, ids: tuple[str, ...]) -> None:
        told = verdict_word(verdict)
        if len(ids) == 1:
            announce(self._widget, decided_spoken(self._number(ids[0]), told))
        else:
            announce(self._widget, many_decided_spoken(len(ids), told))

    def _on_chosen(self, claim_id: str) -> None:
        focus: QWidget | None = self._widget.window().focusWidget()
        check = self._session.shown_check
        claim = self._session.claim
        if check is None or claim is None or (focus and focus.objectName() == "claims"):
            return
        hidden = self._session.hides(claim)
        row = claim_row(self._number(claim_id), claim, check.article.text, hidden=hidden)
        announce(self._widget, row.spoken(len(check.claims)))

    def _on_doing(self, doing: Doing) -> None:
        ended = self._doing is Doing.CHECKING and doing is Doing.NOTHING
        self._doing = doing
        check = self._session.shown_check
        if ended and check is not None:
            findings = (claim.finding for claim in check.claims)
            counts = Counter(group_of(finding) for finding in findings)
            told = (counts[g] for g in (Group.WRONG, Group.LOOK, Group.FOUND, Group.OPEN))
            announce(self._widget, checked_spoken(frame.group_counts(*told)))

    def _number(self, claim_id: str) -> int:
        """Return the number of a claim on the screen, from 1."""
        claims = self._session.check.claims if self._session.check else ()
        return next((n for n, c in enumerate(claims, 1) if c.attribution.id == claim_id), 0)
