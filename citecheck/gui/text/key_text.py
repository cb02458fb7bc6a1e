"""Keys as the platform writes them: ⌘K here, Ctrl+K or Strg+K there."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence


def key_text(keys: QKeySequence | str) -> str:
    """Return how the platform writes ``keys``, which may come in Qt's portable form."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def key_of(action: QAction) -> str:
    """Return the first key of ``action`` as the platform writes it, or ""."""
    return key_text(action.shortcut())
