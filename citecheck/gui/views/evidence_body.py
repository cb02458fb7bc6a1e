"""What the evidence pane shows of one claim and one of its pages, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from citecheck.gui.evidence.context import FIRST_BREADTH, context_of
from citecheck.gui.evidence.facts import banner_of
from citecheck.gui.evidence.places import Place
from citecheck.gui.text.addresses import host_of
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views import evidence_parts as parts
from citecheck.gui.views.diff import plain_column
from citecheck.gui.views.evidence_changes import changes_section
from citecheck.gui.views.evidence_compared import compared_section, differences_section
from citecheck.gui.views.evidence_context import context_section, passages_section
from citecheck.gui.views.evidence_finding import finding_section, flags_section, house_line
from citecheck.gui.views.evidence_source import chain_section, copies_section, facts_section
from citecheck.gui.widgets.labels import label
from citecheck.model import (
    Article,
    ClaimResult,
    FetchOutcome,
    FindingKind,
    House,
    PageChange,
    PageResult,
)
from citecheck.wording.deciding import predict_first, predict_first_hint
from citecheck.wording.evidence_pane import evidence_word
from citecheck.wording.gui import word

_AGAIN = {
    FetchOutcome.TIMEOUT,
    FetchOutcome.RATE_LIMITED,
    FetchOutcome.SERVER_ERROR,
    FetchOutcome.BAD_RESPONSE,
    FetchOutcome.UNREACHABLE,
    FetchOutcome.NOT_ATTEMPTED,
}
_VANISHED = {FetchOutcome.NOT_FOUND, FetchOutcome.GONE, FetchOutcome.SOFT_404}


@dataclass(frozen=True, slots=True)
class Manner:
    """How the evidence is shown now.

    Attributes:
        place: index of the place that is shown in its surroundings.
        breadth: sentences on either side of it.
        inline: one text for both sides.
        facts: the facts of the page are opened.
        checking: pages are being asked for.
        house: whose rules for quotations are told, or None.
        copies: names of the pages of the claim with the same text.
        change: how the page changed since an earlier copy of it.
    """

    place: int = 0
    breadth: int = FIRST_BREADTH
    inline: bool = False
    facts: bool = False
    checking: bool = False
    house: House | None = None
    copies: tuple[str, ...] = ()
    change: PageChange | None = None


@dataclass(frozen=True, slots=True)
class Calls:
    """What controls inside the evidence call."""

    choose_place: Callable[[int], None]
    copy_facts: Callable[[], None]
    switch: Callable[[], QWidget]


def hidden_sections(
    claim: ClaimResult, article: Article, look: Look, actions: Mapping[str, QAction]
) -> Iterator[QWidget]:
    """Return what is shown before a person has decided: the words, and the way to the page."""
    quote = claim.attribution.quote(article.text)
    return _there([
        label(predict_first(), "strong"),
        label(predict_first_hint(), wrap=True),
        parts.titled(word("article"), plain_column(quote, look.theme)),
        parts.action_buttons(("page_text", "browser"), actions),
    ])  # fmt: skip


def unchecked_sections(
    claim: ClaimResult,
    article: Article,
    look: Look,
    manner: Manner,
    actions: Mapping[str, QAction],
) -> Iterator[QWidget]:
    """Return what is shown of a claim that was not checked yet: being asked, to ask, or no link."""
    quote = claim.attribution.quote(article.text)
    hosts = ", ".join(dict.fromkeys(filter(None, map(host_of, claim.attribution.links))))
    title = evidence_word("asking") if manner.checking and hosts else word("not_checked")
    hint = evidence_word("asking_hint") if manner.checking else word("not_checked_hint")
    if not hosts:
        hint = evidence_word("nothing_linked")
    return _there([
        parts.coloured(title, "strong", look.theme.colours.open),
        label(hint, wrap=True),
        label(hosts, "quiet", wrap=True) if hosts else None,
        parts.titled(word("article"), plain_column(quote, look.theme)),
        parts.action_buttons(("give_text", "give_file"), actions),
        chain_section(claim, None, article, look.theme),
    ])  # fmt: skip


def evidence_sections(
    claim: ClaimResult,
    article: Article,
    page: PageResult,
    places: tuple[Place, ...],
    look: Look,
    manner: Manner,
    calls: Calls,
    actions: Mapping[str, QAction],
) -> Iterator[QWidget]:
    """Make everything that is shown of one page of a claim, one section after the other."""
    theme, attribution = look.theme, claim.attribution
    quote, banner = attribution.quote(article.text), banner_of(page)
    reached = page.finding.kind is not FindingKind.UNREACHED
    house = house_line(page, attribution, article, manner.house)
    switch = _switch(page, calls)
    # One a step: together they take long enough to be felt.
    makers: tuple[Callable[[], QWidget | None], ...] = (
        lambda: parts.strip(banner, theme) if banner and reached else None,
        lambda: changes_section(claim, page, manner.change, theme),
        lambda: finding_section(page, theme, house, actions),
        lambda: parts.action_buttons(next_steps(page), actions),
        lambda: compared_section(page, quote, look, inline=manner.inline, switch=switch),
        lambda: differences_section(page, theme),
        lambda: flags_section(page, attribution, article, theme),
        *_around(page, places, theme, manner, calls, actions),
        lambda: chain_section(claim, page, article, theme),
        lambda: copies_section(manner.copies),
        lambda: facts_section(
            page, theme, actions["facts"], is_open=manner.facts, copy=calls.copy_facts
        ),
    )
    yield from _there(make() for make in makers)


def _around(
    page: PageResult,
    places: tuple[Place, ...],
    theme: Theme,
    manner: Manner,
    calls: Calls,
    actions: Mapping[str, QAction],
) -> tuple[Callable[[], QWidget | None], ...]:
    """Return what makes the sections with the surroundings of the place that is shown."""
    text, at = page.page, manner.place
    if text is None or not places:
        return ()
    context = context_of(text.text, places[at], manner.breadth)
    return (
        lambda: passages_section(text, places, at, context, theme, calls.choose_place, actions),
        lambda: context_section(text, places, at, context, theme, actions),
    )


def next_steps(page: PageResult) -> tuple[str, ...]:
    """Return the actions that lead on from a page without the words, the likeliest first."""
    kind, outcome = page.finding.kind, page.outcome
    if page.removal is not None:
        return "refetch", "browser", "give_text", "give_file", "archive"
    if kind is FindingKind.ABSENT:
        return "page_text", "browser", "give_text", "give_file"
    if kind is FindingKind.UNLINKED:
        return "give_text", "give_file"
    if kind is not FindingKind.UNREACHED:
        return ()
    if outcome in _VANISHED:
        return "archive", "browser", "give_text", "give_file", "refetch"
    if outcome in _AGAIN:
        return "refetch", "browser", "give_text", "give_file", "archive"
    return "browser", "give_text", "refetch", "give_file", "archive"


def _switch(page: PageResult, calls: Calls) -> QWidget | None:
    evidence = page.finding.evidence
    return calls.switch() if evidence is not None and evidence.spans else None


def _there(sections: Iterable[QWidget | None]) -> Iterator[QWidget]:
    return (section for section in sections if section is not None)
