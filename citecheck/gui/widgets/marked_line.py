"""One line of foreign words with some of them set off, as a search shows what it found."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from citecheck.gui.text.offsets import QtMap
from citecheck.model import Span

# Ink and ground.
MarkLooks = tuple[QColor, QColor]


def draw_marked(
    painter: QPainter, box: QRect, text: str, font: QFont, marks: Iterable[Span], looks: MarkLooks
) -> None:
    """Draw ``text`` where the window begins to read, laid out as its own words read.

    Args:
        painter: its pen is the ink.
        box: the line's room; what does not fit must have been elided.
        text: foreign or ours.
        font: of the line.
        marks: words to be set off, in code points; those behind the text's end are passed over.
        looks: ink and ground of the marked words.
    """
    layout, places = QTextLayout(text, font), QtMap(text)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_format(places, mark, looks) for mark in marks if mark.start < len(text)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(box.width())
    wide = line.naturalTextWidth()
    line.setLineWidth(wide)
    layout.endLayout()
    from_right = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    x = box.left() + box.width() - wide if from_right else box.left()
    layout.draw(painter, QPointF(x, box.top() + (box.height() - line.height()) / 2))


def _format(places: QtMap, mark: Span, looks: MarkLooks) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    start = places.to_qt(mark.start)
    made.start, made.length = start, places.to_qt(mark.end) - start
    ink, ground = looks
    letters = QTextCharFormat()
    letters.setForeground(ink)
    letters.setBackground(ground)
    made.format = letters
    return made
