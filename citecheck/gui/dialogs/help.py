"""Help without network: shipped pages, searchable; F1."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.text.help_text import HelpLine, lines_of
from citecheck.gui.text.shown_text import shown_text
from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.reading import ReadingView, gap, paragraph
from citecheck.gui.widgets.search_field import SearchField
from citecheck.wording import frame as words
from citecheck.wording.translate import help_text

PAGES = (
    "getting-started", "what-verified-means", "findings", "checking", "keys", "privacy", "evidence",
)  # fmt: skip
_SIZES = {1: 22, 2: 17}
_AROUND = 32
"""Pixels round the titles: padding, frame and scroll bar."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A shipped page: its file's name, its first heading and its text."""

    name: str
    title: str
    text: str


def help_pages() -> tuple[HelpPage, ...]:
    """Return the shipped pages in the order of reading."""
    made = []
    for name in PAGES:
        text = help_text(name)
        made.append(HelpPage(name, text.split("\n", 1)[0].lstrip("# ").strip(), text))
    return tuple(made)


class HelpDialog(Dialog):
    """A list of pages beside the one that is read."""

    def __init__(self, look: Look, parent: QWidget, page: str = PAGES[0]) -> None:
        super().__init__(words.word("help_title"), parent)
        self.take_room(920, 640)
        self._look = look
        self._pages = help_pages()
        self.search = SearchField(look)
        self.list = QListWidget()
        self.view = ReadingView()
        self._none = label(words.word("help_none"), "quiet", wrap=True)
        self._furnish()
        self._fill()
        self._make_room()
        at = next((i for i, p in enumerate(self._pages) if p.name == page), 0)
        self.list.setCurrentRow(at)
        look.changed.connect(self._on_theme)
        self.list.setFocus()

    def _furnish(self) -> None:
        self.search.setPlaceholderText(words.word("help_search"))
        self.search.setAccessibleName(words.word("help_search"))
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.setObjectName("plain")
        self.list.setAccessibleName(words.word("help_pages"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._show)
        self.view.setObjectName("helppage")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("apart")
        split.setHandleWidth(12)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.view)
        split.setSizes([self.width() * 3 // 10, self.width() * 7 // 10])
        self.body.addWidget(split, 1)
        self.add_buttons()

    def _make_room(self) -> None:
        """Show the pages' titles whole, on at most two fifths of the width."""
        titles = self.list.sizeHintForColumn(0) + _AROUND
        self.list.setMinimumWidth(min(titles, self.width() * 2 // 5))

    def _fill(self) -> None:
        wanted = self.search.text().casefold().split()
        kept = self.list.currentItem().text() if self.list.count() else ""
        self.list.clear()
        for page in self._pages:
            if all(one in page.text.casefold() for one in wanted):
                item = QListWidgetItem(page.title)
                item.setData(Qt.ItemDataRole.UserRole, page)
                self.list.addItem(item)
        self._none.setVisible(not self.list.count())
        titles = [self.list.item(row).text() for row in range(self.list.count())]
        self.list.setCurrentRow(titles.index(kept) if kept in titles else 0)

    def _show(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            page: HelpPage = item.data(Qt.ItemDataRole.UserRole)
            show_help(self.view, page.text, self._look.theme)
            self.view.setAccessibleName(page.title)

    def _on_theme(self, _theme: Theme) -> None:
        self._show()


def show_help(view: ReadingView, text: str, theme: Theme) -> None:
    """Set a help page: headings larger, keys and words of weight bold, tables as lines."""
    lines = lines_of(text)
    coming = iter(lines)

    def formats(_point: int, line: str) -> tuple[QTextBlockFormat, QTextCharFormat]:
        about = next(coming, HelpLine("", 0))
        letters = QTextCharFormat()
        letters.setForeground(QColor(theme.colours.text))
        letters.setFont(theme.reading(_SIZES.get(about.level, 15)))
        letters.setFontWeight(600 if about.level else 400)
        if not line.strip():
            return gap(theme.px(10)), letters
        block = paragraph(theme.leading(letters.font()), below=theme.px(4))
        block.setLeftMargin(theme.px(16) if about.item else 0)
        return block, letters

    view.fill(shown_text("\n".join(line.text for line in lines)), formats)
