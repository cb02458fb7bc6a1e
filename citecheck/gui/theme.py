"""Colours, type and spacing of the window: one palette, one stylesheet, two themes."""

from __future__ import annotations

from functools import cache
from string import Template
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from citecheck.gui.dressing import Dressing
from citecheck.gui.stylesheet import SHEET
from citecheck.paths import resource
from citecheck.wording.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette

BASE, SMALL, TITLE, DISPLAY = 13, 11, 16, 20
READING = 16
LEADING = 150
COLUMN_LETTERS, LEAST_LETTERS = 72, 40
ZOOMS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_HALF = 0.5
STYLED = "citecheck_styled"
"""The application's property that says that ``STYLE`` is in use."""
STYLE = "Fusion"
_DARK = "citecheck_platform_dark"
"""The application's property that says whether the platform is dark, once that was asked."""
_RUNNING = "who said these words to whom, and in which of the pages they stand"
"""Letters as running text has them; a face's own average counts rare and wide ones alike."""
_FAINT = 0.75
"""How much of the quiet ink a disabled word keeps: 3 to 1 at least, computed."""
_EDGE = 0.74
_SERIFS = ("Charter", "Source Serif 4", "Georgia", "Noto Serif", "Liberation Serif", "DejaVu Serif")


class Theme(NamedTuple):  # as Palette, for the first paint
    """How everything looks now.

    Attributes:
        dark: whether the dark colours are used.
        zoom: size of all type in percent.
        reader_font: family of the article and the page; empty for the best serif at hand.
        contrast: the platform's own colours, where the user asks it for high contrast.
        strong: whether our own colours of high contrast are used.
        column: most letters in a line of the article.
    """

    dark: bool = False
    zoom: int = 100
    reader_font: str = ""
    contrast: Palette | None = None
    strong: bool = False
    column: int = COLUMN_LETTERS

    @property
    def colours(self) -> Palette:
        """The colours in use."""
        if self.strong:
            return CONTRAST_DARK if self.dark else CONTRAST_LIGHT
        return self.contrast or (DARK if self.dark else LIGHT)

    def px(self, size: float) -> int:
        """Return ``size`` pixels of the plan at this zoom."""
        return round(size * self.zoom / 100)

    def interface(self, size: int = BASE, *, bold: bool = False) -> QFont:
        """Return the platform's interface face."""
        font = QFont(_platform_face())
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def reading(self, size: int = READING) -> QFont:
        """Return the serif of the article and the page."""
        font = QFont([self.reader_font] if self.reader_font else list(_SERIFS))
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(self.px(size))
        return font

    def line_width(self) -> float:
        """Return the width of a line of reading with the most letters wanted, in pixels."""
        letters = QFontMetricsF(self.reading()).horizontalAdvance(_RUNNING) / len(_RUNNING)
        return self.column * letters

    def leading(self, font: QFont, percent: int = LEADING) -> int:
        """Return what Qt has to be told for lines of ``percent`` of the letters' size.

        Qt counts from the line spacing that the font asks for itself, which differs by face.
        """
        return round(percent * font.pixelSize() / QFontMetricsF(font).lineSpacing())

    def edge(self) -> QColor:
        """Return the line round what is written in, and what scrolls: 3 to 1 on page and panel."""
        strong = self.strong or self.contrast is not None
        return QColor(self.colours.hairline) if strong else self.tint(self.colours.quiet, _EDGE)

    def tint(self, colour: str, share: float) -> QColor:
        """Return ``colour`` laid over the page with ``share`` 0.0 to 1.0, opaque."""
        return blend(QColor(colour), QColor(self.colours.page), share)


