"""What a person decides: five stamps, a note, and who decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.session.session import Session
from citecheck.gui.session.unsaved_notes import UnsavedNotes
from citecheck.gui.text.key_text import key_of
from citecheck.gui.text.times import local_time, near_time
from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.flow import FlowLayout
from citecheck.gui.widgets.labels import ElidedLabel, name_button, set_hint
from citecheck.model import ClaimResult, Verdict
from citecheck.wording.deciding import bar_hint, bar_word, signed_by
from citecheck.wording.evidence_pane import with_key
from citecheck.wording.gui import told_line, word
from citecheck.wording.signs import VERDICT_SIGNS, verdict_word

_MORE = ("reason", "call", "sign_off", "history")
_WAYS = (
    ((0, 0, 6), (0, 6, 6), (0, 12, 6), (0, 18, 6), (0, 24, 6)),
    ((0, 0, 10), (0, 10, 10), (0, 20, 10), (1, 0, 15), (1, 15, 15)),
    ((0, 0, 9), (0, 9, 12), (0, 21, 9), (1, 0, 16), (1, 16, 14)),
    ((0, 0, 15), (0, 15, 15), (1, 0, 30), (2, 0, 15), (2, 15, 15)),
    ((0, 0, 15), (0, 15, 15), (1, 0, 12), (1, 12, 18), (2, 0, 30)),
    ((0, 0, 30), (1, 0, 30), (2, 0, 30), (3, 0, 30), (4, 0, 30)),
)
"""Rows, columns and widths of the five buttons, the best way first; the last one always fits."""
_AT_END = {"reason", "history"}
_COLUMNS = 30
_GAP, _SIDE, _ABOVE = 4, 16, 8
_PAUSE_MS = 2000


class VerdictBar(QWidget):
    """Stands below the evidence of the chosen claim: the stamps, the fields, and what else is done.

    The stamps stay in sight; where room is short the other rows go elsewhere (``pin_rows``).

    Signals:
        left(): Enter or Escape in a field; the list should have the keys again.
        signed(str): the initials to keep.
        entered(QWidget): a field has got the keys.
    """

    left = Signal()
    signed = Signal(str)
    entered = Signal(QWidget)

    def __init__(self, session: Session, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._session = session
        self._buttons = {verdict: self._button(verdict, actions) for verdict in Verdict}
        self.note = QLineEdit()
        self.initials = QLineEdit()
        self._newest = ElidedLabel(role="small")
        self._claim_id = ""
        self._note_before = ""
        self._unsaved = UnsavedNotes(session, self)
        self._pause = QTimer(self)
        self._more = {name: self._more_button(name, actions) for name in _MORE}
        self._grid = QGridLayout()
        self.stamps = QWidget(self)
        self.rows = (QWidget(self), QWidget(self))
        self._places: tuple[tuple[int, int, int], ...] = ()
        self._furnish(look)
        self._lay_out()
        look.changed.connect(self._on_theme)

    def show_claim(self, claim: ClaimResult | None) -> None:
        """Show verdict and note of ``claim``; a note that is being written goes to its own."""
        shown = claim.attribution.id if claim else ""
        if shown != self._claim_id and self._session.claim_of(self._claim_id) is not None:
            self.keep_note()
        self._claim_id = shown
        verdict = claim.verdict if claim else None
        for which, button in self._buttons.items():
            button.setEnabled(claim is not None)
            button.setChecked(which is verdict)
        review = claim.review if claim else None
        self.note.setEnabled(claim is not None)
        self._show_note(review.note if review else "")
        self._newest.show_text(_newest_words(claim))
        set_hint(self._newest, _newest_words(claim, whole=True))
        on = {"call": claim.to_call, "sign_off": claim.sign_off} if claim else {}
        for name, more in self._more.items():
            more.setEnabled(claim is not None)
            more.setChecked(bool(on.get(name)))

    def _show_note(self, note: str) -> None:
        """Show what is kept, but never in place of what is being written."""
        writing = self.note.hasFocus() and (self.note.isModified() or self._pause.isActive())
        unsaved = self._unsaved.of(self._claim_id)
        if not writing and self.note.text().strip() != (unsaved or note):
            self.note.setText(unsaved or note)
        if unsaved and not writing:
            self.note.setModified(True)  # so that it is tried again
        if not self.note.hasFocus():
            self._note_before = note

    def show_reviewer(self) -> None:
        """Ask for initials only as long as there are none."""
        self.initials.setVisible(not self._session.reviewer)

    def _button(self, verdict: Verdict, actions: Mapping[str, QAction]) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.setProperty("weight", "stamp")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action = actions[verdict.value]
        _write_key(button, verdict, action)
        action.changed.connect(lambda: _write_key(button, verdict, action))
        button.clicked.connect(lambda: self._on_click(button, action))
        return button

    def _more_button(self, name: str, actions: Mapping[str, QAction]) -> QToolButton:
        action = actions[name]
        button = QToolButton(self)
        button.setText(bar_word(name))
        button.setCheckable(name in {"call", "sign_off"})
        button.setProperty("weight", "text")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in _AT_END:
            button.setProperty("at", "end")
        name_button(button, bar_word(name), with_key(bar_hint(name), key_of(action)))
        button.clicked.connect(lambda: self._on_more(action))
        return button

    def _on_more(self, action: QAction) -> None:
        action.trigger()
        self.show_claim(self._session.claim)

    def _on_click(self, button: QPushButton, action: QAction) -> None:
        button.setChecked(True)
        action.trigger()

    def _furnish(self, look: Look) -> None:
        self.note.setPlaceholderText(word("note"))
        self.note.setAccessibleName(word("note"))
        set_hint(self.note, word("note_hint"))
        self.note.editingFinished.connect(self.keep_note)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep_note)
        self.note.textEdited.connect(lambda _text: self._pause.start())
        self.initials.setPlaceholderText(word("initials"))
        self.initials.setAccessibleName(word("initials"))
        set_hint(self.initials, word("initials_hint"))
        self.initials.setMaxLength(40)
        self.initials.setFixedWidth(look.theme.px(112))
        self.show_reviewer()
        self.initials.editingFinished.connect(self._keep_initials)
        for field in self.fields:
            field.installEventFilter(self)

    def _lay_out(self) -> None:
        grid = self._grid
        self.stamps.setLayout(grid)
        grid.setContentsMargins(_SIDE, 0, _SIDE, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_GAP)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self._arrange()
        fields = QHBoxLayout(self.rows[0])
        fields.setSpacing(8)
        fields.addWidget(self.note, 1)
        fields.addWidget(self._more["reason"])
        fields.addWidget(self.initials)
        below = QHBoxLayout(self.rows[1])
        below.setSpacing(4)
        below.addWidget(self._newest, 1)
        others = FlowLayout(_GAP)
        for name in _MORE[1:]:
            others.addWidget(self._more[name])
        below.addLayout(others)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        for row in (self.stamps, *self.rows):
            self._column.addWidget(row)
        self._space()

    def pin_rows(self, room: int, width: int, elsewhere: QVBoxLayout) -> None:
        """Keep the stamps, and as many rows below them as find ``room``; put others ``elsewhere``.

        Args:
            room: pixels of height; the stamps stay whatever it is.
            width: pixels that the bar has or will have.
            elsewhere: takes the rows behind its first item, in their order.
        """
        self._arrange(width)
        self.stamps.ensurePolished()
        heights = [_height(part, width) + self._column.spacing() for part in self.rows]
        left = room - _height(self.stamps, width) - 2 * _ABOVE
        pinned = sum(1 for at in range(len(heights)) if sum(heights[: at + 1]) <= left)
        for row in self.rows[:pinned]:
            _put(row, self._column, self.rows)
        for row in self.rows[pinned:]:
            _put(row, elsewhere, self.rows)
        self._space()

    @property
    def fields(self) -> tuple[QLineEdit, QLineEdit]:
        """What is written in: the note, and the initials."""
        return self.note, self.initials

    @property
    def scrolled(self) -> tuple[QWidget, ...]:
        """The rows that stand elsewhere."""
        return tuple(row for row in self.rows if self._column.indexOf(row) < 0)

    def _space(self) -> None:
        whole = not self.scrolled
        self._column.setContentsMargins(0, 12 if whole else _ABOVE, 0, 12 if whole else _ABOVE)
        for row in self.rows:
            layout = row.layout()
            if layout is not None:
                layout.setContentsMargins(_SIDE, 0, _SIDE, 12 if row in self.scrolled else 0)

    def _on_theme(self, _theme: Theme) -> None:
        self._arrange()

    def _arrange(self, width: int | None = None) -> None:
        """Place the five buttons in as few rows as the width allows, and cut none."""
        wide = [button.sizeHint().width() + _GAP for button in self._buttons.values()]
        # A window can become narrower than the buttons lie now: they go below each other then.
        self.stamps.setMinimumWidth(max(wide) + 2 * _SIDE)
        room = (self.width() if width is None else width) - 2 * _SIDE + _GAP
        fitting = (way for way in _WAYS if _fits(way, wide, room))
        places = next(fitting, _WAYS[-1])
        if places == self._places:
            return
        self._places = places
        for button, (row, column, share) in zip(self._buttons.values(), places, strict=True):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, row, column, 1, share)

    def keep_note(self) -> None:
        """Save what was written, with the claim that it was written for.

        A pause in writing saves as well: a power cut takes no more than its length.
        """
        self._pause.stop()
        if self.note.isModified():
            self.note.setModified(False)
            self._unsaved.note(self._claim_id, self.note.text().strip())

    def _take_note_back(self) -> None:
        """Let the note be what it was before it was written at."""
        self._pause.stop()
        self.note.setModified(False)
        self._unsaved.note(self._claim_id, self._note_before)
        self._unsaved.forget(self._claim_id)
        self.note.setText(self._note_before)
        self.show_claim(self._session.claim)

    def _keep_initials(self) -> None:
        name = self.initials.text().strip()
        if name:
            self.initials.hide()
            self._session.sign_as(name)
            self.signed.emit(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons anew."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keys back to the list on Enter and Escape."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(watched)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.keep_note()
                self._keep_initials()
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._take_note_back()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)


def _put(row: QWidget, column: QVBoxLayout, rows: Sequence[QWidget]) -> None:
    """Put ``row`` behind the first item of ``column`` and the rows before it; it keeps the keys."""
    if column.indexOf(row) >= 0:
        return
    held = QApplication.focusWidget()
    before = [one for one in rows[: rows.index(row)] if column.indexOf(one) >= 0]
    column.insertWidget(1 + len(before), row)
    row.show()
    if held is not None and row.isAncestorOf(held):
        held.setFocus()


def _height(part: QWidget, width: int) -> int:
    layout = part.layout()
    return (
        layout.totalHeightForWidth(width)
        if layout and layout.hasHeightForWidth()
        else (part.sizeHint().height())
    )


def _fits(way: Sequence[tuple[int, int, int]], wide: Sequence[int], room: int) -> bool:
    """Return whether buttons so ``wide`` have their width in ``room`` pixels."""
    shares = (width * room / _COLUMNS for _row, _column, width in way)
    return all(need <= share for need, share in zip(wide, shares, strict=True))


def _newest_words(claim: ClaimResult | None, *, whole: bool = False) -> str:
    """Return by whom and when it was decided last, and who signed it off.

    The verdict itself stands pressed above, and is told besides only in the ``whole``.
    """
    review = (claim.decision or claim.review) if claim else None
    if claim is None or review is None:
        return verdict_word(None)
    signed = signed_by(claim.sign_off.reviewer) if claim.sign_off else ""
    at = review.reviewed_at
    when = local_time(at) if whole else near_time(at, datetime.now(UTC))
    verdict = verdict_word(claim.verdict) if whole or claim.verdict is None else ""
    return told_line((verdict, review.reviewer, when, signed))


def _write_key(button: QPushButton, verdict: Verdict, action: QAction) -> None:
    """Write the key of ``action`` on the button of a verdict, before its sign and word."""
    name = verdict_word(verdict)
    key = key_of(action)
    said = f"{key}  {VERDICT_SIGNS[verdict]} {name}".strip()
    if button.text() != said:
        button.setText(said)
        name_button(button, name, with_key(name, key))
