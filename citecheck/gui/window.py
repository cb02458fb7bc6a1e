"""The one window: puts the panes together and lets the session speak to them."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from citecheck.gui.actions.titles import add_titles
from citecheck.gui.theme import Look
from citecheck.gui.views.start import StartPage
from citecheck.wording import frame
from citecheck.wording.first_words import word

if TYPE_CHECKING:  # each of Qt's classes takes time to load, and the first paint waits for it
    from PySide6.QtGui import (
        QAction,
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QKeyEvent,
        QWheelEvent,
    )

    from citecheck.config import Options
    from citecheck.gui.commands.frame import FrameParts
    from citecheck.gui.runs.under_way import Doing
    from citecheck.gui.session.session import Session
    from citecheck.model import Check
    from citecheck.store.summaries import CheckSummary

_SIZE = (1280, 800)
_LISTED = "library_listed"
CONTRAST_KEPT = "platform_contrast"
"""Setting: whether the system asked for high contrast last time."""


class Window(QMainWindow):
    """Shows one session.

    Args:
        session: what is worked at; None for a bare window (menus and start page alone) that can
            be painted before the rest is loaded. ``furnish`` makes it whole.
        look: the theme in use.
        library: for the hover of the status bar.
        settings: where geometry, splitters and places are remembered.
        elsewhere: brings the other window to the front that shows a check, if one does, and says
            whether it did.

    Signals:
        keep_option(str, object): an option of the user's file that was changed here.
        wants_window(): one more window was asked for.
        wants_quit(): the program is to end.
        wants_preferences(): the preferences were asked for.
        never_asks(tuple[str, ...]): hosts to leave out of every check from now on.
        closed(): this window is gone.
    """

    keep_option = Signal(str, object)
    wants_window = Signal()
    wants_preferences = Signal()
    wants_quit = Signal()
    never_asks = Signal(object)
    closed = Signal()

    def __init__(
        self,
        session: Session | None,
        look: Look,
        library: Path,
        settings: QSettings,
        elsewhere: Callable[[str], bool] = lambda _key: False,
    ) -> None:
        super().__init__()
        self.look = look
        look.dress(self)
        self._settings = settings
        self.furnished = False
        self.setWindowTitle(word("app"))
        self.setAcceptDrops(True)
        self.actions_by_name: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._titles = add_titles(self.menuBar())
        self.start = StartPage(look, full=settings.value(_LISTED) == "yes")
        self._stack = QStackedWidget()
        self._whole = QVBoxLayout()
        self.resize(*_SIZE)
        self._lay_out()
        kept = settings.value("geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)
        if session is not None:
            self.furnish(session, library, elsewhere)

    # Building

    def remember_in(self, settings: QSettings) -> None:
        """Remember everything in ``settings`` from now on, the same as before."""
        self._settings = settings

    def furnish(self, session: Session, library: Path, elsewhere: Callable[[str], bool]) -> None:
        """Load and put in what a bare window lacks: everything but menus and start page."""
        from citecheck.gui import furniture as f  # noqa: PLC0415 - after the first paint

        look = self.look
        self.actions_by_name = named = f.menus.make_actions(self)
        self.menus = f.menus.fill_menus(self._titles, named)
        self.session = session
        self._elsewhere = elsewhere
        self.memory = f.Memory(self._settings)
        self.messages = f.MessageLog()
        self.claims = f.ClaimsPane(look, self.menus["arrange"])
        self.article_pane = f.ArticlePane(look)
        self.article = self.article_pane.view
        self.evidence = f.EvidencePane(session, look, named, self._settings)
        self.start.add_library(f.LibraryList(look, named))
        self.header = f.Header(session, look, named, self.menus["export"])
        self.notice = f.Notice(look)
        self.find_bar = f.FindBar(look, f.article_target(session, self.article, look))
        middle = f.above(self.article_pane, self.find_bar)
        self.panes = f.Panes(look, self.claims, middle, self.evidence, _SIZE[0])
        self.places = f.PlaceKeeper(session, self.article, self.memory, self)
        self.deleting = f.Deleting(self.start.library, self.notice, session, elsewhere, self)
        self.retaining = f.Retaining(self, session, named, self.start.library, self.notice)
        shelf, claims = self.start.library, self.claims.list
        self.hits = f.Hits(self, session, look, shelf, self.article, claims, self.places)
        self._stack.addWidget(self.panes)
        self._whole.insertWidget(0, self.header)
        self._whole.insertWidget(1, self.notice)
        self.status = f.Status(session, look, library)
        self.setStatusBar(self.status)
        self._command()
        self._enabling = f.Enabling(session, named, self.panes, self)
        f.ReturnPresses(self)
        self._follow()
        self.panes.restore(self._settings)
        self.claims.restore(self._settings)
        self.furnished = True
        self._on_opened(None)

    def _command(self) -> None:
        """Give every action what it does."""
        from citecheck.gui import furniture as f  # noqa: PLC0415 - after the first paint

        session, look, named = self.session, self.look, self.actions_by_name
        self.commands = f.Commands(self, session, look, self.article, named)
        self.claim_commands = f.ClaimCommands(
            self, session, self.claims, self.evidence.verdicts, named, self.keep_option.emit
        )
        self.evidence_commands = f.EvidenceCommands(self, session, look, self.evidence)
        self.article_commands = f.ArticleCommands(self, session, look, self.article_pane, named)
        self.article_commands.keep_option.connect(self.keep_option)
        self.frame_commands = f.FrameCommands(self, self._frame_parts())
        more = (self.evidence_commands, self.article_commands, self.claim_commands)
        parts = (self.commands, self.frame_commands, *more, self.retaining)
        f.menus.connect(named, dict(ChainMap(self._slots(), *(part.slots() for part in parts))))
        self.evidence.drop.dropped.connect(self.evidence_commands.take_drop)
        f.menus.bind_to_list(named, self.claims.list)
        listening = (self.claims.list, self.article, self.evidence.area)
        f.menus.bind_letters(named, listening, self.article)
        self._paste_key = f.QShortcut(f.QKeySequence.StandardKey.Paste, self.start)
        self._paste_key.activated.connect(self.commands.paste)

    def _frame_parts(self) -> FrameParts:
        from citecheck.gui import furniture as f  # noqa: PLC0415 - after the first paint

        return f.FrameParts(
            session=self.session, look=self.look, settings=self._settings, log=self.messages,
            find_bar=self.find_bar, chosen_words=lambda: self.article.textCursor().selectedText(),
            library_search=self.search_all, delete_current=self.start.library.delete_current,
            begin_tour=self.begin_tour, preferences=self.wants_preferences.emit,
            new_window=self.wants_window.emit, never_ask=self.never_asks.emit,
            quit=self.wants_quit.emit,
        )  # fmt: skip

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setLayout(self._whole)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._stack.addWidget(self.start)
        self._whole.addWidget(self._stack, 1)
        self.setCentralWidget(whole)

    def _slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do that concern the window itself."""
        from citecheck.gui import furniture as f  # noqa: PLC0415 - after the first paint

        themes = {f"theme_{t}": (lambda t=t: self.use_theme(t)) for t in f.THEMES}
        panes = {f"pane_{p}": (lambda p=p: self.panes.toggle(p)) for p in self.panes.by_name}
        return {
            **themes, **panes, "next_pane": lambda: self.next_pane(1),
            "previous_pane": lambda: self.next_pane(-1), "note": self.edit_note,
            "filter": self.claims.search.setFocus, "next": lambda: self.claims.step(1),
            "previous": lambda: self.claims.step(-1),
        }  # fmt: skip

    def _follow(self) -> None:
        s = self.session
        s.opened.connect(self._on_opened)
        s.changed.connect(self._on_changed)
        s.reshaped.connect(self._on_reshaped)
        s.chosen.connect(self._on_chosen)
        s.doing.connect(self._on_doing)
        s.troubled.connect(self.notice.say)
        s.troubled.connect(self.messages.add)
        s.noticed.connect(self.messages.add)
        s.coverage_known.connect(self.article_pane.show_coverage)
        s.recent_known.connect(self._on_recent)
        self.claims.picked.connect(s.choose)
        self.claims.selected.connect(s.select)
        self.article.picked.connect(s.choose)
        self.start.reopened.connect(self.reopen)
        self.start.wanted.connect(lambda name: self.actions_by_name[name].trigger())
        self.evidence.verdicts.left.connect(self.claims.list.setFocus)
        self.evidence.verdicts.signed.connect(lambda name: self.keep_option.emit("reviewer", name))

    # What the session tells

    def _on_opened(self, check: Check | None) -> None:
        self.places.keep()
        self.places.show_check(check)
        self.find_bar.leave()
        title = self.header.title_of(check)
        self.setWindowTitle(frame.window_title(title) if title else word("app"))
        shown = self.session.shown_check
        known = None if self.session.predicting else self.session.foreseen
        self.claims.show_check(
            shown, hiding=self.session.predicting, listed=known.listed if known else None
        )
        self.article_pane.show_check(shown, known.marked if known else None)
        self._stack.setCurrentIndex(0 if check is None else 1)
        self.header.setVisible(check is not None)
        self.status.setVisible(check is not None)
        self._enabling.show_check(check)
        (self.start if check is None else self.claims.list).setFocus()

    def _on_changed(self, ids: tuple[str, ...]) -> None:
        check = self.session.shown_check
        if check is not None:
            self.claims.update_claims(check, ids, hiding=self.session.predicting)
            self.article.update_claims(check, ids)

    def _on_reshaped(self, _check: Check) -> None:
        check = self.session.shown_check
        if check is not None:
            self.claims.show_check(check, hiding=self.session.predicting, fresh=False)
            self.article.show_claims(check)
            self._enabling.show_claims(check)
            self.claims.choose(self.session.claim_id)

    def _on_chosen(self, claim_id: str) -> None:
        self.claims.choose(claim_id)
        self.article.choose(claim_id)

    def _on_doing(self, doing: Doing) -> None:
        from citecheck.gui import furniture as f  # noqa: PLC0415 - after the first paint

        self.header.setVisible(self.session.check is not None or doing is f.Doing.OPENING)

    def _on_recent(self, checks: tuple[CheckSummary, ...]) -> None:
        from citecheck.gui.actions.recent_menu import fill_recent  # noqa: PLC0415 - after the first paint

        self.start.show_recent(checks)
        self._settings.setValue(_LISTED, "yes" if checks else "no")
        fill_recent(self.menus["recent"], checks, self.reopen)

    def use_options(self, options: Options) -> None:
        """Follow what the user has set for deciding and keys; keys that can't be used are told."""
        self.claim_commands.use_options(options)
        from citecheck.gui import furniture as f  # noqa: PLC0415 - after the first paint

        for trouble in f.menus.use_entries(self.actions_by_name, options.keys):
            self.session.troubled.emit(trouble)

    def use_theme(self, mode: str) -> None:
        """Use "system", "light" or "dark" and remember it."""
        self.look.use_mode(mode)
        self.keep_option.emit("theme", mode)

    def reopen(self, key: str) -> None:
        """Open a check of the library, or bring the window to the front that shows it."""
        if not self._elsewhere(key):
            self.session.open_stored(key)

    def search_all(self) -> None:
        """Show the library and give its search the keys."""
        if self.session.check is not None:
            self.session.leave()
        elif not self.start.holds_checks:
            from citecheck.wording import looking  # noqa: PLC0415 - after the first paint

            self.notice.tell(looking.nothing_to_search())
            return
        self.start.library.search.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        self.start.library.search.selectAll()

    def begin_tour(self) -> None:
        """Show the first card of the tour."""
        from citecheck.gui import furniture as f  # noqa: PLC0415 - after the first paint

        anchors = {
            "start": self.start.ways,
            "header": self.header.check,
            **self.panes.by_name,
            "verdicts": self.evidence.verdicts,
        }
        self.tour = f.begin_tour(self, self.look, anchors)
        at_start = self.session.check is None
        self.tour.ended.connect(self.memory.begin_tour if at_start else self.memory.end_tour)
        self.tour.skipped.connect(self.memory.end_tour)

    def next_pane(self, steps: int) -> None:
        """Give the keys to the next pane that is shown, or to the one before."""
        targets = [
            widget
            for widget in (self.claims.list, self.article, self.evidence.verdicts.note)
            if widget.isVisible()
        ]
        at = next((i for i, widget in enumerate(targets) if widget.hasFocus()), -1)
        if targets:
            targets[(at + steps) % len(targets)].setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def edit_note(self) -> None:
        """Give the keys to the note of the claim."""
        self.evidence.verdicts.note.setFocus()
        self.evidence.verdicts.note.selectAll()

    # Qt overrides keep Qt's names.

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make all type larger or smaller with Ctrl and the wheel."""
        turned = event.angleDelta().y()
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier and turned:
            self.look.zoom_by(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, addresses and texts."""
        if self.furnished and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            event.acceptProposedAction()
            self.evidence.drop.announce(event.mimeData())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is dragged any more."""
        self.evidence.drop.end()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.evidence.drop.end()
        event.acceptProposedAction()
        self.commands.take_in(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window; everything else is saved already."""
        if self.furnished:
            self._keep()
        super().closeEvent(event)
        self.closed.emit()

    def _keep(self) -> None:
        self.evidence.verdicts.note.clearFocus()
        self.notice.dismiss()
        self.places.keep()
        self._settings.setValue("geometry", self.saveGeometry())
        self.panes.keep(self._settings)
        self.claims.keep(self._settings)
        self._settings.setValue("zoom", self.look.theme.zoom)
        self._settings.setValue(CONTRAST_KEPT, "yes" if self.look.theme.contrast else "no")
        self._settings.sync()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the bar above the panes on Escape."""
        if event.key() == QtCore.Qt.Key.Key_Escape and self.furnished and self.notice.isVisible():
            self.notice.dismiss()
        else:
            super().keyPressEvent(event)