@cache
def _platform_face() -> QFont:
    """Return the platform's face; asking for it takes longer than painting with it."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    family = _better_face(font.family())
    if family:
        font.setFamily(family)
    return font


def _better_face(family: str) -> str:
    """Return a real family where the platform names only "Sans Serif"; else empty."""
    if family not in {"Sans Serif", "Sans", ""}:
        return ""
    known = QFontDatabase.families()
    return next((name for name in ("Inter", "Noto Sans", "Liberation Sans") if name in known), "")


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """Return the colour of ``over`` with opacity ``share`` upon ``under``."""

    def mixed(one: int, other: int) -> int:
        return round(one * share + other * (1 - share))

    return QColor(
        mixed(over.red(), under.red()),
        mixed(over.green(), under.green()),
        mixed(over.blue(), under.blue()),
    )


class Look(QObject):
    """The theme in use; widgets that paint follow ``changed``.

    Args:
        mode: "system", "light", "dark" or "contrast".
        reader_font: as ``Theme``.
        zoom: as ``Theme``; one that is none of ``ZOOMS`` counts as 100.
        at_once: tell light from dark by the platform's palette and leave high contrast out, as
            asking for either takes a tenth of the first paint; ``use_mode`` makes up for it.
    """

    changed = Signal(object)

    def __init__(
        self, mode: str = "system", reader_font: str = "", zoom: int = 100, *, at_once: bool = False
    ) -> None:
        super().__init__()
        self.mode = mode
        self._dressing = Dressing()
        theme = Theme(zoom=zoom if zoom in ZOOMS else 100, reader_font=reader_font)
        platform_is_dark = _platform_is_dark()
        if at_once:
            dark = mode == "dark" if mode in {"light", "dark"} else platform_is_dark
            self.theme = theme._replace(dark=dark, strong=mode == "contrast")
        else:
            self.theme = self._as_wanted(theme)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def use_mode(self, mode: str) -> None:
        """Use "system", "light", "dark" or "contrast" from now on."""
        self.mode = mode
        self._follow_system()

    def zoom_by(self, steps: int) -> None:
        """Make all type larger or smaller; 0 goes back to 100 %."""
        at = ZOOMS.index(self.theme.zoom) + steps if steps else ZOOMS.index(100)
        zoom = ZOOMS[max(0, min(at, len(ZOOMS) - 1))]
        self._use(self.theme._replace(zoom=zoom))

    def use_reading(self, font: str, column: int) -> None:
        """Set the article and the page in ``font`` (empty for the best serif at hand)."""
        column = max(LEAST_LETTERS, min(column, COLUMN_LETTERS))
        self._use(self.theme._replace(reader_font=font, column=column))

    def use_zoom(self, zoom: int) -> None:
        """Show all type at ``zoom`` percent, one of ``ZOOMS``."""
        if zoom in ZOOMS:
            self._use(self.theme._replace(zoom=zoom))

    def apply(self) -> None:
        """Give application and windows palette, font and stylesheet of the theme, now."""
        self._colour_application()
        self._dressing.wear(style_sheet(self.theme))
        self.changed.emit(self.theme)

    def dress(self, window: QWidget) -> None:
        """Let ``window``, and what it owns, wear the stylesheet of the theme from now on."""
        self._dressing.add(window)

    def _colour_application(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            if app.property(STYLED) is None:
                # Once: each change of style takes every widget apart and dresses it again.
                app.setStyle(STYLE)
                app.setProperty(STYLED, True)  # noqa: FBT003 - Qt's own
            app.setPalette(_palette(self.theme))
            _platform_face.cache_clear()
            app.setFont(self.theme.interface())

    def _follow_system(self, _scheme: object = None) -> None:
        self._use(self._as_wanted(self.theme))

    def _as_wanted(self, theme: Theme) -> Theme:
        """Return ``theme`` with the colours of the mode, as the system has it now."""
        return theme._replace(
            dark=self._wants_dark(),
            contrast=_platform_contrast() if self.mode == "system" else None,
            strong=self.mode == "contrast",
        )

    def _wants_dark(self) -> bool:
        if self.mode in {"light", "dark"}:
            return self.mode == "dark"
        scheme = QGuiApplication.styleHints().colorScheme()
        if scheme == QtCore.Qt.ColorScheme.Unknown:
            return _platform_is_dark()
        return scheme == QtCore.Qt.ColorScheme.Dark

    def _use(self, theme: Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            self._colour_application()
            self._dressing.wear_in_turns(style_sheet(theme), lambda: self.changed.emit(self.theme))


def _platform_is_dark() -> bool:
    """Say whether the platform's palette is light upon dark; looked at before ours replaces it."""
    app = QGuiApplication.instance()
    known = app.property(_DARK) if app is not None else None
    if known is None:
        palette, role = QGuiApplication.palette(), QPalette.ColorRole
        ground, text = palette.color(role.Window), palette.color(role.WindowText)
        known = ground.lightnessF() < text.lightnessF()
        if app is not None:
            app.setProperty(_DARK, known)
    return bool(known)


