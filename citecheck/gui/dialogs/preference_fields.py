"""One preference each: a control, its explanation, and a sentence where its value cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from citecheck.gui.dialogs.file_to_open import ask_for_file
from citecheck.gui.theme import BASE
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.patient_choice import PatientChoice
from citecheck.wording import preferences as words
from citecheck.wording.article_pane import word as article_word
from citecheck.wording.translate import language

_CONTROL_WIDTH = 280
_LEAST_LETTERS = 24
"""Of a line of a preference's words; with fewer its control stands below."""
_QT_MOST = 16_777_215
"""Qt's widest: no limit."""
_INSET = 6


class Field(QWidget):
    """A preference.

    Args:
        name: of the option, and of its words.
        control: shows the value.

    Signals:
        edited(str, object): name and new value; not yet known to be right.
    """

    edited = Signal(str, object)

    def __init__(self, name: str, control: QWidget, *beside: QWidget) -> None:
        super().__init__()
        self.name = name
        self.control = control
        title, hint = words.field_words(name)
        self.searchable = f"{title} {hint}".casefold()
        control.setAccessibleName(title)
        control.setAccessibleDescription(hint)
        self.fault = label(role="fault", wrap=True)
        self.fault.hide()
        about = QVBoxLayout()
        about.setSpacing(0)
        shown = label(title, wrap=True)
        shown.setBuddy(control)
        about.addWidget(shown)
        about.addWidget(label(hint, "small", wrap=True))
        about.addWidget(self.fault)
        about.addStretch()
        self._given = QWidget()
        self._given.setFixedWidth(_CONTROL_WIDTH)
        given = QHBoxLayout(self._given)
        given.setContentsMargins(0, 0, 0, 0)
        given.setSpacing(8)
        given.addWidget(control, 0 if isinstance(control, QCheckBox) else 1)
        for widget in beside:
            given.addWidget(widget)
        if isinstance(control, QCheckBox):
            given.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.setSpacing(16)
        self._row.addLayout(about, 1)
        self._row.addWidget(self._given)

    def minimumSizeHint(self) -> QSize:
        """Return the room without which something is cut: the control under its words."""
        wide = self._given.minimumSizeHint().width()
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand under the words where there is no room beside them."""
        usual = round(_CONTROL_WIDTH * max(1.0, self.font().pixelSize() / BASE))
        wide = max(usual, self._given.sizeHint().width())
        beside = wide + _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        narrow = event.size().width() < beside
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            self._row.setSpacing(4 if narrow else 16)
        self._given.setMinimumWidth(0 if narrow else usual)
        self._given.setMaximumWidth(_QT_MOST if narrow else usual)
        super().resizeEvent(event)

    def complain(self, sentence: str) -> None:
        """Tell beside the field what is wrong; an empty sentence takes it back."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        _title, hint = words.field_words(self.name)
        self.control.setAccessibleDescription(sentence or hint)


def choice(name: str, value: str, values: Sequence[str]) -> Field:
    """Return a preference that is one of a few."""
    return _one_of(name, value, [(words.choice_word(name, one), one) for one in values])


def patient_choice(name: str, value: str, values: Sequence[str]) -> Field:
    """Return a preference that is one of a few, told when the choice is settled."""
    box = PatientChoice()
    box.begin_at(_fill(box, value, [(words.choice_word(name, one), one) for one in values]))
    field = Field(name, box)
    box.settled.connect(lambda: field.edited.emit(name, box.currentData()))
    return field


def percent(name: str, value: int, values: Sequence[int]) -> Field:
    """Return a size in percent."""
    return _one_of(name, value, [(words.percent(one), one) for one in values])


def _one_of(
    name: str, value: object, entries: Iterable[tuple[str, object]], *, most_seen: int = 10
) -> Field:
    """Return a preference that is one of ``entries``, told whenever another is shown."""
    box = QComboBox()
    box.setMaxVisibleItems(most_seen)
    box.setCurrentIndex(_fill(box, value, entries))
    field = Field(name, box)
    box.currentIndexChanged.connect(lambda _at: field.edited.emit(name, box.currentData()))
    return field


def _fill(box: QComboBox, value: object, entries: Iterable[tuple[str, object]]) -> int:
    """Fill ``box`` with words and what each stands for; return the place of ``value``, or 0."""
    for shown, one in entries:
        box.addItem(shown, one)
    return max(0, box.findData(value))


def tick(name: str, *, value: bool) -> Field:
    """Return a preference that is on or off."""
    box = QCheckBox()
    box.setChecked(value)
    field = Field(name, box)
    box.toggled.connect(lambda on: field.edited.emit(name, on))
    return field


def line(name: str, value: str) -> Field:
    """Return a preference that is a line of text."""
    made = QLineEdit(value)
    field = Field(name, made)
    made.textEdited.connect(lambda text: field.edited.emit(name, text.strip()))
    return field


def lines(name: str, value: Sequence[str]) -> Field:
    """Return a preference that is a list, one a line."""
    box = QPlainTextEdit("\n".join(value))
    box.setProperty("role", "field")
    box.setTabChangesFocus(True)
    box.setFixedHeight(88)
    field = Field(name, box)

    def tell() -> None:
        given = (one.strip() for one in box.toPlainText().split("\n"))
        field.edited.emit(name, tuple(one for one in given if one))

    box.textChanged.connect(tell)
    return field


def whole(name: str, value: int, least: int, most: int) -> Field:
    """Return a preference that is a whole number."""
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(value)
    return _number(name, box)


def seconds(name: str, value: float, least: float, most: float) -> Field:
    """Return a preference in seconds, to the tenth."""
    box = QDoubleSpinBox()
    box.setLocale(QLocale(language()))
    box.setDecimals(1)
    box.setRange(least, most)
    box.setValue(value)
    return _number(name, box)


def _number(name: str, box: QSpinBox | QDoubleSpinBox) -> Field:
    inset(box)
    field = Field(name, box)
    box.valueChanged.connect(lambda number: field.edited.emit(name, number))
    return field


def inset(box: QAbstractSpinBox) -> None:
    """Let the number stand as far from the frame as the words of other fields.

    The stylesheet can't: Qt leaves the padding of a number's own field out of account.
    """
    box.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)


def face(name: str, value: str) -> Field:
    """Return the choice of a type face; the first entry is ours."""
    found = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
    families = [(family, family) for family in found if not QFontDatabase.isPrivateFamily(family)]
    return _one_of(name, value, [(article_word("type_own"), ""), *families], most_seen=16)


def file(name: str, value: str, parent: Callable[[], QWidget]) -> Field:
    """Return a preference that is a file's path."""
    made = QLineEdit(value)
    browse = QPushButton(words.word("browse"))
    browse.setAutoDefault(False)
    field = Field(name, made, browse)
    made.textEdited.connect(lambda text: field.edited.emit(name, text.strip()))

    def take(path: str) -> None:
        made.setText(path)
        field.edited.emit(name, path)

    title, _hint = words.field_words(name)
    browse.clicked.connect(lambda: ask_for_file(parent(), title, "", take))
    return field
