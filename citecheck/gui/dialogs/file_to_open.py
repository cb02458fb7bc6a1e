"""Asking which file to open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(parent: QWidget, title: str, kinds: str, then: Callable[[str], object]) -> None:
    """Ask beside ``parent`` for one file that is there, and call ``then`` with its path.

    Args:
        parent: what the dialog belongs to.
        title: of the dialog.
        kinds: of file, as Qt's filter; empty for any.
        then: called with the path that was chosen, never where nothing was.
    """
    dialog = QFileDialog(parent, title, "", kinds)
    # The kinds in words: with all their endings they have no room.
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(then)
    dialog.open()
