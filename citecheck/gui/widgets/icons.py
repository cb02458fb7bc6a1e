"""Icons of one family: SVG in ``currentColor``, coloured when loaded."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from citecheck.paths import resource

_SIZES = (16, 20, 32, 40)


def icon(name: str, colour: str, faint: str = "") -> QIcon:
    """Return the icon ``name`` in ``colour`` ("#RRGGBB"); ``faint`` is for disabled controls."""
    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, tone in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint or colour)):
        for size in _SIZES:
            made.addPixmap(_pixmap(drawing.replace("currentColor", tone), size), mode)
    return made


def _pixmap(drawing: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
