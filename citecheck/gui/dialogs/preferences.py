"""The preferences: few, searchable, in use the moment they are set, and kept in the user's file."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from citecheck.config import ARCHIVES, KEEP_PAGES, ROBOTS, THEMES, TRUST, Options
from citecheck.gui.dialogs import preference_fields as make
from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.dialogs.key_table import KeyTable
from citecheck.gui.dialogs.preference_fields import Field
from citecheck.gui.theme import ZOOMS, Look
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.patient_choice import PatientChoice
from citecheck.gui.widgets.search_field import SearchField
from citecheck.gui.widgets.tab_order import stops_in, tab_through
from citecheck.model import House, KnownError
from citecheck.wording import preferences as words
from citecheck.wording.errors import sentence
from citecheck.wording.translate import languages

_SETTLED_MS = 400
_SECTIONS = {
    "general": ("language", "reviewer", "advance", "house_profile"),
    "look": ("theme", "zoom", "reader_font", "reader_width"),
    "network": (
        "deadline_s", "pages_at_once", "pages_per_host", "host_delay_s", "skip_hosts", "robots",
        "proxy", "trust", "ca_bundle", "contact_url",
    ),
    "archives": ("archives", "archive_url", "memento_timegate"),
    "library": ("keep_pages", "keep_evidence"),
    "keys": ("keys",),
}  # fmt: skip
_WINDOW_ONLY = {"zoom"}


class KeepsOptions(Protocol):
    """Who holds the options in use."""

    options: Options

    def keep_options(self, options: Options) -> None:
        """Use these options and write them down; raises ``KnownError``."""

    def renew(self) -> None:
        """Make the windows anew in another language."""


class PreferencesDialog(Dialog):
    """A list of sections beside their fields."""

    def __init__(self, keeper: KeepsOptions, look: Look, parent: QWidget) -> None:
        super().__init__(words.word("title"), parent)
        self.take_room(800, 620)
        self._keeper = keeper
        self._look = look
        self._pending: Options | None = None
        self.fields: dict[str, Field] = {}
        self._parts: dict[str, tuple[QWidget, tuple[QWidget, ...]]] = {}
        self.search = SearchField(look)
        self.sections = QListWidget()
        self._area = QScrollArea()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = label(words.word("none"), "quiet")
        self._told = label(role="fault", wrap=True)
        self._told.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(self.save)
        self._lay_out()
        self.finished.connect(self._settle)
        self.search.setFocus()

    # Using

    def save(self) -> None:
        """Use and keep what was changed."""
        options, self._pending = self._pending, None
        self._soon.stop()
        if options is None or options == self._keeper.options:
            return
        speaks = options.language != self._keeper.options.language
        self._use_look(options)
        try:
            self._keeper.keep_options(options)
        except KnownError as error:
            self._told.setText(sentence(error))
            self._told.show()
        if speaks:
            self.close()
            self._keeper.renew()

    def _settle(self) -> None:
        """Keep also what was chosen and not yet told."""
        for field in self.fields.values():
            if isinstance(field.control, PatientChoice):
                field.control.settle()
        self.save()

    def _on_edited(self, name: str, value: object) -> None:
        field = self.fields[name]
        if name in _WINDOW_ONLY:
            self._look.use_zoom(value if isinstance(value, int) else 100)
            return
        changes: dict[str, object] = {name: value}
        try:
            made = replace(self._pending or self._keeper.options, **changes)  # type: ignore[arg-type] # named fields
        except ValueError:
            field.complain(words.fault_sentence(name))
            return
        if name == "ca_bundle" and made.ca_bundle and not Path(made.ca_bundle).is_file():
            field.complain(words.fault_sentence(name))
            return
        field.complain("")
        self._pending = made
        self._soon.start()

    def _use_look(self, options: Options) -> None:
        self._look.use_mode(options.theme)
        self._look.use_reading(options.reader_font, options.reader_width)

    def _reset(self) -> None:
        """Take all options back to what they were at first; the window shows them anew."""
        kept = self._keeper.options
        self._pending = replace(Options(), reviewer=kept.reviewer)
        self.save()
        self._fill()

    # Building

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(words.word("search"))
        self.search.setAccessibleName(words.word("search"))
        self.search.textChanged.connect(self._filter)
        self.sections.setObjectName("plain")
        self.sections.setAccessibleName(words.word("title"))
        self.sections.currentRowChanged.connect(self._go_to)
        self.sections.addItems([words.section_word(name) for name in _SECTIONS])
        self.sections.setCurrentRow(0)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.sections, 1)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.setWordWrap(True)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.addWidget(self._none)
        right.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 2)
        row.addLayout(right, 6)
        self.body.addLayout(row, 1)
        self.body.addWidget(self._told)
        reset = QPushButton(words.word("reset"))
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        self.add_buttons(apart=reset)
        self._fill()

    def _fill(self) -> None:
        content = QWidget()
        content.setObjectName("panel")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(4)
        self.fields = {}
        self._parts = {}
        known = {field.name for field in fields(Options)} | _WINDOW_ONLY
        for section, names in _SECTIONS.items():
            shown = [self._field(name) for name in names if name in known]
            made = [field for field in shown if field is not None]
            heading = label(words.section_word(section), "title")
            heading.setContentsMargins(0, 8, 0, 4)
            column.addWidget(heading)
            for field in made:
                column.addWidget(field)
                if isinstance(field, Field):
                    self.fields[field.name] = field
                    field.edited.connect(self._on_edited)
            line = QFrame()
            line.setProperty("role", "rule")
            line.setFixedHeight(1)
            column.addSpacing(8)
            column.addWidget(line)
            self._parts[section] = heading, (*made, line)
        column.addStretch()
        self._area.setWidget(content)
        self._order(content)
        self._filter(self.search.text())

    def _order(self, content: QWidget) -> None:
        """Let Tab come to the buttons below after the fields, which are made later."""
        *_before, last = self.search, *stops_in(content)
        below = Qt.FindChildOption.FindDirectChildrenOnly
        tab_through((last, *self.findChildren(QPushButton, options=below)))

    def _field(self, name: str) -> QWidget | None:
        options, theme = self._keeper.options, self._look.theme
        if name == "language":
            known = languages()
            if len(known) < 2:  # noqa: PLR2004 - nothing to choose from
                return None
            # The windows are made anew in it: not at every step through the list.
            return make.patient_choice(name, options.language, ("", *known))
        if name == "keys":
            table = KeyTable(options.keys)
            table.changed.connect(self._on_keys)
            return table
        if name == "zoom":
            return make.percent(name, theme.zoom, ZOOMS)
        if name == "reader_font":
            return make.face(name, options.reader_font)
        value = getattr(options, name)
        choices = {
            "theme": THEMES, "robots": ROBOTS, "trust": TRUST, "archives": ARCHIVES,
            "keep_pages": KEEP_PAGES, "house_profile": ("", *(house.value for house in House)),
        }.get(name)  # fmt: skip
        if choices is not None:
            return make.choice(name, value, choices)
        return _plain_field(name, value, self)

    def _on_keys(self, entries: tuple[str, ...]) -> None:
        self._pending = replace(self._pending or self._keeper.options, keys=entries)
        self._soon.start()

    # Finding

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        any_shown = False
        for heading, parts in self._parts.values():
            hits = [p for p in parts if all(one in _words_of(p) for one in wanted)]
            shown = [part for part in hits if not isinstance(part, QFrame)] or not wanted
            for part in parts:
                rule = isinstance(part, QFrame)
                part.setVisible(part in hits or not wanted or (rule and bool(shown)))
            heading.setVisible(bool(shown))
            any_shown = any_shown or bool(shown)
        self._none.setVisible(not any_shown)
        self._area.setVisible(any_shown)

    def _go_to(self, row: int) -> None:
        heading, _parts = self._parts.get(list(_SECTIONS)[row], (None, ()))
        if heading is not None:
            self._area.verticalScrollBar().setValue(max(0, heading.y() - 8))


def _plain_field(name: str, value: object, dialog: QWidget) -> Field:
    """Return the field of an option by the kind of its value."""
    if isinstance(value, bool):
        return make.tick(name, value=value)
    if isinstance(value, int):
        least, most = {"reader_width": (40, 72)}.get(name, (1, 64))
        return make.whole(name, value, least, most)
    if isinstance(value, float):
        from_s, to_s = (1.0, 600.0) if name == "deadline_s" else (0.0, 60.0)
        return make.seconds(name, value, from_s, to_s)
    if isinstance(value, tuple):
        return make.lines(name, value)
    if name == "ca_bundle":
        return make.file(name, str(value), lambda: dialog)
    return make.line(name, str(value))


def _words_of(part: QWidget) -> str:
    return part.searchable if isinstance(part, Field | KeyTable) else ""
