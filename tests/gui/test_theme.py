"""Colours: text can be read in both themes, and nothing is left to the platform by chance."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from citecheck.gui.theme import ZOOMS, Look, Theme, palette_of, style_sheet
from citecheck.gui.widgets.icons import icon
from citecheck.paths import resource

READABLE = 4.5
THEMES = (Theme(), Theme(dark=True))


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    parts = (linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF()))
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=("light", "dark"))
@pytest.mark.parametrize("ink", ["text", "quiet", "accent", "found", "look", "wrong", "open"])
def test_every_ink_is_readable_on_page_and_panel(theme: Theme, ink: str) -> None:
    colour = QColor(getattr(theme.colours, ink))

    assert contrast(colour, QColor(theme.colours.page)) >= READABLE
    assert contrast(colour, QColor(theme.colours.panel)) >= READABLE


@pytest.mark.parametrize("theme", THEMES, ids=("light", "dark"))
@pytest.mark.parametrize(("colour", "share"), [("accent", 0.14), ("look", 0.24), ("quiet", 0.22)])
def test_text_and_links_are_readable_on_every_tint(theme: Theme, colour: str, share: float) -> None:
    ground = theme.tint(getattr(theme.colours, colour), share)

    assert contrast(QColor(theme.colours.text), ground) >= READABLE
    assert contrast(QColor(theme.colours.accent), ground) >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=("light", "dark"))
def test_buttons_in_the_accent_are_readable(theme: Theme) -> None:
    assert contrast(QColor(theme.colours.page), QColor(theme.colours.accent)) >= READABLE


def test_the_stylesheet_has_every_blank_filled(qtbot: QtBot) -> None:
    assert "$" not in style_sheet(Theme())
    assert style_sheet(Theme()) != style_sheet(Theme(dark=True))


def test_spaces_are_of_the_scale(qtbot: QtBot) -> None:
    margins = re.findall(r"margin: (\d+)px", style_sheet(Theme()))

    assert set(margins) <= {"3", "4", "8"}


def test_the_theme_reaches_the_application(qtbot: QtBot) -> None:
    look = Look("dark")
    look.apply()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.palette().color(QPalette.ColorRole.Base).name() == "#1c1e22"

    look.use_mode("light")

    assert app.palette().color(QPalette.ColorRole.Base).name() == "#fbfaf7"


def test_zoom_stops_at_its_ends(qtbot: QtBot) -> None:
    look = Look("light", zoom=ZOOMS[-1])
    look.zoom_by(1)
    assert look.theme.zoom == ZOOMS[-1]

    look.zoom_by(-99)
    assert look.theme.zoom == ZOOMS[0]


def test_a_zoom_that_is_none_is_a_hundred(qtbot: QtBot) -> None:
    assert Look("light", zoom=37).theme.zoom == 100


def test_high_contrast_takes_the_platforms_colours(qtbot: QtBot) -> None:
    platform = QPalette(QColor("#ffff00"), QColor("#000000"))

    made = palette_of(platform)

    assert all(QColor(colour).isValid() for colour in made)
    assert Theme(contrast=made).colours is made


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda p: p.stem)
def test_icons_take_the_colour_of_the_text(qtbot: QtBot, path: object) -> None:
    name = str(path).rsplit("/", 1)[-1].removesuffix(".svg")
    if name == "citecheck":
        pytest.skip("the program's own picture has its own colours")

    image = icon(name, "#ff0000").pixmap(20, 20).toImage()

    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    assert all(pixel.red() > 200 and pixel.blue() < 60 for pixel in inked)


def test_a_change_of_theme_is_painted_when_it_is_whole(qtbot: QtBot) -> None:
    look = Look("light")
    look.apply()
    window = QLabel("words")
    qtbot.addWidget(window)
    look.dress(window)
    window.show()
    painted: list[bool] = []
    look.changed.connect(lambda _theme: painted.append(window.updatesEnabled()))

    look.use_mode("dark")
    look.use_mode("contrast")

    assert not window.updatesEnabled()
    qtbot.waitUntil(window.updatesEnabled)
    assert painted == [False]
    assert window.styleSheet() == style_sheet(look.theme)
    assert window.palette().color(QPalette.ColorRole.WindowText) == QColor(look.theme.colours.text)


def test_a_window_that_is_gone_is_dressed_no_more(qtbot: QtBot) -> None:
    look = Look("light")
    look.apply()
    gone = QLabel("words")
    look.dress(gone)
    gone.show()
    delete(gone)

    with qtbot.waitSignal(look.changed):
        look.use_mode("dark")


def test_a_window_that_was_about_to_be_painted_is_painted_in_the_new_colours(
    qtbot: QtBot,
) -> None:
    painted: list[bool] = []

    class Pane(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(True)
            super().paintEvent(event)

    look = Look("light")
    look.apply()
    window = QWidget()
    qtbot.addWidget(window)
    look.dress(window)
    pane = Pane(window)
    window.show()
    qtbot.waitUntil(lambda: bool(painted))
    with qtbot.waitSignal(look.changed):
        pane.update()  # as a menu does that closes over it
        look.use_mode("dark")
        painted.clear()

    qtbot.waitUntil(window.updatesEnabled)
    assert painted
    look.use_mode("light")
    qtbot.waitUntil(window.updatesEnabled)
