"""Claims made by hand: marked, changed, joined, split and deleted, each to be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from citecheck.detect.by_hand import joined, split_at
from citecheck.gui.runs.writes import Writes
from citecheck.gui.session.desk_face import DeskFace
from citecheck.model import Attribution, Check, HandMark, Maker, MarkState
from citecheck.wording.article_pane import marked_news, undo_name, word


class Works(Protocol):
    """What changing claims needs of the session."""

    @property
    def desk(self) -> DeskFace:
        """Keeps the marks."""

    @property
    def check(self) -> Check | None:
        """The check whose claims are changed."""

    @property
    def reviewer(self) -> str:
        """Who is written beside each change."""


class AmendCommand(QUndoCommand):
    """Change the claims of a check; undo and redo write what takes the last change back."""

    def __init__(self, name: str, marks: Sequence[HandMark], amend: Amend) -> None:
        super().__init__(undo_name(name))
        self._next = tuple(marks)
        self._amend = amend

    def redo(self) -> None:
        """Make the change."""
        self._amend(self)

    def undo(self) -> None:
        """Take it back."""
        self._amend(self)

    def write(self, desk: DeskFace, key: str, person: str) -> Check:
        """Write the marks that are next, and keep what takes them back; in the writer's thread."""
        check, self._next = desk.amend(key, self._next, person)
        return check

    def place(self) -> int:
        """Return the code point where the change was made."""
        return next((m.attribution.extent.start for m in self._next if m.attribution), 0)

    def touched(self) -> tuple[str, ...]:
        """Return the keys of the claims that were changed, those that now stand first."""
        came = [mark.key for mark in self._next if mark.state is not MarkState.STANDS]
        return tuple(dict.fromkeys((*came, *(mark.key for mark in self._next))))


Amend = Callable[[AmendCommand], None]


class Marking(QObject):
    """Changes the claims of the session's check; the library's answer is what is shown.

    Args:
        session: whose check it is.
        writes: through which the marks go to the library.
        stack: where each change can be taken back; the parent.

    Signals:
        amended(Check, str): the check with its new claims, and the one to show; empty for none.
        noticed(str): what was done.
        troubled(str): why something that was asked for is not done.
    """

    amended = Signal(object, str)
    noticed = Signal(str)
    troubled = Signal(str)

    def __init__(self, session: Works, writes: Writes, stack: QUndoStack) -> None:
        super().__init__(stack)
        self._session = session
        self._writes = writes
        self._stack = stack

    @property
    def check(self) -> Check | None:
        """The check whose claims are changed."""
        return self._session.check

    @property
    def person(self) -> str:
        """Who is written beside each change."""
        return self._session.reviewer

    def mark(self, claim: Attribution) -> None:
        """Let a new claim stand."""
        self._push("mark", (), (claim,))

    def change(self, before: Attribution, after: Attribution) -> None:
        """Let ``after`` stand for ``before``."""
        if before != after:
            self._push("edit", (before,), (after,))

    def join(self, claims: Sequence[Attribution]) -> None:
        """Join claims into one; they must be of one part."""
        if self.check is None:
            return
        if len({one.part for one in claims}) != 1:
            self.troubled.emit(word("other_part"))
            return
        made = claims[0]
        for other in claims[1:]:
            made = joined(made, other, self.check.article.text, self.person)
        self._push("join", claims, (made,))

    def split(self, claim: Attribution, place: int | None) -> None:
        """Cut a claim in two before code point ``place``."""
        if self.check is None:
            return
        text = self.check.article.text
        halves = split_at(claim, place, text, self.person) if place is not None else None
        if halves is None:
            self.troubled.emit(word("cut_where"))
        else:
            self._push("split", (claim,), halves)

    def delete(self, claim: Attribution) -> None:
        """Take away a claim that was made by hand; what is detected there holds again."""
        if claim.maker is Maker.DETECTED:
            self.troubled.emit(word("only_hand"))
        elif claim.maker is Maker.HAND and self.check is not None:
            mark = HandMark(claim.key(self.check.key), MarkState.AS_DETECTED)
            self._do("delete", (mark,))
        else:
            self._push("delete", (claim,), ())

    def _push(self, name: str, before: Sequence[Attribution], after: Sequence[Attribution]) -> None:
        if self.check is None:
            return
        key = self.check.key
        stands = [HandMark(one.key(key), MarkState.STANDS, one) for one in after]
        kept = {mark.key for mark in stands}
        gone = [HandMark(one.key(key), MarkState.GONE, one) for one in before]
        marks = (*(mark for mark in gone if mark.key not in kept), *stands)
        self._do(name, marks)

    def _do(self, name: str, marks: Sequence[HandMark]) -> None:
        self._stack.push(AmendCommand(name, marks, self._amend))
        self.noticed.emit(marked_news(name))

    def _amend(self, command: AmendCommand) -> None:
        if self.check is None:
            return
        key, person = self.check.key, self.person
        self._writes.keep(
            lambda: command.write(self._session.desk, key, person),
            lambda check: self._take(check, command),
        )

    def _take(self, check: object, command: AmendCommand) -> None:
        if isinstance(check, Check) and self.check is not None and check.key == self.check.key:
            self.amended.emit(check, _to_show(check, command))


def _to_show(check: Check, command: AmendCommand) -> str:
    """Return the id of the first claim that a change touched, or of the nearest that is left."""
    claims = {c.attribution.key(check.key): c.attribution for c in check.claims}
    touched = command.touched()
    for key in touched:
        if key in claims:
            return claims[key].id
    near = command.place()
    left = min(claims.values(), key=lambda one: abs(one.extent.start - near), default=None)
    return left.id if left else ""
