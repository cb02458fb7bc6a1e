"""Ask for the face and the width of the article; the article shows each choice at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.dialogs.preference_fields import inset
from citecheck.gui.theme import COLUMN_LETTERS, LEAST_LETTERS
from citecheck.gui.widgets.labels import label
from citecheck.wording.article_pane import word


class ReadingTypeDialog(Dialog):
    """Face and width.

    Signals:
        chosen(str, int): family (empty for the program's own choice) and letters a line.
    """

    chosen = Signal(str, int)

    def __init__(self, font: str, column: int, parent: QWidget) -> None:
        super().__init__(word("type_title"), parent)
        self.face = QComboBox()
        self.face.setAccessibleName(word("type_face"))
        self.face.addItem(word("type_own"), "")
        for family in QFontDatabase.families():
            if QFontDatabase.isSmoothlyScalable(family):
                self.face.addItem(family, family)
        self.face.setCurrentIndex(max(0, self.face.findData(font)))
        self.letters = QSpinBox()
        self.letters.setAccessibleName(word("type_width"))
        self.letters.setRange(LEAST_LETTERS, COLUMN_LETTERS)
        self.letters.setValue(column)
        inset(self.letters)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.addRow(word("type_face"), self.face)
        form.addRow(word("type_width"), self.letters)
        self.body.addLayout(form)
        self.body.addWidget(label(word("type_note"), role="small"))
        self.face.currentIndexChanged.connect(self._tell)
        self.letters.valueChanged.connect(self._tell)
        self.add_buttons()

    def _tell(self, _value: int) -> None:
        self.chosen.emit(str(self.face.currentData() or ""), self.letters.value())
