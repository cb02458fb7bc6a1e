"""The window before an article: one sentence, three buttons, and recent checks if there are any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.evidence_words import local_time
from citecheck.gui.theme import Look, Theme
from citecheck.gui.views.recent_delegate import RecentDelegate, RecentRow
from citecheck.gui.widgets.icons import icon
from citecheck.gui.widgets.labels import label
from citecheck.store.summaries import CheckSummary
from citecheck.wording.gui import decided_count, empty_sentence, summary_line, word

_BUTTONS = ("paste", "open", "sample")
_WIDTH = 560


class StartPage(QWidget):
    """Shows the way in.

    Signals:
        reopened(str): the user chose a recent check.
    """

    reopened = Signal(str)

    def __init__(self, look: Look, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(word("start_pane"))
        self._look = look
        self._sentence = label(empty_sentence(), "display", wrap=True)
        self._buttons = {name: self._button(name, actions[name]) for name in _BUTTONS}
        self._heading = label(word("recent"), "heading")
        self.recent = _RecentList(look)
        self.recent.picked.connect(self.reopened)
        self._lay_out()
        self.show_recent(())
        look.changed.connect(self._dress)
        self._dress(look.theme)

    def show_recent(self, checks: tuple[CheckSummary, ...]) -> None:
        """List ``checks`` below the buttons; nothing for none."""
        self.recent.show_rows(
            RecentRow(
                check.key,
                check.title or word("article"),
                summary_line(
                    local_time(check.changed_at), decided_count(check.decided, check.claims)
                ),
            )
            for check in checks
        )
        for widget in (self._heading, self.recent):
            widget.setVisible(bool(checks))

    def _button(self, name: str, action: QAction) -> QPushButton:
        words = {"paste": "paste", "open": "open_file", "sample": "sample"}[name]
        button = QPushButton(word(words))
        button.setAccessibleName(word(words))
        button.clicked.connect(action.trigger)
        if name == "paste":
            button.setProperty("weight", "strong")
        return button

    def _lay_out(self) -> None:
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignLeft)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self._buttons.values():
            buttons.addWidget(button)
        buttons.addStretch()
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 0, 24, 0)
        column.setSpacing(24)
        column.addWidget(self._sentence)
        column.addLayout(buttons)
        listed = QVBoxLayout()
        listed.setSpacing(8)
        listed.addWidget(self._heading)
        listed.addWidget(self.recent)
        column.addLayout(listed)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 8)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)

    def _dress(self, theme: Theme) -> None:
        for name, button in self._buttons.items():
            ink = theme.colours.page if name == "paste" else theme.colours.text
            button.setIcon(icon(name, ink))
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._sentence.setFont(theme.reading(24))
        self._sentence.setStyleSheet(
            f"font-family: '{theme.reading().family()}'; font-size: {theme.px(24)}px;"
        )


class _RecentList(QListWidget):
    """Recent checks; click or Enter opens one."""

    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("recent")
        self.setAccessibleName(word("recent"))
        self.setItemDelegate(RecentDelegate(look, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._look = look
        self.itemClicked.connect(self._pick)

    def show_rows(self, rows: Iterable[RecentRow]) -> None:
        """Show ``rows`` (of ``RecentRow``), at most eight without scrolling."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.title}, {row.line}")
            item.setData(Qt.ItemDataRole.UserRole, row)
            self.addItem(item)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._look.theme.px(48) * min(self.count(), 6) + 2)

    def _pick(self, item: QListWidgetItem) -> None:
        row = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, RecentRow):
            self.picked.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current check on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self._pick(self.currentItem())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_look"):
            self._fit()
