"""A preference's control stands beside its words, and below them where there is no room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from citecheck.gui.dialogs.preference_fields import choice, seconds
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

    assert (field.control.x() < 100) is below
    assert field.control.geometry().right() < width


@pytest.mark.usefixtures("english_again")
def test_tenths_of_seconds_are_written_as_the_language_does(qtbot: QtBot) -> None:
    use_language("de")

    field = seconds("deadline_s", 15.0, 1, 60)
    qtbot.addWidget(field)

    assert field.control.property("text") == "15,0"
