"""The part of the evidence that scrolls; what is put in anew leaves keys and place as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from citecheck.gui.views.evidence_parts import column
from citecheck.wording.gui import word


class EvidenceArea(QScrollArea):
    """Holds the sections of one page of a claim.

    Attributes:
        body: the sections that are shown now.
        column: where ``body`` stands; rows that find no room below come after it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.body = QWidget()
        self._attic = QWidget()
        self._held = ""
        self._unfinished: QWidget | None = None
        self._inside, self.column = column(0)
        self._inside.setObjectName("panel")
        self.column.addWidget(self.body, 1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(word("evidence_pane"))

    def put_in(self, sections: Iterable[QWidget], *, scrolled: bool) -> Iterator[None]:
        """Show ``sections``, one below the other, instead of what is shown; one a step.

        All are made, dressed and laid out out of sight; the last step shows them, as far down as
        before where ``scrolled``. Steps that are not taken to their end change nothing.
        """
        if self._unfinished is not None:
            self._unfinished.deleteLater()
        body = self._unfinished = QWidget(self._inside)
        body.hide()
        yield from self._fill(body, sections)
        far = self.verticalScrollBar().value() if scrolled else 0
        self._unfinished = None
        self._show(body)
        self._inside.adjustSize()
        self.verticalScrollBar().setValue(far)

    def _fill(self, body: QWidget, sections: Iterable[QWidget]) -> Iterator[None]:
        rows = QVBoxLayout(body)
        rows.setContentsMargins(16, 12, 16, 16)
        rows.setSpacing(16)
        for section in sections:
            rows.addWidget(section)
            for widget in (section, *section.findChildren(QWidget)):
                widget.ensurePolished()
            yield
        rows.addStretch()
        body.resize(self.body.width(), body.sizeHint().height())
        rows.activate()
        yield

    def _show(self, body: QWidget) -> None:
        held = QApplication.focusWidget()
        within = held is not None and self.body.isAncestorOf(held)
        self._held = held.accessibleName() if held is not None and within else ""
        self.column.replaceWidget(self.body, body)
        # What was clicked may stand in the old body; it must live until the click is over.
        self.body.setParent(self._attic)
        self.body.deleteLater()
        self.body = body
        body.show()

    def focus_again(self) -> None:
        """Give the keys to what has the name of the control that had them before the sections."""
        if not self._held:
            return
        for widget in self.body.findChildren(QWidget):
            can = widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            if can and widget.accessibleName() == self._held:
                widget.setFocus()
                return
        self.setFocus()

    def bring(self, field: QWidget) -> None:
        """Scroll to a field that has the keys, where it stands in here."""
        if self.isAncestorOf(field):
            self.ensureWidgetVisible(field)
