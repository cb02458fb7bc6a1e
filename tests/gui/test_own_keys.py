"""Keys as a stranger presses them: with Ctrl still down, in an open menu, Return on a button."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from citecheck.gui.session.session import Session
from citecheck.gui.widgets.own_keys import ReturnPresses
from citecheck.gui.window import Window
from citecheck.model import Verdict
from tests.gui.fake_desk import FakeDesk
from tests.gui.many_claims import checked_of

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ten(qtbot: QtBot, window: Window, session: Session, desk: FakeDesk) -> Window:
    desk.stored = checked_of(10)
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)
    window.activateWindow()
    window.claims.list.setFocus()
    return window


def test_undo_by_its_keys_leaves_one_claim_selected(
    qtbot: QtBot, ten: Window, session: Session
) -> None:
    for key in "vjxj":
        qtbot.keyClick(ten.claims.list, key)

    qtbot.keyClick(ten.claims.list, Qt.Key.Key_Z, CTRL)

    assert session.targets == ("a2",)


def test_shift_d_goes_to_one_claim_and_selects_none_on_its_way(
    qtbot: QtBot, ten: Window, session: Session
) -> None:
    session.choose("a5")

    qtbot.keyClick(ten.claims.list, Qt.Key.Key_D, SHIFT)
    qtbot.keyClick(ten.claims.list, Qt.Key.Key_D, SHIFT)

    assert session.targets == ("a3",)


def takes(menu: QMenu, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """Return whether ``menu`` wants a key before any action has it."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.ignore()
    QGuiApplication.sendEvent(menu, event)
    return event.isAccepted()


def test_letters_in_any_open_menu_are_the_menus_own(ten: Window) -> None:
    ten.claims.save_filter("Mine")
    menus = [
        menu for menu in ten.findChildren(QMenu) if menu.title() or menu.parent() != ten.menuBar()
    ]
    assert len(menus) > len(ten.menus)

    deaf = [m.title() for m in menus if not takes(m, Qt.Key.Key_N, Qt.KeyboardModifier(0))]

    assert deaf == []
    assert not takes(ten.menus["recent"], Qt.Key.Key_Z, CTRL)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_presses_the_button_that_has_the_focus(
    qtbot: QtBot, window: Window, session: Session, key: Qt.Key
) -> None:
    window.activateWindow()
    sample = next(b for b in window.start.findChildren(QPushButton) if b.text() == "Try the sample")
    sample.setFocus()
    pressed: list[str] = []
    window.start.wanted.connect(pressed.append)

    qtbot.keyClick(sample, key)

    assert pressed == ["sample"]
    qtbot.waitUntil(lambda: session.check is not None)


def test_return_ticks_and_opens_menus_as_space_does(qtbot: QtBot, ten: Window) -> None:
    tick = QCheckBox(ten)
    tick.show()
    tick.setFocus()

    qtbot.keyClick(tick, Qt.Key.Key_Return)
    assert tick.isChecked()

    qtbot.keyClick(tick, Qt.Key.Key_Return, SHIFT)
    assert tick.isChecked()


def test_return_elsewhere_is_left_alone(qtbot: QtBot, ten: Window) -> None:
    button = QToolButton(ten)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    ReturnPresses(ten)

    qtbot.keyClick(ten.claims.list, Qt.Key.Key_Return)

    assert pressed == []


def test_taking_back_what_is_not_there_is_told(ten: Window, session: Session) -> None:
    told: list[str] = []
    session.noticed.connect(told.append)

    ten.actions_by_name["unmark"].trigger()
    ten.actions_by_name["last_decided"].trigger()

    assert told == ["There is no verdict to take back.", "No claim of this check is decided yet."]


def test_an_article_without_claims_says_why_nothing_is_checked(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk
) -> None:
    desk.stored = replace(checked_of(1), claims=())
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)

    with qtbot.waitSignal(session.noticed) as told:
        window.actions_by_name["check"].trigger()

    assert told.args == ["Nothing here hands words to anybody."]


def test_the_way_back_leads_to_the_latest_verdict_in_a_check_opened_again(
    qtbot: QtBot, ten: Window, session: Session, desk: FakeDesk
) -> None:
    for claim_id, verdict in (("a4", Verdict.PARTLY), ("a2", Verdict.VERIFIED)):
        session.choose(claim_id)
        session.mark(verdict)
    qtbot.waitUntil(lambda: len(desk.reviews) == 2)
    check = session.check
    assert check is not None
    session.opened.emit(check)
    session.choose("a9")

    ten.actions_by_name["last_decided"].trigger()

    assert session.claim_id == "a2"


def test_without_a_check_no_action_is_offered_that_needs_one(window: Window) -> None:
    idle = ("find_next", "find_previous", "pane_claims", "next_pane", "predict", "save_archive")

    offered = [name for name in idle if window.actions_by_name[name].isEnabled()]

    assert offered == []
