"""Icons of one family: SVG in ``currentColor``, coloured when loaded."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from citecheck.paths import resource

_SIZES = (16, 20, 32, 40)


def icon(name: str, colour: str, faint: str = "") -> QIcon:
    """Return the icon ``name`` in ``colour`` ("#RRGGBB"); ``faint`` is for disabled controls."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(name, colour, size), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, faint or colour, size), QIcon.Mode.Disabled)
    return made


def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return one picture of an icon; drawn once, for the evidence alone shows a dozen anew."""
    pixmap, key = QPixmap(size, size), f"citecheck {name} {colour} {size}"
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    drawing = _drawing(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


@cache
def _drawing(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")
