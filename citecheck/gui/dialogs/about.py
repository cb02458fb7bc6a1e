"""What the program is, and which version of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import label
from citecheck.wording.gui import about_sentence
from citecheck.wording.looking import about_title, version_line

_WIDTH, _PICTURE = 400, 48


class AboutDialog(Dialog):
    """The picture, the name, the version, and the one question it answers."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(about_title(), parent)
        px = look.theme.px
        self.setMinimumWidth(px(_WIDTH))
        picture = label()
        picture.setPixmap(QApplication.windowIcon().pixmap(px(_PICTURE), px(_PICTURE)))
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addWidget(label(QApplication.applicationName(), "title"))
        version = version_line(QApplication.applicationVersion())
        names.addWidget(label(version, "quiet", selectable=True))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(names, 1)
        self.body.addLayout(top)
        self.body.addWidget(label(about_sentence(), wrap=True))
        self.add_buttons()
