"""All windows of the program: one a check, on one desk, one runner and one library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QSettings, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from citecheck.config import Options
from citecheck.gui.pacing import Turns
from citecheck.gui.qt_words import speak_wholly
from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.desk_face import DeskFace
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.model import Check, KnownError
from citecheck.read.sizes import MOST_TAGGED, too_long_for_model
from citecheck.wording.cli import rules_alone
from citecheck.wording.silences import long_article

_CASCADE = 32
_TOUR_MS = 600
_DUE_MS = 4000
Keep = Callable[[Options], object]


class Windows(QObject):
    """Opens windows, keeps the options of all of them alike, remembers which checks stood open.

    Args:
        desk: what all windows work at.
        runner: runs of one window never stop those of another.
        look: the theme in use.
        library: the library's path.
        settings: where windows are remembered.
        options: what the user has set.
        keep: writes changed options to the user's file; raises ``KnownError``.

    Signals:
        options_changed(Options): the user has set something.
    """

    options_changed = Signal(object)

    def __init__(
        self,
        desk: DeskFace,
        runner: Runner,
        look: Look,
        library: Path,
        settings: QSettings,
        options: Options,
        keep: Keep,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._look = look
        self._library = library
        self._settings = settings
        self.options = options
        self._keep = keep
        look.changed.connect(lambda theme: settings.setValue("zoom", theme.zoom))
        self._renewing = Turns(self)
        self._ending = False
        self._model_looked_up = False
        self.windows: list[Window] = []

    def open(self, bare: Window | None = None) -> Window:
        """Return one more window, shown, at the start page; ``bare`` made whole if it is given."""
        session = Session(self._desk, self._runner, self.options.reviewer)
        self._runner.entered.connect(session.troubled)
        before = self.windows[-1] if self.windows else None
        window = self._make(session, bare)
        if before is not None:
            window.move(before.pos() + QPoint(_CASCADE, _CASCADE))
        else:
            QTimer.singleShot(_DUE_MS, window, window.retaining.offer)
        window.show()
        session.list_recent()
        return window

    def restore(self) -> None:
        """Open the checks that stood open when the program ended, one a window."""
        first = self.windows[0] if self.windows else self.open()
        for at, key in enumerate(first.memory.open_keys()):
            window = first if at == 0 else self.open()
            window.session.open_stored(key)

    def renew(self) -> None:
        """Make every window anew, as after a change of language; what is worked at goes on.

        Takes some turns of the event loop; each old one is shown until its new one is ready.
        """
        self._renewing.finish()
        self._renewing.begin(self._renew_all())

    def _renew_all(self) -> Iterator[None]:
        for old in tuple(self.windows):
            if old not in self.windows:
                continue  # closed meanwhile
            old.places.keep()
            yield
            window = self._make(old.session)
            yield
            if old not in self.windows:
                self._drop(window)
                continue
            self.windows.remove(old)
            _deafen(old)
            yield
            yield from window.session.show_again()
            window.setGeometry(old.geometry())
            yield
            if old.isHidden() and len(self.windows) > 1:
                window.session.end()  # closed meanwhile
                self._drop(window)
                continue
            window.show()
            yield
            old.hide()
            yield
            old.deleteLater()
            window.session.list_recent()

    def quit(self) -> None:
        """Close every window, which ends the program; next time they are there again."""
        self._renewing.finish()
        self._remember_open()
        self._ending = True
        QApplication.closeAllWindows()
        self._ending = False

    def keep_options(self, options: Options) -> None:
        """Use ``options`` from now on and write them to the user's file.

        Raises:
            KnownError: the file can't be written; the options are in use all the same.
        """
        if options.language != self.options.language:
            speak_wholly(options.language)
        self.options = options
        self.options_changed.emit(options)
        for window in self.windows:
            window.session.sign_as(options.reviewer)
            window.use_options(options)
        self._keep(options)

    # Inside

    def _make(self, session: Session, bare: Window | None = None) -> Window:
        window = bare or Window(None, self._look, self._library, self._settings)
        window.remember_in(self._settings)
        window.furnish(session, self._library, lambda key: self._show_elsewhere(session, key))
        window.use_options(self.options)
        window.keep_option.connect(lambda name, value: self._keep_one(window, name, value))
        window.wants_window.connect(self.open)
        window.wants_preferences.connect(lambda: self.show_preferences(window))
        window.never_asks.connect(lambda hosts: self._never_ask(window, hosts))
        window.closed.connect(lambda: self._forget(window))
        window.wants_quit.connect(self.quit)
        session.opened.connect(self._remember_open)
        session.opened.connect(lambda check: self._offer_tour(window, check))
        session.recent_known.connect(lambda checks: self._offer_first_card(window, checks))
        session.opened.connect(lambda check: self._look_up_model(window, check))
        self.windows.append(window)
        return window

    def show_preferences(self, parent: QWidget) -> None:
        """Show the preferences above ``parent``."""
        from citecheck.gui.dialogs.preferences import PreferencesDialog  # noqa: PLC0415 - rarely

        PreferencesDialog(self, self._look, parent).open()

    def _show_elsewhere(self, session: Session, key: str) -> bool:
        for window in self.windows:
            check = window.session.check
            if window.session is not session and check is not None and check.key == key:
                window.raise_()
                window.activateWindow()
                origin = next((one for one in self.windows if one.session is session), window)
                window.hits.show(origin.hits.take_wanted())
                return True
        return False

    def _never_ask(self, window: Window, hosts: tuple[str, ...]) -> None:
        skipped = tuple(dict.fromkeys((*self.options.skip_hosts, *hosts)))
        self._keep_one(window, "skip_hosts", skipped)

    def _keep_one(self, window: Window, name: str, value: object) -> None:
        try:
            changes: dict[str, object] = {name: value}
            self.keep_options(replace(self.options, **changes))  # type: ignore[arg-type] # named fields
        except KnownError as error:
            window.session.complain(error)

    def _remember_open(self, _check: object = None) -> None:
        """Remember which checks stand open; a window that closes alone takes its own away."""
        if self._ending:
            return
        checks = [window.session.check for window in self.windows]
        keys = [check.key for check in checks if check is not None]
        if self.windows:
            self.windows[0].memory.keep_open(keys)

    def _offer_tour(self, window: Window, check: object) -> None:
        """Walk through the window when a check stands in it for the first time."""
        if check is not None and window in self.windows and not window.memory.tour_done:
            window.memory.end_tour()
            QTimer.singleShot(_TOUR_MS, window, window.begin_tour)

    def _offer_first_card(self, window: Window, checks: tuple[object, ...]) -> None:
        """Show the ways in where the program was never used."""

        def offer() -> None:
            if window.session.check is None and not window.memory.tour_begun:
                window.memory.begin_tour()
                window.begin_tour()

        if window in self.windows and not checks and not window.memory.tour_begun:
            QTimer.singleShot(_TOUR_MS, window, offer)

    def _look_up_model(self, window: Window, check: object) -> None:
        """Tell where the rules work without the model: there is none, or the article is too long.

        The first is told once, at the first check.
        """
        if window not in self.windows:
            return  # the session works on in a window that was made anew
        session = window.session
        if isinstance(check, Check) and too_long_for_model(check.article.text):
            session.troubled.emit(long_article(MOST_TAGGED))
        if check is None or self._model_looked_up:
            return
        self._model_looked_up = True

        def there() -> bool:
            from citecheck.detect.tagger.engine import has_model  # noqa: PLC0415 - slow to load

            return has_model()

        session.look_up(
            there, lambda found: None if found else session.troubled.emit(rules_alone())
        )

    def _drop(self, window: Window) -> None:
        self.windows.remove(window)
        window.deleteLater()
        self._remember_open()

    def _forget(self, window: Window) -> None:
        if window in self.windows and len(self.windows) > 1:
            self.windows.remove(window)
            window.session.end()
            self._remember_open()


def _deafen(window: Window) -> None:
    """Let ``window`` hear its session no more: another one shows it."""
    for part in (window, *window.findChildren(QObject)):
        window.session.disconnect(part)
