"""Icons of one family: SVG in ``currentColor``, coloured when loaded."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from citecheck.paths import resource

_SIZES = (16, 20, 32, 40)


def icon(name: str, colour: str, faint: str = "") -> QIcon:
    """Return the icon ``name`` in ``colour`` ("#RRGGBB"); ``faint`` is for disabled controls."""
    made = QIcon()
    for mode, tone in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint or colour)):
        for size in _SIZES:
            made.addPixmap(QPixmap.fromImage(_image(name, tone, size)), mode)
    return made


# An image outlives the application unharmed; a pixmap does not.
@lru_cache(maxsize=2_000)
def _image(name: str, tone: str, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", tone).encode()))
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


@cache
def _drawing(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")
