"""A preference's control stands beside its words, and below them where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.gui.dialogs.preference_fields import Field, choice, file, line, seconds, tick
from citecheck.gui.dialogs.preferences import PreferencesDialog
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
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


def test_tab_goes_through_the_fields_before_the_buttons_below_them(
    qtbot: QtBot, look: Look, window: Window
) -> None:
    class Keeper:
        options = Options()

        def keep_options(self, options: Options) -> None:
            """Keep nothing."""

        def renew(self) -> None:
            """Do nothing."""

    dialog = PreferencesDialog(Keeper(), look, window)
    dialog.open()

    for _ in range(2):
        names, at = [], dialog.search.nextInFocusChain()
        while at is not None and at is not dialog.search:
            if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
                names.append(at.accessibleName() or str(at.property("text")))
            at = at.nextInFocusChain()
        assert names[:2] == ["Preferences", "Language"]
        assert names[-2:] == ["Reset all", "Close"]
        dialog._reset()
