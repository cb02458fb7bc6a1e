"""The two sides of a difference: signs beside colour, and lines that stand level."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextBlock
from pytestqt.qtbot import QtBot

from citecheck.gui.theme import Look
from citecheck.gui.views.diff import DiffColumn, diff_columns
from citecheck.match.diff import Run


def shown(qtbot: QtBot, look: Look, run: Run, *, is_page: bool = False) -> DiffColumn:
    column = DiffColumn(look, is_page=is_page)
    qtbot.addWidget(column)
    column.show_runs((Run("before ", "same"), run, Run(" after", "same")), lettered=True)
    return column


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (Run("now", "changed", "C"), "before ⟨now⟩ after"),
        (Run("as far as", "dropped", "D"), "before ⟨as far as⟩ after"),
        (Run(",", "minor"), "before ⟨,⟩ after"),
        (Run(", ", "minor"), "before ⟨,⟩  after"),
        (Run("[the island]", "minor"), "before [the island] after"),
        (Run("…", "gap"), "① before … ② after"),
        (Run(" ", "minor"), "before   after"),
        (Run("<b>x</b>", "changed", "C"), "before ⟨<b>x</b>⟩ after"),
    ],
)
def test_what_differs_stands_between_angle_brackets(
    qtbot: QtBot, look: Look, run: Run, text: str
) -> None:
    assert shown(qtbot, look, run).toPlainText() == text


def looks_at(block: QTextBlock, place: int) -> tuple[bool, bool, bool]:
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.position() <= place < fragment.position() + fragment.length():
            looks = fragment.charFormat()
            return looks.fontStrikeOut(), looks.fontUnderline(), looks.fontWeight() >= 700
        fragments += 1
    raise AssertionError(place)


@pytest.mark.parametrize(
    ("is_page", "wanted"), [(False, (True, False, True)), (True, (False, True, True))]
)
def test_words_are_struck_in_the_article_and_underlined_in_the_page(
    qtbot: QtBot, look: Look, *, is_page: bool, wanted: tuple[bool, bool, bool]
) -> None:
    run = Run("now", "changed", "C", protected=True)

    column = shown(qtbot, look, run, is_page=is_page)

    assert looks_at(column.document().begin(), len("before ⟨")) == wanted


def test_both_sides_stand_level_when_one_has_letters(qtbot: QtBot, look: Look) -> None:
    ours = (Run("one two", "same"),)
    theirs = (Run("one ", "same"), Run("and ", "dropped", "D"), Run("two", "same"))

    made = diff_columns(ours, theirs, look)
    qtbot.addWidget(made)
    made.resize(800, 200)
    made.show()

    left, right = made.findChildren(DiffColumn)
    assert left.height() == right.height()


def test_the_whole_side_can_be_heard(qtbot: QtBot, look: Look) -> None:
    column = shown(qtbot, look, Run("now", "changed", "C"))

    assert column.accessibleDescription() == "before ⟨now⟩ after"
