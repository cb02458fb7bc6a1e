"""A preference's control stands beside its words, and below them where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citecheck.gui.dialogs.preference_fields import Field, choice, file, line, seconds, tick
from citecheck.wording.translate import use_language


@pytest.mark.parametrize(("width", "below"), [(700, False), (320, True)])
def test_the_control_goes_below_its_words_where_it_would_be_cut(
    qtbot: QtBot,
    width: int,
    below: bool,  # noqa: FBT001 - a row of the table
) -> None:
    field = choice("theme", "light", ("system", "light", "dark"))
    qtbot.addWidget(field)

    field.resize(width, 200)
    with qtbot.waitExposed(field):
        field.show()

    start = field.control.mapTo(field, QPoint()).x()
    assert (start < 100) is below
    assert start + field.control.width() <= width


@pytest.mark.usefixtures("english_again")
def test_tenths_of_seconds_are_written_as_the_language_does(qtbot: QtBot) -> None:
    use_language("de")

    field = seconds("deadline_s", 15.0, 1, 60)
    qtbot.addWidget(field)

    assert field.control.property("text") == "15,0"


def test_controls_of_every_kind_begin_below_each_other(qtbot: QtBot) -> None:
    fields: list[Field] = [
        choice("theme", "light", ("system", "light", "dark")),
        tick("advance", value=True),
        line("proxy", ""),
        file("ca_bundle", "", QWidget),
    ]
    for field in fields:
        qtbot.addWidget(field)
        field.resize(700, 80)
        with qtbot.waitExposed(field):
            field.show()

    starts = {field.control.mapTo(field, QPoint()).x() for field in fields}
    assert len(starts) == 1
