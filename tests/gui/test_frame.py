"""The frame: find bar, palette, preferences, help, tour, and what holds for everyone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.gui.dialogs.command_palette import CommandPalette, entries_of, ranked
from citecheck.gui.dialogs.help import HelpDialog, help_pages
from citecheck.gui.dialogs.key_table import KeyTable
from citecheck.gui.dialogs.preferences import PreferencesDialog
from citecheck.gui.pseudo import said
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from citecheck.model import ErrorCode, KnownError


class Keeper:
    """Keeps options in memory."""

    def __init__(self) -> None:
        self.options = Options()
        self.trouble: KnownError | None = None

    def keep_options(self, options: Options) -> None:
        self.options = options
        if self.trouble is not None:
            raise self.trouble

    def renew(self) -> None:
        """Do nothing: nothing speaks here."""


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
def preferences(window: Window, keeper: Keeper, look: Look) -> PreferencesDialog:
    made = PreferencesDialog(keeper, look, window)
    made.open()
    return made


# Finding


def test_the_find_bar_counts_walks_and_marks_without_moving_the_claim(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    opened.actions_by_name["find"].trigger()
    qtbot.keyClicks(opened.find_bar.field, "the")
    qtbot.waitUntil(lambda: opened.find_bar.count.text() == "1 of 2")

    qtbot.keyClick(opened.find_bar.field, Qt.Key.Key_Return)

    assert opened.find_bar.count.text() == "2 of 2"
    marked = [made.cursor.selectedText() for made in opened.article._hits]
    assert [words.lower() for words in marked] == ["the", "the"]
    assert session.claim_id == "a1"


def test_escape_closes_the_find_bar_and_gives_the_article_its_keys(
    qtbot: QtBot, opened: Window
) -> None:
    opened.find_bar.ask("gates")
    qtbot.waitUntil(lambda: bool(opened.find_bar.hits))

    qtbot.keyClick(opened.find_bar, Qt.Key.Key_Escape)

    assert opened.find_bar.isHidden()
    assert opened.article._hits == []
    assert opened.article.hasFocus()


def test_what_goes_on_from_the_cursor_goes_on_from_what_was_found(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    assert session.check is not None
    opened.actions_by_name["find"].trigger()
    qtbot.keyClicks(opened.find_bar.field, "ferry")
    qtbot.waitUntil(lambda: opened.find_bar.count.text() == "1 of 1")

    qtbot.keyClick(opened.find_bar.field, Qt.Key.Key_Escape)

    assert opened.article.caret() == session.check.article.text.index("ferry")
    assert opened.article.selected() is None


def test_words_that_are_not_there_are_told(qtbot: QtBot, opened: Window) -> None:
    opened.find_bar.ask("zebra")

    qtbot.waitUntil(lambda: opened.find_bar.count.text() == "not found")


# Palette


def test_the_palette_lists_every_action_and_runs_the_chosen_one(
    qtbot: QtBot, opened: Window
) -> None:
    names = {entry.action.objectName() for entry in entries_of(opened.menuBar())}
    assert set(opened.actions_by_name) <= names

    opened.actions_by_name["palette"].trigger()
    palette = opened.findChild(CommandPalette)
    assert palette is not None
    qtbot.keyClicks(palette.field, "high contr")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: opened.look.mode == "contrast")


def test_what_cannot_run_now_comes_last_and_does_nothing(window: Window) -> None:
    listed = ranked(entries_of(window.menuBar()), "check")

    assert [entry.action.isEnabled() for entry in listed] == sorted(
        (entry.action.isEnabled() for entry in listed), reverse=True
    )


# Preferences


def test_a_preference_is_in_use_and_kept_as_soon_as_it_is_set(
    qtbot: QtBot, preferences: PreferencesDialog, keeper: Keeper, look: Look
) -> None:
    preferences.fields["theme"].edited.emit("theme", "dark")
    preferences.fields["skip_hosts"].edited.emit("skip_hosts", ("example.org",))
    preferences.save()

    assert (keeper.options.theme, keeper.options.skip_hosts) == ("dark", ("example.org",))
    assert look.theme.dark


@pytest.mark.parametrize(
    ("name", "value"),
    [("proxy", "nonsense"), ("skip_hosts", ("not a host",)), ("ca_bundle", "/nowhere.pem")],
)
def test_a_wrong_value_is_told_beside_its_field_and_not_kept(
    preferences: PreferencesDialog, keeper: Keeper, name: str, value: object
) -> None:
    field = preferences.fields[name]

    field.edited.emit(name, value)
    preferences.save()

    assert field.fault.text()
    assert keeper.options == Options()


def test_preferences_that_cannot_be_saved_are_told(
    preferences: PreferencesDialog, keeper: Keeper
) -> None:
    keeper.trouble = KnownError(ErrorCode.CANNOT_WRITE, "citecheck.toml", "full")

    preferences.fields["reviewer"].edited.emit("reviewer", "AB")
    preferences.save()

    assert "citecheck.toml" in preferences._told.text()


def test_preferences_are_found_by_their_words(preferences: PreferencesDialog) -> None:
    preferences.search.setText("proxy")

    shown = [name for name, field in preferences.fields.items() if field.isVisible()]
    assert shown == ["proxy"]


def test_a_key_that_belongs_to_another_action_is_refused(qtbot: QtBot) -> None:
    table = KeyTable(())
    qtbot.addWidget(table)
    told: list[tuple[str, ...]] = []
    table.changed.connect(told.append)
    table.table.setCurrentCell(table._names.index("verified"), 0)

    table.give("J")
    assert "belongs to" in table.fault.text()
    table.give("Y")

    assert told == [("verified=Y",)]


# Help, tour


def test_every_help_page_is_found_by_its_words_and_loads_nothing(window: Window) -> None:
    window.actions_by_name["help"].trigger()
    dialog = window.findChild(HelpDialog)
    assert dialog is not None
    assert dialog.list.count() == len(help_pages())

    dialog.search.setText("sha256sum")

    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "Evidence that others can check"
    ]
    assert dialog.view.toPlainText().startswith("Evidence")


def test_the_tour_walks_the_panes_and_escape_skips_it(qtbot: QtBot, opened: Window) -> None:
    opened.begin_tour()
    assert opened.tour.accessibleName() == "Check asks the sites"
    opened.tour.step()
    assert opened.tour.accessibleName() == "Every line that credits somebody"

    qtbot.keyClick(opened.tour, Qt.Key.Key_Escape)

    assert opened.memory.tour_done


# For everyone


def test_every_action_has_words_and_a_menu_or_key_reaches_it(checked: Window) -> None:
    reached = {entry.action.objectName() for entry in entries_of(checked.menuBar())}

    for name, action in checked.actions_by_name.items():
        assert action.text().replace("&", "").strip(), name
        assert name in reached


def test_no_two_actions_have_the_same_key(window: Window) -> None:
    keys = [
        key.toString() for action in window.actions_by_name.values() for key in action.shortcuts()
    ]

    assert sorted(keys) == sorted(set(keys))


def test_tab_reaches_every_pane_and_comes_around(qtbot: QtBot, checked: Window) -> None:
    checked.activateWindow()
    checked.claims.list.setFocus()
    seen = []
    for _step in range(120):
        checked.focusNextChild()
        seen.append(checked.focusWidget())

    assert checked.claims.list in seen
    assert checked.evidence.verdicts.note in seen
    assert checked.header.export in seen


@pytest.mark.parametrize(
    "name", ["preferences", "hosts", "pages", "palette", "help", "compose", "messages", "keys"]
)
def test_everything_in_a_dialog_has_a_name_and_escape_closes_it(
    qtbot: QtBot, checked: Window, windows: Windows, name: str
) -> None:
    if name == "preferences":
        windows.windows.append(checked)
        windows.show_preferences(checked)
    else:
        checked.actions_by_name[name].trigger()
    (dialog,) = (d for d in checked.findChildren(QDialog) if d.isVisible())

    nameless = [
        type(widget).__name__
        for widget in dialog.findChildren(QLineEdit)
        if widget.isVisible() and not widget.accessibleName() and widget.parent() is dialog
    ]
    assert nameless == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not [d for d in checked.findChildren(QDialog) if d.isVisible()])


def test_the_pseudo_language_keeps_fields_and_is_longer() -> None:
    made = said("{count} claims of &all")

    assert "{count}" in made
    assert "&" in made
    assert len(made) > len("{count} claims of &all")
