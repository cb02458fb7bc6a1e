"""What each action of the window does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from citecheck.gui.dialogs.about import AboutDialog
from citecheck.gui.dialogs.file_to_open import ask_for_file
from citecheck.gui.dialogs.give_text import GiveTextDialog
from citecheck.gui.dialogs.open_address import OpenAddressDialog
from citecheck.gui.dialogs.pages import PagesDialog
from citecheck.gui.dialogs.reading import OneHelpPage, keys_window
from citecheck.gui.evidence.words import citation
from citecheck.gui.pasting import pasted, too_large
from citecheck.gui.session.session import Session
from citecheck.gui.text.addresses import openable
from citecheck.gui.theme import Look
from citecheck.gui.views.article import ArticleView
from citecheck.model import KnownError
from citecheck.pipeline.saving import write_whole
from citecheck.report.formats import ReportFormat, file_name, render, suggested_name
from citecheck.wording.deciding import redone, undone
from citecheck.wording.evidence import stamp_failed
from citecheck.wording.gui import exported, word
from citecheck.wording.translate import help_text


class Commands:
    """The slots of the actions that need no more of the window than to be its child.

    Args:
        window: the owner of dialogs.
        session: what is worked at.
        look: the theme in use.
        article: whose chosen words are copied.
        actions: for the window of keys.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        look: Look,
        article: ArticleView,
        actions: Mapping[str, QAction],
    ) -> None:
        self._window = window
        self._session = session
        self._look = look
        self._article = article
        self._actions = actions

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        s, look = self._session, self._look
        formats = {f"export_{f.value}": (lambda f=f: self.export(f)) for f in ReportFormat}
        return {
            **formats, "export_evidence": self.export_evidence,
            "paste": self.paste, "open": self.open_file, "open_url": self.open_address,
            "sample": s.open_sample, "library": s.leave,
            "undo": self.undo, "redo": self.redo, "copy": self.copy_citation,
            "zoom_in": lambda: look.zoom_by(1), "zoom_out": lambda: look.zoom_by(-1),
            "zoom_reset": lambda: look.zoom_by(0),
            "check": self.check, "cancel": s.cancel, "pages": self.show_pages,
            "browser": self.open_in_browser,
            "give_text": self.give_text, "refetch": s.refetch,
            "keys": self.show_keys, "what_verified": self.show_what_verified, "about": self.about,
        }  # fmt: skip

    # Back and forth

    def undo(self) -> None:
        """Take the last step back, and say which: what was told of it holds no more."""
        step = self._session.undo_stack.undoText()
        self._session.undo_stack.undo()
        if step:
            self._session.noticed.emit(undone(step))

    def redo(self) -> None:
        """Do the step again that was taken back, and say which."""
        step = self._session.undo_stack.redoText()
        self._session.undo_stack.redo()
        if step:
            self._session.noticed.emit(redone(step))

    # In

    def paste(self) -> None:
        """Open what the clipboard holds."""
        self.take_in(QGuiApplication.clipboard().mimeData())

    def take_in(self, data: QMimeData) -> None:
        """Open what was pasted or dropped."""
        try:
            given = pasted(data)
        except KnownError as error:
            self._session.complain(error)
            return
        if given.source:
            self._session.open_source(given.source)
        else:
            self._session.open_clipboard(given.html, given.plain)

    def open_file(self) -> None:
        """Ask for a file and open it."""
        title, kinds = word("open_file"), word("file_filter")
        ask_for_file(self._window, title, kinds, self._session.open_source)

    def open_address(self) -> None:
        """Ask for an address and open it."""
        dialog = OpenAddressDialog(self._window)
        dialog.given.connect(self._session.open_source)
        dialog.open()

    def give_text(self) -> None:
        """Ask for the text of the page in front."""
        page = self._session.page
        dialog = GiveTextDialog((page.reference.url if page else "") or "", self._window)
        dialog.given.connect(lambda text, url: self._session.give_text(text, url or None))
        dialog.refused.connect(lambda: self._session.complain(too_large()))
        dialog.open()

    def check(self) -> None:
        """Check; say so where the article has nothing to be checked."""
        check = self._session.check
        if check is not None and not check.claims:
            self._session.noticed.emit(word("no_claims"))
        else:
            self._session.start_check()

    # Out

    def open_in_browser(self) -> None:
        """Open the page in front in the user's browser; only web addresses are."""
        page = self._session.page
        url = page.reference.url if page else None
        target = openable(url)
        if target is not None:
            QDesktopServices.openUrl(target)
        elif url:
            self._session.troubled.emit(word("refused_address"))

    def copy_citation(self) -> None:
        """Copy the chosen words of the article, or else the claim with who and where."""
        selected = self._article.textCursor()
        if self._article.hasFocus() and selected.hasSelection():
            self._article.copy()
            return
        claim, check = self._session.claim, self._session.check
        if claim is not None and check is not None:
            text = citation(claim.attribution, check.article, self._session.page)
            QGuiApplication.clipboard().setText(text)
            self._session.noticed.emit(word("copied"))

    def export(self, form: ReportFormat) -> None:
        """Ask where to write a report and write it."""
        check = self._session.check
        if check is None:
            return
        suffix = form.ending.removeprefix(".")
        self._ask_where(
            suffix, suggested_name(check, form), lambda path: self.export_to(form, path)
        )

    def _ask_where(self, suffix: str, name: str, then: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._window, word("export"), "", f"*.{suffix}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def export_to(self, form: ReportFormat, path: Path) -> None:
        """Write a report of the check to ``path``, beside the window."""
        check = self._session.check
        house = self._session.desk.options.house
        if check is not None:
            self._session.write(
                lambda: write_whole(
                    path, render(check, form, made_at=datetime.now(UTC), house=house)
                ),
                exported(str(path)),
            )

    def export_evidence(self) -> None:
        """Ask where to write an evidence folder and write it."""
        check = self._session.check
        if check is not None:
            self._ask_where("zip", file_name(check, "-evidence.zip"), self.export_evidence_to)

    def export_evidence_to(self, path: Path) -> None:
        """Write an evidence folder of the check to ``path``, beside the window."""
        check, options = self._session.check, self._session.desk.options
        if check is None:
            return

        def write() -> str:
            """Return why the folder has no time stamp, or nothing."""
            from citecheck.pipeline import evidence  # noqa: PLC0415 - slow to load

            made_at = datetime.now(UTC)
            whole = self._session.desk.with_bodies(check)
            folder = evidence.write_evidence_folder(whole, options, path, made_at=made_at)
            return folder.stamp_failure

        self._session.look_up(write, lambda failure: self._tell_evidence(path, str(failure)))

    def _tell_evidence(self, path: Path, stamp_failure: str) -> None:
        self._session.noticed.emit(exported(str(path)))
        if stamp_failure:
            self._session.troubled.emit(stamp_failed(stamp_failure))

    # Windows

    def show_pages(self) -> None:
        """Show each page of the check and how it was had."""
        PagesDialog(self._session, self._window).open()

    def show_keys(self) -> None:
        """Show every key."""
        keys_window(tuple(self._actions.values()), self._window).open()

    def show_what_verified(self) -> None:
        """Show what "verified" means here."""
        text = help_text("what-verified-means")
        OneHelpPage(word("what_title"), text, self._look, self._window).open()

    def about(self) -> None:
        """Say what the program is."""
        AboutDialog(self._window, self._look).open()
