"""A read-only view of foreign text: plain, set with our own formats, loading nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, cast

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from citecheck.gui.text.shown_text import ShownText
from citecheck.model import Span
from citecheck.wording.directions import leftwards

_SPACE = 8.0
_AFTER = 2
"""Lines below revealed words that have to be in sight, too."""
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class LineBox:
    """Where words stand in one line, in pixels of the viewport.

    Attributes:
        place: as wide as the words, as high as the line.
        baseline: on which the letters stand.
        ascent, descent: of the line's letters.
    """

    place: QRectF
    baseline: float
    ascent: float
    descent: float


LineFormats = Callable[[int, str], tuple[QTextBlockFormat, QTextCharFormat]]
_MOST_HITS_SHOWN = 2_000
Overlay = tuple[Span, QTextCharFormat]
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class Held(NamedTuple):
    """What stays in its place while the type changes.

    Attributes:
        point: a code point.
        below: how far below the upper edge its line begins, in pixels.
        at_top: nothing was scrolled.
        chosen: it is what the reader has chosen.
    """

    point: int
    below: float
    at_top: bool
    chosen: bool


class ReadingView(QTextEdit):
    """Shows ``ShownText``; never takes markup, never opens what a text names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setProperty("role", "reading")
        self.document().setDocumentMargin(0)
        self.shown: ShownText | None = None
        self._own_marks: list[QTextEdit.ExtraSelection] = []
        self._hits: list[QTextEdit.ExtraSelection] = []

    def setExtraSelections(self, selections: Sequence[QTextEdit.ExtraSelection]) -> None:  # noqa: N802 - Qt's name
        """Show ``selections`` and, above them, what the find bar found."""
        self._own_marks = list(selections)
        super().setExtraSelections([*self._own_marks, *self._hits])

    def show_hits(
        self, hits: Sequence[Span], at: int, looks: QTextCharFormat, chosen: QTextCharFormat
    ) -> None:
        """Mark what was found as far as it is shown, ``hits[at]`` as the chosen one."""
        made: list[QTextEdit.ExtraSelection] = []
        first = next((i for i, h in enumerate(hits) if self._sees(h)), len(hits))
        for number in range(first, len(hits)):
            if not self._sees(hits[number]) or len(made) >= _MOST_HITS_SHOWN:
                break
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self.cursor_of(hits[number])
            mark.format = chosen if number == at else looks
            made.append(mark)
        self._hits = made
        super().setExtraSelections([*self._own_marks, *self._hits])

    def _sees(self, span: Span) -> bool:
        return self.shown is not None and span.overlaps(self.shown.span)

    def fill(
        self, shown: ShownText, formats: LineFormats, overlays: Sequence[Overlay] = ()
    ) -> None:
        """Show ``shown``; ``formats`` gives the looks of the line at a code point.

        ``overlays`` are laid over them as the words go in, which costs one layout for all; laid
        over afterwards each would cost its own.
        """
        self.clear()
        self.shown = shown
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        coming = _Overlays(overlays)
        for number, line in enumerate(shown.lines):
            start = shown.starts[number]
            block, letters = formats(start, line)
            if number == 0:
                cursor.setBlockFormat(block)
                cursor.setBlockCharFormat(letters)
            else:
                cursor.insertBlock(block, letters)
            for text, looks in coming.pieces(start, line, letters):
                cursor.insertText(text, looks)
        cursor.endEditBlock()
        # The view's own cursor went along to the end, and a resize would scroll to it.
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def leave_room(self, above: float, below: float = 0.0, beside: float = 0.0) -> None:
        """Leave so many pixels free before the first line, after the last, and on both sides."""
        frame = self.document().rootFrame()
        room = frame.frameFormat()
        room.setTopMargin(above)
        room.setBottomMargin(below)
        room.setLeftMargin(beside)
        room.setRightMargin(beside)
        frame.setFrameFormat(room)

    def cursor_of(self, span: Span) -> QTextCursor:
        """Return a cursor over ``span`` of the whole text, cut to what is shown."""
        cursor = QTextCursor(self.document())
        if self.shown is not None:
            cursor.setPosition(self.shown.to_qt(max(span.start, self.shown.span.start)))
            end = self.shown.to_qt(min(span.end, self.shown.span.end))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def line_top(self, point: int) -> float:
        """Return how far below the top of the document the line of a code point begins."""
        if self.shown is None:
            return 0.0
        block, line = self._line_at(self.shown.to_qt(point))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        return top + (line.y() if line.isValid() else 0.0)

    def line_height(self, point: int) -> float:
        """Return the height of the line of a code point."""
        if self.shown is None:
            return 0.0
        _block, line = self._line_at(self.shown.to_qt(point))
        return line.height() if line.isValid() else 0.0

    def _line_at(self, position: int) -> tuple[QTextBlock, QTextLine]:
        """Return the block and the line of a place of Qt; the line is invalid before layout."""
        block = self.document().findBlock(position)
        return block, block.layout().lineForTextPosition(position - block.position())

    def boxes(self, span: Span) -> list[LineBox]:
        """Return where the words of ``span`` stand, line by line, as far as they are in sight.

        Words in two directions may stand in several places of one line.
        """
        shown = self.shown
        if shown is None or not span.overlaps(shown.span):
            return []
        start = shown.to_qt(max(span.start, shown.span.start))
        end = shown.to_qt(min(span.end, shown.span.end))
        scrolled, height = self.verticalScrollBar().value(), self.viewport().height()
        made: list[LineBox] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            room = self.document().documentLayout().blockBoundingRect(block)
            if room.top() > scrolled + height:
                break
            if room.bottom() >= scrolled:
                made += _boxes_in(block, start, end, scrolled)
            block = block.next()
        return made

    def span_in_sight(self) -> Span:
        """Return the code points that stand between the first and the last line in sight."""
        if self.shown is None:
            return Span(0, 0)
        area = self.viewport().rect()
        first = self.cursorForPosition(area.topLeft()).block()
        last = self.cursorForPosition(area.bottomRight()).block()
        end = self.shown.from_qt(last.position() + last.length()) + 1
        start = self.shown.from_qt(first.position())
        # While a layout is under way the last line in sight may be told before the first.
        return Span(start, max(start, min(end, self.shown.span.end)))

    def hold(self, chosen: Span | None) -> Held:
        """Return what is to stay where it is: ``chosen``, which is in sight, or the first line."""
        point = chosen.start if chosen is not None else self.line_in_sight()
        scrolled = self.verticalScrollBar().value()
        return Held(point, self.line_top(point) - scrolled, not scrolled, chosen is not None)

    def put_back(self, held: Held) -> None:
        """Scroll so that what was held stands where it stood; the top stays the top."""
        top = 0 if held.at_top else round(self.line_top(held.point) - held.below)
        self.verticalScrollBar().setValue(top)

    def line_in_sight(self) -> int:
        """Return a code point in the middle of the first line in sight."""
        if self.shown is None:
            return 0
        # From the start of a line the text would slide a line with each change of size.
        middle = QPoint(self.viewport().rect().center().x(), 0)
        return self.shown.from_qt(self.cursorForPosition(middle).position())

    def selected(self) -> Span | None:
        """Return the selected words of the whole text, or None."""
        cursor = self.textCursor()
        if self.shown is None or not cursor.hasSelection():
            return None
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return Span(self.shown.from_qt(start), self.shown.from_qt(end))

    def select(self, span: Span) -> None:
        """Select the words of ``span`` and bring them into sight."""
        self.setTextCursor(self.cursor_of(span))
        self.reveal(span)

    def unselect(self) -> None:
        """Select nothing; the cursor stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def reveal(self, span: Span) -> None:
        """Scroll so that ``span`` and the lines after it are in sight, a third from the top if far.

        Who said the words often stands below them.
        """
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, line = self.line_top(span.start), self.line_height(span.start)
        bottom = self.line_top(max(span.start, span.end - 1)) + (1 + _AFTER) * line
        if top < bar.value() or bottom > bar.value() + height:
            bar.setValue(round(top - height / 3))

    # Qt overrides keep Qt's names.

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl leave it to the window, which makes all type larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Return nothing for every resource; Qt would open the file that a text names."""
        return QByteArray()

    def canInsertFromMimeData(self, _source: QMimeData) -> bool:
        """Take nothing in."""
        return False

    def insertFromMimeData(self, _source: QMimeData) -> None:
        """Take nothing in."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Hand out the chosen words as plain text only."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data


def _boxes_in(block: QTextBlock, start: int, end: int, scrolled: int) -> list[LineBox]:
    """Return the boxes of Qt's positions ``start`` to ``end`` in one block."""
    layout, first = block.layout(), block.position()
    corner = layout.position() - QPointF(0, scrolled)
    words = _BEYOND.sub("xx", block.text())  # one character a unit
    both_ways = leftwards(block.text())
    made = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        left = max(start - first, line.textStart())
        right = min(end - first, line.textStart() + line.textLength())
        while right > left and words[right - 1].isspace():
            right -= 1
        if left >= right:
            continue
        for one, other in _stretches(line, left, right, both_ways=both_ways):
            place = QRectF(corner.x() + one, corner.y() + line.y(), other - one, line.height())
            baseline = place.top() + line.ascent()
            made.append(LineBox(place, baseline, line.ascent(), line.descent()))
    return made


