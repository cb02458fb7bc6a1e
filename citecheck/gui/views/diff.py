"""The article's words and the page's, with letters where they differ: the one thing on screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QTextCharFormat
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from citecheck.gui.text.offsets import from_qt
from citecheck.gui.theme import LEADING, Look, Theme
from citecheck.gui.widgets.fitted import FittedReading
from citecheck.gui.widgets.labels import label
from citecheck.match.diff import Run
from citecheck.wording.gui import word

_LETTER_SIZE = 10
_DIFF_SIZE = 15
_DIFF_LEADING = 195
_ROOM_ABOVE = 13
_NUMBER_SIZE = 12
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_REAL = {"dropped", "added", "changed"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One run with the side whose words it has."""

    run: Run
    is_page: bool


class DiffText(FittedReading):
    """Words of one side or of both in one line of reading.

    Words that only one side has stand between ⟨ ⟩, struck with a bar under them where they are
    the article's, underlined with a bar over them where they are the page's; a letter above says
    what was done. What is copied are the words alone, without the brackets.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = look.theme
        self._lettered: list[tuple[int, int, str, bool]] = []
        self._words: list[tuple[int, str]] = []

    def show_both(self, shown: Sequence[Shown], *, lettered: bool) -> None:
        """Show the runs, with room above each line for letters if ``lettered``."""
        font = self._theme.reading(_DIFF_SIZE)
        self.document().setDefaultFont(font)
        pieces: list[tuple[str, QTextCharFormat]] = []
        cores: list[tuple[str, str, bool]] = []
        for one, number in zip(shown, passage_marks(shown), strict=True):
            run = one.run
            left, right = _brackets(run)
            around = self._bracket_looks(run)
            core = run.text.strip() or run.text
            before, _core, after = run.text.partition(core)
            for text, looks, words in (
                (before, around, before), (number, self._number_looks(), ""),
                (left, around, ""), (core, self._looks(one), core),
                (right, around, ""), (after, around, after),
            ):  # fmt: skip
                pieces.append((text, looks))
                letter = run.letter if run.mark in _REAL and text is core else ""
                cores.append((words, letter, one.is_page))
        leading = self._theme.leading(font, _DIFF_LEADING if lettered else LEADING)
        places = self.show_pieces(pieces, leading)
        self.leave_room(self._theme.px(_ROOM_ABOVE) if lettered else 0)
        told = list(zip(places, cores, strict=True))
        self._words = [(start, words) for (start, _end), (words, _l, _p) in told if words]
        self._lettered = [
            (start, end, letter, is_page)
            for (start, end), (_words, letter, is_page) in told
            if letter and end > start
        ]

    def _number_looks(self) -> QTextCharFormat:
        looks = QTextCharFormat()
        looks.setFont(self._theme.interface(_NUMBER_SIZE, bold=True))
        looks.setForeground(QColor(self._theme.colours.quiet))
        return looks

    def _bracket_looks(self, run: Run) -> QTextCharFormat:
        c = self._theme.colours
        looks = QTextCharFormat()
        looks.setFont(self._theme.reading(_DIFF_SIZE))
        looks.setForeground(QColor(c.wrong if run.mark in _REAL else c.quiet))
        return looks

    def _looks(self, shown: Shown) -> QTextCharFormat:
        c, run = self._theme.colours, shown.run
        looks = QTextCharFormat()
        looks.setFont(self._theme.reading(_DIFF_SIZE))
        looks.setForeground(QColor(c.text))
        if run.protected:
            looks.setFontWeight(700)
        if run.mark in _REAL:
            looks.setForeground(QColor(c.wrong))
            looks.setFontStrikeOut(not shown.is_page)
            looks.setFontUnderline(shown.is_page)
        elif run.mark == "gap":
            looks.setForeground(QColor(c.quiet))
        elif run.mark == "minor" and run.text.strip():
            looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            looks.setUnderlineColor(QColor(c.quiet))
        return looks

    # Qt overrides keep Qt's names.

    def createMimeDataFromSelection(self) -> QMimeData:
        """Hand out the chosen words of the text itself, without what was drawn round them."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        chosen = [
            words[from_qt(words, first - start) : from_qt(words, last - start)]
            for start, words in self._words
            if first < last and last > start
        ]
        data = QMimeData()
        data.setText("".join(chosen))
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars and letters upon the words."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        colour = QColor(self._theme.colours.wrong)
        painter.setFont(self._theme.interface(_LETTER_SIZE, bold=True))
        for start, end, letter, is_page in self._lettered:
            boxes = self._boxes(start, end)
            for box in boxes:
                level = box.top() if is_page else box.bottom()
                painter.setPen(QPen(colour, max(1.5, self._theme.px(1.5))))
                painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))
            if boxes:
                painter.setPen(colour)
                painter.drawText(boxes[0].topLeft() - QPointF(0, self._theme.px(3)), letter)
        painter.end()

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """Return a box round the letters of each line of ``start`` to ``end`` (Qt's places)."""
        boxes = []
        block = self.document().findBlock(start)
        metrics = QFontMetricsF(self._theme.reading(_DIFF_SIZE))
        above = metrics.capHeight() + self._theme.px(4)
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
                        QPointF(min(left, right), base - above),
                        QPointF(max(left, right), base + metrics.descent() + 1),
                    )
                )
            block = block.next()
        return boxes


