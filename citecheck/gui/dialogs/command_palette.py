"""Every action by its words: type a few letters, Enter runs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAction, QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenuBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.text.fuzzy import fit
from citecheck.gui.text.key_text import key_of
from citecheck.gui.theme import BASE, SMALL, Look
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.own_way import draw_line
from citecheck.wording import frame as words
from citecheck.wording.looking import nested_name

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_MENU_END = 76
"""Where a row's menu ends, in percent of its width: menus stand below each other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An action as the palette lists it."""

    action: QAction
    name: str
    menu: str

    @property
    def keys(self) -> str:
        """Its first key, as the platform writes it."""
        return key_of(self.action)


def entries_of(bar: QMenuBar) -> list[Entry]:
    """Return every action of the menus once, with the menu that holds it."""
    made: list[Entry] = []

    def walk(actions: Iterable[QAction], menu: str, within: str = "") -> None:
        for action in actions:
            inner, name = action.menu(), plain(action.text())
            if isinstance(inner, QWidget):
                walk(inner.actions(), menu or name, name if menu else "")
            elif name and not action.isSeparator():
                # Words of a submenu ("HTML") say little without its own ("Export").
                made.append(Entry(action, nested_name(within, name) if within else name, menu))

    walk(bar.actions(), "")
    return made


def plain(text: str) -> str:
    """Return an action's text without mnemonic and dots."""
    kept = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return " ".join(kept.replace("…", "").split())


def ranked(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """Return the entries that fit, best first; those that can't run now come last."""
    fitting = []
    for at, entry in enumerate(entries):
        own = fit(typed, entry.name)
        with_menu = fit(typed, f"{entry.name} {entry.menu}")
        score = own if own is not None else with_menu and with_menu // 2
        if score is not None:
            fitting.append((not entry.action.isEnabled(), -score, at, entry))
    return [entry for *_rank, entry in sorted(fitting, key=lambda row: row[:3])]


class CommandPalette(Dialog):
    """A field and the actions that fit it."""

    def __init__(self, bar: QMenuBar, look: Look, parent: QWidget) -> None:
        super().__init__(words.word("palette"), parent)
        self.take_room(560, 420)
        self._entries = entries_of(bar)
        self.field = QLineEdit()
        self.field.setPlaceholderText(words.word("palette_hint"))
        self.field.setAccessibleName(words.word("palette_hint"))
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self._run)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("palette")
        self.list.setAccessibleName(words.word("palette"))
        self.list.setItemDelegate(_EntryDelegate(look, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._run)
        self._none = label(words.word("palette_none"), "quiet")
        self.body.setContentsMargins(12, 12, 12, 12)
        self.body.setSpacing(8)
        self.body.addWidget(self.field)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)
        self._show("")
        self.field.setFocus()

    def _show(self, typed: str) -> None:
        self.list.clear()
        for entry in ranked(self._entries, typed):
            item = QListWidgetItem(words.palette_row(entry.name, entry.menu))
            item.setData(_ROW, entry)
            if not entry.action.isEnabled():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self._none.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        if not self.list.count() or not item.flags():
            return
        entry: Entry = item.data(_ROW)
        self.close()
        # The window has its focus back by then, and what the action opens keeps it.
        QTimer.singleShot(0, entry.action, entry.action.trigger)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up, Down and the page keys walk through the list while the field has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10,
            }.get(Qt.Key(event.key()))  # fmt: skip
            if steps is not None:
                row = self.list.currentRow() + steps
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)


class _EntryDelegate(QStyledItemDelegate):
    """A line an action: its name, its menu, its key."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of a line with room around."""
        return QSize(160, self._look.theme.px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry = index.data(_ROW)
        if not isinstance(entry, Entry):
            return
        theme, c = self._look.theme, self._look.theme.colours
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.tint(c.accent, 0.16))
        inner = option.rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
        on = entry.action.isEnabled()
        menus = QRect(inner.left(), inner.top(), inner.width() * _MENU_END // 100, inner.height())
        small = theme.interface(SMALL)
        menu_wide = QFontMetrics(small).horizontalAdvance(entry.menu)
        painter.setFont(theme.interface(BASE))
        painter.setPen(QColor(c.text if on else c.quiet))
        name = QFontMetrics(painter.font()).elidedText(
            entry.name, Qt.TextElideMode.ElideRight, menus.width() - menu_wide - theme.px(16)
        )
        draw_line(painter, inner, name)
        painter.setPen(QColor(c.quiet))
        painter.setFont(small)
        draw_line(painter, inner, entry.keys, at_end=True)
        beside = QStyle.visualRect(option.direction, inner, menus)
        draw_line(painter, beside, entry.menu, at_end=True)
        painter.restore()
