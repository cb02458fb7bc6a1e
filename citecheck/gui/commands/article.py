"""What the actions do that belong to the article: marking claims by hand, and what lacks a mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from citecheck.gui.dialogs.reading_type import ReadingTypeDialog
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.views.article_pane import ArticlePane
from citecheck.model import Attribution, Maker
from citecheck.wording.article_pane import word

IN_MENU = (
    "mark_claim", "edit_claim", "join_next", "split_claim", "delete_claim", "not_a_claim", "",
    "open_next", "open_previous", "show_open",
)  # fmt: skip


class ArticleCommands(QObject):
    """The slots of the article's actions.

    Args:
        window: the owner of dialogs; the parent.
        session: what is worked at.
        look: the theme in use.
        pane: whose selected words are marked.
        actions: all by name; those of the article go into its context menu.

    Signals:
        keep_option(str, object): an option of the user's file that was changed here.
    """

    keep_option = Signal(str, object)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        look: Look,
        pane: ArticlePane,
        actions: Mapping[str, QAction],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._look = look
        self._pane = pane
        self._actions = actions
        pane.view.claim_actions = tuple(actions[name] if name else None for name in IN_MENU)
        pane.view.troubled.connect(session.noticed)
        pane.editing.troubled.connect(session.noticed)
        pane.letters.told.connect(session.troubled)
        pane.editing.finished.connect(self._on_edited)
        session.opened.connect(self._on_opened)
        session.chosen.connect(self._name_delete)

    def _on_opened(self, _check: object) -> None:
        self._pane.editing.leave()

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        pane = self._pane
        return {
            "mark_claim": self.mark, "edit_claim": self.edit, "join_next": self.join,
            "split_claim": self.split, "delete_claim": self.delete,
            "open_next": lambda: pane.step_open(1),
            "open_previous": lambda: pane.step_open(-1), "show_open": pane.toggle_open,
            "reading_type": self.choose_type,
        }  # fmt: skip

    def mark(self) -> None:
        """Ask who says the selected words, and mark them as a claim."""
        check, span = self._session.check, self._pane.view.selected()
        if check is None:
            return
        if span is None:
            self._session.noticed.emit(word("select_first"))
        elif not span.of(check.article.text).strip():
            self._session.noticed.emit(word("only_blanks"))
        else:
            self._pane.editing.editor.begin(check, span, self._session.reviewer)

    def edit(self) -> None:
        """Change the chosen claim."""
        check, claim = self._session.check, self._session.claim
        if check is not None and claim is not None:
            self._pane.editing.editor.change(check, claim.attribution, self._session.reviewer)

    def join(self) -> None:
        """Join the selected claims, or the chosen one with the next."""
        check, session = self._session.check, self._session
        if check is None or session.claim is None:
            return
        claims = [claim.attribution for claim in check.claims]
        chosen = [one for one in claims if one.id in session.targets]
        if len(chosen) < 2:  # noqa: PLR2004 - two make a pair
            at = claims.index(session.claim.attribution)
            chosen = claims[at : at + 2]
        if len(chosen) < 2:  # noqa: PLR2004 - two make a pair
            session.noticed.emit(word("nothing_to_join"))
        else:
            session.marking.join(chosen)

    def split(self) -> None:
        """Cut the chosen claim in two at the cursor."""
        claim = self._session.claim
        if claim is not None:
            self._session.marking.split(claim.attribution, self._pane.view.caret())

    def delete(self) -> None:
        """Take away the chosen claim if it was made by hand."""
        claim = self._session.claim
        if claim is not None:
            self._session.marking.delete(claim.attribution)

    def choose_type(self) -> None:
        """Ask for face and width of the article."""
        theme = self._look.theme
        dialog = ReadingTypeDialog(theme.reader_font, theme.column, self._window)
        dialog.chosen.connect(self._use_type)
        dialog.open()

    def _use_type(self, font: str, column: int) -> None:
        self._look.use_reading(font, column)
        self.keep_option.emit("reader_font", font)
        self.keep_option.emit("reader_width", column)

    def _on_edited(self, before: Attribution | None, after: Attribution | None) -> None:
        self._pane.view.setFocus()
        if after is None:
            return
        self._pane.view.unselect()
        if before is None:
            self._session.marking.mark(after)
        else:
            self._session.marking.change(before, after)

    def _name_delete(self, _claim_id: str) -> None:
        claim = self._session.claim
        by_hand = claim is not None and claim.attribution.maker is not Maker.DETECTED
        self._actions["delete_claim"].setEnabled(by_hand)
