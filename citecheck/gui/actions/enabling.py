"""Which actions can be called now, and what undo and redo would take back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from citecheck.gui.actions.menus import ON_A_CHECK, ON_A_CLAIM
from citecheck.gui.layout import Panes
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session
from citecheck.model import Check
from citecheck.wording.first_words import redo_word, undo_word


class Enabling(QObject):
    """Keeps the actions of one window enabled as its session allows.

    Args:
        session: what is worked at.
        actions: by name.
        panes: those shown are ticked in the menu.
        parent: the window.
    """

    def __init__(
        self, session: Session, actions: Mapping[str, QAction], panes: Panes, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._panes = panes
        stack = session.undo_stack
        stack.canUndoChanged.connect(actions["undo"].setEnabled)
        stack.canRedoChanged.connect(actions["redo"].setEnabled)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        session.doing.connect(self._on_doing)
        session.checking.changed.connect(self._on_checking)
        panes.hidden.connect(self._on_pane_hidden)

    def show_check(self, check: Check | None) -> None:
        """Follow another check, or none."""
        named = self._actions
        for name in ON_A_CHECK:
            named[name].setEnabled(check is not None)
        self.show_claims(check)
        for name in ("undo", "redo", "cancel"):
            named[name].setEnabled(False)
        named["library"].setEnabled(check is not None)
        for name, shown in self._panes.shown().items():
            named[f"pane_{name}"].setChecked(shown)

    def show_claims(self, check: Check | None) -> None:
        """Follow the claims of the check: there may be none."""
        for name in ON_A_CLAIM:
            self._actions[name].setEnabled(check is not None and bool(check.claims))

    def _on_doing(self, doing: Doing) -> None:
        self._actions["cancel"].setEnabled(doing is not Doing.NOTHING)
        ready = self._session.check is not None and doing is Doing.NOTHING
        self._actions["check"].setEnabled(ready)
        self._on_checking()

    def _on_checking(self) -> None:
        checking = self._session.checking
        self._actions["pause"].setEnabled(checking.busy)
        self._actions["retry_failed"].setEnabled(bool(checking.failed()) and not checking.busy)

    def _on_pane_hidden(self, name: str, hidden: bool) -> None:  # noqa: FBT001 - a signal's value
        self._actions[f"pane_{name}"].setChecked(not hidden)

    def _name_undo(self, what: str) -> None:
        self._actions["undo"].setText(undo_word(what))

    def _name_redo(self, what: str) -> None:
        self._actions["redo"].setText(redo_word(what))
