"""The head of the evidence: what was found in a page, what it turns on, and what a house says."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from citecheck.gui.evidence.differences import concern_lines
from citecheck.gui.evidence.words import page_name
from citecheck.gui.text.key_text import key_of
from citecheck.gui.theme import Theme
from citecheck.gui.views.evidence_parts import coloured, column
from citecheck.gui.widgets.labels import ElidedLabel, label
from citecheck.model import (
    Article,
    Attribution,
    FindingKind,
    House,
    PageResult,
)
from citecheck.report.rules import page_acceptance
from citecheck.wording.archives import way_sentences
from citecheck.wording.gui import finding_line, word
from citecheck.wording.house import acceptance_sentence
from citecheck.wording.outcomes import outcome_sentence
from citecheck.wording.retention import finding_stays, removed_briefly
from citecheck.wording.signs import FINDING_SIGNS, FLAG, concern_word, finding_word, group_of

_KEYS_NAMED = {"T": "give_text", "R": "refetch"}
"""The keys that sentences about pages name, as they are shipped."""


def finding_section(
    page: PageResult, theme: Theme, house: QWidget | None, actions: Mapping[str, QAction]
) -> QWidget:
    """Return sign, word, host and the sentence of a finding, and what a house says of it."""
    finding = page.finding
    colour = theme.colours.group(group_of(finding))
    made, rows = column()
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(coloured(FINDING_SIGNS[finding.kind], "sign", colour))
    row.addWidget(coloured(finding_word(finding.kind), "strong", colour))
    if finding.kind is FindingKind.UNLINKED:
        row.addStretch()
    else:
        row.addWidget(ElidedLabel(page_name(page), "quiet", foreign=True), 1)
    rows.addLayout(row)
    rows.addWidget(label(_with_own_keys(told_of(page), actions), wrap=True, selectable=True))
    for line in way_sentences(page.snapshot) if page.snapshot else ():
        rows.addWidget(label(line, "quiet", wrap=True, selectable=True))
    if page.removal is not None:
        gone = removed_briefly(page.removal)
        told = f"{gone} {_with_own_keys(finding_stays(), actions)}"
        rows.addWidget(label(told, "quiet", wrap=True, selectable=True))
    if house is not None:
        rows.addWidget(house)
    return made


def _with_own_keys(sentence: str, actions: Mapping[str, QAction]) -> str:
    """Return ``sentence`` with the keys that its steps have now; a step without one names none."""
    for shipped, name in _KEYS_NAMED.items():
        key = key_of(actions[name])
        sentence = sentence.replace(f" ({shipped})", f" ({key})" if key else "")
    return sentence


def told_of(page: PageResult) -> str:
    """Return the sentence of a page: what its finding says, or why there is none."""
    if page.finding.kind is FindingKind.UNREACHED:
        return outcome_sentence(page.outcome, page.snapshot.status if page.snapshot else None)
    if page.finding.kind is FindingKind.UNLINKED:
        return word("missing_link")
    return finding_line(page.finding)


def house_line(
    page: PageResult, attribution: Attribution, article: Article, house: House | None
) -> QWidget | None:
    """Return what a house's rules make of a quotation; None where they have nothing to judge."""
    told = page_acceptance(attribution, article.text, page, house)
    return label(acceptance_sentence(told), "quiet", wrap=True) if told else None


def flags_section(
    page: PageResult, attribution: Attribution, article: Article, theme: Theme
) -> QWidget | None:
    """Return for each concern: flag and word, what it means here, and the words it turns on."""
    if not page.finding.concerns:
        return None
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    colour = theme.colours.group(group_of(page.finding))
    for at, concern in enumerate(page.finding.concerns):
        name = coloured(f"{FLAG} {concern_word(concern)}", "strong", colour)
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        told, turns_on = concern_lines(concern, page, attribution, article)
        lines, rows = column(0)
        rows.addWidget(label(told, wrap=True, selectable=True))
        if turns_on:
            rows.addWidget(label(turns_on, "quiet", wrap=True, selectable=True))
        grid.addWidget(lines, at, 1)
    return made
