"""What the actions of the evidence pane do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from citecheck.gui.commands.archiving import Archiving
from citecheck.gui.dialogs.file_to_open import ask_for_file
from citecheck.gui.dialogs.page_text import PageTextDialog
from citecheck.gui.evidence.differences import differences_of
from citecheck.gui.evidence.fragment import link_to_words
from citecheck.gui.session.session import Session
from citecheck.gui.text.addresses import openable
from citecheck.gui.theme import Look
from citecheck.gui.views.evidence import EvidencePane
from citecheck.gui.widgets.labels import message_box
from citecheck.model import Finding, FindingKind, hull
from citecheck.pipeline.plan import HandPage
from citecheck.wording.evidence_pane import copied_words, evidence_word
from citecheck.wording.gui import word
from citecheck.wording.marks import labelled
from citecheck.wording.retention import removed_sentence


class EvidenceCommands:
    """The slots of the actions that concern the evidence in front."""

    def __init__(self, window: QWidget, session: Session, look: Look, pane: EvidencePane) -> None:
        self._window = window
        self._session = session
        self._look = look
        self._pane = pane
        self.archiving = Archiving(window, session)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each of these actions does."""
        pane = self._pane
        return {
            "at_words": self.open_at_words, "copy_words": self.copy_words,
            "give_file": self.choose_file, "next_page": lambda: pane.step_page(1),
            "previous_page": lambda: pane.step_page(-1), "next_place": lambda: pane.step_place(1),
            "previous_place": lambda: pane.step_place(-1), "more_context": lambda: pane.widen(1),
            "less_context": lambda: pane.widen(-1), "switch_words": pane.switch_words,
            "facts": pane.toggle_facts, "page_text": self.show_page_text,
            "archive": self.archiving.look, "save_archive": self.archiving.save,
        }  # fmt: skip

    def show_page_text(self) -> None:
        """Show the whole captured text of the page in front, at the place that is shown."""
        page, claim = self._session.page, self._session.claim
        if page is not None and page.removal is not None:
            told = removed_sentence(page.removal)
            message_box(word("page_text_title"), told, self._window).open()
            return
        if page is None or page.page is None or claim is None:
            return
        if self._session.hides(claim):
            page = replace(page, finding=Finding(FindingKind.UNREACHED))
        dialog = PageTextDialog(page, self._look, self._window, self._pane.place_number)
        dialog.open()
        dialog.reveal()

    def link(self) -> str:
        """Return the address of the page in front that opens it at the place shown, or ""."""
        page, place = self._session.page, self._pane.place
        if page is None or page.page is None or page.snapshot is None or place is None:
            return ""
        url = page.snapshot.final_url or page.snapshot.url or ""
        return link_to_words(url, page.page.text, place.spans)

    def open_at_words(self) -> None:
        """Open the page in the user's browser, scrolled to the words."""
        link = self.link()
        target = openable(link)
        if target is not None:
            QDesktopServices.openUrl(target)
        elif link:
            self._session.troubled.emit(word("refused_address"))

    def copy_words(self) -> None:
        """Copy the words of both sides, each difference, and the link to the words."""
        claim, check, page = self._session.claim, self._session.check, self._session.page
        place = self._pane.place
        if claim is None or check is None or page is None or page.page is None or place is None:
            return
        quote = " ".join(claim.attribution.quote(check.article.text).split())
        theirs = " ".join(hull(place.spans).of(page.page.text).split())
        told = tuple(labelled(d.letter, d.words) for d in differences_of(page) if d.letter)
        QGuiApplication.clipboard().setText(copied_words(quote, theirs, told, self.link()))
        self._session.noticed.emit(evidence_word("words_copied"))

    # Given by hand

    def choose_file(self) -> None:
        """Ask for a saved page and compare the claim with it."""
        title, kinds = evidence_word("choose_file"), evidence_word("page_filter")
        ask_for_file(self._window, title, kinds, self.give_file)

    def give_file(self, name: str) -> None:
        """Compare the claim with the saved page in the file ``name``, for the page in front.

        The file stands for the address that the page in front could not be had from; for a claim
        without such a page it stands for itself alone.
        """
        page, claim = self._session.page, self._session.claim_id
        missing = page is not None and page.page is None
        url = page.reference.url if page is not None and missing else None

        def read() -> HandPage:
            from citecheck.pipeline.desk import page_from_file  # noqa: PLC0415 - slow to load

            given = page_from_file(Path(name), url)
            return HandPage(given.source, given.data, given.content_type, url, claim)

        self._session.give_page(read)

    def take_drop(self, data: QMimeData) -> None:
        """Compare the claim with a file that was dropped on the evidence."""
        files = dropped_files(data)
        if len(files) == 1:
            self.give_file(files[0])
        else:
            self._session.troubled.emit(evidence_word("one_file"))


def dropped_files(data: QMimeData) -> list[str]:
    """Return the names of the local files that are dragged."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
