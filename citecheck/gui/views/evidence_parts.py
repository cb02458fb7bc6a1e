"""The sections of the evidence pane; each returns a widget, or None where it has nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QTextCharFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from citecheck.gui.evidence_words import chain, context_of, flag_sentence, page_name, provenance
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views.diff import diff_columns, plain_column
from citecheck.gui.widgets.fitted import FittedReading
from citecheck.gui.widgets.flow import FlowLayout
from citecheck.gui.widgets.labels import ElidedLabel, label, set_hint
from citecheck.match.diff import diff_runs
from citecheck.model import (
    Article,
    Attribution,
    ClaimResult,
    FindingKind,
    PageResult,
    Passage,
    Span,
)
from citecheck.wording.actions import button_word
from citecheck.wording.gui import finding_line, word
from citecheck.wording.outcomes import outcome_sentence
from citecheck.wording.signs import (
    FINDING_SIGNS,
    FLAG,
    concern_word,
    finding_word,
    group_of,
    lacks,
)

_CONTEXT_SIZE = 14
_MOST_PASSAGES = 3
_MOST_PLACES = 3


def rule() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def coloured(text: str, role: str, colour: str) -> QWidget:
    """Return a label in a colour of the palette."""
    made = label(text, role)
    made.setStyleSheet(f"color: {colour};")
    return made


def finding_section(page: PageResult, theme: Theme) -> QWidget:
    """Return sign, word, host and the sentence of a finding."""
    finding = page.finding
    colour = theme.colours.group(group_of(finding))
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(coloured(FINDING_SIGNS[finding.kind], "sign", colour))
    row.addWidget(coloured(finding_word(finding.kind), "strong", colour))
    if finding.kind is not FindingKind.UNLINKED:
        row.addWidget(ElidedLabel(page_name(page), "quiet"), 1)
    else:
        row.addStretch()
    column.addLayout(row)
    told = finding_line(finding)
    if finding.kind is FindingKind.UNREACHED:
        status = page.snapshot.status if page.snapshot else None
        told = outcome_sentence(page.outcome, status)
    elif finding.kind is FindingKind.UNLINKED:
        told = word("missing_link")
    column.addWidget(label(told, wrap=True))
    return made


def words_section(page: PageResult, quote: str, look: Look) -> QWidget | None:
    """Return the article's words beside the page's, or alone where the page lacks them."""
    finding = page.finding
    if page.page is not None and finding.evidence is not None and finding.evidence.spans:
        ours, theirs = diff_runs(quote, page.page.text, finding.evidence)
        return diff_columns(ours, theirs, look)
    return titled(word("article"), plain_column(quote, look.theme))


def flags_section(
    page: PageResult, attribution: Attribution, article: Article, theme: Theme
) -> QWidget | None:
    """Return one line for each concern: flag, word, sentence."""
    finding = page.finding
    if not finding.concerns:
        return None
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    colour = theme.colours.group(group_of(finding))
    for concern in finding.concerns:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = coloured(f"{FLAG} {concern_word(concern)}", "strong", colour)
        name.setMinimumWidth(theme.px(88))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        told = flag_sentence(concern, finding, attribution, article.text)
        row.addWidget(label(told, wrap=True), 1)
        column.addLayout(row)
    return made


def context_section(page: PageResult, theme: Theme) -> QWidget | None:
    """Return the found words with the page's words round them."""
    evidence = page.finding.evidence
    if page.page is None or evidence is None or not evidence.spans:
        return None
    return titled(word("context"), _in_context(page.page.text, evidence.spans, theme))


def places_section(page: PageResult, theme: Theme) -> QWidget | None:
    """Return the other places of the page that fit as well."""
    if page.page is None or not page.finding.places:
        return None
    places = page.finding.places[:_MOST_PLACES]
    return titled(word("places"), _in_context(page.page.text, places, theme))


def _in_context(text: str, spans: tuple[Span, ...], theme: Theme) -> QWidget:
    view = FittedReading()
    plain, found = QTextCharFormat(), QTextCharFormat()
    for looks in (plain, found):
        looks.setFont(theme.reading(_CONTEXT_SIZE))
    plain.setForeground(QColor(theme.colours.quiet))
    found.setForeground(QColor(theme.colours.text))
    found.setBackground(theme.tint(theme.colours.accent, 0.14))
    pieces = context_of(text, spans)
    shown = [(piece.text, found if piece.found else plain) for piece in pieces]
    view.show_pieces(shown, theme.leading(plain.font()))
    return view


def passages_section(page: PageResult, theme: Theme) -> QWidget | None:
    """Return the passages that come nearest to words that are not quoted."""
    if page.page is None or not page.finding.passages:
        return None
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for passage in page.finding.passages[:_MOST_PASSAGES]:
        column.addWidget(_passage(passage, page.page.text, theme))
    return titled(word("passages"), made)


def _passage(passage: Passage, text: str, theme: Theme) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    bar = QFrame()
    bar.setProperty("role", "rule")
    bar.setFixedWidth(2)
    row.addWidget(bar)
    column = QVBoxLayout()
    column.setSpacing(0)
    words = plain_column(passage.span.of(text), theme)
    words.setAccessibleName(word("passages"))
    column.addWidget(words)
    told = lacks(passage.missing)
    if told:
        column.addWidget(coloured(told, "body", theme.colours.look))
    row.addLayout(column, 1)
    return made


def chain_section(claim: ClaimResult, page: PageResult) -> QWidget:
    """Return the steps from the article to the words, and when the page was had."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(chain(claim, page), "quiet", wrap=True))
    line, full = provenance(page)
    if line:
        when = label(line, "small")
        set_hint(when, full)
        column.addWidget(when, 0, Qt.AlignmentFlag.AlignLeft)
    return made


def action_buttons(actions: Sequence[QAction]) -> QWidget:
    """Return a row of buttons that trigger ``actions``; each names its key."""
    made = QWidget()
    row = FlowLayout(8, made)
    for action in actions:
        words = button_word(action.objectName())
        button = QPushButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        row.addWidget(button)
    return made


def titled(title: str, body: QWidget) -> QWidget:
    """Return ``body`` under a quiet heading."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    body.setAccessibleName(title)
    column.addWidget(label(title, "heading"))
    column.addWidget(body)
    return made
