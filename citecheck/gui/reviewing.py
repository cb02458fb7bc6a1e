"""Verdicts and notes that can be taken back: one command of the undo stack each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from citecheck.model import Verdict
from citecheck.wording.gui import mark_word, word


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of one claim: verdict (None for unmarked) and note."""

    verdict: Verdict | None
    note: str


Decide = Callable[[str, Decision], None]


class DecideCommand(QUndoCommand):
    """Decide on a claim; undo decides as before. Both are new reviews, nothing is erased."""

    def __init__(self, claim_id: str, before: Decision, after: Decision, decide: Decide) -> None:
        same = before.verdict == after.verdict
        super().__init__(word("note") if same else mark_word(after.verdict))
        self._claim_id = claim_id
        self._before = before
        self._after = after
        self._decide = decide

    def redo(self) -> None:
        """Decide."""
        self._decide(self._claim_id, self._after)

    def undo(self) -> None:
        """Decide as before."""
        self._decide(self._claim_id, self._before)
