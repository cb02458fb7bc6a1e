"""Windows that only tell: help pages, keys, the pages of a check."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.evidence_words import page_name
from citecheck.gui.shown_text import shown_text
from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import ElidedLabel, label
from citecheck.gui.widgets.reading import ReadingView, gap, paragraph
from citecheck.model import PageResult
from citecheck.report.chain import shown_url
from citecheck.wording.gui import action_word, word
from citecheck.wording.outcomes import outcome_sentence, outcome_word


def help_page(title: str, text: str, look: Look, parent: QWidget) -> Dialog:
    """Return a window with a shipped help page; Markdown headings are set larger, no more."""
    dialog = Dialog(title, parent)
    dialog.resize(680, 600)
    view = ReadingView()
    view.setAccessibleName(title)
    view.setStyleSheet("QTextEdit { padding: 0 12px; }")
    theme = look.theme
    levels = [len(line) - len(line.lstrip("#")) for line in text.split("\n")]
    plain = "\n".join(line.lstrip("#").lstrip() if line[:1] == "#" else line
                      for line in text.split("\n"))  # fmt: skip
    coming = iter(levels)

    def formats(_point: int, line: str) -> tuple[QTextBlockFormat, QTextCharFormat]:
        level = next(coming, 0)
        letters = QTextCharFormat()
        letters.setForeground(QColor(theme.colours.text))
        letters.setFont(theme.reading({1: 22, 2: 18}.get(level, 16)))
        letters.setFontWeight(600 if level else 400)
        return (
            (paragraph(theme.leading(letters.font()), below=4), letters)
            if line.strip()
            else (gap(10), letters)
        )

    view.fill(shown_text(plain), formats)
    dialog.body.addWidget(view, 1)
    dialog.add_buttons()
    return dialog


def keys_window(actions: Sequence[QAction], parent: QWidget) -> Dialog:
    """Return a window with every key and what it does."""
    dialog = Dialog(word("keys_title"), parent)
    dialog.resize(760, 600)
    rows = QWidget()
    grid = QGridLayout(rows)
    grid.setContentsMargins(8, 8, 8, 8)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    keyed = [action for action in actions if action.shortcuts()]
    half = (len(keyed) + 1) // 2
    for at, action in enumerate(keyed):
        keys = "  ".join(k.toString(k.SequenceFormat.NativeText) for k in action.shortcuts())
        side = 2 * (at // half)
        grid.addWidget(label(keys, "strong"), at % half, side, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(_plain(action_word(action.objectName()))), at % half, side + 1)
    dialog.body.addWidget(_scrolling(rows), 1)
    dialog.add_buttons()
    return dialog


def pages_window(pages: Sequence[PageResult], parent: QWidget) -> Dialog:
    """Return a window with each page of a check and how it was had or not."""
    dialog = Dialog(word("pages_title"), parent)
    dialog.resize(720, 480)
    rows = QWidget()
    grid = QGridLayout(rows)
    grid.setContentsMargins(8, 8, 8, 8)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    if not pages:
        grid.addWidget(label(word("pages_not_asked"), "quiet"), 0, 0)
    for at, page in enumerate(pages):
        url = page.reference.url or (page.snapshot.url if page.snapshot else "") or ""
        status = page.snapshot.status if page.snapshot else None
        top = Qt.AlignmentFlag.AlignTop
        name = QVBoxLayout()
        name.setSpacing(0)
        name.addWidget(label(page_name(page), "strong"))
        name.addWidget(ElidedLabel(shown_url(url), "small"))
        grid.addLayout(name, at, 0, top)
        grid.addWidget(label(outcome_word(page.outcome)), at, 1, top)
        told = label(outcome_sentence(page.outcome, status), "quiet", wrap=True)
        grid.addWidget(told, at, 2, top)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(2, 4)
    grid.setRowStretch(len(pages), 1)
    dialog.body.addWidget(_scrolling(rows), 1)
    dialog.add_buttons()
    return dialog


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    content.setObjectName("panel")
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _plain(text: str) -> str:
    """Return an action's text without mnemonic and dots."""
    return text.replace("&", "").removesuffix("…").strip()
