"""The pane at the right: what the pages show of the chosen claim, and what a person decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import is_

from PySide6.QtCore import QSettings
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from citecheck.gui.evidence.context import FIRST_BREADTH, context_of
from citecheck.gui.evidence.facts import facts_of, facts_text
from citecheck.gui.evidence.order import best_first
from citecheck.gui.evidence.places import Place, places_of
from citecheck.gui.pacing import Turns
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views import evidence_parts as parts
from citecheck.gui.views.evidence_actions import possible
from citecheck.gui.views.evidence_area import EvidenceArea
from citecheck.gui.views.evidence_body import (
    Calls,
    Manner,
    evidence_sections,
    hidden_sections,
    unchecked_sections,
)
from citecheck.gui.views.evidence_drop import EvidenceDrop
from citecheck.gui.views.evidence_head import EvidenceHead
from citecheck.gui.views.evidence_lookups import LookUps
from citecheck.gui.views.evidence_tabs import PageTabs
from citecheck.gui.views.verdicts import VerdictBar
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.tab_order import stops_in, tab_through
from citecheck.model import House, PageResult
from citecheck.wording.evidence_pane import evidence_word, place_count
from citecheck.wording.gui import word

_WIDE = 400
"""From so many pixels (at 100 %) both sides stand beside each other."""
_TALL = 360
"""From so many pixels (at 100 %) there is room for the line below the speaker."""
_LEAST = 160
"""So many pixels (at 100 %) the evidence has before more than the stamps stands below it."""
_MOST_BREADTH = 40


class EvidencePane(QWidget):
    """Shows the session's chosen claim; rebuilt when it changes."""

    def __init__(
        self, session: Session, look: Look, actions: Mapping[str, QAction], settings: QSettings
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._session = session
        self._look = look
        self._actions = actions
        self._settings = settings
        self.tabs = PageTabs()
        self.area = EvidenceArea()
        self._head = EvidenceHead()
        self._shown: tuple[object, ...] = ()
        self.verdicts = VerdictBar(session, look, actions)
        self.places: tuple[Place, ...] = ()
        kept = settings.value("words")
        self._words = kept if kept in {"side", "inline"} else ""
        self._manner = Manner(facts=settings.value("facts") == "open")
        self._lookups = LookUps(session)
        self.drop = EvidenceDrop(session, look, self)
        # While pages arrive evidence is made in turns: at once it takes as long as all else.
        self._turns = Turns(self)
        self.setAccessibleName(word("evidence_pane"))
        self._lay_out()
        self._follow()

    def _lay_out(self) -> None:
        tabs = QVBoxLayout()
        tabs.setContentsMargins(8, 0, 8, 0)
        tabs.addWidget(self.tabs)
        column = parts.bare_column(self)
        column.addLayout(self._head)
        column.addLayout(tabs)
        column.addWidget(parts.rule())
        column.addWidget(self.area, 1)
        column.addWidget(parts.rule())
        column.addWidget(self.verdicts)

    def _follow(self) -> None:
        s = self._session
        s.chosen.connect(self._on_chosen)
        s.changed.connect(self._on_changed)
        s.opened.connect(self._on_opened)
        s.page_chosen.connect(self._on_page_chosen)
        s.doing.connect(self._on_doing)
        self._look.changed.connect(self._on_theme)
        self.tabs.chosen.connect(s.choose_page)
        self._lookups.known.connect(self._refresh)
        self.verdicts.entered.connect(self.area.bring)

    # What the session tells

    def _on_opened(self, _check: object) -> None:
        self._show_claim()

    def _on_chosen(self, _claim_id: str) -> None:
        self._show_claim()

    def _on_changed(self, ids: tuple[str, ...]) -> None:
        if self._session.claim_id not in ids:
            return
        if self.is_current():
            self.verdicts.show_claim(self._session.claim)
        elif self._manner.checking:
            self._turns.begin(self._claim_steps(scrolled=True))
        else:
            self._show_claim(scrolled=True)

    def _on_theme(self, _theme: Theme) -> None:
        self._show_claim(scrolled=True)

    def _on_page_chosen(self, _index: int) -> None:
        self.tabs.show_page(self._session.page_index)
        self._show_page()

    def _on_doing(self, doing: Doing) -> None:
        checking = doing is Doing.CHECKING
        if checking is not self._manner.checking:
            self._manner = replace(self._manner, checking=checking)
            if self._session.claim is not None and self._session.page is None:
                self._refresh()

    # Showing

    def _what_is_shown(self) -> tuple[object, ...]:
        """Return what the evidence is made from; a verdict alone changes none of it."""
        claim = self._session.claim
        if claim is None:
            return ()
        hidden = self._session.hides(claim)
        return claim.attribution, claim.pages, claim.evidence_changed, hidden

    def is_current(self) -> bool:
        """Say whether the chosen claim is shown as it stands; behind while pages arrive."""
        made_from = self._what_is_shown()
        return len(self._shown) == len(made_from) and all(map(is_, self._shown, made_from))

    def _show_claim(self, *, scrolled: bool = False) -> None:
        self._turns.begin(self._claim_steps(scrolled=scrolled))
        self._turns.finish()

    def _show_page(self) -> None:
        self._turns.begin(self._page_steps())
        self._turns.finish()

    def _refresh(self) -> None:
        self._turns.begin(self._body_steps(scrolled=True))
        self._turns.finish()

    def _claim_steps(self, *, scrolled: bool) -> Iterator[None]:
        """Show the claim step by step; as far down as before where ``scrolled``."""
        shown = self._what_is_shown()
        claim, check = self._session.claim, self._session.check
        self._head.show_claim(claim, check)
        pages = claim.pages if claim is not None and not self._session.hides(claim) else ()
        self.tabs.show_pages(pages, best_first(pages), self._session.page_index)
        yield
        if claim is None or check is None:
            self.places = ()
            without = check is not None and not check.claims
            told = parts.none_found(self._actions) if without else (word("no_selection"),)
            yield from self._put_in(
                (label(one, "quiet", wrap=True) for one in told), scrolled=scrolled
            )
        else:
            yield from self._page_steps(scrolled=scrolled)
        self._shown = shown
        self.verdicts.show_claim(claim)

    def _page_steps(self, *, scrolled: bool = False) -> Iterator[None]:
        """Show the page in front from its beginning: its best place, with little round it."""
        claim, page = self._session.claim, self._session.page
        hidden = claim is not None and self._session.hides(claim)
        self.places = places_of(page) if page is not None and not hidden else ()
        self._manner = replace(self._manner, place=0, breadth=FIRST_BREADTH)
        yield from self._body_steps(scrolled=scrolled)

    def _body_steps(self, *, scrolled: bool) -> Iterator[None]:
        claim, check, page = self._session.claim, self._session.check, self._session.page
        if claim is None or check is None:
            return
        self._enable(page)
        look, actions = self._look, self._actions
        manner = self._manner = replace(
            self._manner, inline=self._is_inline(), house=self._house(),
            copies=self._lookups.copies(claim, page), change=self._lookups.change(page),
        )  # fmt: skip
        if self._session.hides(claim):
            sections = hidden_sections(claim, check.article, look, actions)
        elif page is None:
            sections = unchecked_sections(claim, check.article, look, manner, actions)
        else:
            calls = Calls(self.show_place, self.copy_facts, self._switch)
            sections = evidence_sections(
                claim, check.article, page, self.places, look, manner, calls, actions
            )
        yield from self._put_in(sections, scrolled=scrolled)

    def _enable(self, page: PageResult | None) -> None:
        archives = self._session.desk.options.archives != "never"
        can = possible(page, len(self.places), self.tabs.count(), archives=archives)
        for name, is_possible in can.items():
            self._actions[name].setEnabled(is_possible)

    def _house(self) -> House | None:
        profile = self._session.desk.options.house_profile
        return House(profile) if profile else None

    def _put_in(self, sections: Iterable[QWidget], *, scrolled: bool) -> Iterator[None]:
        yield from self.area.put_in(sections, scrolled=scrolled)
        self._order_tabs()
        self.area.focus_again()
        held = QApplication.focusWidget()
        if scrolled and held in self.verdicts.fields:
            self.area.bring(held)

    # How the words are laid out

    def _is_inline(self) -> bool:
        if self._words:
            return self._words == "inline"
        return self.width() < self._look.theme.px(_WIDE)

    def switch_words(self) -> None:
        """Lay the words side by side or inline, and remember it."""
        self._words = "side" if self._is_inline() else "inline"
        self._settings.setValue("words", self._words)
        self._refresh()

    def _switch(self) -> QWidget:
        other = "words_side" if self._is_inline() else "words_inline"
        return parts.switch_button(self._actions["switch_words"], evidence_word(other))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the words anew where the width asks for it."""
        super().resizeEvent(event)
        self._make_room()
        if self._manner.inline is not self._is_inline() and self.places:
            self._refresh()

    def _make_room(self) -> None:
        """Keep the stamps in sight; other rows scroll where the evidence would have no room."""
        px = self._look.theme.px
        self._head.leave_out_circumstances(self.height() < px(_TALL))
        evidence = max(px(_LEAST), self.height() * 2 // 5)
        room = self.height() - self._head.sizeHint().height() - evidence
        self.verdicts.pin_rows(room, self.width(), self.area.column)
        self._order_tabs()

    def _order_tabs(self) -> None:
        verdicts = self.verdicts
        below = stops_in(self.area.body, *verdicts.scrolled, verdicts)
        tab_through([*stops_in(self.tabs), self.area, *below])

    # Places, pages and facts

    def show_place(self, number: int) -> None:
        """Show another place of the page, counted from 0 and round in a circle."""
        if self.places:
            place = number % len(self.places)
            self._manner = replace(self._manner, place=place, breadth=FIRST_BREADTH)
            self._refresh()
            self._session.noticed.emit(place_count(place + 1, len(self.places)))

    def step_place(self, step: int) -> None:
        """Go to the next place of the page (1) or back (-1)."""
        self.show_place(self._manner.place + step)

    def step_page(self, step: int) -> None:
        """Go to the next page of the claim (1) or back (-1), in the order of the tabs."""
        self.tabs.step(step)

    def widen(self, step: int) -> None:
        """Show a sentence more or fewer on either side, more steeply the more there are."""
        now = self._manner.breadth
        breadth = max(0, min(now + step * max(1, now // 2), _MOST_BREADTH))
        page, at = self._session.page, self._manner.place
        if page is None or page.page is None or not self.places or breadth == now:
            return
        if step > 0 and context_of(page.page.text, self.places[at], now).whole:
            return
        self._manner = replace(self._manner, breadth=breadth)
        self._refresh()

    @property
    def place_number(self) -> int:
        """Which of the places is shown, from 0."""
        return self._manner.place

    @property
    def place(self) -> Place | None:
        """The place that is shown in its surroundings."""
        return self.places[self._manner.place] if self.places else None

    def toggle_facts(self) -> None:
        """Open or close the facts of the page, and remember it."""
        self._manner = replace(self._manner, facts=not self._manner.facts)
        self._settings.setValue("facts", "open" if self._manner.facts else "closed")
        self._refresh()

    def copy_facts(self) -> None:
        """Copy all facts of the page as text."""
        page = self._session.page
        if page is not None:
            QGuiApplication.clipboard().setText(facts_text(facts_of(page)))
            self._session.noticed.emit(evidence_word("facts_copied"))
