"""The list: what a row says, and which rows a filter leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from citecheck.gui.models.claims_model import ClaimsFilter, ClaimsModel
from citecheck.gui.window import Window
from citecheck.wording.signs import Group


def shown_numbers(window: Window) -> list[int]:
    model = window.claims.filter
    rows = [model.index(at, 0).data(ClaimsModel.ROW_ROLE) for at in range(model.rowCount())]
    return [row.number for row in rows]


def test_the_model_keeps_qts_rules(checked: Window, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(checked.claims.model)
    qtmodeltester.check(checked.claims.filter)


def test_an_empty_model_keeps_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model, rows = ClaimsModel(), ClaimsFilter()
    rows.setSourceModel(model)

    qtmodeltester.check(rows)


def test_a_row_can_be_heard_whole(checked: Window) -> None:
    spoken = checked.claims.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == ("Claim 1, Ilse Marrow · AFP: altered. unmarked. “The gates are now ready.”")


def test_a_row_before_the_check_has_no_sign(opened: Window) -> None:
    row = opened.claims.model.rows()[0]

    assert (row.sign, row.finding, row.group) == ("", "not yet checked", Group.OPEN)


def test_chips_count_groups_and_filter_by_them(checked: Window) -> None:
    chips = checked.claims.chips

    assert [chips[group].text() for group in chips] == ["wrong 1", "look 0", "found 1", "open 1"]
    chips[Group.WRONG].click()
    assert shown_numbers(checked) == [1]
    chips[Group.OPEN].click()
    assert shown_numbers(checked) == [1, 3]
    chips[Group.WRONG].click()
    chips[Group.OPEN].click()
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
