"""Windows that only tell: help pages and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QGridLayout, QWidget

from citecheck.gui.dialogs.frame import Dialog, scrolling
from citecheck.gui.shown_text import shown_text
from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.reading import ReadingView, gap, paragraph
from citecheck.wording.actions import action_word
from citecheck.wording.gui import word


def help_page(title: str, text: str, look: Look, parent: QWidget) -> Dialog:
    """Return a window with a shipped help page; Markdown headings are set larger, no more."""
    dialog = Dialog(title, parent)
    dialog.take_room(680, 600)
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
    dialog.take_room(760, 600)
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
    dialog.body.addWidget(scrolling(rows), 1)
    dialog.add_buttons()
    return dialog


def _plain(text: str) -> str:
    """Return an action's text without mnemonic and dots."""
    return text.replace("&", "").removesuffix("…").strip()
