"""What the actions do that concern deciding and the list of claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu, QWidget

from citecheck.config import Options
from citecheck.gui.dialogs.history import history_dialog
from citecheck.gui.dialogs.one_line import OneLineDialog
from citecheck.gui.dialogs.reasons import ReasonsDialog
from citecheck.gui.models.predicting import tally
from citecheck.gui.session.session import Session
from citecheck.gui.views.claims import ClaimsPane
from citecheck.gui.views.verdicts import VerdictBar
from citecheck.gui.widgets.own_keys import keep_keys
from citecheck.model import Check, Verdict
from citecheck.wording.claims_pane import pane_word
from citecheck.wording.deciding import deciding_word, shipped_reasons

Keep = Callable[[str, object], object]


class ClaimCommands(QObject):
    """The slots of deciding: they join session, list and verdict bar.

    Args:
        window: the owner of dialogs.
        session: what is worked at.
        claims: the list whose order "next" follows.
        bar: where the note is written.
        actions: for the check marks.
        keep: writes an option of the user's file.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        claims: ClaimsPane,
        bar: VerdictBar,
        actions: Mapping[str, QAction],
        keep: Keep,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._claims = claims
        self._bar = bar
        self._actions = actions
        self._keep = keep
        self._last = ""
        self._reasons: tuple[str, ...] = ()
        claims.naming.connect(self.name_filter)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        s = self._session
        verdicts = {v.value: (lambda v=v: self.mark(v)) for v in Verdict}
        return {
            **verdicts, "unmark": self.unmark,
            "next_undecided": lambda: self.go_undecided(1),
            "previous_undecided": lambda: self.go_undecided(-1),
            "last_decided": self.go_back, "advance": self._keep_advance,
            "select_all": self._claims.list.selectAll,
            "call": lambda: s.deciding.toggle_call(s.targets),
            "sign_off": lambda: s.deciding.toggle_sign_off(s.targets),
            "reason": self.choose_reason, "history": self.show_history,
            "initials": self.ask_initials, "predict": self.predict,
        }  # fmt: skip

    def use_options(self, options: Options) -> None:
        """Follow what the user has set."""
        self._actions["advance"].setChecked(options.advance)
        self._reasons = options.reasons

    # Deciding

    def mark(self, verdict: Verdict) -> None:
        """Decide, and go on to the next undecided claim where that is wanted.

        Correcting a verdict stays where it is, and so does the reveal after deciding first.
        """
        self._bar.keep_note()
        session, targets = self._session, self._session.targets
        rows = [session.claim_of(claim_id) for claim_id in targets]
        fresh = any(claim is not None and claim.verdict is None for claim in rows)
        on = fresh and self._actions["advance"].isChecked() and not session.predicting
        after = self._undecided(1, frozenset(targets)) if on else ""
        self._last = session.claim_id
        if not session.mark(verdict) or not on:
            return
        if after:
            session.choose(after)
        else:
            session.noticed.emit(deciding_word("all_decided"))

    def unmark(self) -> None:
        """Take the verdicts of the chosen claims back; say so where there is none."""
        if not self._session.mark(None):
            self._session.noticed.emit(deciding_word("none_to_take_back"))

    def go_undecided(self, steps: int) -> None:
        """Choose the nearest undecided claim of those shown, going round at the end."""
        found = self._undecided(steps, frozenset((self._session.claim_id,)))
        if found:
            self._session.choose(found)
        else:
            self._session.noticed.emit(deciding_word("all_decided"))

    def go_back(self) -> None:
        """Choose the claim that was decided last, to correct it or to note something.

        In a check that was opened again it is the one with the latest verdict.
        """
        last = self._last or _decided_last(self._session.check)
        if last:
            self._session.choose(last)
        else:
            self._session.noticed.emit(deciding_word("none_decided"))

    def _undecided(self, steps: int, but: frozenset[str]) -> str:
        line = self._claims.list.currentIndex().row()
        return self._claims.list.undecided_from(line, but, steps)

    def _keep_advance(self) -> None:
        self._keep("advance", self._actions["advance"].isChecked())

    # Beside the verdict

    def ask_initials(self) -> None:
        """Ask who decides from now on."""
        dialog = OneLineDialog(
            deciding_word("initials_title"),
            deciding_word("initials_explain"),
            self._window,
            self._session.reviewer,
        )
        dialog.given.connect(self._sign_as)
        dialog.open()

    def _sign_as(self, name: str) -> None:
        self._session.sign_as(name)
        self._keep("reviewer", name)
        self._bar.show_reviewer()

    def reasons(self) -> tuple[str, ...]:
        """Return the reasons that can be written with one key."""
        return self._reasons or shipped_reasons()

    def choose_reason(self) -> None:
        """Offer the reasons in a menu; each has a digit of its own."""
        menu = QMenu(self._window)
        keep_keys(menu)
        menu.setAccessibleName(deciding_word("reasons"))
        for number, reason in enumerate(self.reasons(), 1):
            digit = f"&{number}  " if number <= 9 else "    "  # noqa: PLR2004 - digits end there
            entry = menu.addAction(digit + reason.replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, r=reason: self.add_reason(r))
        menu.addSeparator()
        menu.addAction(deciding_word("reasons_edit")).triggered.connect(
            lambda _c: self.edit_reasons()
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._place_of_reasons())

    def _place_of_reasons(self) -> QPoint:
        """Return where the reasons open: below the note, or the claim where the note is hidden."""
        note, claims = self._bar.note, self._claims.list
        if not note.visibleRegion().isEmpty():
            return note.mapToGlobal(note.rect().bottomLeft())
        row = claims.visualRect(claims.currentIndex())
        if claims.isVisible() and not row.isEmpty():
            return claims.viewport().mapToGlobal(row.bottomLeft())
        return QCursor.pos()

    def add_reason(self, reason: str) -> None:
        """Write ``reason`` behind the notes of the selected claims."""
        self._session.deciding.add_to_note(self._session.targets, reason)

    def edit_reasons(self) -> None:
        """Let the user write reasons of their own."""
        dialog = ReasonsDialog(self.reasons(), self._window)
        dialog.given.connect(self._keep_reasons)
        dialog.open()

    def _keep_reasons(self, reasons: tuple[str, ...]) -> None:
        self._reasons = reasons
        self._keep("reasons", reasons)

    def show_history(self) -> None:
        """Show every review of the chosen claim."""
        claim = self._session.claim
        if claim is not None:
            history_dialog(claim, self._window).open()

    def name_filter(self) -> None:
        """Ask for a name and save the filter that is on."""
        title = pane_word("save_filter").removesuffix(" …")
        dialog = OneLineDialog(title, pane_word("filter_name"), self._window)
        dialog.given.connect(self._claims.save_filter)
        dialog.open()

    # Decide first, then see

    def predict(self) -> None:
        """Hide findings until a person has decided, or show them all again."""
        self._session.predict(self._actions["predict"].isChecked())
        self._show_tally()

    def _show_tally(self) -> None:
        check = self._session.check
        shown = self._session.predicting and check is not None
        self._claims.show_tally(tally(check) if shown and check else None)

    def _on_opened(self, _check: object) -> None:
        self._last = ""
        self._show_tally()

    def _on_changed(self, _ids: object) -> None:
        if self._session.predicting:
            self._show_tally()


def _decided_last(check: Check | None) -> str:
    """Return the claim whose verdict is the latest; empty where none has one."""
    latest = max(
        (
            (claim.decision.reviewed_at, claim.attribution.id)
            for claim in (check.claims if check else ())
            if claim.verdict is not None and claim.decision is not None
        ),
        default=None,
    )
    return latest[1] if latest else ""
