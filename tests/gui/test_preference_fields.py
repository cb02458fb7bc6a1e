"""A preference's control stands beside its words, and below them where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from citecheck.config import Options
from citecheck.gui.dialogs.preference_fields import Field, choice, file, line, seconds, tick
from citecheck.gui.dialogs.preferences import PreferencesDialog
from citecheck.gui.theme import Look
from citecheck.gui.widgets.patient_choice import PatientChoice
from citecheck.gui.window import Window
from citecheck.wording.translate import use_language


class Keeper:
    """Keeps options, and counts how often the windows are made anew."""

    def __init__(self, language: str = "") -> None:
        self.options = Options(language=language)
        self.renewed = 0

    def keep_options(self, options: Options) -> None:
        self.options = options

    def renew(self) -> None:
        self.renewed += 1


@pytest.mark.usefixtures("look")  # its type: a test before may have left a larger one
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


@pytest.fixture
def languages(look: Look, window: Window) -> tuple[PreferencesDialog, Keeper, PatientChoice]:
    """The preferences, who keeps them, and the list of languages with the keys."""
    keeper = Keeper("en")
    dialog = PreferencesDialog(keeper, look, window)
    dialog.open()
    box = dialog.fields["language"].control
    assert isinstance(box, PatientChoice)
    box.setFocus()
    return dialog, keeper, box


def walk(qtbot: QtBot, dialog: PreferencesDialog, box: PatientChoice) -> str:
    """Walk two languages on, wait as long as typing takes to settle, and return where it ends."""
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    dialog.save()
    return str(box.currentData())


def test_the_languages_can_be_walked_through_before_one_is_chosen(
    qtbot: QtBot, languages: tuple[PreferencesDialog, Keeper, PatientChoice]
) -> None:
    dialog, keeper, box = languages

    assert walk(qtbot, dialog, box) not in {"", "en"}

    assert dialog.isVisible()
    assert keeper.options.language == "en"


@pytest.mark.parametrize("end", ["enter", "tab", "close"])
def test_a_language_is_chosen_when_the_walk_ends(
    qtbot: QtBot, languages: tuple[PreferencesDialog, Keeper, PatientChoice], end: str
) -> None:
    dialog, keeper, box = languages
    chosen = walk(qtbot, dialog, box)

    if end == "close":
        dialog.reject()
    else:
        qtbot.keyClick(box, Qt.Key.Key_Return if end == "enter" else Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: keeper.options.language == chosen)
    assert keeper.renewed == 1
    assert not isValid(dialog) or not dialog.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints", r"support raise\(\)", "grabbing the keyboard")
def test_a_language_that_is_picked_from_the_open_list_is_chosen_at_once(
    qtbot: QtBot, languages: tuple[PreferencesDialog, Keeper, PatientChoice]
) -> None:
    _dialog, keeper, box = languages
    box.showPopup()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(box.view(), key)
    chosen = box.currentData()

    qtbot.waitUntil(lambda: keeper.renewed == 1)
    assert keeper.options.language == chosen != "en"
