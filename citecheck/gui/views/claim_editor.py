"""A claim being marked or changed by hand, below the article whose words it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from citecheck.detect.by_hand import (
    Likely,
    changed,
    likely_cue,
    likely_speakers,
    marked,
    whole_words,
)
from citecheck.gui.widgets.labels import ElidedLabel, label, name_button, set_hint
from citecheck.model import Attribution, AttributionKind, Check, Span
from citecheck.wording.article_pane import kind_words, word

_LONGEST_FIELD = 300
_MOST_LINKS = 200


class ClaimEditor(QWidget):
    """Hidden until ``begin``; the article stays at hand, so that words can be selected in it.

    Args:
        selection: gives the words that are selected in the article, or None.

    Signals:
        drafted(Attribution | None): the claim as it would be, at every change.
        finished(Attribution | None, Attribution | None): the claim as it was (None for a new
            one) and as it is to be; None twice when it was given up.
        wanted(bool): whether the editor is in use.
        troubled(str): why something can't be done.
    """

    drafted = Signal(object)
    finished = Signal(object, object)
    wanted = Signal(bool)
    troubled = Signal(str)

    def __init__(self, selection: Callable[[], Span | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._selection = selection
        self._check: Check | None = None
        self._before: Attribution | None = None
        self._person = ""
        self._likely: dict[str, Likely] = {}
        self._content: tuple[Span, ...] = ()
        self._speaker: tuple[Span, ...] = ()
        self._cue: tuple[Span, ...] = ()
        self.title = label(role="strong")
        self.content = ElidedLabel(foreign=True)
        self.cue = ElidedLabel(foreign=True)
        self.speaker = _field("who", "who_hint")
        self.outlet = _field("outlet", "outlet_hint")
        self.link = _field("link", "link_hint")
        self.kind = QComboBox()
        self.save = QPushButton()
        self._cancel = QPushButton(word("cancel"))
        self._furnish()
        self._lay_out()
        self.hide()

    # Beginning and ending

    def begin(self, check: Check, content: Span, person: str) -> None:
        """Mark ``content`` of the article as a claim; speaker and cue are guessed."""
        words = whole_words(check.article.text, content)
        cue = likely_cue(check.article.text, words)
        people = self._people(check, words)
        self._open(check, None, (words,), (cue,) if cue else (), person)
        self._offer(people, people[0].name if people else "", "", "")
        self._speaker = people[0].speaker if people else ()
        self._start("mark_title", "save_mark")

    def change(self, check: Check, claim: Attribution, person: str) -> None:
        """Change ``claim``."""
        people = self._people(check, claim.content[0])
        self._open(check, claim, claim.content, claim.cue, person)
        organ = (claim.outlet.as_written or claim.outlet.name) if claim.outlet else ""
        self._offer(people, claim.speaker_name or "", organ, claim.links[0] if claim.links else "")
        self._speaker = claim.speaker
        self.kind.setCurrentIndex(self.kind.findData(claim.kind))
        self._start("edit_title", "save_edit")

    def finish(self) -> None:
        """Hand over the claim as it is now."""
        made, before = self._draft(), self._before
        if made is None:
            self.troubled.emit(word("no_such_words"))
            return
        self._close()
        self.finished.emit(before, made if before is None else changed(before, made))

    def give_up(self) -> None:
        """Close without a change."""
        self._close()
        self.finished.emit(None, None)

    def leave(self) -> None:
        """Close without telling anybody: another article is shown."""
        self._close()

    def _open(
        self,
        check: Check,
        before: Attribution | None,
        content: tuple[Span, ...],
        cue: tuple[Span, ...],
        person: str,
    ) -> None:
        self._check, self._before, self._person = check, before, person
        self._content, self._cue = content, cue
        self.kind.setCurrentIndex(0)

    def _start(self, title: str, save: str) -> None:
        self.title.setText(word(title))
        self.save.setText(word(save))
        self._show_words()
        self.wanted.emit(self._check is not None)
        self.show()
        self.speaker.setFocus()
        line = self.speaker.lineEdit()
        if line is not None:
            line.selectAll()
        self._tell()

    def _close(self) -> None:
        self.hide()
        self._check = None
        self.wanted.emit(self._check is not None)
        self.drafted.emit(None)

    # What is offered

    def _people(self, check: Check, content: Span) -> tuple[Likely, ...]:
        claims = [claim.attribution for claim in check.claims]
        return likely_speakers(check.article, claims, content)

    def _offer(self, people: Sequence[Likely], who: str, outlet: str, link: str) -> None:
        check = self._check
        if check is None:
            return
        self._likely = {one.name: one for one in people}
        organs = (c.attribution.outlet for c in check.claims)
        outlets = sorted({o.as_written or o.name for o in organs if o is not None})
        near = self._content[0].start
        links = sorted(
            (abs(k.span.start - near) if k.span else 0, k.href) for k in check.article.links
        )
        _fill(self.speaker, self._likely, who)
        _fill(self.outlet, outlets, outlet)
        _fill(self.link, (href for _far, href in links[:_MOST_LINKS]), link)

    def _draft(self) -> Attribution | None:
        """Return the claim as the fields say, or None without words."""
        if self._check is None or not any(len(span) for span in self._content):
            return None
        links = [self.link.currentText().strip()]
        if self._before is not None and links[0]:
            links += [href for href in self._before.links if href != links[0]]
        return marked(
            self._check.article,
            self._content,
            speaker=self._speaker,
            cue=self._cue,
            speaker_name=self.speaker.currentText()[:_LONGEST_FIELD],
            outlet=self.outlet.currentText()[:_LONGEST_FIELD],
            links=[href for href in links if href],
            kind=self._kind(),
            made_by=self._person,
        )

    def _kind(self) -> AttributionKind | None:
        chosen = self.kind.currentData()
        return chosen if isinstance(chosen, AttributionKind) else None

    def _take(self, role: str) -> None:
        """Let the words selected in the article be those of ``role``."""
        span = self._selection()
        if span is None or self._check is None:
            self.troubled.emit(word("select_first"))
            return
        words = whole_words(self._check.article.text, span)
        if not len(words):
            self.troubled.emit(word("only_blanks"))
            return
        if role == "content":
            self._content = (words,)
        elif role == "cue":
            self._cue = (words,)
        else:
            self._speaker = (words,)
            self.speaker.setEditText(" ".join(words.of(self._check.article.text).split()))
            self._speaker = (words,)
        self._show_words()
        self._tell()

    def _on_speaker(self, name: str) -> None:
        known = self._likely.get(name)
        self._speaker = known.speaker if known else ()
        self._tell()

    def _show_words(self) -> None:
        text = self._check.article.text if self._check else ""
        for shown, spans in ((self.content, self._content), (self.cue, self._cue)):
            shown.show_text(" … ".join(s.of(text) for s in spans) or word("nothing_taken"))

    def _tell(self) -> None:
        if self.isVisible() or self._check is not None:
            self.drafted.emit(self._draft())

    # Building

    def _furnish(self) -> None:
        self.kind.setAccessibleName(word("kind"))
        self.kind.addItem(word("by_marks"), None)
        for kind, name in kind_words():
            self.kind.addItem(name, kind)
        self.kind.currentIndexChanged.connect(lambda _index: self._tell())
        self.speaker.editTextChanged.connect(self._on_speaker)
        self.outlet.editTextChanged.connect(lambda _text: self._tell())
        self.link.editTextChanged.connect(lambda _text: self._tell())
        for field in (self.speaker, self.outlet, self.link):
            line = field.lineEdit()
            if line is not None:
                line.returnPressed.connect(self.finish)
        self.save.setProperty("weight", "strong")
        self.save.clicked.connect(self.finish)
        self._cancel.clicked.connect(self.give_up)
        for key, slot in (("Escape", self.give_up), ("Ctrl+Return", self.finish)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget, str], ...] = (
            ("words_of", self.content, "content"), ("who", self.speaker, "speaker"),
            ("cue_of", self.cue, "cue"), ("outlet", self.outlet, ""), ("link", self.link, ""),
            ("kind", self.kind, ""),
        )  # fmt: skip
        for number, (name, field, role) in enumerate(rows):
            caption = label(word(name), role="small")
            caption.setBuddy(field)
            grid.addWidget(caption, number, 0)
            grid.addWidget(field, number, 1, 1, 1 if role else 2)
            if role:
                grid.addWidget(self._taking(role), number, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.title)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addLayout(buttons)

    def _taking(self, role: str) -> QToolButton:
        button = QToolButton()
        button.setText(word("take_selection"))
        name_button(button, word(f"take_{role}"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._take(role))
        return button


def _field(name: str, hover: str) -> QComboBox:
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.setAccessibleName(word(name))
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    set_hint(field, word(hover))
    return field


def _fill(field: QComboBox, entries: Iterable[str], now: str) -> None:
    """Offer ``entries``; foreign ones are cut, and shown as plain text by an item view."""
    field.blockSignals(True)  # noqa: FBT003 - Qt's own
    field.clear()
    field.addItems(list(dict.fromkeys(entry for entry in entries if entry)))
    field.setEditText(now)
    line = field.lineEdit()
    if line is not None:
        line.setCursorPosition(0)
    field.blockSignals(False)  # noqa: FBT003 - Qt's own
