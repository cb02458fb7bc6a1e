"""The article's words beside the page's: the one thing on screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QTextCharFormat
from PySide6.QtWidgets import QGridLayout, QWidget

from citecheck.gui.theme import LEADING, Look, Theme
from citecheck.gui.widgets.fitted import FittedReading
from citecheck.gui.widgets.labels import label
from citecheck.match.diff import Run
from citecheck.wording.gui import word

_LETTER_SIZE = 10
_DIFF_SIZE = 15
_DIFF_LEADING = 175
_ROOM_ABOVE = 10
_REAL = {"dropped", "added", "changed"}


class DiffColumn(FittedReading):
    """One side of a difference.

    Words that only this side has stand between ⟨ ⟩, struck with a bar under them in the article,
    underlined with a bar over them in the page; a letter above says what was done.
    """

    def __init__(self, look: Look, *, is_page: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = look.theme
        self._is_page = is_page
        self._lettered: list[tuple[int, int, str]] = []
        self.setAccessibleName(word("page" if is_page else "article"))

    def show_runs(self, runs: Sequence[Run], *, lettered: bool) -> None:
        """Show the runs of this side, with room for letters where either side has some."""
        font = self._theme.reading(_DIFF_SIZE)
        self.document().setDefaultFont(font)
        pieces: list[tuple[str, QTextCharFormat]] = []
        letters: list[str] = []
        for run in runs:
            left, right = _brackets(run)
            around = self._bracket_looks(run)
            core = run.text.strip() or run.text
            before, _core, after = run.text.partition(core)
            pieces += [
                (before + left, around),
                (core, self._looks(run)),
                (right + after, around),
            ]
            letters += ["", run.letter if run.mark in _REAL else "", ""]
        leading = self._theme.leading(font, _DIFF_LEADING if lettered else LEADING)
        places = self.show_pieces(pieces, leading)
        self.leave_room(self._theme.px(_ROOM_ABOVE) if lettered else 0)
        self._lettered = [
            (start, end, letter)
            for (start, end), letter in zip(places, letters, strict=True)
            if letter and end > start
        ]

    def _bracket_looks(self, run: Run) -> QTextCharFormat:
        c = self._theme.colours
        looks = QTextCharFormat()
        looks.setFont(self._theme.reading(_DIFF_SIZE))
        looks.setForeground(QColor(c.wrong if run.mark in _REAL else c.quiet))
        return looks

    def _looks(self, run: Run) -> QTextCharFormat:
        c = self._theme.colours
        looks = QTextCharFormat()
        looks.setFont(self._theme.reading(_DIFF_SIZE))
        looks.setForeground(QColor(c.text))
        if run.protected:
            looks.setFontWeight(700)
        if run.mark in _REAL:
            looks.setForeground(QColor(c.wrong))
            looks.setFontStrikeOut(not self._is_page)
            looks.setFontUnderline(self._is_page)
        elif run.mark == "gap":
            looks.setForeground(QColor(c.quiet))
        elif run.mark == "minor" and run.text.strip():
            looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            looks.setUnderlineColor(QColor(c.quiet))
        return looks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars and letters upon the words."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        colour = QColor(self._theme.colours.wrong)
        font = self._theme.interface(_LETTER_SIZE, bold=True)
        painter.setFont(font)
        above = QFontMetricsF(font).capHeight()
        for start, end, letter in self._lettered:
            boxes = self._boxes(start, end)
            for box in boxes:
                level = box.top() if self._is_page else box.bottom()
                painter.setPen(QPen(colour, 1.5))
                painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))
            if boxes:
                painter.setPen(colour)
                place = QPointF(boxes[0].left(), boxes[0].top() - above / 3)
                painter.drawText(place, letter)
        painter.end()

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """Return a box round the letters of each line of ``start`` to ``end`` (Qt's places)."""
        boxes = []
        block = self.document().findBlock(start)
        metrics = QFontMetricsF(self._theme.reading(_DIFF_SIZE))
        while block.isValid() and block.position() < end:
            layout, at = block.layout(), block.position()
            top = self.document().documentLayout().blockBoundingRect(block).top()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(start - at, line.textStart())
                last = min(end - at, line.textStart() + line.textLength())
                if first >= last:
                    continue
                left, right = _x_of(line.cursorToX(first)), _x_of(line.cursorToX(last))
                base = top + line.y() + line.ascent()
                boxes.append(
                    QRectF(
                        QPointF(min(left, right), base - metrics.capHeight() - 5),
                        QPointF(max(left, right), base + metrics.descent() + 1),
                    )
                )
            block = block.next()
        return boxes


def _brackets(run: Run) -> tuple[str, str]:
    """Return what stands round a run: ⟨ ⟩ where the sides differ, for a comma is easily missed."""
    shown = run.text.strip()
    differs = run.mark in _REAL or (run.mark == "minor" and not shown.startswith("["))
    return ("⟨", "⟩") if shown and differs else ("", "")


def _x_of(place: object) -> float:
    # PySide6 hands back the position beside the x.
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]


def diff_columns(
    ours: Sequence[Run], theirs: Sequence[Run], look: Look, parent: QWidget | None = None
) -> QWidget:
    """Return the two columns with their headings, side by side."""
    made = QWidget(parent)
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    lettered = any(run.letter for run in (*ours, *theirs) if run.mark in _REAL)
    for column, (runs, is_page) in enumerate(((ours, False), (theirs, True))):
        view = DiffColumn(look, is_page=is_page, parent=made)
        view.show_runs(runs, lettered=lettered)
        grid.addWidget(label(word("page" if is_page else "article"), "heading"), 0, column)
        grid.addWidget(view, 1, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
    return made


def plain_column(text: str, theme: Theme, parent: QWidget | None = None) -> FittedReading:
    """Return ``text`` in the reading face, for a side that has nothing to differ from."""
    looks = QTextCharFormat()
    looks.setFont(theme.reading(_DIFF_SIZE))
    looks.setForeground(QColor(theme.colours.text))
    view = FittedReading(parent)
    view.show_pieces([(text, looks)], theme.leading(looks.font()))
    return view
