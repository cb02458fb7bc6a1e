"""The list: what a row says, and which rows a filter leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from citecheck.gui.models.arranging import GROUPINGS
from citecheck.gui.models.claims_model import ClaimsModel
from citecheck.gui.window import Window
from citecheck.wording.signs import Group


def shown_numbers(window: Window) -> list[int]:
    return [row.number for row in window.claims.model.shown_rows()]


def chip(window: Window, tag: str) -> QToolButton:
    return window.claims.chips.by_tag[tag]


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_the_model_keeps_qts_rules(
    checked: Window, qtmodeltester: ModelTester, grouping: str
) -> None:
    checked.claims.model.arrange(grouping=grouping)

    qtmodeltester.check(checked.claims.model)


def test_an_empty_model_keeps_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ClaimsModel())


def test_a_row_can_be_heard_whole(checked: Window) -> None:
    spoken = checked.claims.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == (
        "Claim 1 of 3, altered, 1 concern: negation, not decided, Ilse Marrow · AFP:"
        " “The gates are now ready.”"
    )


def test_a_row_before_the_check_has_no_sign(opened: Window) -> None:
    row = opened.claims.model.rows()[0]

    assert (row.sign, row.finding, row.group) == ("", "not yet checked", Group.OPEN)


def test_chips_count_groups_and_filter_by_them(checked: Window) -> None:
    wrong, found = chip(checked, "group:wrong"), chip(checked, "group:found")
    first = [made.text() for made in checked.claims.chips.by_tag.values()][:6]
    assert first == [
        "wrong 1", "look 0", "found 1", "open 1", "undecided 3", "needs a person 1",
    ]  # fmt: skip

    wrong.click()
    assert shown_numbers(checked) == [1]
    found.click()
    assert shown_numbers(checked) == [1, 2]
    wrong.click()
    found.click()
    assert shown_numbers(checked) == [1, 2, 3]


def test_the_filter_seeks_all_words_in_any_case(checked: Window) -> None:
    checked.claims.search.setText("MARROW wait")
    assert shown_numbers(checked) == [2]

    checked.claims.search.setText("nobody at all")
    assert shown_numbers(checked) == []
    assert checked.claims.nothing.isVisible()


def test_a_chosen_claim_stays_chosen_when_a_filter_hides_it(checked: Window) -> None:
    checked.session.choose("a2")

    checked.claims.search.setText("ferry")

    assert checked.session.claim_id == "a2"
