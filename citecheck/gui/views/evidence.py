"""The pane at the right: what the pages show of the chosen claim, and what a person decides."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from citecheck.gui.evidence_words import tab_text, told
from citecheck.gui.models.claims_model import speaker_of
from citecheck.gui.session import Session
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views import evidence_parts as parts
from citecheck.gui.views.diff import plain_column
from citecheck.gui.views.verdicts import VerdictBar
from citecheck.gui.widgets.labels import ElidedLabel, hint, label, set_hint
from citecheck.model import Article, ClaimResult, FindingKind, PageResult
from citecheck.wording.claims_pane import predict_first, predict_first_hint
from citecheck.wording.gui import why_hint, word


class EvidencePane(QWidget):
    """Shows the session's chosen claim; rebuilt when it changes."""

    def __init__(self, session: Session, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._session = session
        self._look = look
        self._actions = actions
        self._number = label(role="number")
        self._speaker = ElidedLabel(role="title")
        self._told = ElidedLabel(role="quiet")
        self.tabs = QTabBar()
        self._scroll = QScrollArea()
        self.verdicts = VerdictBar(session, look, actions)
        self._furnish()
        self._lay_out()
        session.chosen.connect(self._on_chosen)
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_opened)
        session.page_chosen.connect(self._on_page_chosen)
        look.changed.connect(self._on_theme)

    def _furnish(self) -> None:
        self.setAccessibleName(word("evidence_pane"))
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(word("pages_title"))
        self.tabs.currentChanged.connect(self._on_tab)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(4)
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self._number)
        who.addWidget(self._speaker, 1)
        head.addLayout(who)
        head.addWidget(self._told)
        tabs = QVBoxLayout()
        tabs.setContentsMargins(8, 0, 8, 0)
        tabs.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(tabs)
        column.addWidget(parts.rule())
        column.addWidget(self._scroll, 1)
        column.addWidget(parts.rule())
        column.addWidget(self.verdicts)

    # What the session tells

    def _on_opened(self, _check: object) -> None:
        self._show_claim()

    def _on_chosen(self, _claim_id: str) -> None:
        self._show_claim()

    def _on_changed(self, ids: tuple[str, ...]) -> None:
        if self._session.claim_id in ids:
            scrolled = self._scroll.verticalScrollBar().value()
            self._show_claim()
            self._scroll.verticalScrollBar().setValue(scrolled)

    def _on_theme(self, _theme: Theme) -> None:
        self._show_claim()

    def _on_page_chosen(self, _index: int) -> None:
        self._show_page()

    def _on_tab(self, index: int) -> None:
        if index >= 0:
            self._session.choose_page(index)

    # Showing

    def _show_claim(self) -> None:
        claim, check = self._session.claim, self._session.check
        if claim is None or check is None:
            self._number.setText("")
            self._speaker.show_text("")
            self._told.show_text("")
            self._show_tabs(())
            self._set_body([label(word("no_selection"), "quiet", wrap=True)])
        else:
            number = check.claims.index(claim) + 1
            who = speaker_of(claim.attribution, check.article.text)
            self._number.setText(str(number))
            self._speaker.show_text(who)
            circumstances = told(claim.attribution, check.article)
            self._told.show_text(circumstances)
            set_hint(self._told, why_hint(circumstances, claim.attribution.why))
            self._show_tabs(claim.pages)
            self._show_page()
        self.verdicts.show_claim(claim)

    def _show_tabs(self, pages: tuple[PageResult, ...]) -> None:
        self.tabs.blockSignals(True)  # noqa: FBT003 - Qt's own
        while self.tabs.count() > 0:
            self.tabs.removeTab(0)
        for page in pages:
            at = self.tabs.addTab(tab_text(page))
            url = page.reference.url or ""
            self.tabs.setTabToolTip(at, hint(url or tab_text(page)))
        self.tabs.setCurrentIndex(self._session.page_index)
        self.tabs.setVisible(len(pages) > 1)
        self.tabs.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _show_page(self) -> None:
        claim, check, page = self._session.claim, self._session.check, self._session.page
        if claim is None or check is None:
            return
        self._actions["browser"].setEnabled(page is not None and bool(page.reference.url))
        self._actions["page_text"].setEnabled(page is not None and page.page is not None)
        if self._session.hides(claim):
            self._set_body(self._hidden(claim, check.article))
        elif page is None:
            self._set_body(self._unchecked(claim, check.article))
        else:
            self._set_body(self._evidence(claim, check.article, page))
        self._scroll.verticalScrollBar().setValue(0)

    def _hidden(self, claim: ClaimResult, article: Article) -> list[QWidget]:
        """Return what is shown before a person has decided: the words, and the way to the page."""
        quote = claim.attribution.quote(article.text)
        return [
            label(predict_first(), "strong"),
            label(predict_first_hint(), wrap=True),
            parts.titled(word("article"), plain_column(quote, self._look.theme)),
            parts.action_buttons([self._actions[name] for name in ("page_text", "browser")]),
        ]

    def _unchecked(self, claim: ClaimResult, article: Article) -> list[QWidget]:
        quote = claim.attribution.quote(article.text)
        return [
            parts.coloured(word("not_checked"), "strong", self._look.theme.colours.open),
            label(word("not_checked_hint"), wrap=True),
            parts.titled(word("article"), plain_column(quote, self._look.theme)),
            parts.action_buttons([self._actions["give_text"]]),
        ]

    def _evidence(self, claim: ClaimResult, article: Article, page: PageResult) -> list[QWidget]:
        theme, attribution = self._look.theme, claim.attribution
        sections = [
            parts.finding_section(page, theme),
            self._buttons(page),
            parts.words_section(page, attribution.quote(article.text), self._look),
            parts.flags_section(page, attribution, article, theme),
            parts.passages_section(page, theme),
            parts.context_section(page, theme),
            parts.places_section(page, theme),
            parts.chain_section(claim, page),
        ]
        return [section for section in sections if section is not None]

    def _buttons(self, page: PageResult) -> QWidget | None:
        names = {
            FindingKind.UNREACHED: ("browser", "give_text", "refetch"),
            FindingKind.UNLINKED: ("give_text",),
            FindingKind.ABSENT: ("page_text", "browser"),
        }.get(page.finding.kind)
        return parts.action_buttons([self._actions[name] for name in names]) if names else None

    def _set_body(self, sections: list[QWidget]) -> None:
        body = QWidget()
        body.setObjectName("panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(16)
        for section in sections:
            column.addWidget(section)
        column.addStretch()
        self._scroll.setWidget(body)