class DiffColumn(DiffText):
    """One side of a difference."""

    def __init__(self, look: Look, *, is_page: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._is_page = is_page
        self.setAccessibleName(word("page" if is_page else "article"))

    def show_runs(self, runs: Sequence[Run], *, lettered: bool) -> None:
        """Show the runs of this side, with room for letters where either side has some."""
        self.show_both([Shown(run, self._is_page) for run in runs], lettered=lettered)


def passage_marks(shown: Sequence[Shown]) -> list[str]:
    """Return what stands before each run: ①, ② … where a passage begins, if there are several.

    Passages are what stands between stretches that the quote leaves out.
    """
    marks: list[str] = []
    passages, fresh = 0, True
    for one in shown:
        mark = ""
        if one.run.mark == "gap":
            fresh = True
        elif fresh and any(c.isalnum() for c in one.run.text):
            passages, fresh = passages + 1, False
            mark = f"{_CIRCLED[passages - 1]} " if passages <= len(_CIRCLED) else f"({passages}) "
        marks.append(mark)
    return marks if passages > 1 else [""] * len(marks)


def _brackets(run: Run) -> tuple[str, str]:
    """Return what stands round a run: ⟨ ⟩ where the sides differ, for a comma is easily missed."""
    shown = run.text.strip()
    differs = run.mark in _REAL or (run.mark == "minor" and not shown.startswith("["))
    return ("⟨", "⟩") if shown and differs else ("", "")


def _x_of(place: object) -> float:
    # PySide6 hands back the position beside the x.
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]


def diff_columns(
    ours: Sequence[Run], theirs: Sequence[Run], look: Look, *, switch: QWidget | None = None
) -> QWidget:
    """Return the two columns with their headings, side by side; ``switch`` beside the last."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    lettered = has_letters((*ours, *theirs))
    for column, (runs, is_page) in enumerate(((ours, False), (theirs, True))):
        view = DiffColumn(look, is_page=is_page, parent=made)
        view.show_runs(runs, lettered=lettered)
        head = QHBoxLayout()
        head.addWidget(label(word("page" if is_page else "article"), "heading"), 1)
        if is_page and switch is not None:
            head.addWidget(switch)
        grid.addLayout(head, 0, column)
        grid.addWidget(view, 1, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
    return made


def diff_inline(shown: Sequence[Shown], look: Look, parent: QWidget | None = None) -> DiffText:
    """Return both sides in one text: the article's words, the page's beside those that differ."""
    view = DiffText(look, parent)
    view.show_both(shown, lettered=has_letters(one.run for one in shown))
    return view


def has_letters(runs: Iterable[Run]) -> bool:
    """Return whether any of ``runs`` has a letter above it."""
    return any(run.letter and run.mark in _REAL for run in runs)


def plain_column(text: str, theme: Theme, parent: QWidget | None = None) -> FittedReading:
    """Return ``text`` in the reading face, for a side that has nothing to differ from."""
    looks = QTextCharFormat()
    looks.setFont(theme.reading(_DIFF_SIZE))
    looks.setForeground(QColor(theme.colours.text))
    view = FittedReading(parent)
    view.show_pieces([(text, looks)], theme.leading(looks.font()))
    return view
