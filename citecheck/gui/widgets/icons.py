"""Icons of one family: SVG in ``currentColor``, coloured when loaded."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from citecheck.paths import resource

_SIZES = (16, 20, 32, 40)


def icon(name: str, colour: str, faint: str = "") -> QIcon:
    """Return the icon ``name`` in ``colour`` ("#RRGGBB"); ``faint`` is for disabled controls."""
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for size in _SIZES:
        drawn = _pixmap(drawing.replace("currentColor", colour), size)
        made.addPixmap(drawn, QIcon.Mode.Normal)
        if faint:
            drawn = _pixmap(drawing.replace("currentColor", faint), size)
        made.addPixmap(drawn, QIcon.Mode.Disabled)
    return made


def _pixmap(drawing: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
