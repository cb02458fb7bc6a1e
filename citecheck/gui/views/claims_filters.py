"""Chips with counts, the further ones behind a button, and filters saved by name."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.models.facets import PRIMARY, sections
from citecheck.gui.theme import Look, Theme
from citecheck.gui.widgets.flow import FlowLayout
from citecheck.gui.widgets.labels import label, name_button
from citecheck.wording.claims_pane import section_word, tag_hint, tag_word
from citecheck.wording.signs import Group

MOST_HEIGHT = 232


class Chips(QWidget):
    """Every chip of the pane: the first ones in sight, the others in ``more``.

    Signals:
        chosen(frozenset[str]): the tags of the chips that are pressed.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._quiet = False
        self.by_tag: dict[str, QToolButton] = {}
        self.more = _More()
        row = FlowLayout(4, self)
        for tag in PRIMARY:
            row.addWidget(self._chip(tag))
        look.changed.connect(self._colour)

    @property
    def tags(self) -> frozenset[str]:
        """The tags of the chips that are pressed."""
        return frozenset(tag for tag, chip in self.by_tag.items() if chip.isChecked())

    @property
    def hidden_tags(self) -> frozenset[str]:
        """Those of them that stand behind the button."""
        return self.tags - set(PRIMARY)

    def press(self, tags: frozenset[str]) -> None:
        """Press the chips of ``tags`` and no others, and tell it once."""
        self._quiet = True
        for tag in tags - set(self.by_tag):
            self._chip(tag)
        for tag, chip in self.by_tag.items():
            chip.setChecked(tag in tags)
        self._quiet = False
        self.chosen.emit(self.tags)

    def count(self, counts: Counter[str]) -> None:
        """Show how many claims have each tag; chips of none go away, but for the first ones."""
        layout = sections(counts)
        pressed = tuple(sorted(self.hidden_tags))
        wanted = {tag for _name, tags in layout for tag in tags} | set(pressed)
        for tag in (*sorted(wanted - set(self.by_tag)), *pressed):
            self._chip(tag)
        for tag, chip in self.by_tag.items():
            words = f"{tag_word(tag)} {counts[tag]}"
            if chip.text() != words:
                chip.setText(words.replace("&", "&&"))
                name_button(chip, words, tag_hint(tag) or words)
        self.more.lay_out(layout, self.by_tag, pressed)

    def _chip(self, tag: str) -> QToolButton:
        if tag in self.by_tag:
            return self.by_tag[tag]
        chip = QToolButton(self if tag in PRIMARY else self.more.body)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setProperty("chip", "yes")
        chip.setProperty("tag", tag)
        chip.toggled.connect(self._on_toggled)
        self.by_tag[tag] = chip
        self._colour_one(tag, chip, self._look.theme)
        return chip

    def _on_toggled(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.tags)

    def _colour(self, theme: Theme) -> None:
        for tag, chip in self.by_tag.items():
            self._colour_one(tag, chip, theme)

    def _colour_one(self, tag: str, chip: QToolButton, theme: Theme) -> None:
        facet, _, value = tag.partition(":")
        ink = theme.colours.group(Group(value)) if facet == "group" else theme.colours.text
        chip.setStyleSheet(f"color: {ink}; padding: 1px {theme.px(4)}px;")


class _More(QScrollArea):
    """The further chips, section by section; scrolls where there are many."""

    def __init__(self) -> None:
        super().__init__()
        self._shape: object = None
        self.body = QWidget()
        self.body.setObjectName("panel")
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(12, 0, 12, 8)
        self._column.setSpacing(4)
        self.setWidget(self.body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def lay_out(
        self,
        layout: tuple[tuple[str, tuple[str, ...]], ...],
        chips: dict[str, QToolButton],
        pressed: tuple[str, ...],
    ) -> None:
        """Place the chips of ``layout``; pressed ones stay although no claim has them."""
        if (layout, pressed) == self._shape:
            return
        self._shape = (layout, pressed)
        self._clear()
        placed = set()
        for name, tags in layout:
            kept = [tag for tag in pressed if tag.partition(":")[0] == name and tag not in tags]
            row = FlowLayout(4)
            for tag in (*tags, *kept):
                row.addWidget(chips[tag])
                placed.add(tag)
            heading = label(section_word(name), "heading", parent=self.body)
            self._column.addWidget(heading)
            self._column.addLayout(row)
            # Qt would show it a moment later, and leave no room for it.
            heading.show()
        self._column.addStretch()
        for tag, chip in chips.items():
            if tag not in PRIMARY:
                chip.setVisible(tag in placed)
        self._grow()

    def _grow(self) -> None:
        """Be as high inside as all lines need; Qt alone squeezes lines that have wrapped."""
        self._column.invalidate()
        high = self._column.heightForWidth(self.viewport().width())
        self.body.setMinimumHeight(max(0, high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the lines anew."""
        super().resizeEvent(event)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the lines as they are now."""
        super().showEvent(event)
        self._grow()

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (inner := item.layout()) is not None:
                while inner.takeAt(0) is not None:
                    pass
                inner.deleteLater()
            elif (heading := item.widget()) is not None:
                heading.hide()
                heading.deleteLater()
