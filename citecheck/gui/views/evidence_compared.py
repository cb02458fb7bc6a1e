"""The article's words and the page's, side by side or inline, and each difference in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from citecheck.gui.evidence.differences import MOST, Difference, differences_of
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views.diff import Shown, diff_columns, diff_inline, plain_column
from citecheck.gui.views.evidence_parts import coloured, titled
from citecheck.gui.widgets.labels import label, set_hint
from citecheck.match.diff import diff_runs, inline_runs
from citecheck.model import EditOp, PageResult
from citecheck.wording.evidence_pane import edit_kind, evidence_word, more_edits
from citecheck.wording.gui import word

_SIGNS = {EditOp.GAP: "…", EditOp.BRACKET: "[ ]", EditOp.CASE: "Aa", EditOp.PUNCTUATION: "⟨,⟩"}


def compared_section(
    page: PageResult, quote: str, look: Look, *, inline: bool, switch: QWidget | None
) -> QWidget:
    """Return the words of both sides; the article's alone where the page lacks them.

    Args:
        page: where they were looked for.
        quote: the article's words.
        look: the theme in use.
        inline: one text for both sides instead of two columns.
        switch: a control beside the heading, or None.
    """
    evidence = page.finding.evidence
    if page.page is None or evidence is None or not evidence.spans:
        return titled(word("article"), plain_column(quote, look.theme))
    beside = (switch,) if switch is not None else ()
    if inline:
        shown = [
            Shown(run, is_page) for run, is_page in inline_runs(quote, page.page.text, evidence)
        ]
        return titled(evidence_word("both"), diff_inline(shown, look), *beside)
    ours, theirs = diff_runs(quote, page.page.text, evidence)
    return diff_columns(ours, theirs, look, switch=switch)


def differences_section(page: PageResult, theme: Theme) -> QWidget | None:
    """Return each difference as letter and words, those of words first; None without any."""
    found = differences_of(page)
    if not found:
        return None
    return titled(evidence_word("differences"), _rows(found, theme))


def _rows(found: Sequence[Difference], theme: Theme) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    c = theme.colours
    for at, one in enumerate(found[:MOST]):
        sign = one.letter or _SIGNS.get(one.edit.op, "·")
        mark = coloured(sign, "strong", c.wrong if one.letter else c.quiet)
        mark.setAccessibleName(edit_kind(one.edit))
        set_hint(mark, edit_kind(one.edit))
        told = label(
            one.words, "strong" if one.edit.protected else "body", wrap=True, selectable=True
        )
        grid.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, at, 1)
    if len(found) > MOST:
        grid.addWidget(label(more_edits(len(found) - MOST), "quiet"), MOST, 1)
    return made
