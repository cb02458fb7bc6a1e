"""What the actions of the frame do: windows, finding, the ways of checking, printing, help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QMainWindow

from citecheck.gui.dialogs.messages import MessageLog, MessagesDialog
from citecheck.gui.pasting import pasted_text, too_large
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.widgets.find_bar import FindBar
from citecheck.wording import frame as words

# Dialogs are imported when they are first asked for: the window is there sooner without them.
# ruff: noqa: PLC0415


@dataclass(frozen=True, slots=True)
class FrameParts:
    """What these commands work at.

    Attributes:
        find_bar: of the article.
        chosen_words: returns what is chosen in the article.
        library_search: shows the library and gives its search the keys.
        delete_current: deletes the check that is chosen in the library.
        begin_tour: shows the first card.
        preferences: shows the preferences.
        new_window: opens one more window.
        never_ask: leaves hosts out of every check from now on.
        quit: closes every window, which ends the program.
    """

    session: Session
    look: Look
    settings: QSettings
    log: MessageLog
    find_bar: FindBar
    chosen_words: Callable[[], str]
    library_search: Callable[[], object]
    delete_current: Callable[[], object]
    begin_tour: Callable[[], object]
    preferences: Callable[[], object]
    new_window: Callable[[], object]
    never_ask: Callable[[tuple[str, ...]], object]
    quit: Callable[[], object]


class FrameCommands(QObject):
    """The slots of the frame's actions; ``window`` owns the dialogs."""

    def __init__(self, window: QMainWindow, parts: FrameParts) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._session = parts.session
        self._hosts: dict[str, int] = {}
        parts.session.hosts_known.connect(self._on_hosts)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        p, s = self._parts, self._session
        return {
            "new_window": p.new_window, "close_window": self._window.close, "quit": p.quit,
            "compose": self.compose, "search_all": p.library_search,
            "delete_check": p.delete_current, "preferences": p.preferences,
            "print": self.print, "print_preview": self.preview,
            "find": self.find, "find_next": lambda: p.find_bar.step(1),
            "find_previous": lambda: p.find_bar.step(-1),
            "full_screen": self.full_screen, "palette": self.show_palette,
            "messages": self.show_messages, "hosts": self.show_hosts, "pause": self.pause,
            "retry_failed": lambda: s.retry(s.checking.failed()),
            "help": self.show_help, "tour": p.begin_tour,
        }  # fmt: skip

    def _on_hosts(self, hosts: dict[str, int]) -> None:
        self._hosts = hosts

    # In

    def compose(self) -> None:
        """Let an article be written or pasted by hand."""
        from citecheck.gui.dialogs.compose import ComposeDialog

        dialog = ComposeDialog(self._parts.settings, self._window)
        dialog.given.connect(self._take_text)
        dialog.refused.connect(lambda: self._session.complain(too_large()))
        dialog.open()

    def _take_text(self, text: str) -> None:
        given = pasted_text(text)
        if given.source:
            self._session.open_source(given.source)
        else:
            self._session.open_clipboard(None, given.plain)

    # Looking for

    def find(self) -> None:
        """Find words in the article; in the library, search all checks."""
        if self._session.check is None:
            self._parts.library_search()
        else:
            self._parts.find_bar.ask(self._parts.chosen_words())

    def show_palette(self) -> None:
        """List every action."""
        from citecheck.gui.dialogs.command_palette import CommandPalette

        CommandPalette(self._window.menuBar(), self._parts.look, self._window).open()

    def show_messages(self) -> None:
        """List what was told."""
        MessagesDialog(self._parts.log, self._window).open()

    def full_screen(self) -> None:
        """Fill the screen, or stop filling it."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    # Checking

    def show_hosts(self) -> None:
        """List the sites that a check would ask."""
        from citecheck.gui.dialogs.hosts import HostsDialog

        idle = not self._session.checking.busy
        start = self._session.start_check if idle else None
        dialog = HostsDialog(self._hosts, self._session.checking, start, self._window)
        dialog.never.connect(self._parts.never_ask)
        dialog.open()

    def pause(self) -> None:
        """Pause the run, or go on."""
        checking = self._session.checking
        if checking.paused:
            checking.resume()
        else:
            checking.pause()

    # Out

    def print(self) -> None:
        """Ask for a printer and print the report."""
        self._with_report(preview=False)

    def preview(self) -> None:
        """Show the report as it would be printed."""
        self._with_report(preview=True)

    def _with_report(self, *, preview: bool) -> None:
        from citecheck.gui.dialogs import print_dialogs as printing

        check = self._session.check
        if check is None:
            self._session.noticed.emit(words.word("print_nothing"))
            return

        self._session.look_up(
            lambda: printing.view_now(check),
            lambda view: printing.show(view, self._window, preview=preview),
        )

    # Help

    def show_help(self, page: str = "getting-started") -> None:
        """Show the help."""
        from citecheck.gui.dialogs.help import HelpDialog

        HelpDialog(self._parts.look, self._window, page).open()
