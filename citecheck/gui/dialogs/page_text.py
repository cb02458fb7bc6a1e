"""The whole text that was captured of a page, with the place of the words marked."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextEdit, QWidget

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.evidence_words import page_name, provenance
from citecheck.gui.shown_text import pages_of, shown_text
from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import ElidedLabel, label
from citecheck.gui.widgets.reading import ReadingView, gap, paragraph
from citecheck.model import PageResult, Span
from citecheck.wording.gui import done_of, word


class PageTextDialog(Dialog):
    """Shows what evidence rests on, a stretch at a time."""

    def __init__(self, page: PageResult, look: Look, parent: QWidget) -> None:
        super().__init__(word("page_text_title"), parent)
        self.resize(760, 640)
        self._look = look
        self._text = page.page.text if page.page else ""
        evidence = page.finding.evidence
        self._found = evidence.spans if evidence else ()
        if not self._found and page.finding.passages:
            self._found = (page.finding.passages[0].span,)
        self._pages = pages_of(self._text)
        self._at = next(
            (i for i, p in enumerate(self._pages) if self._found and p.overlaps(self._found[0])), 0
        )
        self.view = ReadingView()
        self.view.setAccessibleName(word("page_text_title"))
        self.view.setStyleSheet("QTextEdit { padding: 0 12px; }")
        self._which = label(role="quiet")
        line, _full = provenance(page)
        title = page.page.title if page.page else ""
        self.body.addWidget(ElidedLabel(title or page_name(page), "title"))
        self.body.addWidget(ElidedLabel(f"{page_name(page)} · {line}", "quiet"))
        self.body.addWidget(self.view, 1)
        if len(self._pages) > 1:
            self.body.addLayout(self._pager())
        self.add_buttons()
        self._show()

    def _pager(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, step in (("previous", -1), ("next", 1)):
            button = QPushButton(word(name))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, step=step: self._turn(step))
            row.addWidget(button)
        row.addWidget(self._which)
        row.addStretch()
        return row

    def _turn(self, step: int) -> None:
        self._at = max(0, min(self._at + step, len(self._pages) - 1))
        self._show()

    def _show(self) -> None:
        theme = self._look.theme
        self.view.document().setDefaultFont(theme.reading())
        self.view.fill(shown_text(self._text, self._pages[self._at]), self._formats)
        self._which.setText(done_of(self._at + 1, len(self._pages)))
        made = []
        for span in self._found:
            if span.overlaps(self._pages[self._at]) and len(span):
                marked = QTextEdit.ExtraSelection()
                marked.cursor = self.view.cursor_of(span)
                marked.format.setBackground(theme.tint(theme.colours.accent, 0.2))
                made.append(marked)
        self.view.setExtraSelections(made)

    def _formats(self, _point: int, line: str) -> tuple[QTextBlockFormat, QTextCharFormat]:
        letters = QTextCharFormat()
        letters.setForeground(QColor(self._look.theme.colours.text))
        letters.setFont(self._look.theme.reading())
        if not line.strip():
            return gap(10), letters
        return paragraph(self._look.theme.leading(letters.font()), below=4), letters

    def reveal(self) -> None:
        """Scroll to the marked words; call when the dialog has its size."""
        if self._found:
            self.view.reveal(Span(self._found[0].start, self._found[0].end))
