"""Searching the library's texts, and the way from what was found to its place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from citecheck.gui.dialogs.page_text import PageTextDialog
from citecheck.gui.places import SETTLED_MS, PlaceKeeper
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.views.article import ArticleView
from citecheck.gui.views.library_list import LibraryList
from citecheck.model import (
    Check,
    Finding,
    FindingKind,
    Origin,
    PageResult,
    Reference,
    Span,
)
from citecheck.store.captures import Capture
from citecheck.store.search import Place, SearchHit
from citecheck.wording.retention import removed_sentence
from citecheck.wording.searching import place_gone


class Hits(QObject):
    """Asks the library for words, and shows the place of a hit in the check that it is in.

    Args:
        window: owns the captured text that is shown.
        library: tells what is searched, and which hit was picked.
        article: words found in it are selected there.
        claims: has the keys after a claim was found.
        places: must not go to where the user was before.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        look: Look,
        library: LibraryList,
        article: ArticleView,
        claims: QWidget,
        places: PlaceKeeper,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._look = look
        self._library = library
        self._article = article
        self._claims = claims
        self._places = places
        self._wanted: SearchHit | None = None
        library.searched.connect(self._search)
        library.placed.connect(self._want)
        session.opened.connect(self._on_opened)

    def show(self, hit: SearchHit | None) -> None:
        """Show the place of ``hit`` in the check that stands open; nothing for none."""
        check = self._session.check
        if hit is None or check is None or check.key != hit.key:
            return
        claim = _claim_of(check, hit)
        if claim:
            self._session.choose(claim)
        # The article brings the chosen claim into sight when its layout settles; this comes after.
        QTimer.singleShot(SETTLED_MS, self, lambda: self._go(hit))

    def take_wanted(self) -> SearchHit | None:
        """Return the hit that was picked and is not shown yet; it is wanted no more."""
        hit, self._wanted = self._wanted, None
        return hit

    def _search(self, typed: str) -> None:
        self._session.look_up(
            lambda: self._session.desk.search(typed),
            lambda hits: self._library.show_hits(typed, hits),
        )

    def _want(self, hit: SearchHit | None) -> None:
        self._wanted = hit
        if hit is not None:
            self._places.pass_over(hit.key)

    def _on_opened(self, check: Check | None) -> None:
        if check is not None and self._wanted is not None:
            hit = self.take_wanted()
            QTimer.singleShot(0, self, lambda: self.show(hit))

    def _go(self, hit: SearchHit) -> None:
        check = self._session.check
        if check is None or check.key != hit.key:
            return
        if hit.place is Place.ARTICLE:
            self._article.go_to(_words_of(hit), select=True)
            self._article.setFocus()
        elif hit.place is Place.PAGE:
            self._show_page(check, hit)
        else:
            self._claims.setFocus()

    def _show_page(self, check: Check, hit: SearchHit) -> None:
        """Show the captured text at the words, also of a capture that the check shows no more."""
        for claim in check.claims:
            for at, page in enumerate(claim.pages):
                if page.page is not None and page.snapshot and _is_of(page, hit):
                    self._session.choose(claim.attribution.id)
                    self._session.choose_page(at)
                    self._open(page, hit)
                    return
        number = hit.snapshot_id
        if number is not None:
            desk = self._session.desk
            self._session.look_up(
                lambda: desk.capture(number), lambda found: self._take_capture(found, hit)
            )

    def _take_capture(self, found: object, hit: SearchHit) -> None:
        if not isinstance(found, Capture) or self._session.check is None:
            return
        snapshot = found.snapshot
        if found.page is None:
            gone = removed_sentence(snapshot.removal) if snapshot.removal else place_gone()
            self._session.troubled.emit(gone)
            return
        reference = Reference("", Origin.LINKED, snapshot.url)
        unjudged = Finding(FindingKind.UNREACHED)
        self._open(PageResult(reference, snapshot, found.page, unjudged), hit)

    def _open(self, page: PageResult, hit: SearchHit) -> None:
        dialog = PageTextDialog(page, self._look, self._window)
        dialog.open()
        dialog.show_words(_spans_of(hit))


def _claim_of(check: Check, hit: SearchHit) -> str:
    """Return the claim that a hit is in, or in whose words it lies; empty for none."""
    if hit.place in {Place.CLAIM, Place.NOTE}:
        return hit.claim
    if hit.place is Place.ARTICLE:
        words = _words_of(hit)
        for claim in check.claims:
            if claim.attribution.extent.overlaps(words):
                return claim.attribution.id
    return ""


def _is_of(page: PageResult, hit: SearchHit) -> bool:
    """Say whether a page is the capture that a hit is in."""
    snapshot = page.snapshot
    return snapshot is not None and (snapshot.sha256, snapshot.url) == (hit.sha256, hit.asked)


def _spans_of(hit: SearchHit) -> tuple[Span, ...]:
    """Return where the words stand in the whole text."""
    return tuple(Span(s.start + hit.start, s.end + hit.start) for s in hit.spans) or (
        Span(hit.start, hit.start + 1),
    )


def _words_of(hit: SearchHit) -> Span:
    """Return the words of a hit that stand side by side from its first one on."""
    first, *others = _spans_of(hit)
    end = first.end
    for span in others:
        if span.start > end + 2:
            break
        end = span.end
    return Span(first.start, end)
