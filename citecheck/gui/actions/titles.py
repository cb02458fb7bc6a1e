"""The titles in the menu bar, painted before the actions below them are loaded."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar

from citecheck.gui.actions.mnemonics import distinct
from citecheck.wording.actions import menu_word

TITLES = ("file", "edit", "view", "claim", "evidence", "check", "help")


def add_titles(bar: QMenuBar) -> dict[str, QMenu]:
    """Return an empty menu for each of ``TITLES``, no mnemonic twice in the bar."""
    words = distinct([menu_word(title) for title in TITLES])
    return {title: bar.addMenu(text) for title, text in zip(TITLES, words, strict=True)}
