"""What the sections of the evidence pane are made of: rules, headings, buttons, a banner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.text.key_text import key_of
from citecheck.gui.theme import Theme
from citecheck.gui.widgets.flow import FlowLayout
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import label, name_button
from citecheck.wording.evidence_pane import evidence_word, with_key
from citecheck.wording.keys import plain_action
from citecheck.wording.looking import how_to_mark, nothing_to_choose


def bare_column(owner: QWidget) -> QVBoxLayout:
    """Return a column on ``owner`` without margins or gaps."""
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def rule() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def coloured(text: str, role: str, colour: str, *, wrap: bool = False) -> QLabel:
    """Return a label in a colour of the palette."""
    made = label(text, role, wrap=wrap)
    made.setStyleSheet(f"color: {colour};")
    return made


def column(spacing: int = 4) -> tuple[QWidget, QVBoxLayout]:
    """Return a widget and its column without margins."""
    made = QWidget()
    rows = bare_column(made)
    rows.setSpacing(spacing)
    return made, rows


def action_buttons(names: Sequence[str], actions: Mapping[str, QAction]) -> QWidget | None:
    """Return buttons that trigger the actions ``names``; None where there are none of them."""
    known = [name for name in names if name in actions and actions[name].isEnabled()]
    if not known:
        return None
    made = QWidget()
    row = FlowLayout(8, made)
    for name in known:
        row.addWidget(action_button(actions[name]))
    return made


def action_button(action: QAction) -> QPushButton:
    """Return a button that triggers ``action``; it names its key, whichever that is."""
    words = keyed(action)
    button = QPushButton(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(words)
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    return button


def icon_button(action: QAction, picture: str, theme: Theme) -> QToolButton:
    """Return a small button with an icon, named by the words of ``action``."""
    button = QToolButton()
    button.setIcon(icon(picture, theme.colours.text, theme.tint(theme.colours.quiet, 0.5).name()))
    button.setIconSize(QSize(theme.px(16), theme.px(16)))
    button.setProperty("weight", "small")
    return _triggering(button, action)


def text_button(action: QAction, words: str) -> QToolButton:
    """Return a button of ``words`` without frame that triggers ``action``."""
    button = QToolButton()
    button.setText(words)
    button.setProperty("weight", "text")
    return _triggering(button, action)


def _triggering(button: QToolButton, action: QAction) -> QToolButton:
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setEnabled(action.isEnabled())
    name_button(button, keyed(action))
    button.clicked.connect(action.trigger)
    return button


def switch_button(action: QAction, words: str) -> QToolButton:
    """Return a small flat button that shows what ``action`` would change to."""
    button = QToolButton()
    button.setText(words)
    button.setProperty("weight", "text")
    button.setProperty("at", "end")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    name = evidence_word("switch_words")
    name_button(button, name, with_key(name, key_of(action)))
    button.clicked.connect(action.trigger)
    return button


def keyed(action: QAction) -> str:
    """Return what the evidence calls ``action``, with its key."""
    return with_key(evidence_word(action.objectName()), key_of(action))


def titled(title: str, body: QWidget, *beside: QWidget) -> QWidget:
    """Return ``body`` under a quiet heading, with ``beside`` at the heading's right."""
    made, rows = column()
    if not body.accessibleName():
        body.setAccessibleName(title)
    head = QHBoxLayout()
    head.setSpacing(4)
    head.addWidget(label(title, "heading", wrap=bool(beside)), 1, Qt.AlignmentFlag.AlignVCenter)
    for widget in beside:
        head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    rows.addLayout(head)
    rows.addWidget(body)
    return made


def strip(text: str, theme: Theme) -> QFrame:
    """Return a sentence on a tinted ground, for a page that is no ordinary one."""
    made = QFrame()
    made.setObjectName("strip")
    c = theme.colours
    made.setStyleSheet(
        f"QFrame#strip {{ background: {theme.tint(c.look, 0.12).name()};"
        f" border-left: {theme.px(3)}px solid {c.look}; }}"
    )
    row = QHBoxLayout(made)
    row.setContentsMargins(12, 8, 12, 8)
    row.addWidget(label(text, wrap=True, selectable=True))
    return made


def none_found(actions: Mapping[str, QAction]) -> tuple[str, str]:
    """Return what is told of an article without claims, and what one can do."""
    return nothing_to_choose(), how_to_mark(
        plain_action("mark_claim"), key_of(actions["mark_claim"])
    )
