"""The list as a checker works with it: thirty claims by keys, groups, order, filters, memory."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from citecheck.gui.evidence.steps import steps_of
from citecheck.gui.evidence.words import told
from citecheck.gui.models.arranging import Arrangement, Heading, arranged
from citecheck.gui.models.cells import cell_text
from citecheck.gui.models.claim_row import claim_row, speaker_of
from citecheck.gui.models.facets import Filter, accepted, filters_of, filters_text, tags_of
from citecheck.gui.session.session import Session
from citecheck.gui.window import Window
from citecheck.model import Maker, OutletMention, Span, Verdict
from tests.gui.fake_desk import FakeDesk
from tests.gui.many_claims import checked_of

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def thirty(qtbot: QtBot, window: Window, session: Session, desk: FakeDesk) -> Window:
    desk.stored = checked_of(30)
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)
    return window


def verdicts(session: Session) -> list[Verdict | None]:
    return [claim.verdict for claim in session.check.claims] if session.check else []


def numbers(window: Window) -> list[int]:
    return [row.number for row in window.claims.model.shown_rows()]


def test_thirty_claims_are_decided_with_the_keyboard_alone_and_five_taken_back(
    qtbot: QtBot, thirty: Window, session: Session, desk: FakeDesk
) -> None:
    for n in range(30):
        qtbot.keyClick(thirty.claims.list, "vxp"[n % 3])
        qtbot.keyClick(thirty.claims.list, "j")
    assert verdicts(session).count(None) == 0

    for _ in range(5):
        thirty.actions_by_name["undo"].trigger()

    assert verdicts(session).count(None) == 5
    assert verdicts(session)[:3] == [Verdict.VERIFIED, Verdict.NOT_SUPPORTED, Verdict.PARTLY]
    qtbot.waitUntil(lambda: len(desk.reviews) == 35)
    qtbot.waitUntil(lambda: thirty.claims.bar.value() == 25)


def test_shift_extends_the_selection_and_one_key_decides_on_all_of_it(
    qtbot: QtBot, thirty: Window, session: Session
) -> None:
    for _ in range(2):
        qtbot.keyClick(thirty.claims.list, Qt.Key.Key_Down, SHIFT)
    assert session.targets == ("a1", "a2", "a3")

    qtbot.keyClick(thirty.claims.list, "v")

    assert verdicts(session)[:4] == [Verdict.VERIFIED] * 3 + [None]
    assert session.targets == ("a1", "a2", "a3")


def test_ctrl_a_selects_every_claim_shown_and_no_heading(
    qtbot: QtBot, thirty: Window, session: Session
) -> None:
    thirty.claims.model.arrange(grouping="outlet")
    thirty.claims.chips.by_tag["group:wrong"].click()

    qtbot.keyClick(thirty.claims.list, Qt.Key.Key_A, CTRL)

    assert len(session.selected) == 15
    assert set(session.selected) == {f"a{n}" for n in numbers(thirty)}


def test_headings_are_passed_over_and_tell_their_progress(
    qtbot: QtBot, thirty: Window, session: Session
) -> None:
    thirty.claims.model.arrange(grouping="finding")
    model = thirty.claims.model
    first = model.index(0, 0).data()

    qtbot.keyClick(thirty.claims.list, Qt.Key.Key_Home)
    walked = [session.claim_id]
    for _ in range(29):
        qtbot.keyClick(thirty.claims.list, Qt.Key.Key_Down)
        walked.append(session.claim_id)

    assert first == "wrong: 0 of 15 decided"
    assert walked == [f"a{n}" for n in numbers(thirty)]


def test_a_claim_that_leaves_the_filter_by_its_verdict_makes_room_for_the_next(
    qtbot: QtBot, thirty: Window, session: Session
) -> None:
    thirty.claims.chips.by_tag["state:undecided"].click()
    thirty.claims.list.setFocus()

    for _ in range(3):
        qtbot.keyClick(thirty.claims.list, "v")
        qtbot.keyClick(thirty.claims.list, "j")

    assert verdicts(session)[:4] == [Verdict.VERIFIED] * 3 + [None]
    assert numbers(thirty)[0] == 4


def test_selection_and_choice_survive_another_order(thirty: Window, session: Session) -> None:
    session.choose("a3")
    thirty.claims.model.arrange(sorting="speaker")
    thirty.claims.model.arrange(grouping="outlet", reverse=True)

    chosen = thirty.claims.list.currentIndex().row()
    row = thirty.claims.model.claim_at(chosen)
    assert row is not None
    assert row.claim_id == session.claim_id == "a3"


def test_arrangement_columns_and_saved_filters_are_remembered(thirty: Window) -> None:
    pane = thirty.claims
    pane.chips.by_tag["group:wrong"].click()
    pane.search.setText("words 1")
    pane.save_filter("Mine & yours")
    pane.model.arrange(grouping="outlet", sorting="verdict")
    pane.menu.show_table(True)  # noqa: FBT003 - a menu's check mark
    pane.keep(thirty._settings)

    pane.take_filters_off()
    pane.model.arrange(grouping="none", sorting="text")
    pane.menu.show_table(False)  # noqa: FBT003 - a menu's check mark
    pane.saved.clear()
    pane.restore(thirty._settings)
    pane.apply_filter("Mine & yours")

    assert pane.model.arrangement == Arrangement("outlet", "verdict")
    assert pane.model.columns[:2] == ("number", "verdict")
    assert pane.model.filter == Filter(frozenset({"group:wrong"}), "words 1")


def test_every_cell_of_the_table_says_its_column_to_a_screen_reader(thirty: Window) -> None:
    thirty.claims.menu.show_table(True)  # noqa: FBT003 - a menu's check mark

    role = Qt.ItemDataRole.AccessibleTextRole
    model = thirty.claims.model
    assert model.index(1, 0).data(role).startswith("Claim 2 of 30, altered, not decided")
    assert model.index(1, 2).data(role) == "Finding: ≠ altered"


def test_filters_narrow_across_facets_and_widen_within_one() -> None:
    check = checked_of(8)
    rows = [claim_row(n, c, check.article.text) for n, c in enumerate(check.claims, 1)]
    tags = [tags_of(row) for row in rows]

    def left(*chosen: str, words: str = "") -> list[int]:
        return accepted(rows, tags, Filter(frozenset(chosen), words))

    assert left() == list(range(8))
    assert left("finding:exact", "finding:absent") == [0, 3, 4, 7]
    assert left("finding:exact", "outlet:Outlet 4") == [4]
    assert left("need:person") == [2, 6]
    assert left(words="WORDS 5") == [4, 5]  # by its number, by its words


def test_claims_made_by_hand_have_a_chip_and_a_column_of_their_own() -> None:
    check = checked_of(2)
    first = replace(check.claims[0].attribution, maker=Maker.HAND, made_by="AB")
    by_hand = replace(check.claims[0], attribution=first)
    rows = [claim_row(n, c, check.article.text) for n, c in enumerate((by_hand, check.claims[1]))]

    tags = [tags_of(row) for row in rows]

    assert accepted(rows, tags, Filter(frozenset({"maker:hand"}))) == [0]
    assert accepted(rows, tags, Filter(words="by hand")) == [0]
    assert [cell_text(row, "maker") for row in rows] == ["Marked by hand by AB", ""]
    assert rows[0].who.endswith("Marked by hand")


def test_lines_that_were_headings_are_as_high_as_claims_again(thirty: Window) -> None:
    shown = thirty.claims.list
    thirty.claims.model.arrange(grouping="outlet")

    thirty.claims.model.arrange(grouping="none")

    assert len({shown.rowHeight(line) for line in range(30)}) == 1


def test_further_chips_stand_below_each_other(qtbot: QtBot, thirty: Window) -> None:
    further = thirty.claims.chips.more
    thirty.claims.more.setChecked(True)
    qtbot.waitUntil(further.isVisible)

    chips = [c for c in further.body.findChildren(QToolButton) if c.isVisibleTo(further)]

    assert len(chips) > 8
    qtbot.waitUntil(
        lambda: (
            not any(
                one.geometry().intersects(other.geometry())
                for n, one in enumerate(chips)
                for other in chips[:n]
            )
        )
    )


def test_a_grouped_list_holds_every_claim_once() -> None:
    check = checked_of(9)
    rows = [claim_row(n, c, check.article.text) for n, c in enumerate(check.claims, 1)]

    entries = arranged(rows, range(9), Arrangement("outlet"))

    assert sorted(entry for entry in entries if isinstance(entry, int)) == list(range(9))
    assert [entry.claims for entry in entries if isinstance(entry, Heading)] == [2, 2, 2, 2, 1]


@pytest.mark.parametrize("text", [None, "", "[", "[]", '{"a": 1}', '{"a": {"tags": [1]}}'])
def test_saved_filters_that_cannot_be_read_are_none(text: object) -> None:
    assert filters_of(text) == {}


def test_saved_filters_come_back() -> None:
    saved = {"one": Filter(frozenset({"work:call"}), "x")}

    assert filters_of(filters_text(saved)) == saved


def test_a_chosen_claim_in_sight_stays_in_sight_when_the_list_gets_lower(
    qtbot: QtBot, thirty: Window, session: Session
) -> None:
    claims = thirty.claims.list
    session.choose("a30")
    claims.scrollToBottom()

    thirty.resize(thirty.width(), 600)

    qtbot.waitUntil(
        lambda: claims.viewport().rect().contains(claims.visualRect(claims.currentIndex()))
    )


def test_an_outlet_that_is_credited_itself_is_named_once() -> None:
    check = checked_of(1)
    (claim,) = check.claims
    text = check.article.text
    name = speaker_of(claim.attribution, text)
    outlet = OutletMention(name, name, None, Span(0, 1))
    credited = replace(claim, attribution=replace(claim.attribution, outlet=outlet))

    assert claim_row(1, credited, text).who == name
    assert told(credited.attribution, check.article).count(name) == 0
    assert [step.name for step in steps_of(credited, None, check.article)].count(name) == 1
