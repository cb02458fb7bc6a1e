"""The room of the claim editor: empty until a claim is marked or changed for the first time.

The editor is a fifth of the window's widgets; a window that is made, coloured or spoken to anew
need not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea

from citecheck.gui.views.claim_editor import ClaimEditor
from citecheck.model import Span


class ClaimEditing(QScrollArea):
    """Scrolls the editor where the pane is low; tells what the editor tells.

    Args:
        selection: gives the words that are selected in the article, or None.

    Signals: as ``ClaimEditor``.
    """

    drafted = Signal(object)
    finished = Signal(object, object)
    wanted = Signal(bool)
    troubled = Signal(str)

    def __init__(self, selection: Callable[[], Span | None]) -> None:
        super().__init__()
        self._selection = selection
        self._editor: ClaimEditor | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def editor(self) -> ClaimEditor:
        """The editor, made when it is asked for first."""
        if self._editor is None:
            made = self._editor = ClaimEditor(self._selection)
            self.setWidget(made)
            made.drafted.connect(self.drafted)
            made.finished.connect(self.finished)
            made.wanted.connect(self.wanted)
            made.troubled.connect(self.troubled)
        return self._editor

    def leave(self) -> None:
        """Close the editor without telling anybody: another article is shown."""
        if self._editor is not None:
            self._editor.leave()

    def needed_height(self) -> int:
        """Return the pixels that the editor needs to be seen whole; 0 before its first use."""
        return self._editor.sizeHint().height() + 2 if self._editor is not None else 0
