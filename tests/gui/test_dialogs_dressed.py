"""Dialogs that stand open while the colours change."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.dialogs.page_text import PageTextDialog
from citecheck.gui.theme import Look
from citecheck.gui.widgets.reading import ReadingView
from citecheck.gui.window import Window
from citecheck.model import Span
from tests.gui.bridge import PAGE
from tests.gui.evidence_pages import exact


def inks(view: ReadingView) -> set[str]:
    """Return the colours of the letters of ``view``."""
    made, block = set(), view.document().begin()
    while block.isValid():
        made |= {run.format.foreground().color().name() for run in block.textFormats()}
        block = block.next()
    return made


@pytest.mark.parametrize("name", ["page_text", "help", "what_verified"])
def test_what_a_dialog_lets_one_read_follows_a_change_of_colours(
    qtbot: QtBot, checked: Window, look: Look, name: str
) -> None:
    checked.actions_by_name[name].trigger()
    (dialog,) = (d for d in checked.findChildren(Dialog) if d.isVisible())
    (view,) = dialog.findChildren(ReadingView)
    before = inks(view)

    look.use_mode("dark")

    qtbot.waitUntil(lambda: inks(view).isdisjoint(before))
    assert inks(view) <= {str(colour).lower() for colour in look.theme.colours}


def test_what_was_found_stays_marked_in_other_colours_and_another_size(
    qtbot: QtBot, checked: Window, look: Look
) -> None:
    dialog = PageTextDialog(exact("Long ago.\n" * 900 + PAGE), look, checked)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.find_bar.ask("The gates are not")
    qtbot.waitUntil(lambda: dialog.find_bar.count.text().startswith("1 of 1"))

    look.use_mode("dark")
    look.zoom_by(2)

    qtbot.waitUntil(lambda: dialog.view.font().pixelSize() > 0 and look.theme.zoom > 100)
    marked = [one.cursor.selectedText() for one in dialog.view.extraSelections()]
    assert "The gates are not" in marked
    hit = dialog.find_bar.hits[0]
    assert dialog.view.boxes(Span(hit.start, hit.end))


def test_a_dialog_of_words_alone_grows_with_the_type(
    qtbot: QtBot, checked: Window, look: Look
) -> None:
    checked.actions_by_name["about"].trigger()
    (dialog,) = (d for d in checked.findChildren(Dialog) if d.isVisible())
    low = dialog.height()

    look.zoom_by(4)

    qtbot.waitUntil(lambda: dialog.height() > low)
    qtbot.waitUntil(lambda: dialog.height() >= dialog.body.totalHeightForWidth(dialog.width()))


@pytest.mark.parametrize("name", ["open", "give_file"])
def test_the_kinds_of_files_are_told_in_words_that_have_room(checked: Window, name: str) -> None:
    checked.actions_by_name[name].trigger()

    (dialog,) = checked.findChildren(QFileDialog)

    assert dialog.testOption(QFileDialog.Option.HideNameFilterDetails)
    assert "*.pdf" in dialog.nameFilters()[0]
    dialog.close()
