"""Printing while the window lives: some pages a turn, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.pacing import Turns
from citecheck.gui.paper.pages import Drawn, drawn_pages
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.speech import announce
from citecheck.wording import frame as words
from citecheck.wording.gui import word
from citecheck.wording.paper import pages_printed, printing_progress, printing_stopped

_TURN_MS = 20
_SIZE = (360, 120)


class PrintRun(Dialog):
    """Prints from its opening on, and closes itself; closed before, it stops.

    Signals:
        ended(bool): whether the printer, or the file, took it; not told where it was stopped.
    """

    ended = Signal(bool)

    def __init__(self, papers: Sequence[QTextDocument], printer: QPrinter, parent: QWidget) -> None:
        super().__init__(words.word("print_title"), parent)
        self._pages = drawn_pages(papers, printer)
        self._turns = Turns(self)
        self._told = label(pages_printed(0, 0), wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(printing_progress())
        self.stop = QPushButton(word("cancel"))
        self.stop.clicked.connect(self.reject)
        self.body.addWidget(self._told)
        self.body.addWidget(self._bar)
        self.body.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)
        self.take_room(*_SIZE)
        self.finished.connect(self._on_finished)
        self._turns.begin(self._steps())

    def _steps(self) -> Iterator[None]:
        """Draw as many pages as fit a turn, then let the window live."""
        clock = QElapsedTimer()
        yield  # the dialog is shown first
        clock.start()
        for drawn in self._pages:
            if drawn.ended is not None:
                self.ended.emit(drawn.ended)
                self.accept()
                return
            if clock.hasExpired(_TURN_MS):
                self._show(drawn)
                yield
                clock.restart()

    def _show(self, drawn: Drawn) -> None:
        self._bar.setRange(0, drawn.total)
        self._bar.setValue(drawn.pages)
        self._told.setText(pages_printed(drawn.pages, drawn.total))

    def _on_finished(self, result: int) -> None:
        self._turns.begin(iter(()))
        if result == int(self.DialogCode.Accepted):
            return
        self._pages.close()
        announce(self, printing_stopped())
