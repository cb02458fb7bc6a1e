"""Every action with its key: choose a row, press a new one; clashes are told before they happen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.actions.keymap import entries_of, is_bare, normal, resolve, who_has
from citecheck.gui.actions.menus import LETTERS, shipped_keys
from citecheck.gui.dialogs.row_table import choose_rows
from citecheck.gui.text.key_text import key_text
from citecheck.gui.widgets.labels import label
from citecheck.wording import preferences as words
from citecheck.wording.keys import plain_action

_MODIFIER_KEYS = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta}
_HEIGHT = 320


class KeyTable(QWidget):
    """The keys in use.

    Args:
        entries: of the options.

    Signals:
        changed(tuple[str, ...]): entries for the options.
    """

    changed = Signal(object)

    def __init__(self, entries: Iterable[str]) -> None:
        super().__init__()
        self._shipped = shipped_keys()
        self.keys, _faults = resolve(entries, self._shipped, LETTERS)
        self._names = sorted(self._shipped, key=lambda name: plain_action(name).casefold())
        self.searchable = " ".join(
            (words.section_word("keys"), *(plain_action(name) for name in self._names))
        ).casefold()
        self.table = QTableWidget(len(self._names), 2)
        self.field = QLineEdit()
        self.shipped = QPushButton(words.word("keys_shipped"))
        self.fault = label(role="fault", wrap=True)
        self._furnish()
        self._lay_out()
        self._show()
        self.table.setCurrentCell(0, 0)

    def give(self, key: str) -> None:
        """Give the chosen action this key alone; an empty one takes all its keys away."""
        name = self._names[self.table.currentRow()]
        told = self._fault_of(name, key)
        self.fault.setText(told)
        if told:
            return
        self.keys[name] = (normal(key),) if key else ()
        self._tell()

    def _fault_of(self, name: str, key: str) -> str:
        if not key:
            return ""
        try:
            other = who_has(key, self.keys, but=name)
        except ValueError:
            return words.key_bare(key)
        if other:
            return words.key_taken(key, other)
        return words.key_bare(key) if is_bare(normal(key)) and name not in LETTERS else ""

    def _give_shipped(self) -> None:
        name = self._names[self.table.currentRow()]
        taken = [(k, who_has(k, self.keys, but=name)) for k in self._shipped[name]]
        clash = next(((key, other) for key, other in taken if other), None)
        if clash:
            self.fault.setText(words.key_taken(*clash))
            return
        self.keys[name] = self._shipped[name]
        self.fault.setText("")
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit(entries_of(self.keys, self._shipped))

    def _show(self) -> None:
        for row, name in enumerate(self._names):
            keys = "   ".join(key_text(key) for key in self.keys[name])
            for column, text in enumerate((plain_action(name), keys or words.word("keys_none"))):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(row, column, item)
        self._on_row()

    def _on_row(self) -> None:
        row = self.table.currentRow()
        keys = self.keys[self._names[row]] if row >= 0 else ()
        self.field.setText(key_text(keys[0]) if keys else "")

    # Building

    def _furnish(self) -> None:
        self.table.setAccessibleName(words.word("keys_table"))
        self.table.setHorizontalHeaderLabels([words.word("keys_action"), words.word("keys_key")])
        choose_rows(self.table)
        self.table.setMinimumHeight(_HEIGHT)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.currentCellChanged.connect(self._on_cell)
        self.table.cellDoubleClicked.connect(self.field.setFocus)
        self.field.setAccessibleName(words.word("keys_field"))
        self.field.setReadOnly(True)
        self.field.setFixedWidth(180)
        self.field.installEventFilter(self)
        self.shipped.setAutoDefault(False)
        self.shipped.clicked.connect(self._give_shipped)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(words.word("keys_hint"), "small", wrap=True), 1)
        row.addWidget(self.field)
        row.addWidget(self.shipped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self.fault)

    def _on_cell(self, *_cells: int) -> None:
        self.fault.setText("")
        self._on_row()

    # Qt overrides keep Qt's names.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take any key but Tab and Escape as the new key; Backspace alone takes the key away."""
        caught = event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
        if watched is not self.field or not caught or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        key = Qt.Key(event.key())
        if plain and key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and key not in _MODIFIER_KEYS:
            pressed = QKeySequence(event.keyCombination())
            bare = plain and key is Qt.Key.Key_Backspace
            self.give("" if bare else pressed.toString(_PORTABLE))
        return True


_PORTABLE = QKeySequence.SequenceFormat.PortableText
