"""The only place where labels, tooltips and message boxes get their text: plain, always.

Qt takes a text that looks like markup for markup, and opens the files that it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:  # each of Qt's classes takes time to load, and the first paint waits for it
    from PySide6.QtGui import QAction, QPaintEvent
    from PySide6.QtWidgets import QAbstractButton, QMessageBox

_LONGEST_LABEL = 1000
_PLAIN = 0
"""``Qt.TextFormat.PlainText``; see ``citecheck.gui.first_paint`` for why it is not named."""


def label(
    text: str = "",
    role: str = "body",
    *,
    wrap: bool = False,
    selectable: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """Return a label that shows ``text`` as plain text.

    Args:
        text: foreign or ours.
        role: body, quiet, small, heading, title or display; the theme has a look for each.
        wrap: break long texts into lines.
        selectable: let mouse and keyboard select its words.
        parent: the owner, or None.
    """
    made = QLabel(parent)
    made.setProperty("textFormat", _PLAIN)
    made.setText(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if made.isRightToLeft():
        # Qt would put words that read rightwards at the left of a window that reads leftwards.
        side = QtCore.Qt.AlignmentFlag
        made.setAlignment(side.AlignRight | side.AlignAbsolute | side.AlignVCenter)
    if selectable:
        made.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class ElidedLabel(QLabel):
    """One line of plain text that ends in … where there is no room; the hover has it all.

    Args:
        text: what is shown.
        role: as of ``label``.
        parent: the owner, or None.
        foreign: the line is all somebody else's words, and reads as they do, not as the window.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        parent: QWidget | None = None,
        *,
        foreign: bool = False,
    ) -> None:
        super().__init__(parent)
        self._foreign = foreign
        self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show ``text``; its line breaks become spaces, and a very long one is cut."""
        self.setText(" ".join(text[:_LONGEST_LABEL].split()))
        set_hint(self, self.text())

    def minimumSizeHint(self) -> QSize:
        """Return a width that any layout can grant."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole line is painted
        """Paint the text, elided at the right."""
        painter = QPainter(self)
        room = self.contentsRect()
        line = self.fontMetrics().elidedText(
            self.text(), QtCore.Qt.TextElideMode.ElideRight, room.width()
        )
        side = self.alignment()
        if self._foreign:
            side = QtWidgets.QStyle.visualAlignment(self.layoutDirection(), side)
            painter.setLayoutDirection(QtCore.Qt.LayoutDirection.LayoutDirectionAuto)
        self.style().drawItemText(
            painter, room, side.value, self.palette(), self.isEnabled(), line,
            self.foregroundRole(),
        )  # fmt: skip
        painter.end()


def set_hint(widget: QWidget | QAction, text: str) -> None:
    """Give ``widget``, or the button of an action, a tooltip that shows ``text`` as it is."""
    widget.setToolTip(hint(text))


def hint(text: str) -> str:
    """Return ``text`` so that a tooltip shows it as it is; empty for none."""
    if not text:
        return ""
    import html  # noqa: PLC0415 - after the first paint

    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>"


def name_button(button: QAbstractButton, name: str, hover: str = "") -> None:
    """Give ``button`` its accessible name and its tooltip."""
    button.setAccessibleName(name)
    set_hint(button, hover or name)


def message_box(title: str, text: str, parent: QWidget | None = None) -> QMessageBox:
    """Return a message box that shows ``text`` as plain text; show it with ``open()``."""
    from PySide6.QtWidgets import QGridLayout, QMessageBox  # noqa: PLC0415 - after the first paint

    box = QMessageBox(parent)
    box.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    grid, told = box.layout(), box.findChild(QLabel, "qt_msgbox_label")
    if isinstance(grid, QGridLayout) and told is not None:
        # Qt keeps a column for an icon where there is none.
        empty = grid.itemAtPosition(0, 0)
        if empty is not None and empty.spacerItem() is not None:
            grid.removeItem(empty)
            grid.addWidget(told, 0, 0, 1, 2)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setVerticalSpacing(12)
    return box