def _stretches(
    line: QTextLine, left: int, right: int, *, both_ways: bool
) -> list[tuple[float, float]]:
    """Return where letters ``left`` to ``right`` of a line stand, from left to right."""
    if not both_ways:
        return [(_x_of(line, left), _x_of(line, right))]
    places = sorted(
        (run.boundingRect().left(), run.boundingRect().right())
        for run in line.glyphRuns(left, right - left)
    )
    made: list[tuple[float, float]] = []
    for one, other in places:
        if made and one <= made[-1][1] + _SPACE:
            made[-1] = (made[-1][0], max(made[-1][1], other))
        else:
            made.append((one, other))
    return made


def _x_of(line: QTextLine, position: int) -> float:
    """Return where a letter begins; PySide6 gives the pair of that place and the letter."""
    x, _position = cast("tuple[float, int]", line.cursorToX(position))
    return x


class _Overlays:
    """Cuts lines, asked for in order, where overlays begin and end."""

    def __init__(self, overlays: Sequence[Overlay]) -> None:
        self._coming = sorted(overlays, key=lambda overlay: overlay[0].start, reverse=True)
        self._open: list[Overlay] = []

    def pieces(
        self, start: int, line: str, letters: QTextCharFormat
    ) -> list[tuple[str, QTextCharFormat]]:
        """Return the pieces of the line that begins at code point ``start``."""
        end = start + len(line)
        while self._coming and self._coming[-1][0].start < end:
            self._open.append(self._coming.pop())
        self._open = [overlay for overlay in self._open if overlay[0].end > start]
        if not self._open:
            return [(line, letters)]
        cuts = {start, end}
        for span, _looks in self._open:
            cuts |= {max(start, span.start), min(end, span.end)}
        made = []
        for left, right in pairwise(sorted(cuts)):
            looks = QTextCharFormat(letters)
            for span, over in self._open:
                if span.start <= left and right <= span.end:
                    looks.merge(over)
            made.append((line[left - start : right - start], looks))
        return made


def paragraph(leading: int, below: float = 0) -> QTextBlockFormat:
    """Return a paragraph's format: leading from ``Theme.leading``, space in pixels."""
    made = QTextBlockFormat()
    made.setLineHeight(leading, _PROPORTIONAL)
    made.setBottomMargin(below)
    return made


def gap(height: float) -> QTextBlockFormat:
    """Return the format of an empty line that serves as the space between paragraphs."""
    made = QTextBlockFormat()
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made
