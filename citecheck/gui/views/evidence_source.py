"""Where the page's words come from: the chain, copies, when it was had, and its facts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from citecheck.gui.evidence.facts import Fact, facts_of
from citecheck.gui.evidence.steps import steps_of
from citecheck.gui.evidence.words import provenance
from citecheck.gui.theme import Theme
from citecheck.gui.views.evidence_parts import column, text_button, titled
from citecheck.gui.widgets.chain_diagram import ChainDiagram
from citecheck.gui.widgets.labels import ElidedLabel, label, set_hint
from citecheck.model import Article, ClaimResult, PageResult
from citecheck.wording.evidence_pane import evidence_word, same_text_as

_LONG = 60


def chain_section(
    claim: ClaimResult, page: PageResult | None, article: Article, theme: Theme
) -> QWidget:
    """Return the drawn chain from the article to the speaker."""
    diagram = ChainDiagram(steps_of(claim, page, article), theme)
    return titled(evidence_word("chain"), diagram)


def copies_section(names: tuple[str, ...]) -> QWidget | None:
    """Return that other pages of the claim carry the same text; None where none does."""
    return label(same_text_as(names), "quiet", wrap=True) if names else None


def facts_section(
    page: PageResult, theme: Theme, toggle: QAction, *, is_open: bool, copy: Callable[[], None]
) -> QWidget | None:
    """Return when the page was had, and its facts where they are opened; None if never asked."""
    line, full = provenance(page)
    facts = facts_of(page)
    if not line or not facts:
        return None
    made, rows = column(8)
    head = QHBoxLayout()
    head.setSpacing(8)
    button = text_button(toggle, ("▾ " if is_open else "▸ ") + evidence_word("facts"))
    button.setProperty("at", "start")
    head.addWidget(button)
    when = ElidedLabel(line, "small")
    set_hint(when, full)
    head.addWidget(when, 1)
    rows.addLayout(head)
    if is_open:
        rows.addWidget(_rows(facts, theme))
        copying = QPushButton(evidence_word("copy_facts"))
        copying.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        copying.clicked.connect(copy)
        rows.addWidget(copying, 0, Qt.AlignmentFlag.AlignLeading)
    return made


def _rows(facts: tuple[Fact, ...], theme: Theme) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(theme.px(8), 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for at, fact in enumerate(facts):
        grid.addWidget(label(fact.name, "quiet"), at, 0, Qt.AlignmentFlag.AlignTop)
        # A long address has no place to break; it is cut for the eye, and whole on hover.
        unbroken = max((len(word) for word in fact.shown.split()), default=0) > _LONG // 2
        shown = (
            ElidedLabel(fact.shown) if unbroken else label(fact.shown, wrap=True, selectable=True)
        )
        set_hint(shown, fact.hover or fact.whole or fact.shown)
        grid.addWidget(shown, at, 1)
    return made