def _platform_contrast() -> Palette | None:
    """Return the platform's colours if the user asks it for high contrast (Qt 6.10), else None."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return None
    if hints.accessibility().contrastPreference() != QtCore.Qt.ContrastPreference.HighContrast:
        return None
    # Else our own palette would be taken for the platform's.
    QApplication.setPalette(QPalette())
    return palette_of(QGuiApplication.palette())


def palette_of(platform: QPalette) -> Palette:
    """Return the colours of a platform's palette in our roles; signs alone tell groups apart."""
    role = QPalette.ColorRole
    text = platform.color(role.WindowText).name()
    return Palette(
        page=platform.color(role.Base).name(),
        panel=platform.color(role.Window).name(),
        text=text,
        quiet=text,
        hairline=text,
        accent=platform.color(role.Highlight).name(),
        found=text,
        look=text,
        wrong=text,
        open=text,
    )


def _palette(theme: Theme) -> QPalette:
    c, role = theme.colours, QPalette.ColorRole
    palette = QPalette()
    for where, colour in (
        (role.Window, c.panel), (role.WindowText, c.text), (role.Base, c.page), (role.Text, c.text),
        (role.AlternateBase, c.panel), (role.Button, c.panel), (role.ButtonText, c.text),
        (role.ToolTipBase, c.panel), (role.ToolTipText, c.text), (role.PlaceholderText, c.quiet),
        (role.Highlight, c.accent), (role.HighlightedText, c.page), (role.Link, c.accent),
        (role.Accent, c.accent), (role.Mid, c.hairline), (role.Dark, c.hairline),
    ):  # fmt: skip
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, theme.tint(c.quiet, _FAINT))
    return palette


def style_sheet(theme: Theme) -> str:
    """Return the stylesheet of ``theme``."""
    c = theme.colours
    dark = QColor(c.page).lightnessF() < _HALF
    values = {
        "page": c.page, "panel": c.panel, "text": c.text, "quiet": c.quiet, "line": c.hairline,
        "accent": c.accent, "wrong": c.wrong, "look": c.look,
        "hover": blend(QColor(c.text), QColor(c.panel), 0.06).name(),
        "pressed": blend(QColor(c.text), QColor(c.panel), 0.12).name(),
        "chosen": theme.tint(c.accent, 0.14).name(),
        "faint": theme.tint(c.quiet, _FAINT).name(),
        "edge": theme.edge().name(),
        "warn": theme.tint(c.look, 0.12).name(),
        "handle": theme.edge().name(),
        "small": f"{theme.px(SMALL)}px", "base": f"{theme.px(BASE)}px",
        "title": f"{theme.px(TITLE)}px", "display": f"{theme.px(DISPLAY)}px",
        "control": f"{theme.px(18)}px", "arrow": f"{theme.px(12)}px", "box": f"{theme.px(14)}px",
        "icons": resource("icons/controls").as_posix(),
        "shade": "dark" if dark else "light", "counter": "light" if dark else "dark",
    }  # fmt: skip
    return Template(SHEET).substitute(values)
